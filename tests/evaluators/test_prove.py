"""What is proved of small rule bases whose truths can be seen by eye, and what is said when proof takes too long."""

import time
from itertools import combinations

import pytest

from advisor.evaluators.prove.changes import NewAnswers, smallest_change
from advisor.evaluators.prove.claims import Claim, Proved, Refuted, prove
from advisor.evaluators.prove.possible import NoProfile, prospects
from advisor.evaluators.prove.program import Unproven
from advisor.evaluators.prove.relevance import relevant
from advisor.evaluators.prove.versions import same_winners
from advisor.model import (
    Advise,
    All,
    Always,
    Any,
    AtLeast,
    Conclude,
    Condition,
    Found,
    Is,
    Kind,
    Never,
    Not,
    RuleBase,
    RuleOut,
    Somebody,
)
from agreement import Futures, futures
from builders import answers, base, both, decision, fact, rule, when

FLAG = fact("flag", Kind.YES_NO)
SIZE = fact("size", Kind.SCALE, ("small", "medium", "large"))
TOOLS = fact("tools", Kind.SEVERAL, ("saw", "axe", "drill"))
ON = Is("flag", ("yes",))
LARGE = AtLeast("size", "large")


def pigeons(holes: int) -> Condition:
    """Return that one pigeon more than there are holes sits in a hole of its own: false, but hard to prove so."""
    places = [str(hole) for hole in range(holes)]
    return All(
        tuple(
            Not(both(Is(f"p{one}", (place,)), Is(f"p{other}", (place,))))
            for place in places
            for one, other in combinations(range(holes + 1), 2)
        )
    )


@pytest.fixture
def hard() -> RuleBase:
    facts = [fact(f"p{number}", Kind.CHOICE, [str(hole) for hole in range(13)]) for number in range(14)]
    return base(facts, [when(pigeons(13), a=1)])


def test_a_search_over_its_time_says_so_and_leaves_the_base_usable(hard: RuleBase) -> None:
    start = time.monotonic()
    assert prove(hard, Claim(pigeons(13), Never(("a",))), seconds=0.3) == Unproven(0.3)
    assert time.monotonic() - start < 5
    assert isinstance(prove(hard, Claim(All(()), Never(("b",)))), Refuted)


def test_who_can_win_is_unproven_when_time_runs_out(hard: RuleBase) -> None:
    assert prospects(hard, {}, seconds=0.3) == Unproven(0.3)


def test_facts_that_could_not_be_decided_in_time_are_listed_apart(hard: RuleBase) -> None:
    found = relevant(hard, {}, seconds=0.3)
    assert set(found.undecided) | set(found.facts) == set(hard.facts)
    assert found.undecided


def test_a_decision_is_settled_by_a_lead_that_nothing_open_can_make_up() -> None:
    knowledge = base([FLAG, SIZE], [when(ON, a=4), when(LARGE, b=3)])
    assert not prospects(knowledge, {})["choice"].settled
    assert prospects(knowledge, answers(flag="yes"))["choice"].settled
    assert relevant(knowledge, answers(flag="yes")).facts == ()


def test_a_tie_in_every_completion_is_settled() -> None:
    found = prospects(base([FLAG], [when(ON, c=-1)]), answers(flag="yes"))["choice"]
    assert (found.winners, found.tie, found.settled) == ({"a", "b"}, True, True)


def test_nobody_left_in_every_completion_is_settled() -> None:
    knowledge = base([FLAG, SIZE], [rule("all", ON, RuleOut("a"), RuleOut("b"), RuleOut("c"))])
    found = prospects(knowledge, answers(flag="yes"))["choice"]
    assert (found.winners, found.nobody, found.settled) == (frozenset(), True, True)


def test_answers_that_an_impossibility_forbids_count_for_nothing() -> None:
    knowledge = base([FLAG, SIZE], [when(LARGE, b=3), when(ON, a=1)], impossible=[both(ON, LARGE)])
    assert prospects(knowledge, answers(flag="yes"))["choice"].winners == {"a"}
    assert prospects(knowledge, answers(flag="yes", size="large")) == NoProfile()
    assert futures(knowledge, answers(flag="yes", size="large")) == NoProfile()
    assert relevant(knowledge, answers(flag="yes", size="large")).facts == ()


