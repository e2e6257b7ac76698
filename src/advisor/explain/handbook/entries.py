"""The names of entries, which lines of plain words hold as links, and what entries are found by."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Link:
    """The name of an entry, for people and for whoever makes the link."""

    kind: str
    id: str
    title: str


Line: TypeAlias = tuple[str | Link, ...]
"""One line of words."""


@dataclass(frozen=True, slots=True)
class FoundBy:
    """What an entry is found by: the facts it rests on, the candidates it speaks of, the passages it cites."""

    facts: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Requirements:
    """What rests on what: facts by topic, findings, decisions, and an arrow from each to all that read it."""

    topics: tuple[tuple[str, tuple[Link, ...]], ...]
    findings: tuple[Link, ...]
    decisions: tuple[Link, ...]
    arrows: tuple[tuple[Link, Link], ...]
