"""What is recommended: decisions with their candidates, and advice."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from advisor.model.not_covered import NotCovered
from advisor.problems import Place


@dataclass(frozen=True, slots=True)
class Advice:
    """A piece of advice; with `about`, it is given only when one of those candidates wins.

    `do` is what it comes to, as one short order.
    """

    id: str
    text: str
    about: tuple[str, ...]
    source: tuple[str, ...]
    place: Place
    do: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that can be recommended, with attributes that `each` rules read."""

    id: str
    title: str
    summary: str
    attributes: Mapping[str, tuple[str, ...]]
    watch_out: str
    source: tuple[str, ...]
    place: Place
    url: str = ""


@dataclass(frozen=True, slots=True)
class ToldAttribute:
    """An attribute that is told of whoever wins: `words` has a sentence for each of its values."""

    id: str
    title: str
    words: Mapping[str, str]
    source: tuple[str, ...]
    place: Place


class DecisionKind(Enum):
    """How a decision is taken."""

    POINTS = "points"
    CHOICE = "choice"
    APPLIES = "applies"


@dataclass(frozen=True, slots=True)
class Decision:
    """A choice among candidates; their order only decides the order of printing.

    `tells` are the attributes that are told of every winner; `if_close` is the advice that a close result or a tie
    brings, whatever the rules say. It is taken by points; or by choice, if rules choose a candidate outright; or, of
    a list of what applies, each candidate on its own: that is a decision `of` the list, between it and that it does
    not apply.
    """

    id: str
    title: str
    candidates: tuple[Candidate, ...]
    place: Place
    not_covered: tuple[NotCovered, ...] = ()
    tells: tuple[ToldAttribute, ...] = ()
    if_close: tuple[str, ...] = ()
    kind: DecisionKind = DecisionKind.POINTS
    of: str = ""

    @property
    def is_weighed(self) -> bool:
        return self.kind is DecisionKind.POINTS

    @property
    def candidate_ids(self) -> tuple[str, ...]:
        return tuple(candidate.id for candidate in self.candidates)
