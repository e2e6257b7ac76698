"""The ladder of propositions by which evaluators know whether a sum reaches a number.

A sum reaches a number if one summand gives enough for the others to give the rest: so each step of the ladder asks of
one summand, and of the steps below it. A step is true if every total that is left reaches its number, and false if
none does.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from advisor.model.conditions import All, Any, Condition, Found
from advisor.model.findings import Finding, Proposition, reaches
from advisor.model.made import step
from advisor.model.summands import ALWAYS, NEVER, Summand

MOST_STEPS = 500
"""How many steps the ladder of a sum may have."""

MOST_TOTALS = 20_000
"""With more, no ladder is short."""


def steps_needed(parts: Sequence[Summand], thresholds: Iterable[int]) -> int:
    """Return how many steps the shortest ladder has; where totals run away, more than any may have."""
    numbers, totals = tuple(thresholds), {0}
    if not numbers:
        return 0
    for part in parts:
        totals = {low + high for low in totals for high in part.amounts}
        if len(totals) > MOST_TOTALS:
            return len(totals)
    return min(Ladder.over("", order).size(numbers) for order in orders(parts))


def of_sum(finding: Finding, parts: Sequence[Summand], thresholds: Iterable[int]) -> Iterator[Proposition]:
    """Yield of each number that rules compare a sum with whether it reaches that, and the steps below."""
    ladder = min(
        (Ladder.over(finding.id, order) for order in orders(parts)),
        key=lambda ladder: ladder.size(thresholds),
    )
    steps: dict[str, Proposition] = {}
    for number in sorted(set(thresholds)):
        definition = ladder.reaching(len(ladder.summands), number, steps)
        told = f"{finding.title}: {number:,} or more", f"{finding.title}: less than {number:,}"
        yield Proposition(reaches(finding.id, number), *told, finding.id, definition)
    yield from steps.values()


def orders(parts: Sequence[Summand]) -> Iterator[Sequence[Summand]]:
    """Yield orders in which the ladder may be short: by how much summands differ, or by how many amounts they have."""
    yield parts
    yield sorted(parts, key=lambda part: part.amounts[0] - part.amounts[-1])
    yield sorted(parts, key=lambda part: part.amounts[-1] - part.amounts[0])


@dataclass(frozen=True, slots=True)
class Ladder:
    """Summands in an order, with the totals that the first none, one, two, ... of them may come to."""

    sum: str
    summands: tuple[Summand, ...]
    totals: tuple[tuple[int, ...], ...]

    @classmethod
    def over(cls, name: str, parts: Sequence[Summand]) -> "Ladder":
        totals = accumulate(
            parts, lambda known, part: {low + high for low in known for high in part.amounts}, initial={0}
        )
        return cls(name, tuple(parts), tuple(tuple(sorted(known)) for known in totals))

    def needed(self, count: int, number: int) -> int | None:
        """Return the lowest total of the first so many summands that reaches a number; None if all do, or none does."""
        totals = self.totals[count]
        if number <= totals[0] or number > totals[-1]:
            return None
        return totals[bisect_left(totals, number)]

    def size(self, thresholds: Iterable[int]) -> int:
        """Return how many steps there are to these numbers."""
        wanted, size = {self.needed(len(self.summands), number) for number in thresholds} - {None}, 0
        for count in range(len(self.summands), 0, -1):
            size += len(wanted)
            amounts = self.summands[count - 1].amounts
            wanted = {
                self.needed(count - 1, number - amount)
                for number in wanted
                if number is not None
                for amount in amounts
            } - {None}
        return size

    def reaching(self, count: int, number: int, steps: dict[str, Proposition]) -> Condition:
        """Return that the first so many summands reach a number; the steps to that are added."""
        reached = self.needed(count, number)
        if reached is None:
            return ALWAYS if number <= self.totals[count][0] else NEVER
        name = f"{self.sum}@{count}>={reached}"
        if name not in steps:
            summand = self.summands[count - 1]
            ways = [
                joint(summand.reached.get(amount, ALWAYS), self.reaching(count - 1, reached - amount, steps))
                for amount in summand.amounts
            ]
            steps[name] = step(name, Any(tuple(way for way in ways if way != NEVER)))
        return Found(name)


def joint(condition: Condition, other: Condition) -> Condition:
    """Return that both are so."""
    if NEVER in (condition, other):
        return NEVER
    if ALWAYS in (condition, other):
        return other if condition == ALWAYS else condition
    return All((condition, other))
