"""The ladder of propositions by which evaluators know whether a sum reaches a number.

A sum reaches a number if one summand gives enough for the others to give the rest: so each step of the ladder asks of
one summand, and of the steps below it. A step is true if every total that is left reaches its number, and false if
none does.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from advisor.model.conditions import ALWAYS, NEVER, All, Condition, Found, any_of
from advisor.model.findings import Finding, Proposition, reaches
from advisor.model.made import step
from advisor.model.summands import Summand

MOST_STEPS = 2_000
"""How many steps the ladder of a sum may have."""

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
    ladder = shortest(finding.id, parts, thresholds)
    rules = tuple(rule for part in parts for rule in part.rules)
    for number in thresholds:
        words = f"{finding.title}: {number:,} or more", f"{finding.title}: less than {number:,}"
        definition = ladder.ways(len(parts), number)
        yield Proposition(reaches(finding.id, number), *words, finding.id, definition, rules=rules)
    for count, totals in ladder.steps(thresholds):
        for total in totals:
            yield step(ladder.name(count, total), ladder.ways(count, total))


def shortest(name: str, parts: Sequence[Summand], thresholds: Sequence[int]) -> "Ladder":
    """Return the ladder with the fewest steps, of those over the summands as they are and by how far they spread."""
    by_spread = sorted(parts, key=lambda part: part.amounts[0] - part.amounts[-1])
    ladders = (Ladder.over(name, order) for order in (parts, by_spread, by_spread[::-1]))
    return min(ladders, key=lambda ladder: ladder.size(thresholds))


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
        """Return the lowest total of the first so many summands that reaches a number; None if none does."""
        totals = self.totals[count]
        place = bisect_left(totals, number)
        return totals[place] if place < len(totals) else None

    def size(self, thresholds: Iterable[int]) -> int:
        """Return how many steps there are to these numbers."""
        return sum(len(totals) for _, totals in self.steps(thresholds))

    def steps(self, thresholds: Iterable[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Yield which totals of so many summands are asked for on the way to these numbers, from the last step down."""
        asked = set(thresholds)
        for count in range(len(self.summands), 1, -1):
            asked = {rest for number in asked for rest in self.rests(count, number)}
            asked.discard(self.totals[count - 1][0])
            yield count - 1, tuple(sorted(asked, reverse=True))

    def rests(self, count: int, number: int) -> Mapping[int, int]:
        """Return what the summands below the last of so many must reach, each with the lowest amount of it that will do."""
        rests: dict[int, int] = {}
        for amount in self.summands[count - 1].amounts:
            if (rest := self.needed(count - 1, number - amount)) is not None:
                rests.setdefault(rest, amount)
        return rests

    def name(self, count: int, total: int) -> str:
        return f"{self.sum}@{count}>={total}"

    def ways(self, count: int, number: int) -> Condition:
        """Return that the first so many summands reach a number: the last gives some amount, those below it the rest."""
        if count == 0:
            return ALWAYS if number <= 0 else NEVER
        reached = self.summands[count - 1].reached
        return any_of(
            joint(reached.get(amount, ALWAYS), self.reaching(count - 1, rest))
            for rest, amount in self.rests(count, number).items()
        )

    def reaching(self, count: int, total: int) -> Condition:
        """Return the step that the first so many summands reach one of their totals; all of them reach the lowest."""
        return ALWAYS if total == self.totals[count][0] else Found(self.name(count, total))


def joint(condition: Condition, other: Condition) -> Condition:
    """Return that both are so."""
    if ALWAYS in (condition, other):
        return other if condition == ALWAYS else condition
    return All((condition, other))
