"""A text with parts of it replaced, and nothing else touched."""

from collections.abc import Iterable
from dataclasses import dataclass

from advisor.problems import LINE_ENDS, Place


@dataclass(frozen=True, slots=True)
class Replacement:
    """What stands instead of a part of a text."""

    start: int
    end: int
    new: str


def replaced(text: str, edits: Iterable[Replacement]) -> str:
    """Return a text with parts of it changed, none of which overlap."""
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


@dataclass(frozen=True, slots=True)
class Offsets:
    """A text, and where its lines begin."""

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Offsets":
        return cls(text, (0, *(match.end() for match in LINE_ENDS.finditer(text))))

    def at(self, place: Place) -> int:
        return self.starts[place.line - 1] + place.column - 1
