"""What belongs together, in the order in which it was met."""

from collections.abc import Hashable, Iterable
from typing import Protocol, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


def grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    groups: dict[Key, list[Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}


class Written(Protocol):
    """A rule or a guarantee, which may have been made from an `each` one."""

    @property
    def written_as(self) -> str:
        """The id under which it stands in its file."""


Made = TypeVar("Made", bound=Written)


def together(written: Iterable[Made]) -> tuple[tuple[Made, ...], ...]:
    """Return rules or guarantees in groups: all that were made from one `each`, where the first of them stood."""
    return tuple(grouped((each.written_as, each) for each in written).values())
