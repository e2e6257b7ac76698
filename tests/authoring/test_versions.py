"""What is proved of two versions is what trying every interview shows, those with unknown answers among them."""

from collections.abc import Iterator

from hypothesis import given

from advisor.conditions import broken, judge
from advisor.evaluators.prove.merge import merged
from advisor.evaluators.prove.program import within
from advisor.evaluators.prove.versions import DifferingAnswers, versions
from advisor.model import All, Any, AtMost, Conclude, Found, Is, Kind, Not, Partial, Profile, RuleBase
from brute_force import partials, winners
from builders import answers, base, both, decision, fact, rule, when
from edited_versions import versions_of_rules, with_same_meaning
from effort import tried
from strategies import rule_bases

FLAG = fact("flag", Kind.YES_NO)
SIZE = fact("size", Kind.SCALE, ("small", "medium", "large"))
TOOLS = fact("tools", Kind.SEVERAL, ("saw", "axe"))
ON, OFF = Is("flag", ("yes",)), Is("flag", ("no",))
LONG = 60.0


def interviews(old: RuleBase, new: RuleBase) -> Iterator[Profile]:
    """Yield every profile of equal facts that breaks no impossibility, with any of them unknown or known in part."""
    return (profile for profile in partials(old) if not broken(new, profile))


def fewest(old: RuleBase, new: RuleBase) -> Profile | None:
    return only(versions(old, new, within(LONG)).fewest(within(LONG)))


def only(found: object) -> Profile | None:
    assert found is None or (isinstance(found, DifferingAnswers) and found.fewest)
    return found.profile if found else None


@given(versions_of_rules())
@tried(4)
def test_leaders_differ_on_the_fewest_answers_with_which_they_ever_do(
    pair: tuple[RuleBase, RuleBase],
) -> None:
    old, new = pair
    differing = [one for one in interviews(old, new) if winners(old, one) != winners(new, one)]
    found = fewest(old, new)
    assert found in differing if differing else found is None
    if isinstance(found, dict):
        assert len(found) == min(map(len, differing))


@given(rule_bases())
@tried(25)
def test_conditions_written_otherwise_are_proved_the_same_decision_by_decision(old: RuleBase) -> None:
    assert versions(old, with_same_meaning(old), within(LONG)).unlike == ()


@given(versions_of_rules(impossible=False))
@tried(5)
def test_what_is_merged_is_alike_on_every_interview(pair: tuple[RuleBase, RuleBase]) -> None:
    old, new = pair
    one, other = merged(old, new, within(LONG))
    alike = [name for name in one.rules if one.rules[name] == other.rules[name]]
    for profile in interviews(old, new):
        mine, theirs = judge(old, profile).rules, judge(new, profile).rules
        assert [mine[name] for name in alike] == [theirs[name] for name in alike]


def test_a_case_distinction_is_the_same_on_every_complete_profile_and_no_other() -> None:
    old = base([FLAG, SIZE], [when(Is("size", ("small",)), a=1)])
    split = both(Is("size", ("small",)), Any((ON, OFF)))
    assert fewest(old, base([FLAG, SIZE], [when(split, a=1)])) == answers(size="small")


def test_a_list_is_not_any_of_its_values_where_it_is_not_known_which() -> None:
    listed, parts = Is("size", ("small", "medium")), Any((Is("size", ("small",)), Is("size", ("medium",))))
    left = {"size": Partial(frozenset(), frozenset({"small", "medium"}))}
    assert fewest(*(base([FLAG, SIZE], [when(one, a=1)]) for one in (listed, parts))) == left
    named = [
        base([SIZE], [rule("one", one, Conclude("x")), when(Found("x"), a=1)], findings=["x"])
        for one in (listed, parts)
    ]
    assert fewest(*named) == left
    bounded = (AtMost("size", "medium"), listed)
    assert fewest(*(base([SIZE], [when(one, a=1)]) for one in bounded)) is None
    listed, parts = Is("tools", ("saw", "axe")), Any((Is("tools", ("saw",)), Is("tools", ("axe",))))
    assert fewest(*(base([TOOLS], [when(one, a=1)]) for one in (listed, parts))) is None


def test_a_finding_under_another_name_is_no_difference() -> None:
    def named(finding: str) -> RuleBase:
        concluded = rule("concluded", both(ON, Is("size", ("large",))), Conclude(finding))
        return base([FLAG, SIZE], [concluded, when(Not(Found(finding)), a=2)], findings=[finding])

    assert versions(named("heavy"), named("weighty"), within(LONG)).unlike == ()


