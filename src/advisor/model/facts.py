"""What can be asked, and what is answered."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeAlias, TypeGuard

from advisor.model.conditions import AtLeast, AtMost, Condition, Is
from advisor.model.kinds import ORDERED, Kind, Nature
from advisor.model.measure_words import span_words
from advisor.model.measures import Cut, Measure, Span
from advisor.problems import Place


@dataclass(frozen=True, slots=True)
class Partial:
    """What is known of an answer: all of `must` is in it, and nothing beyond `may`.

    An answer that is one is partial: some values are excluded or required, and more than one answer is left.
    For a fact with one value nothing must be then, since that would be the answer. Of a number `spans` are those
    that were stated: rules do not hear more than the regions, so for them answers with other spans are the same.
    """

    must: frozenset[str]
    may: frozenset[str]
    spans: tuple[Span, ...] = field(default=(), compare=False)

    @property
    def open(self) -> frozenset[str]:
        """The values of which it is not known whether they are in the answer."""
        return self.may - self.must

    def settles(self, value: str) -> bool:
        """Return whether it is known that the value is in the answer, or that it is not."""
        return value in self.must or value not in self.may


class Placed(str):
    """The id of the region in which a stated number lies; it is that id for all but those who tell the number."""

    __slots__ = ("spans",)
    spans: tuple[Span, ...]

    def __new__(cls, region: str, spans: tuple[Span, ...]) -> "Placed":  # noqa: PYI034  # a copy is always of this class
        placed = super().__new__(cls, region)
        placed.spans = spans
        return placed

    def __reduce__(self) -> tuple[type["Placed"], tuple[str, tuple[Span, ...]]]:
        return Placed, (str(self), self.spans)


WholeAnswer: TypeAlias = str | frozenset[str]
"""The id of one value, or for a fact of kind `several` the set of ids (possibly empty)."""

Answer: TypeAlias = WholeAnswer | Partial

Profile: TypeAlias = Mapping[str, Answer]
"""Fact id to what is known of the answer. A fact of which nothing is known is absent, be it asked or not."""

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Value:
    """One possible value of a fact; `said` is how an answer with it reads inside a sentence.

    `synonyms` are other words that people may type for it; answers are kept by the id.
    """

    id: str
    title: str
    help: str = ""
    said: str = ""
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A group of questions that are asked together."""

    id: str
    title: str


@dataclass(frozen=True)
class Fact:
    """Something that can be asked. The values of a scale are ordered from low to high.

    A number has a measure, and its values are the regions of that: they are made and never shown or stored. While
    `ask_if` is false the fact does not apply; conditions on it are guarded by that.
    """

    id: str
    topic: str
    kind: Kind
    ask: str
    why: str
    values: tuple[Value, ...]
    source: tuple[str, ...]
    place: Place
    nature: Nature | None = None
    measure: Measure | None = None
    ask_if: Condition | None = None

    def __hash__(self) -> int:  # a fact is the key of caches, and may have hundreds of values
        return hash(self.id)

    @property
    def is_ordered(self) -> bool:
        """Return whether its values go from low to high."""
        return self.kind in ORDERED

    @cached_property
    def value_ids(self) -> tuple[str, ...]:
        return tuple(value.id for value in self.values)

    @property
    def regions(self) -> Mapping[str, Span]:
        """The numbers that each value stands for, from low to high; there are none of what is no number."""
        return dict(zip(self.value_ids, self.measure.regions, strict=True)) if self.measure else {}

    def limits(self, answer: Answer | None) -> Partial:
        """Return which values must and which may be in an answer: whole, partial or, with None, unknown."""
        match answer:
            case None:
                return Partial(frozenset(), frozenset(self.value_ids))
            case str():
                return Partial(frozenset({answer}), frozenset({answer}))
            case frozenset():
                return Partial(answer, answer)
            case Partial():
                return answer

    def narrowed(self, must: Iterable[str], may: Iterable[str]) -> Answer | None:
        """Return what is known if these values must and these may be in the answer, in its one form.

        At least one answer must be left. If just one is, it is whole; None if nothing is excluded or required.
        """
        must, may = frozenset(must), frozenset(may)
        if self.kind is Kind.SEVERAL:
            if must == may:
                return may
            return Partial(must, may) if must or len(may) < len(self.values) else None
        if len(may) == 1 or must:
            return next(iter(must or may))
        return Partial(frozenset(), may) if len(may) < len(self.values) else None

    def ordered(self, values: Collection[str | None]) -> tuple[str, ...]:
        """Return those of its values that are among these, in their order."""
        return tuple(value for value in self.value_ids if value in values)

    def in_order(self, answer: WholeAnswer) -> str | tuple[str, ...]:
        """Return an answer with a set of values in their order."""
        return answer if isinstance(answer, str) else self.ordered(answer)

    def at_least(self, value: str) -> tuple[str, ...]:
        """Return the values of this scale from `value` upwards."""
        return self.value_ids[self.value_ids.index(value) :]

    def at_most(self, value: str) -> tuple[str, ...]:
        """Return the values of this scale up to `value`."""
        return self.value_ids[: self.value_ids.index(value) + 1]


def is_whole(answer: Answer | None) -> TypeGuard[WholeAnswer]:
    """Return whether just one answer is left."""
    return isinstance(answer, str | frozenset)


def accepted(leaf: Is | AtLeast | AtMost, fact: Fact) -> tuple[str, ...]:
    """Return the values that make the leaf true."""
    match leaf:
        case Is(_, values):
            return values
        case AtLeast(_, value):
            return fact.at_least(value)
        case AtMost(_, value):
            return fact.at_most(value)


def lying_in(fact: Fact, regions: Sequence[str]) -> Condition:
    """Return that a number lies in one of these regions, which are in order."""
    if tuple(regions) == fact.at_least(regions[0]):
        return AtLeast(fact.id, regions[0])
    if tuple(regions) == fact.at_most(regions[-1]):
        return AtMost(fact.id, regions[-1])
    return Is(fact.id, tuple(regions))


def parted(fact: Fact, cuts: Iterable[Cut]) -> Fact:
    """Return a fact that is a number with its regions parted at these places too; any other as it is."""
    if fact.measure is None:
        return fact
    measure = fact.measure.parted(cuts)
    regions = tuple(Value(region_id(measure, span), span_words(measure, span)) for span in measure.regions)
    return replace(fact, measure=measure, values=regions)


def region_id(measure: Measure, span: Span) -> str:
    """Return the made id of a region: two versions that are cut at the same places have the same ids."""
    return f"@{measure.spelled(span.least)}"
