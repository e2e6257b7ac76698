"""What came of many rows, in numbers that add up."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from operator import add
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from advisor.evaluators.sweep.plan import plan_for
from advisor.model import Candidate, Decision, RuleBase
from advisor.tables.judge import JudgedRows
from advisor.tables.results import firing_counts
from advisor.tables.settle import NOT_KNOWN

Counts: TypeAlias = tuple[int, ...]
Numbers: TypeAlias = npt.NDArray[Any]

MAX_BAD_ROWS = 5
"""Maximum bad rows that are named."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row with something wrong: its number from 1, the line it begins on (0 if the file has none), and what it is."""

    row: int
    line: int
    what: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows came to what: numbers for each decision, each candidate and each rule, in the order of the base.

    Bad rows count nowhere else. `open` are decisions that more answers could change, `not_known` those of which
    that was not proved in time.
    """

    rows: int
    bad: int
    won: Counts
    tied: Counts
    nobody: Counts
    open: Counts
    not_known: Counts
    winners: Counts
    ruled_out: Counts
    firings: Counts

    def __add__(self, other: "Tally") -> "Tally":
        sums = (tuple(map(add, mine, theirs)) for mine, theirs in zip(self.counts, other.counts, strict=True))
        return Tally(self.rows + other.rows, self.bad + other.bad, *sums)

    @property
    def counts(self) -> tuple[Counts, ...]:
        """All numbers but those of all rows."""
        return tuple(getattr(self, field.name) for field in fields(self)[2:])


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of all rows of a file. Time is in seconds."""

    base: RuleBase
    tally: Tally
    first_bad: tuple[BadRow, ...]
    seconds: float

    def most_fired(self, most: int) -> tuple[tuple[str, int], ...]:
        """Return the rules that fired most, each with the number of its rows."""
        fired = sorted(zip(self.base.rules, self.tally.firings, strict=True), key=lambda pair: -pair[1])
        written = [(rule, rows) for rule, rows in fired if rows and not self.base.rules[rule].made]
        return tuple(written[:most])


def applying(summary: Summary, decision: Decision) -> Iterator[tuple[Candidate, int, int]]:
    """Yield each candidate of a list with how many rows it applies in, and in how many that is open or not known."""
    base, tally = summary.base, summary.tally
    order, numbers = list(base.candidates), list(base.decisions)
    for candidate, part in zip(decision.candidates, base.parts[decision.id], strict=True):
        number = numbers.index(part.id)
        applies = tally.winners[order.index(candidate.id)]
        yield candidate, applies, tally.open[number] + tally.not_known[number]


def empty_tally(base: RuleBase) -> Tally:
    decision, candidate = (0,) * len(base.decisions), (0,) * len(base.candidates)
    rules = (0,) * len(base.rules)
    return Tally(0, 0, decision, decision, decision, decision, decision, candidate, candidate, rules)


def tally(base: RuleBase, judged: JudgedRows) -> Tally:
    good, standings, spans = judged.good, judged.standings, plan_for(base).spans
    winners = standings.winners & good
    alone = np.zeros_like(winners)
    leaders = [winners[span].sum(axis=0) for span in spans]
    for span, count in zip(spans, leaders, strict=True):
        alone[span] = winners[span] & (count == 1)
    return Tally(
        judged.count,
        len(judged.wrong),
        counts(leaders, lambda row: row == 1),
        counts(leaders, lambda row: row > 1),
        counts(leaders, lambda row: (row == 0) & good),
        counts(judged.settled, lambda row: (row == 0) & good),
        counts(judged.settled, lambda row: (row == NOT_KNOWN) & good),
        counts(alone, lambda row: row),
        counts(standings.ruled_out, lambda row: row & good),
        tuple(firing_counts(judged)),
    )


def counts(rows: Iterable[Numbers], where: Callable[[Numbers], Numbers]) -> Counts:
    """Return in how many places of each row something is so."""
    return tuple(int(np.count_nonzero(where(row))) for row in rows)
