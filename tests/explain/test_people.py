"""Several people: their union, what they dispute, what is moot, and what is worth a meeting."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advisor.evaluators.prove.program import Unproven
from advisor.evaluators.prove.resolving import Agenda
from advisor.explain import people
from advisor.explain.people import (
    Comparison,
    KeptOut,
    Person,
    compare_people,
    kept_out,
    said_words,
    union_of,
    without_any,
)
from advisor.language.reading.answers import Given
from advisor.model import (
    Answer,
    Exclusion,
    Fact,
    Impossible,
    Is,
    Kind,
    Not,
    OneOf,
    Partial,
    Profile,
    RuleBase,
    is_own,
    keeping_out,
    lower,
)
from advisor.recommend import recommend
from agreement_agenda import agendas_agree
from brute_force import as_set, completions, left
from builders import HERE, answers, base, both, fact, when
from effort import tried
from strategies import FACTS, known_of, profiles, rule_bases

ASKED = [
    fact("first", Kind.YES_NO),
    fact("second", Kind.YES_NO),
    fact("third", Kind.YES_NO),
    fact("colour", Kind.CHOICE, ("red", "green", "blue")),
]


def sheet(name: str, profile: Profile) -> Person:
    return Person(name, tuple(Given(name, answer) for name, answer in profile.items()))


def compared(rules: RuleBase, **said: Profile) -> Comparison:
    return compare_people(rules, [sheet(name, profile) for name, profile in said.items()])


def yes(name: str) -> Is:
    return Is(name, ("yes",))


@given(st.lists(profiles(), min_size=2, max_size=3))
def test_the_union_requires_what_all_require_and_allows_what_one_allows(sheets: list[Profile]) -> None:
    union = union_of(base(FACTS, []), [sheet(str(place), profile) for place, profile in enumerate(sheets)])
    for each in FACTS:
        known = [profile[each.id] for profile in sheets if each.id in profile]
        sets = [as_set(whole) for answer in known for whole in left(each, answer)]
        if sets and each.kind is Kind.SEVERAL:
            limits = Partial(frozenset.intersection(*sets), frozenset().union(*sets))
            assert each.limits(union.get(each.id)) == limits
        elif sets:
            assert {as_set(whole) for whole in left(each, union.get(each.id))} == set(sets)
        else:
            assert each.id not in union


def unlike_answers(one: Fact) -> st.SearchStrategy[tuple[Answer, Answer]]:
    return st.tuples(known_of(one), known_of(one)).filter(lambda pair: pair[0] != pair[1])


UNLIKE = st.fixed_dictionaries({one.id: unlike_answers(one) for one in FACTS})
# Whoever has the flag is small, and the reverse: neither can be agreed on alone.
TIED = (
    Impossible(both(yes("flag"), Not(Is("size", ("small",)))), "tied", HERE),
    Impossible(both(Not(yes("flag")), Is("size", ("small",))), "tied", HERE),
)


@given(rule_bases(), UNLIKE, st.sampled_from([(), TIED]))
@tried(20)
def test_of_two_sheets_that_differ_in_four_facts_the_agenda_is_what_trying_every_resolution_shows(
    rules: RuleBase, pairs: dict[str, tuple[Answer, Answer]], ties: tuple[Impossible, ...]
) -> None:
    rules = replace(rules, impossible=(*rules.impossible, *ties))
    one, other = ({name: pair[side] for name, pair in pairs.items()} for side in (0, 1))
    union = union_of(rules, [sheet("one", one), sheet("other", other)])
    assume(any(True for _ in completions(rules, union)))
    found = compared(rules, one=one, other=other)
    assert [dispute.fact for dispute in found.disputes] == list(rules.facts)
    agendas_agree(rules, found.union, list(pairs))
    if not found.to_meet_about:
        assert found.together.result.settled


def test_who_says_dont_know_disputes_nothing_and_does_not_widen_the_union() -> None:
    rules = base(ASKED, [when(yes("first"), a=3)])
    unsure = Person("unsure", (Given("first", None),))
    found = compare_people(rules, [sheet("sure", answers(first="yes")), unsure])
    assert (found.disputes, found.union) == ((), answers(first="yes"))
    assert found.unanswered == ("second", "third", "colour")


def test_what_nobody_says_otherwise_is_no_dispute_however_it_is_said() -> None:
    rules = base(ASKED, [])
    colour, statement = rules.facts["colour"], OneOf(("green", "red"))
    listed = Person("listed", (Given("colour", lower(colour, statement), statement),))
    found = compare_people(
        rules, [listed, sheet("excluded", {"colour": Partial(frozenset(), frozenset({"red", "green"}))})]
    )
    assert found.disputes == ()


def test_a_dispute_is_moot_if_nobody_else_wins_whatever_they_agree_on() -> None:
    rules = base(ASKED, [when(both(), a=9), when(yes("first"), b=5)])
    found = compared(rules, ann=answers(first="yes"), ben=answers(first="no"))
    assert [dispute.fact for dispute in found.moot] == ["first"]
    assert found.to_meet_about == ()
    assert found.agenda == Agenda((), settles=True)


def test_disputes_that_are_moot_one_by_one_are_not_if_both_together_turn_it() -> None:
    rules = base(ASKED, [when(both(), a=9), when(yes("first"), b=5), when(yes("second"), b=6)])
    found = compared(rules, ann=answers(first="yes", second="no"), ben=answers(first="no", second="yes"))
    assert found.agenda == Agenda(("first", "second"), settles=True)


def test_the_union_may_be_open_although_all_would_be_recommended_the_same() -> None:
    rules = base(ASKED, [when(Not(both(yes("first"), yes("second"))), a=9), when(both(), b=5)])
    found = compared(rules, ann=answers(first="yes", second="no"), ben=answers(first="no", second="yes"))
    assert {standpoint.result.winners for standpoint in found.alone.values()} == {("a",)}
    assert not found.together.result.settled
    assert found.agenda == Agenda(("first", "second"), settles=True)


def test_a_third_answer_that_nobody_gave_can_be_agreed_on_if_it_lies_in_what_they_left_open() -> None:
    rules = base(ASKED, [when(Is("colour", ("green",)), b=5), when(both(), a=1)])
    ann = {"colour": Partial(frozenset(), frozenset({"red", "green"}))}
    found = compared(rules, ann=ann, ben=answers(colour="blue"))
    assert found.union == {}
    assert found.agenda == Agenda(("colour",), settles=True)


def test_what_nobody_knows_is_named_if_it_keeps_a_decision_open_whatever_is_agreed_on() -> None:
    rules = base(ASKED, [when(yes("first"), a=3), when(yes("third"), b=5)])
    found = compared(rules, ann=answers(first="yes", second="no"), ben=answers(first="no", second="yes"))
    assert found.agenda == Agenda(("first",), settles=False)
    assert found.missing == ("third",)
    assert [dispute.fact for dispute in found.moot] == ["second"]


def test_what_cannot_be_proved_in_time_may_all_need_a_meeting(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = base(ASKED, [when(yes("first"), a=3)])
    monkeypatch.setattr(people, "agenda", lambda *_: Unproven(0))
    found = compared(rules, ann=answers(first="yes", second="no"), ben=answers(first="no", second="yes"))
    assert [dispute.fact for dispute in found.to_meet_about] == ["first", "second"]
    assert found.missing == ("third", "colour")


def test_each_answer_is_told_with_all_who_gave_it() -> None:
    rules = base(ASKED, [])
    found = compared(rules, ann=answers(first="yes"), ben=answers(first="no"), cem=answers(first="yes"))
    (dispute,) = found.disputes
    assert said_words(rules, "first", dispute.said) == "first: yes (ann and cem); no (ben)"


VETOES = st.lists(st.sampled_from(("a", "b", "c")), max_size=2, unique=True)


def winners_whatever(rules: RuleBase, union: Profile) -> list[tuple[str, ...]]:
    return [recommend(rules, whole).winners for whole in completions(rules, union)]


@given(rule_bases(), profiles(), VETOES, VETOES)
@tried(20)
def test_contested_is_who_could_win_if_let_in_and_if_nobody_is_letting_all_in_changes_nothing(
    rules: RuleBase, profile: Profile, one: list[str], other: list[str]
) -> None:
    assume(any(True for _ in completions(rules, profile)))
    sides = [
        tuple(Exclusion(name, "ours") for name in out if name in rules.candidates) for out in (one, other)
    ]
    same = sheet("one", profile).given
    found = compare_people(rules, [Person("one", same, sides[0]), Person("other", same, sides[1])])
    every = winners_whatever(keeping_out(rules, tuple(dict.fromkeys(sides[0] + sides[1]))), profile)
    agreed = tuple(exclusion for exclusion in sides[0] if exclusion in sides[1])
    if winners_whatever(keeping_out(rules, agreed), profile) != every:
        assert found.contested
    for exclusion in {*sides[0], *sides[1]} - {*agreed}:
        others = tuple(out for out in dict.fromkeys(sides[0] + sides[1]) if out != exclusion)
        wins = winners_whatever(keeping_out(rules, others), profile)
        assert (exclusion.candidate in found.contested) == any(exclusion.candidate in each for each in wins)


def test_two_reasons_to_keep_one_candidate_out_are_both_reasons_of_the_veto() -> None:
    rules = base(ASKED, [when(both(), a=3)])
    ann, ben = (Person(name, (), (Exclusion("a", why),)) for name, why in (("ann", "dear"), ("ben", "slow")))
    assert kept_out([ann, ben]) == (KeptOut("a", "dear", ("ann",)), KeptOut("a", "slow", ("ben",)))
    (veto,) = (rule for rule in without_any(rules, [ann, ben]).rules.values() if is_own(rule))
    assert veto.because == "dear; slow"
    assert compare_people(rules, [ann, ben]).contested == ()
