"""What a handbook is made of: entries of plain words, in which names of other entries are links."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from advisor.model import Accepted


@dataclass(frozen=True, slots=True)
class Link:
    """The name of an entry, for people and for whoever makes the link."""

    kind: str
    id: str
    title: str


Line: TypeAlias = tuple[str | Link, ...]
"""One line of words."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A line, with the lines that belong below it."""

    line: Line
    parts: tuple["Clause", ...] = ()


@dataclass(frozen=True, slots=True)
class HandbookParagraph:
    """What is said of an entry under one label.

    Before each clause stands a word, an id or a number, which may be empty; `look` tells pages that can show it
    what kind of text it is.
    """

    label: str
    clauses: tuple[tuple[str, Clause], ...]
    look: str = ""


@dataclass(frozen=True, slots=True)
class FoundBy:
    """What an entry is found by: the facts it rests on, the candidates it speaks of, the passages it cites."""

    facts: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HandbookEntry:
    """Anything with a name, and all that is said of it.

    `about` is what is good to know beside its id; `each` names what was made of it, one for each candidate.
    """

    link: Link
    paragraphs: tuple[HandbookParagraph, ...]
    found_by: FoundBy
    about: tuple[str, ...] = ()
    each: tuple[Link, ...] = ()


def entry(
    link: Link,
    paragraphs: Iterable[HandbookParagraph],
    found_by: FoundBy,
    about: Iterable[str] = (),
    each: Iterable[Link] = (),
) -> HandbookEntry:
    """Return an entry without the paragraphs that say nothing."""
    said = tuple(paragraph for paragraph in paragraphs if paragraph.clauses)
    return HandbookEntry(link, said, found_by, tuple(about), tuple(each))


@dataclass(frozen=True, slots=True)
class HandbookSection:
    """Entries that stand together, if they have a name: the rules of a file, or the candidates of a decision."""

    link: Link | None
    entries: tuple[HandbookEntry, ...]
    accepted: tuple[Accepted, ...] = ()


@dataclass(frozen=True, slots=True)
class HandbookPart:
    """A part of a handbook, with lines before its sections."""

    name: str
    title: str
    sections: tuple[HandbookSection, ...]
    lines: tuple[str, ...] = ()

    @property
    def entries(self) -> tuple[HandbookEntry, ...]:
        return tuple(entry for section in self.sections for entry in section.entries)


@dataclass(frozen=True, slots=True)
class Requirements:
    """What rests on what: facts by topic, findings, decisions, and an arrow from each to all that read it."""

    topics: tuple[tuple[str, tuple[Link, ...]], ...]
    findings: tuple[Link, ...]
    decisions: tuple[Link, ...]
    arrows: tuple[tuple[Link, Link], ...]


@dataclass(frozen=True, slots=True)
class Handbook:
    """All that a rule base says, in words; `counts` are its parts with their numbers."""

    title: str
    fingerprint: str
    counts: tuple[str, ...]
    parts: tuple[HandbookPart, ...]
    requirements: Requirements = field(repr=False)