def test_a_base_without_any_possible_profile_is_said_to_have_none() -> None:
    knowledge = base([FLAG], [when(ON, a=1)], impossible=[ON, Not(ON)])
    assert prospects(knowledge, {}) == NoProfile()
    assert prove(knowledge, Claim(All(()), Never(("a",)))) == Proved(vacuous=True)


def test_a_fact_that_only_advice_reads_is_not_relevant() -> None:
    knowledge = base([FLAG, SIZE], [when(ON, a=1), rule("hint", LARGE, Advise("rest"))], advice=["rest"])
    assert relevant(knowledge, {}).facts == ("flag",)


def test_a_fact_matters_to_either_decision() -> None:
    two = [decision("one", "a", "b"), decision("two", "x", "y")]
    knowledge = base([FLAG, SIZE], [when(ON, a=1), when(LARGE, x=1)], decisions=two)
    assert relevant(knowledge, {}).facts == ("flag", "size")
    assert prospects(knowledge, answers(flag="yes"))["one"].settled
    assert not prospects(knowledge, answers(flag="yes"))["two"].settled


def test_rules_that_can_never_fire_are_found_through_findings() -> None:
    knowledge = base(
        [FLAG, SIZE],
        [rule("concludes", both(ON, LARGE), Conclude("both")), rule("dead", both(Found("both"), Not(ON)))],
        findings=["both"],
    )
    found = futures(knowledge, {})
    assert isinstance(found, Futures)
    assert found.rules.may == {"concludes"}
    assert found.rules.must == frozenset()


def test_a_claim_over_a_finding_is_proved_by_a_veto_and_refuted_without_it() -> None:
    strict = rule("strict", both(ON, LARGE), Conclude("strict"))
    veto = rule("veto", Found("strict"), RuleOut("a"))
    claim = Claim(Found("strict"), Never(("a",)))
    with_veto = base([FLAG, SIZE], [strict, veto, when(ON, a=8)], findings=["strict"])
    without = base([FLAG, SIZE], [strict, when(ON, a=8)], findings=["strict"])
    assert prove(with_veto, claim) == Proved(vacuous=False)
    assert prove(without, claim) == Refuted(answers(flag="yes", size="large"))


def test_a_claim_that_holds_by_points_fails_with_one_point_less() -> None:
    claim = Claim(ON, Always("choice", ("a",)))
    enough = base([FLAG, SIZE], [when(ON, a=4), when(LARGE, b=3)])
    too_few = base([FLAG, SIZE], [when(ON, a=3), when(LARGE, b=3)])
    assert prove(enough, claim) == Proved(vacuous=False)
    assert prove(too_few, claim) == Refuted(answers(flag="yes", size="large"))


def test_somebody_is_left_unless_all_are_ruled_out() -> None:
    vetoes = [rule("one", ON, RuleOut("a"), RuleOut("b")), rule("other", LARGE, RuleOut("c"))]
    claim = Claim(All(()), Somebody(("choice",)))
    assert prove(base([FLAG, SIZE], vetoes[:1]), claim) == Proved(vacuous=False)
    assert prove(base([FLAG, SIZE], vetoes), claim) == Refuted(answers(flag="yes", size="large"))


def test_a_claim_about_a_case_that_cannot_be_is_vacuous() -> None:
    assert prove(base([FLAG], []), Claim(both(ON, Not(ON)), Never(("a",)))) == Proved(vacuous=True)


def test_the_smallest_change_respects_locks_and_what_is_unknown() -> None:
    knowledge = base([FLAG, SIZE, TOOLS], [when(ON, a=4), when(Any((LARGE, Is("tools", ("axe",)))), b=8)])
    known = answers(flag="yes", size="small")
    assert smallest_change(knowledge, known, "a") == NewAnswers({})
    assert smallest_change(knowledge, known, "b") == NewAnswers({"size": "large"})
    assert smallest_change(knowledge, known, "b", locked=["size"]) is None
    assert smallest_change(knowledge, known, "c") is None


def test_of_equally_few_changes_the_smallest_step_is_taken() -> None:
    not_small = AtLeast("size", "medium")
    knowledge = base([SIZE, TOOLS], [when(not_small, b=1), when(Is("tools", ("axe",)), c=1)])
    assert smallest_change(knowledge, answers(size="small"), "b") == NewAnswers({"size": "medium"})
    assert smallest_change(knowledge, answers(tools=["saw"]), "c") == NewAnswers(
        answers(tools=["saw", "axe"])
    )


