"""The ladder of propositions by which evaluators know whether a sum reaches a number.

A sum reaches a number if one summand gives enough for the others to give the rest: so each step of the ladder asks of
one summand, and of the steps below it. A step is true if every total that is left reaches its number, and false if
none does.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from advisor.model.conditions import ALWAYS, NEVER, All, Any, Condition, Found
from advisor.model.findings import Finding, Proposition, reaches
from advisor.model.made import step
from advisor.model.summands import Summand

MOST_STEPS = 500
"""How many steps the ladder of a sum may have."""

LONGEST_STRIDE = 4
"""How many summands a step may take at a time: each time four times as much is written out in it."""

MOST_TOTALS = 20_000
"""With more, no ladder is short."""


def steps_needed(parts: Sequence[Summand], thresholds: Iterable[int]) -> int:
    """Return how many steps the shortest ladder has; where totals run away, more than any may have."""
    numbers, totals = tuple(thresholds), {0}
    for part in parts if numbers else ():
        totals = {low + high for low in totals for high in part.amounts}
        if len(totals) > MOST_TOTALS:
            return len(totals)
    return shortest("", parts, numbers).size(numbers)


def of_sum(finding: Finding, parts: Sequence[Summand], thresholds: Sequence[int]) -> Iterator[Proposition]:
    """Yield of each number that rules compare a sum with whether it reaches that, and the steps below."""
    ladder, steps = shortest(finding.id, parts, thresholds), dict[str, Proposition]()
    rules = tuple(rule for part in parts for rule in part.rules)
    for number in thresholds:
        definition = ladder.reaching(len(parts), number, steps)
        words = f"{finding.title}: {number:,} or more", f"{finding.title}: less than {number:,}"
        yield Proposition(reaches(finding.id, number), *words, finding.id, definition, rules=rules)
    yield from steps.values()


def shortest(name: str, parts: Sequence[Summand], thresholds: Sequence[int]) -> "Ladder":
    """Return a ladder with few steps; only one that would have too many takes several summands at a time."""
    by_spread = sorted(parts, key=lambda part: part.amounts[0] - part.amounts[-1])
    ladders = [Ladder.over(name, order) for order in (parts, by_spread, by_spread[::-1])]
    ladder = min(ladders, key=lambda ladder: ladder.size(thresholds))
    strides = (replace(ladder, stride=stride) for stride in range(1, LONGEST_STRIDE + 1))
    return next((each for each in strides if each.size(thresholds) <= MOST_STEPS), ladder)


@dataclass(frozen=True, slots=True)
class Ladder:
    """Summands in an order, with the totals that the first none, one, two, ... of them may come to.

    A step takes so many summands at a time as its stride is.
    """

    sum: str
    summands: tuple[Summand, ...]
    totals: tuple[tuple[int, ...], ...]
    stride: int = 1

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

    def is_step(self, count: int) -> bool:
        return count < len(self.summands) and (len(self.summands) - count) % self.stride == 0

    def size(self, thresholds: Iterable[int]) -> int:
        """Return how many steps there are to these numbers."""
        size, wanted = 0, {self.needed(len(self.summands), number) for number in thresholds}
        for count in range(len(self.summands), 0, -1):
            left = [number for number in wanted if number is not None]
            size += len(left) if self.is_step(count) else 0
            amounts = self.summands[count - 1].amounts
            wanted = {self.needed(count - 1, number - amount) for number in left for amount in amounts}
        return size

    def reaching(self, count: int, number: int, steps: dict[str, Proposition]) -> Condition:
        """Return that the first so many summands reach a number; the steps to that are added."""
        reached = self.needed(count, number)
        if reached is None:
            return ALWAYS if number <= self.totals[count][0] else NEVER
        if not self.is_step(count):
            return self.ways(count, reached, steps)
        name = f"{self.sum}@{count}>={reached}"
        if name not in steps:
            steps[name] = step(name, self.ways(count, reached, steps))
        return Found(name)

    def ways(self, count: int, number: int, steps: dict[str, Proposition]) -> Condition:
        """Return that the last of so many summands gives some amount, and those below it the rest."""
        summand = self.summands[count - 1]
        ways = (
            joint(summand.reached.get(amount, ALWAYS), self.reaching(count - 1, number - amount, steps))
            for amount in summand.amounts
        )
        return Any(tuple(way for way in ways if way != NEVER))


def joint(condition: Condition, other: Condition) -> Condition:
    """Return that both are so."""
    if NEVER in (condition, other):
        return NEVER
    if ALWAYS in (condition, other):
        return other if condition == ALWAYS else condition
    return All((condition, other))
