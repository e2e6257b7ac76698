"""Numbers as answers: counted in steps, and parted into regions that no rule tells apart.

A step is one of the last decimal, so a hundredth where there are two, and a day of a date; a date is counted from
year 1, as Python does. So every number that can be answered is whole, and nothing lies between 17 and 18.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import product, starmap

from advisor.model.kinds import Kind


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """All numbers from `least` to `most`, both included."""

    least: int
    most: int

    def __contains__(self, number: int) -> bool:
        return self.least <= number <= self.most

    @property
    def size(self) -> int:
        """How many numbers it has."""
        return self.most - self.least + 1

    def meets(self, other: "Span") -> bool:
        return self.least <= other.most and other.least <= self.most

    def common(self, other: "Span") -> "Span | None":
        """Return what both have, None if that is nothing."""
        return Span(max(self.least, other.least), min(self.most, other.most)) if self.meets(other) else None


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """Numbers that rules and answers may call by a name."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """A place where rules tell numbers apart: `first` is the lowest above it.

    `named` is the number that the rules name: the first, or with "at most" and "above" the one before it.
    """

    first: int
    named: int


@dataclass(frozen=True)
class Measure:
    """Which numbers an answer may be, how they are written, and where rules tell them apart.

    `ranges` are the numbers with names, from low to high; no number has two. `said` is how an answer reads inside a
    sentence, with {it} for the number.
    """

    kind: Kind
    span: Span
    decimals: int = 0
    unit: str = ""
    likely: Span | None = None
    cuts: tuple[Cut, ...] = ()
    ranges: tuple[NamedSpan, ...] = ()
    said: str = ""

    @cached_property
    def regions(self) -> tuple[Span, ...]:
        """The numbers between two cuts, from low to high; together they are all."""
        firsts = [self.span.least, *(cut.first for cut in self.cuts)]
        ends = [*(cut.first - 1 for cut in self.cuts), self.span.most]
        return tuple(map(Span, firsts, ends))

    @cached_property
    def firsts(self) -> tuple[int, ...]:
        """The lowest number of each region but the lowest one."""
        return tuple(cut.first for cut in self.cuts)

    @property
    def ends(self) -> tuple[int, int]:
        """The lowest and the highest number that an answer may be."""
        return self.span.least, self.span.most

    def region(self, number: int) -> int:
        """Return the place of the region in which a number lies, from 0."""
        return bisect_right(self.firsts, number)

    def threshold(self, span: Span) -> int:
        """Return the lowest number of a span, or its highest if no answer is below it."""
        return span.least if span.least > self.span.least else span.most

    def parted(self, cuts: Iterable[Cut]) -> "Measure":
        """Return the measure with these cuts too, but for those that part nothing; where it is cut it names as before."""
        named = {cut.first: cut for cut in (*sorted(cuts), *self.cuts) if self.span.least < cut.first}
        return replace(
            self, cuts=tuple(cut for first, cut in sorted(named.items()) if first <= self.span.most)
        )

    def named(self, name: str) -> Span | None:
        """Return the numbers with a name; None if none have it."""
        return next((each.span for each in self.ranges if each.name == name), None)

    def others(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Return the numbers that are in none of these spans."""
        known = joined(spans)
        firsts = [self.span.least, *(span.most + 1 for span in known)]
        ends = [*(span.least - 1 for span in known), self.span.most]
        return tuple(Span(*both) for both in zip(firsts, ends, strict=True) if both[0] <= both[1])

    def within(self, span: Span) -> "Measure":
        """Return the measure with only the numbers of this span."""
        likely = in_both([self.likely], [span]) if self.likely else ()
        return replace(self, span=span, likely=next(iter(likely), None), cuts=()).parted(self.cuts)

    def spelled(self, number: int) -> str:
        """Return a number as files have it: 2500, 2500.50, 2026-03-01."""
        if self.kind is Kind.DATE:
            return date.fromordinal(number).isoformat()
        if not number % (steps := 10**self.decimals):
            return str(number // steps)
        whole, rest = divmod(abs(number), steps)
        return f"{'-' * (number < 0)}{whole}.{rest:0{self.decimals}}"


def in_both(spans: Iterable[Span], others: Iterable[Span]) -> tuple[Span, ...]:
    return joined(filter(None, starmap(Span.common, product(spans, others))))


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that touch made one."""
    together: list[Span] = []
    for span in sorted(spans):
        if together and span.least <= together[-1].most + 1:
            together[-1] = Span(together[-1].least, max(span.most, together[-1].most))
        else:
            together.append(span)
    return tuple(together)
