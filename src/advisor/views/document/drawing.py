"""What a drawing of the decision requirements graph is made of."""

from dataclasses import dataclass
from typing import TypeAlias

from advisor.views.document.spans import Link


@dataclass(frozen=True, slots=True)
class Way:
    """Where all that leads further to one and the same entry passes through a layer."""

    to: Link
    layer: int


Stop: TypeAlias = Link | Way
Arrow: TypeAlias = tuple[Link, Link]


NOTE = 34.0
"""How wide a note is."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place in the drawing; a way through a layer has no label. Notes are short and stand at its right."""

    stop: Stop
    left: float
    top: float
    width: float
    height: float
    label: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    title: str = ""

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    @property
    def words_at(self) -> float:
        return self.left + (self.width - NOTE * len(self.notes)) / 2

    @property
    def round(self) -> float:
        """How round its corners are; what was asked or answered is an oval."""
        kind = "" if isinstance(self.stop, Way) else self.stop.kind
        return self.height / 2 if kind in ("fact", "answer") else 5.0 if kind == "finding" else 2.0

    def note_at(self, number: int) -> float:
        return self.right - NOTE * (len(self.notes) - number - 0.5) - 3.0


@dataclass(frozen=True, slots=True)
class Curve:
    """A line between two places; `source` is empty where the lines from several have joined.

    `arrows` are all that pass along it, and `points` what each of them gives, None for a veto.
    """

    source: Link | None
    target: Link
    start: tuple[float, float]
    end: tuple[float, float]
    arrives: bool
    arrows: tuple[Arrow, ...] = ()
    points: int | None = 0


@dataclass(frozen=True, slots=True)
class TopicTitle:
    """The title of a topic over its facts."""

    words: str
    left: float
    base: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A graph, ready to be drawn."""

    width: float
    height: float
    headings: tuple[TopicTitle, ...]
    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]
