"""The levels of many rows, each as a recommendation tells it."""

from collections.abc import Iterator
from typing import TypeAlias

from advisor.evaluators.sweep.codes import decode
from advisor.evaluators.sweep.plan import plan_for
from advisor.evaluators.sweep.truths import Ones, unpacked
from advisor.explain.strength import Level, strengths
from advisor.model import Decision, RuleBase
from advisor.recommend import Certainty, Outcome, decide
from advisor.tables.judge import JudgedRows
from advisor.tables.settle import NOT_KNOWN

RowLevels: TypeAlias = tuple[Level | None, ...]
"""A level for each decision, in their order."""


def levels(base: RuleBase, judged: JudgedRows) -> Iterator[RowLevels]:
    """Yield the levels of each row, worked out once for equal ones; a row with something wrong has none."""
    fired = unpacked(judged.fired, judged.count)
    known: dict[tuple[int, ...], RowLevels] = {}
    for row in range(judged.count):
        codes = tuple(int(column[row]) for column in judged.columns)
        if row in judged.wrong:
            yield (None,) * len(base.contests)
        else:
            if codes not in known:
                outcomes = {end.decision: end for end in outcomes_of(base, judged, fired, row)}
                strong = strengths(base, decode(base, codes), outcomes)
                known[codes] = tuple(strength.level for strength in strong.values())
            yield known[codes]


def outcomes_of(base: RuleBase, judged: JudgedRows, fired: Ones, row: int) -> Iterator[Outcome]:
    rules = [rule for rule, fires in zip(base.rules.values(), fired[:, row], strict=True) if fires]
    for number, decision in enumerate(base.decisions.values()):
        if decision.of:
            continue
        yield decide(base, decision, rules, certainty(base, judged, number, decision, row))


def certainty(base: RuleBase, judged: JudgedRows, number: int, decision: Decision, row: int) -> Certainty:
    settled = int(judged.settled[number, row])
    won = judged.standings.winners[plan_for(base).spans[number], row].tolist()
    winners = frozenset(name for name, wins in zip(decision.candidate_ids, won, strict=True) if wins)
    return Certainty(None if settled == NOT_KNOWN else bool(settled), winners if settled == 1 else None)


def level_names(base: RuleBase, judged: JudgedRows) -> Iterator[tuple[str | None, ...]]:
    for row in levels(base, judged):
        yield tuple(level and level.value for level in row)
