"""Flips and ways out are the smallest changes, by trying all, and leave alone what is given or locked."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advisor.conditions import broken
from advisor.explain import flips as explained_flips
from advisor.explain.flips import MOST, flips, nearest_flip, way_out
from advisor.model import Is, Kind, Nature, Not, Profile, RuleBase
from advisor.recommend import recommend
from brute_force import completions, turned
from brute_force import winners as winners_by_trial
from builders import answers, base, both, fact, when
from effort import tried
from fault_detection import examples_of
from strategies import profiles, rule_bases, ruling_out_all

FLAG = fact("flag", Kind.YES_NO)
SIZE = fact("size", Kind.SCALE, ("small", "medium", "large"))
YES = Is("flag", ("yes",))
LARGE = Is("size", ("large",))


@given(rules=rule_bases(), profile=profiles(), givens=st.booleans())
@tried(20)
def test_a_flip_is_a_smallest_change_by_trying_all_changes(
    rules: RuleBase, profile: Profile, *, givens: bool
) -> None:
    flips_agree(rules, profile, givens=givens)


def flips_agree(rules: RuleBase, profile: Profile, *, givens: bool) -> None:
    assume(not broken(rules, profile))
    free = [name for name in profile if givens or rules.facts[name].nature is not Nature.GIVEN]
    for outcome in recommend(rules, profile).outcomes.values():
        for flip in flips(rules, profile, outcome, givens=givens):
            smallest = fewest_changes(rules, profile, outcome.decision, flip.candidate, free)
            assert (len(flip.changes) or None) == smallest
            after = {**profile, **{change.fact: change.then for change in flip.changes}}
            if flip.changes:
                assert {change.fact for change in flip.changes} <= {*free}
                assert recommend(rules, after).outcomes[outcome.decision].winners == (flip.candidate,)


@given(rule_bases(), profiles())
@tried(20)
def test_a_way_out_is_a_smallest_change_of_what_is_not_given(rules: RuleBase, profile: Profile) -> None:
    ways_out_agree(ruling_out_all(rules, Is("colour", ("red",))), {**profile, "colour": "red"})


def ways_out_agree(rules: RuleBase, profile: Profile) -> None:
    assume(not broken(rules, profile))
    free = [name for name in profile if rules.facts[name].nature is not Nature.GIVEN]
    for outcome in recommend(rules, profile).outcomes.values():
        way = way_out(rules, profile, outcome)
        if way:
            assert (len(way.changes) or None) == fewest_changes(rules, profile, outcome.decision, None, free)


def unless_given(rules: RuleBase, profile: Profile) -> None:
    flips_agree(rules, profile, givens=False)


FAULTS = {
    "what is given changes": lambda _base, locked, **_: tuple(locked),
    "only what can be decided changes": lambda base, locked, **_: (
        *locked,
        *(fact.id for fact in base.facts.values() if fact.nature is not Nature.CHOICE),
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_what_is_kept_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explained_flips, "kept", FAULTS[fault])
    with pytest.raises(AssertionError):
        examples_of(unless_given)()


def test_the_way_out_is_not_to_be_somebody_else_unless_that_is_asked_for() -> None:
    given_flag = replace(FLAG, nature=Nature.GIVEN)
    rules = ruling_out_all(base([given_flag, SIZE], []), both(YES, Is("size", ("small",))))
    profile = answers(flag="yes", size="small")
    outcome = recommend(rules, profile).outcomes["choice"]

    def changed(*, givens: bool = False, locked: Sequence[str] = ()) -> list[str]:
        way = way_out(rules, profile, outcome, locked, givens=givens)
        assert way
        return [change.fact for change in way.changes]

    assert changed() == ["size"]
    assert changed(locked=["size"]) == []
    assert changed(locked=["size"], givens=True) == ["flag"]


def fewest_changes(
    rules: RuleBase, profile: Profile, decision: str, candidate: str | None, free: Sequence[str]
) -> int | None:
    """Return how few of these answers must change for the candidate to win alone, or for None anybody to be left.

    None if more than MOST.
    """

    def reached(winners: set[str]) -> bool:
        return winners == {candidate} if candidate else bool(winners)

    for count in range(1, MOST + 1):
        for some in combinations(free, count):
            for values in product(*(turned(rules.facts[name], profile[name]) for name in some)):
                after = {**profile, **dict(zip(some, values, strict=True))}
                if not broken(rules, after) and (
                    candidate is None or reached(winners_by_trial(rules, after)[decision])
                ):
                    ends = (winners_by_trial(rules, one)[decision] for one in completions(rules, after))
                    if any(map(reached, ends)):
                        return count
    return None


def test_locked_answers_never_change() -> None:
    rules = base([FLAG, SIZE], [when(YES, a=2), when(Not(YES), b=2), when(LARGE, b=3)])
    profile = answers(flag="yes", size="small")
    outcome = recommend(rules, profile).outcomes["choice"]
    free = {
        flip.candidate: [change.fact for change in flip.changes] for flip in flips(rules, profile, outcome)
    }
    locked = flips(rules, profile, outcome, locked=["flag", "size"])
    assert free["b"] == ["flag"]
    assert flips(rules, profile, outcome, locked=["flag"])[0].changes[0].fact == "size"
    assert all(not one.changes for one in locked)


@given(rule_bases(), profiles())
@tried(25)
def test_the_nearest_flip_is_the_first_of_all(rules: RuleBase, profile: Profile) -> None:
    for outcome in recommend(rules, profile).outcomes.values():
        known = [flip for flip in flips(rules, profile, outcome) if flip.changes]
        assert nearest_flip(rules, profile, outcome) == (known[0] if known else None)


@given(rules=rule_bases(), profile=profiles())
@tried(20)
def test_natures_and_texts_change_no_recommendation(rules: RuleBase, profile: Profile) -> None:
    silent = replace(
        rules,
        facts={
            name: replace(fact, nature=None, values=tuple(replace(value, said="") for value in fact.values))
            for name, fact in rules.facts.items()
        },
        findings={name: replace(finding, said="") for name, finding in rules.findings.items()},
        rules={name: replace(rule, reason="") for name, rule in rules.rules.items()},
        advice={name: replace(advice, do="") for name, advice in rules.advice.items()},
    )
    assert recommend(rules, profile) == recommend(silent, profile)
