"""The ladder of propositions by which evaluators know whether a sum reaches a number.

A sum reaches a number if one summand gives enough for the others to give the rest: so each step of the ladder asks of
one summand, and of the steps below it. A step is true if every total that is left reaches its number, and false if
none does.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from advisor.model.conditions import ALWAYS, NEVER, All, Condition, Found, any_of
from advisor.model.findings import Finding, Proposition, reaches
from advisor.model.made import step
from advisor.model.summands import Summand

MOST_STEPS = 500
"""How many steps the ladder of a sum may have."""

LONGEST_RUN = 3
"""How many steps on end may be written out in the one above them: each makes that four times as long."""

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
        total = ladder.needed(len(parts), number)
        definition = NEVER if total is None else ladder.reaching(len(parts), total, steps)
        words = f"{finding.title}: {number:,} or more", f"{finding.title}: less than {number:,}"
        yield Proposition(reaches(finding.id, number), *words, finding.id, definition, rules=rules)
    yield from steps.values()


def shortest(name: str, parts: Sequence[Summand], thresholds: Sequence[int]) -> "Ladder":
    """Return a ladder with few steps; where there would be too many, some are written out in those above them."""
    by_spread = sorted(parts, key=lambda part: part.amounts[0] - part.amounts[-1])
    ladders = [Ladder.over(name, order) for order in (parts, by_spread, by_spread[::-1])]
    ladder = min(ladders, key=lambda ladder: ladder.size(thresholds))
    return replace(ladder, written_out=written_out(ladder.sizes(thresholds)))


def written_out(sizes: Mapping[int, int]) -> frozenset[int]:
    """Return where steps are written out, so that few enough are left: where there are most; nowhere if that will not do."""
    out: frozenset[int] = frozenset()
    while sum(size for count, size in sizes.items() if count not in out) > MOST_STEPS:
        runs = {count: run(out, count) for count in sizes if count not in out}
        free = [count for count, length in runs.items() if length <= LONGEST_RUN]
        if not free:
            return frozenset()
        out |= {min(free, key=lambda count: (runs[count], -sizes[count]))}
    return out


def run(out: Collection[int], count: int) -> int:
    """Return how many on end are written out where this one is too."""
    below = next(length for length in range(count + 1) if count - 1 - length not in out)
    above = next(length for length in range(len(out) + 1) if count + 1 + length not in out)
    return below + 1 + above


@dataclass(frozen=True, slots=True)
class Ladder:
    """Summands in an order, with the totals that the first none, one, two, ... of them may come to.

    Of so many summands as are `written_out` there are no steps: their ways stand in the steps above.
    """

    sum: str
    summands: tuple[Summand, ...]
    totals: tuple[tuple[int, ...], ...]
    written_out: frozenset[int] = frozenset()

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
        return sum(size for count, size in self.sizes(thresholds).items() if count not in self.written_out)

    def sizes(self, thresholds: Iterable[int]) -> Mapping[int, int]:
        """Return how many steps over so many summands there are, but for the last ones, which are told."""
        sizes: dict[int, int] = {}
        wanted = {self.needed(len(self.summands), number) for number in thresholds}
        for count in range(len(self.summands), 0, -1):
            left = wanted - {None, self.totals[count][0]}
            sizes[count] = len(left)
            wanted = {rest for number in left if number is not None for rest in self.rests(count, number)}
        return {count: size for count, size in sizes.items() if count < len(self.summands)}

    def rests(self, count: int, number: int) -> Mapping[int, int]:
        """Return what the summands below the last of so many must reach, each with the lowest amount of it that will do."""
        rests: dict[int, int] = {}
        for amount in self.summands[count - 1].amounts:
            if (rest := self.needed(count - 1, number - amount)) is not None:
                rests.setdefault(rest, amount)
        return rests

    def reaching(self, count: int, number: int, steps: dict[str, Proposition]) -> Condition:
        """Return that the first so many summands reach one of their totals; the steps to that are added."""
        if number == self.totals[count][0]:
            return ALWAYS
        if count in self.written_out or count == len(self.summands):
            return self.ways(count, number, steps)
        name = f"{self.sum}@{count}>={number}"
        if name not in steps:
            steps[name] = step(name, self.ways(count, number, steps))
        return Found(name)

    def ways(self, count: int, number: int, steps: dict[str, Proposition]) -> Condition:
        """Return that the last of so many summands gives some amount, and those below it the rest."""
        reached = self.summands[count - 1].reached
        return any_of(
            tuple(
                joint(reached.get(amount, ALWAYS), self.reaching(count - 1, rest, steps))
                for rest, amount in self.rests(count, number).items()
            )
        )


def joint(condition: Condition, other: Condition) -> Condition:
    """Return that both are so."""
    if ALWAYS in (condition, other):
        return other if condition == ALWAYS else condition
    return All((condition, other))