def test_findings_that_trade_places_are_merged_as_far_as_they_are_equal() -> None:
    def chained(first: str, second: str) -> RuleBase:
        low = rule("low", ON, Conclude(first))
        high = rule("high", All((Found(first), Found(first))), Conclude(second))
        return base([FLAG], [low, high, when(Found("x"), a=1)], findings=[first, second])

    assert versions(chained("x", "y"), chained("y", "x"), within(LONG)).unlike == ()


def test_only_answers_that_both_understand_are_compared() -> None:
    fewer = fact("size", Kind.SCALE, ("small", "medium"))
    more = base([SIZE, FLAG], [when(Is("size", ("large",)), a=1)])
    assert fewest(more, base([fewer, FLAG], [])) is None
    assert fewest(base([fewer, FLAG], []), more) is None


def test_a_value_that_went_is_not_the_answer_once_there_is_another() -> None:
    fewer = fact("size", Kind.SCALE, ("small", "medium"))
    old = base([SIZE], [when(Not(Is("size", ("large",))), a=1)])
    assert fewest(old, base([fewer], [])) in (answers(size="small"), answers(size="medium"))
    new = base([fewer], [when(AtMost("size", "medium"), a=1)])
    left = {"size": Partial(frozenset(), frozenset({"small", "medium"}))}
    assert fewest(old, new) == left  # that the newer version has both says nothing to it
    assert only(versions(old, new, within(LONG)).fewest(within(LONG), passed=[left])) is None


def test_a_fact_that_became_a_set_is_not_answered() -> None:
    old = base([SIZE, FLAG], [when(Is("size", ("small",)), a=1)])
    several = fact("size", Kind.SEVERAL, SIZE.value_ids)
    assert fewest(old, base([several, FLAG], [])) is None
    assert fewest(old, base([several, FLAG], [when(ON, b=1)])) == answers(flag="yes")


def test_a_new_question_is_answered_only_where_it_must_be() -> None:
    old = base([SIZE], [when(Is("size", ("small",)), a=1)])
    new = base([SIZE, TOOLS], [when(Is("size", ("small",)), a=1), when(Is("tools", ("axe",)), b=1)])
    assert fewest(old, new) == answers(tools=["axe"])


def test_a_new_candidate_makes_a_difference_where_it_is_first() -> None:
    old = base([FLAG], [when(ON, a=1)], decisions=[decision("choice", "a", "b")])
    new = base([FLAG], [when(ON, a=1), rule("never", ON)], decisions=[decision("choice", "a", "b", "late")])
    assert fewest(old, new) == {}
    behind = base([FLAG], [when(Any(()), a=1)], decisions=[decision("choice", "a", "b")])
    assert fewest(behind, behind) is None


def test_answers_under_which_a_decision_is_settled_do_not_count_for_it() -> None:
    old, new = base([FLAG, SIZE], []), base([FLAG, SIZE], [when(ON, a=1), when(Is("size", ("small",)), b=1)])
    found = versions(old, new, within(LONG))
    settled = {"choice": [answers(flag="yes"), answers(size="small")]}
    flag, small = answers(flag="yes"), answers(size="small")
    assert only(found.fewest(within(LONG))) in (flag, small)
    assert only(found.fewest(within(LONG), settled=settled)) is None
    assert only(found.fewest(within(LONG), barred=[flag])) == small
    assert only(found.fewest(within(LONG), passed=[small])) == flag
    two = only(found.fewest(within(LONG), passed=[flag, small]))
    assert two is not None
    assert len(two) == 2


def test_the_only_value_of_a_question_is_not_its_answer_before_it_is_given() -> None:
    lamp = fact("lamp", Kind.CHOICE, ("oil",))
    assert fewest(base([lamp], [when(All(()), a=1)]), base([lamp], [])) == {}
    assert fewest(base([lamp], [when(Is("lamp", ("oil",)), a=1)]), base([lamp], [])) == answers(lamp="oil")


def test_what_is_left_once_a_value_is_excluded_that_one_version_lacks_is_told_in_either_order() -> None:
    fewer = fact("size", Kind.SCALE, ("small", "medium"))
    old = base([SIZE], [when(AtMost("size", "medium"), a=1)])
    passed = [answers(size="small"), answers(size="medium")]
    for pair in ((old, base([fewer], [])), (base([fewer], []), old)):
        found = versions(*pair, within(LONG)).fewest(within(LONG), passed=passed)
        assert only(found) == {"size": Partial(frozenset(), frozenset({"small", "medium"}))}