def test_of_equal_changes_the_first_fact_and_value_are_taken_whatever_was_asked_before() -> None:
    one, other = Is("tools", ("axe", "drill")), ON
    knowledge = base([TOOLS, FLAG], [when(Any((one, other)), b=1)])
    known = answers(tools=[], flag="no")
    expected = NewAnswers(answers(tools=["axe"]))
    assert smallest_change(knowledge, known, "b") == expected
    assert smallest_change(knowledge, known, "b", locked=["tools"]) == NewAnswers({"flag": "yes"})
    assert smallest_change(knowledge, known, "b") == expected


def test_more_changes_than_are_allowed_are_none() -> None:
    facts = [fact(f"f{number}", Kind.YES_NO) for number in range(4)]
    every = All(tuple(Is(one.id, ("yes",)) for one in facts))
    knowledge = base(facts, [when(every, b=1)])
    known = {one.id: "no" for one in facts}
    assert smallest_change(knowledge, known, "b") is None
    assert smallest_change(knowledge, known, "b", most=4) == NewAnswers({one.id: "yes" for one in facts})


def test_an_empty_list_of_values_is_unknown_before_the_answer_and_false_after() -> None:
    knowledge = base([SIZE, TOOLS], [when(Not(Is("tools", ())), b=1)])
    assert smallest_change(knowledge, answers(size="small"), "b") is None
    assert smallest_change(knowledge, answers(tools=[]), "b") == NewAnswers({})


def test_rewritten_conditions_are_proved_equal() -> None:
    plain = base([FLAG, SIZE], [when(Not(Any((ON, LARGE))), a=2), when(ON, b=1, c=1)])
    rewritten = base([FLAG, SIZE], [when(All((Not(LARGE), Not(ON))), a=2), when(ON, c=1), when(ON, b=1)])
    assert same_winners(plain, rewritten) == Proved(vacuous=False)


def test_one_point_more_that_makes_a_tie_is_a_difference() -> None:
    old = base([FLAG, SIZE], [when(ON, a=2), when(LARGE, b=1)])
    new = base([FLAG, SIZE], [when(ON, a=2), when(LARGE, b=2)])
    assert same_winners(old, new) == Refuted(answers(flag="yes", size="large"))


def test_versions_are_compared_where_both_understand_the_answers() -> None:
    fewer = fact("size", Kind.SCALE, ("small", "medium"))
    old, new = base([SIZE], [when(LARGE, a=1)]), base([fewer, FLAG], [])
    assert same_winners(old, new) == Proved(vacuous=False)
    match same_winners(new, base([SIZE, FLAG], [when(ON, a=1)])):
        case Refuted(profile):
            assert profile["flag"] == "yes"
            assert profile["size"] != "large"
        case verdict:
            pytest.fail(f"the flag makes no difference: {verdict}")


def test_a_fact_that_became_a_set_leaves_nothing_to_compare() -> None:
    one = fact("size", Kind.SEVERAL, ("small", "medium", "large"))
    assert same_winners(base([SIZE], []), base([one], [])) == Proved(vacuous=True)


def test_a_candidate_of_one_version_only_makes_a_difference_where_it_wins() -> None:
    old = base([FLAG], [when(ON, a=1)], decisions=[decision("choice", "a", "b")])
    new = base([FLAG], [when(ON, a=1), when(Not(ON), d=1)], decisions=[decision("choice", "a", "b", "d")])
    assert same_winners(old, new) == Refuted(answers(flag="no"))


def many_ways() -> RuleBase:
    """Return a base with many profiles to choose a witness from."""
    facts = [fact(f"f{number}", Kind.CHOICE, ["x", "y", "z"]) for number in range(8)]
    rules = [when(Is(one.id, ("x", "z")), a=n, b=7 - n) for n, one in enumerate(facts)]
    return base(facts, rules)


def test_a_witness_does_not_depend_on_what_was_asked_before() -> None:
    fresh, used = many_ways(), many_ways()
    for number in range(8):
        prospects(used, {f"f{number}": "y"})
        prove(used, Claim(Is(f"f{number}", ("x",)), Never(("b",))))
    for candidate in "ab":
        claim = Claim(Is("f3", ("z",)), Never((candidate,)))
        assert prove(used, claim) == prove(fresh, claim)
