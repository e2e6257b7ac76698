"""What a drawing of the decision requirements graph is made of."""

from dataclasses import dataclass
from typing import TypeAlias

from advisor.explain.handbook.entries import Link


@dataclass(frozen=True, slots=True)
class Way:
    """Where all that leads further to one and the same entry passes through a layer."""

    to: Link
    layer: int


Stop: TypeAlias = Link | Way


@dataclass(frozen=True, slots=True)
class Box:
    """A place in the drawing; a way through a layer has no label."""

    stop: Stop
    left: float
    top: float
    width: float
    height: float
    label: tuple[str, ...] = ()

    @property
    def right(self) -> float:
        """Where its lines leave."""
        return self.left + self.width

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Curve:
    """A line between two places; `source` is empty where the lines from several have joined."""

    source: Link | None
    target: Link
    start: tuple[float, float]
    end: tuple[float, float]
    arrives: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a topic over its facts."""

    words: str
    left: float
    base: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A graph, ready to be drawn."""

    width: float
    height: float
    headings: tuple[Heading, ...]
    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]
