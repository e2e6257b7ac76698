"""What can be asked, and what is answered."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias, TypeGuard

from advisor.problems import Place


@dataclass(frozen=True, slots=True)
class Partial:
    """What is known of an answer: all of `must` is in it, and nothing beyond `may`.

    An answer that is one is partial: some values are excluded or required, and more than one answer is left.
    For a fact with one value nothing must be then, since that would be the answer.
    """

    must: frozenset[str]
    may: frozenset[str]

    @property
    def open(self) -> frozenset[str]:
        """The values of which it is not known whether they are in the answer."""
        return self.may - self.must

    def settles(self, value: str) -> bool:
        """Return whether it is known that the value is in the answer, or that it is not."""
        return value in self.must or value not in self.may


WholeAnswer: TypeAlias = str | frozenset[str]
"""The id of one value, or for a fact of kind `several` the set of ids (possibly empty)."""

Answer: TypeAlias = WholeAnswer | Partial

Profile: TypeAlias = Mapping[str, Answer]
"""Fact id to what is known of the answer. A fact of which nothing is known is absent, be it asked or not."""

YES, NO = "yes", "no"


class Kind(Enum):
    """What an answer to a fact looks like."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    SCALE = "scale"
    SEVERAL = "several"


class Nature(Enum):
    """What could make the answer to a fact another one: nothing, better knowledge, or a decision."""

    GIVEN = "given"
    ESTIMATE = "estimate"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Value:
    """One possible value of a fact; `said` is how an answer with it reads inside a sentence."""

    id: str
    title: str
    help: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A group of questions that are asked together."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that can be asked. The values of a scale are ordered from low to high."""

    id: str
    topic: str
    kind: Kind
    ask: str
    why: str
    values: tuple[Value, ...]
    source: tuple[str, ...]
    place: Place
    nature: Nature | None = None

    @property
    def value_ids(self) -> tuple[str, ...]:
        return tuple(value.id for value in self.values)

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
