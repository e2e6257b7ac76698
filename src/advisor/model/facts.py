"""What can be asked, and what is answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from advisor.problems import Place

Answer: TypeAlias = str | frozenset[str]
"""The id of one value, or for a fact of kind `several` the set of ids (possibly empty)."""

Profile: TypeAlias = Mapping[str, Answer]
"""Fact id to answer. A fact that was not asked, or answered "don't know", is absent: it is unknown."""

YES, NO = "yes", "no"


class Kind(Enum):
    """What an answer to a fact looks like."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    SCALE = "scale"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Value:
    """One possible value of a fact."""

    id: str
    title: str
    help: str = ""


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

    @property
    def value_ids(self) -> tuple[str, ...]:
        return tuple(value.id for value in self.values)

    def in_order(self, answer: Answer) -> str | tuple[str, ...]:
        """Return an answer with a set of values in their order."""
        return (
            answer if isinstance(answer, str) else tuple(value for value in self.value_ids if value in answer)
        )

    def at_least(self, value: str) -> tuple[str, ...]:
        """Return the values of this scale from `value` upwards."""
        return self.value_ids[self.value_ids.index(value) :]

    def at_most(self, value: str) -> tuple[str, ...]:
        """Return the values of this scale up to `value`."""
        return self.value_ids[: self.value_ids.index(value) + 1]
