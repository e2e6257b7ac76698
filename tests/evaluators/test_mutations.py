"""The agreement checks can fail: each planted fault in an evaluator makes one of them fail."""

from collections.abc import Callable, Mapping

import numpy as np
import pytest

from advisor.evaluators import network, sweep
from advisor.evaluators.prove import encode, program
from advisor.evaluators.sweep import plan, samples, standings, truths
from advisor.evaluators.sweep.codes import Columns
from advisor.evaluators.sweep.levels import TruthLayout
from advisor.evaluators.sweep.truths import Bits
from advisor.model import Is, Kind, Profile, RuleBase
from agreement import (
    changes_agree,
    prospects_agree,
    samples_agree,
    sweep_agrees,
    telling_agrees,
    ways_out_agree,
)
from fault_detection import first_failure
from strategies import profiles, rule_bases, ruling_out_all

Check = Callable[[RuleBase, Profile], None]


def unlocked(base: RuleBase, profile: Profile) -> None:
    changes_agree(base, profile, locked=frozenset())


def rescued(base: RuleBase, profile: Profile) -> None:
    nobody_for_red = ruling_out_all(base, Is("colour", ("red",)))
    ways_out_agree(nobody_for_red, profile, locked=frozenset())


def swept(base: RuleBase, profile: Profile) -> None:
    sweep_agrees(base, [profile])


def sampled(base: RuleBase, profile: Profile) -> None:
    samples_agree(base, profile, 1)


def examples_of(check: Check, most: int = 1000) -> Callable[[], None]:
    """Return the check over drawn examples, up to the first that fails; it is not made smaller."""

    @first_failure(most, rule_bases(), profiles())
    def run(base: RuleBase, profile: Profile) -> None:
        check(base, profile)

    return run


# A line of the interpreter, and what a fault makes of it.
INTERPRETER_FAULTS: Mapping[str, tuple[Check, str, str]] = {
    "a veto is ignored": (prospects_agree, "out(S,C)    :- side(S,W,B), veto(B,C,N), yes(W,N).", ""),
    "a tie is broken silently": (
        prospects_agree,
        "not out(S,E), not level(W,K).",
        "not out(S,E), E < C.  behind(S,C) :- side(S,W,B), rival(B,C,E,K), not out(S,E), not level(W,K).",
    ),
    "an impossibility is dropped": (prospects_agree, ":- impossible(N), yes(_,N).", ""),
    "an impossibility is dropped for changes": (unlocked, ":- impossible(N), yes(_,N).", ""),
    "a comparison is one point off": (prospects_agree, "yes(W,N) } >= 0.", "yes(W,N) } >= 1."),
    "unknown is taken as no": (
        unlocked,
        "no(W,O)  :- open(W), known(F), option(F,O), not yes(W,O), not without(W,F).",
        "no(W,O)  :- open(W), option(F,O), not yes(W,O), not without(W,F).",
    ),
    "a veto is ignored for changes": (unlocked, "out(S,C)    :- side(S,W,B), veto(B,C,N), yes(W,N).", ""),
    "a way out forgets what is known": (
        rescued,
        ":- known(F), option(F,O), yes(",
        ":- flip(F), option(F,O), yes(",
    ),
    "other answers change with the one that is dropped": (
        telling_agrees,
        ":- option(F,O), not without(1,F), yes(0,O), not yes(1,O).",
        "",
    ),
    "the answer that is dropped is known all the same": (
        telling_agrees,
        "single(F), not without(W,F).",
        "single(F).",
    ),
    "a changed answer is not counted": (unlocked, "changed(F) :- option(F,O), moved(O).", ""),
}


@pytest.mark.parametrize("fault", INTERPRETER_FAULTS)
def test_a_fault_in_the_interpreter_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    check, right, wrong = INTERPRETER_FAULTS[fault]
    text = program.interpreter()
    assert right in text
    monkeypatch.setattr(program, "interpreter", lambda: text.replace(right, wrong))
    with pytest.raises(AssertionError):
        examples_of(check)()


def one_more(reading: network.Reading) -> Mapping[str, Mapping[int, int]]:
    """Return the points of each candidate, those that hang on the first node one too many."""
    found = network.points_by_node(reading)
    return {
        name: {node: has + (place == 0) for place, (node, has) in enumerate(awards.items())}
        for name, awards in found.items()
    }


def test_a_point_too_many_is_noticed_in_the_proofs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encode, "points_by_node", one_more)
    with pytest.raises(AssertionError):
        examples_of(prospects_agree)()


def first_only(points: sweep.Points, ruled_out: sweep.Truths) -> sweep.Truths:
    """Return the winners with every tie broken in the order of the candidates."""
    won = WINNERS(points, ruled_out)
    return won & (np.cumsum(won, axis=0) == 1)


def all_known(layout: TruthLayout, columns: Columns, count: int) -> Bits:
    """Return truths with unknown taken as an answer that has none of the values."""
    facts = [rows.fact for rows in layout.facts]
    known = [
        np.where(column == sweep.UNKNOWN, 0 if fact.kind is Kind.SEVERAL else len(fact.values), column)
        for fact, column in zip(facts, columns, strict=True)
    ]
    return TRUTHS(layout, known, count)


def heavier(base: RuleBase, rows: Mapping[str, int], places: Mapping[int, int]) -> plan.Weights:
    """Return weights with a point too many wherever there is one."""
    return WEIGHTS(base, rows, places) + (WEIGHTS(base, rows, places) > 0)


def nothing_vetoed(base: RuleBase, rows: Mapping[str, int], candidate: str) -> plan.Rows:  # noqa: ARG001
    """Return that nothing rules out a candidate."""
    return np.array([], np.intp)


WINNERS, TRUTHS, WEIGHTS = standings.leading, truths.truths, plan.weigh

SWEEP_FAULTS: Mapping[str, tuple[Check, object, str, object]] = {
    "a veto is ignored": (swept, plan, "vetoing", nothing_vetoed),
    "a point is too many": (swept, plan, "weigh", heavier),
    "a tie is broken silently": (swept, standings, "leading", first_only),
    "unknown is taken as no": (swept, truths, "truths", all_known),
    "an impossibility is dropped": (
        sampled,
        samples,
        "possible",
        lambda _base, codes: np.ones(len(codes), bool),
    ),
}


@pytest.mark.parametrize("fault", SWEEP_FAULTS)
def test_a_fault_in_the_sweep_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    check, module, name, wrong = SWEEP_FAULTS[fault]
    monkeypatch.setattr(module, name, wrong)
    with pytest.raises(AssertionError):
        examples_of(check)()


@pytest.mark.parametrize("check", [prospects_agree, unlocked, swept, sampled])
def test_without_a_fault_the_same_examples_agree(check: Check) -> None:
    examples_of(check, most=30)()
