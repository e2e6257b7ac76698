"""The core of a settled result forces it alone, is smallest, and needs each of its answers."""

import pytest
from hypothesis import given

from advisor.evaluators import sweep
from advisor.evaluators.prove.ground import answer_literals, prover_for, sign
from advisor.evaluators.prove.program import Unproven, within
from advisor.evaluators.prove.sorting import witness
from advisor.explain.core import core
from advisor.language.reading.base import read_base
from advisor.model import Is, Kind, Partial, Profile, RuleBase
from advisor.recommend import recommend
from agreement_core import cores_agree
from brute_force import winners
from builders import answers, base, both, fact, when
from effort import LONG, tried
from strategies import profiles, rule_bases

COMPLETIONS = 100_000 if LONG else 1_000
FACTS = [fact(name, Kind.YES_NO) for name in ("first", "second", "third")]


@given(rule_bases(), profiles())
@tried(60)
def test_the_core_is_the_first_of_the_fewest_answers_that_force_the_result(
    rules: RuleBase, profile: Profile
) -> None:
    cores_agree(rules, profile)


def yes(name: str) -> Is:
    return Is(name, ("yes",))


def test_one_answer_that_is_enough_is_the_core_though_two_together_are_enough_too() -> None:
    rules = base(FACTS, [when(both(yes("first"), yes("second")), a=9), when(yes("third"), a=5)])
    profile = answers(first="yes", second="yes", third="yes")
    assert core(rules, profile, "choice", ["a"]) == ("third",)


def test_of_two_answers_either_of_which_is_enough_the_core_is_the_one_that_is_asked_first() -> None:
    rules = base(FACTS, [when(yes("third"), a=5), when(yes("second"), a=9)])
    assert core(rules, answers(third="yes", second="yes"), "choice", ["a"]) == ("second",)


def test_a_partial_answer_can_be_the_core() -> None:
    colour = fact("colour", Kind.CHOICE, ("red", "green", "blue"))
    rules = base([*FACTS, colour], [when(Is("colour", ("red", "green")), a=5)])
    profile = {**answers(first="yes"), "colour": Partial(frozenset(), frozenset({"red", "green"}))}
    assert core(rules, profile, "choice", ["a"]) == ("colour",)


def test_what_wins_whatever_is_answered_needs_no_answer() -> None:
    rules = base(FACTS, [when(yes("first"), a=5), when(both(), a=9)])
    assert core(rules, answers(first="yes"), "choice", ["a"]) == ()


def test_what_is_not_settled_has_no_core() -> None:
    rules = base(FACTS, [when(yes("first"), a=5), when(yes("second"), b=9)])
    assert core(rules, answers(first="yes"), "choice", ["a"]) is None


def test_a_core_that_is_not_known_in_time_is_said_to_be_so() -> None:
    rules = base(FACTS, [when(yes("first"), a=5)])
    assert core(rules, answers(first="yes"), "choice", ["a"], seconds=0) == Unproven(0)


@pytest.fixture(scope="module")
def shipped() -> RuleBase:
    return read_base()


@pytest.mark.parametrize("seed", range(6))
def test_cores_of_the_shipped_rules_force_the_result_and_need_each_answer(
    shipped: RuleBase, seed: int
) -> None:
    (row,) = sweep.sample(shipped, {}, 1, seed)
    whole = sweep.decode(shipped, row)
    profile = {name: whole[name] for place, name in enumerate(shipped.facts) if place % 6 != seed}
    for outcome in recommend(shipped, profile).outcomes.values():
        found = core(shipped, profile, outcome.decision, outcome.winners)
        if outcome.settled:
            assert isinstance(found, tuple)
            forcing = {name: profile[name] for name in found}
            assert wins_always(shipped, forcing, outcome.decision, outcome.winners)
            for name in found:
                fewer = {other: answer for other, answer in forcing.items() if other != name}
                other = ends_otherwise(shipped, fewer, outcome.decision, frozenset(outcome.winners))
                assert other[outcome.decision] != frozenset(outcome.winners)
        else:
            assert found is None


def wins_always(rules: RuleBase, profile: Profile, decision: str, ending: tuple[str, ...]) -> bool:
    """Return whether just these win in each of many random completions."""
    codes = sweep.sample(rules, profile, COMPLETIONS, 1)
    swept, candidates = sweep.sweep(rules, codes), set(rules.decisions[decision].candidate_ids)
    return all(swept.winners_of(row) & candidates == set(ending) for row in range(len(codes)))


def ends_otherwise(
    rules: RuleBase, profile: Profile, decision: str, ending: frozenset[str]
) -> dict[str, frozenset[str]]:
    """Return how a completion ends, by the reference, in which it is proved that not just these win."""
    prover = prover_for(rules)
    for name in rules.decisions[decision].candidate_ids:
        differs = sign(prover.standing("top", name), positive=name not in ending)
        complete = witness(prover, [*answer_literals(prover, profile), differs], within(10))
        if isinstance(complete, dict):
            return dict(winners(rules, complete))
    pytest.fail("there is no such completion")
