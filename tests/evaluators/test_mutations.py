"""The agreement checks can fail: each planted fault in an evaluator makes one of them fail."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from advisor.evaluators import network, next_answer, sweep
from advisor.evaluators.prove import encode
from advisor.evaluators.sweep import left, plan, samples, standings, truths
from advisor.evaluators.sweep.codes import Column, Columns
from advisor.evaluators.sweep.left import PartlyKnown
from advisor.evaluators.sweep.levels import FactRows, TruthLayout
from advisor.evaluators.sweep.truths import Bits
from advisor.model import Advise, Answer, Award, Fact, Is, Kind, Profile, RuleBase, is_whole
from agreement import (
    changes_agree,
    next_answers_agree,
    prospects_agree,
    samples_agree,
    sweep_agrees,
    telling_agrees,
    ways_out_agree,
)
from fault_detection import Check, examples_of, plant
from strategies import partial_answers, rule_base, ruling_out_all


def unlocked(base: RuleBase, profile: Profile) -> None:
    changes_agree(base, profile, locked=frozenset())


def rescued(base: RuleBase, profile: Profile) -> None:
    nobody_for_red = ruling_out_all(base, Is("colour", ("red",)))
    ways_out_agree(nobody_for_red, profile, locked=frozenset())


def saw_advises(_base: RuleBase, _profile: Profile) -> None:
    telling_agrees(rule_base([(Is("tools", ("saw",)), [Advise("rest")])], []), {})


def red_is_known(_base: RuleBase, _profile: Profile) -> None:
    rescued(rule_base([], []), {"colour": "red"})


def flag_takes_a_point(_base: RuleBase, _profile: Profile) -> None:
    prospects_agree(rule_base([(Is("flag", ("yes",)), [Award("a", -1)])], []), {"flag": "yes"})


def swept(base: RuleBase, profile: Profile) -> None:
    sweep_agrees(base, [profile])


def partly_swept(base: RuleBase, profile: Profile) -> None:
    """Sweep a profile with each partial answer to each fact."""
    known = [{**profile, fact.id: part} for fact in base.facts.values() for part in partial_answers(fact)]
    sweep_agrees(base, known)


def sampled(base: RuleBase, profile: Profile) -> None:
    samples_agree(base, profile, 1)


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
        "yes(W,N) :- unless(N,M), no(W,M).",
        "yes(W,N) :- open(W), unless(N,M), not yes(W,M).",
    ),
    "a veto is ignored for changes": (unlocked, "out(S,C)    :- side(S,W,B), veto(B,C,N), yes(W,N).", ""),
    "a way out forgets what is known": (
        red_is_known,
        ":- option(F,O), yes(0,O), not yes(1,O).\n:- option(F,O), no(0,O), yes(1,O).",
        "",
    ),
    "other answers change with the one that is dropped": (
        saw_advises,
        ":- option(F,O), not without(1,F), yes(0,O), not yes(1,O).",
        "",
    ),
    "the answer that is dropped is known all the same": (
        telling_agrees,
        ", not without(1,F)",
        "",
    ),
    "a changed answer is not counted": (unlocked, "changed(F) :- option(F,O), moved(O).", ""),
}


@pytest.mark.parametrize("fault", INTERPRETER_FAULTS)
def test_a_fault_in_the_interpreter_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    check, right, wrong = INTERPRETER_FAULTS[fault]
    plant(monkeypatch, right, wrong)
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
        examples_of(flag_takes_a_point)()


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


def parts_unknown(layout: TruthLayout, columns: Columns, count: int) -> Bits:
    """Return truths with partial answers taken as unknown."""
    return TRUTHS(layout, [np.maximum(column, sweep.UNKNOWN) for column in columns], count)


def parts_whole(layout: TruthLayout, columns: Columns, count: int) -> Bits:
    """Return truths with partial answers taken as the first value, or as no values."""
    return TRUTHS(layout, [np.where(column < sweep.UNKNOWN, 0, column) for column in columns], count)


def among_open(fact_rows: FactRows, *others: Any) -> None:
    """Enter partial answers, but not that all that is left is among some values."""
    PARTS(replace(fact_rows, among={}), *others)


def excluded_open(fact_rows: FactRows, known: PartlyKnown, *others: Any) -> None:
    """Enter partial answers with nothing excluded."""
    every = (1 << len(fact_rows.fact.values)) - 1
    limits = tuple(replace(limits, may=every) for limits in known.limits)
    PARTS(fact_rows, replace(known, limits=limits), *others)


def required_open(fact_rows: FactRows, known: PartlyKnown, *others: Any) -> None:
    """Enter partial answers with nothing required."""
    limits = tuple(replace(limits, must=0) for limits in known.limits)
    PARTS(fact_rows, replace(known, limits=limits), *others)


def drawn_from_all(fact: Fact, column: Column, random: np.random.Generator) -> Column:
    """Return answers drawn as if nothing were known."""
    return DRAWN(fact, np.maximum(column, sweep.UNKNOWN), random)


def all_open_answers(base: RuleBase, profile: Profile) -> Iterator[tuple[Fact, Answer]]:
    """Yield open answers as if nothing were known of partly known facts."""
    yield from OPEN_ANSWERS(base, {name: known for name, known in profile.items() if is_whole(known)})


def heavier(base: RuleBase, rows: Mapping[str, int], places: Mapping[int, int]) -> plan.Weights:
    """Return weights with a point too many wherever there is one."""
    return WEIGHTS(base, rows, places) + (WEIGHTS(base, rows, places) > 0)


def nothing_vetoed(base: RuleBase, rows: Mapping[str, int], candidate: str) -> plan.Rows:  # noqa: ARG001
    """Return that nothing rules out a candidate."""
    return np.array([], np.intp)


WINNERS, TRUTHS, PARTS, WEIGHTS = standings.leading, truths.truths, truths.parts, plan.weigh
DRAWN, OPEN_ANSWERS = left.drawn_evenly, next_answer.open_answers

SWEEP_FAULTS: Mapping[str, tuple[Check, object, str, object]] = {
    "a veto is ignored": (swept, plan, "vetoing", nothing_vetoed),
    "a point is too many": (swept, plan, "weigh", heavier),
    "a tie is broken silently": (swept, standings, "leading", first_only),
    "unknown is taken as no": (swept, truths, "truths", all_known),
    "what is known in part is taken as unknown": (partly_swept, truths, "truths", parts_unknown),
    "what is known in part is taken as whole": (partly_swept, truths, "truths", parts_whole),
    "that only some values are left makes nothing true": (partly_swept, truths, "parts", among_open),
    "what is excluded is forgotten": (partly_swept, truths, "parts", excluded_open),
    "what is required is forgotten": (partly_swept, truths, "parts", required_open),
    "what is known in part is drawn from all answers": (sampled, samples, "drawn_evenly", drawn_from_all),
    "what is excluded is still answered": (next_answers_agree, next_answer, "open_answers", all_open_answers),
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


@pytest.mark.parametrize("check", [saw_advises, red_is_known, flag_takes_a_point])
def test_without_a_fault_what_is_made_to_show_one_agrees(check: Check) -> None:
    examples_of(check, most=1)()


@pytest.mark.parametrize(
    "check", [prospects_agree, unlocked, swept, partly_swept, sampled, next_answers_agree]
)
def test_without_a_fault_the_same_examples_agree(check: Check) -> None:
    examples_of(check, most=30)()
