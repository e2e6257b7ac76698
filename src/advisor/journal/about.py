"""Who speaks of a record: decisions, texts and marks about it, what is about those, and records that began from it."""

import re
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.journal.faults import Walk
from advisor.journal.store import rows

CONSULTATION = re.compile(rb'\{"format":"[^"]*","hash":"[^"]*","id":"[^"]*","number":[0-9]+,"of":"",')
"""How the body of an entry begins that is about no other."""


class AboutAnother(Protocol):
    """What stands in a chain: an entry, or what is left of one without its values."""

    @property
    def id(self) -> str: ...
    @property
    def of(self) -> str: ...


Entries = TypeVar("Entries", bound=AboutAnother)


def by_record(placed: Iterable[Entries]) -> dict[str, list[Entries]]:
    """Return what is about a record, or about what was made from it, in order, by the id of the record."""
    records, about = dict[str, str](), dict[str, list[Entries]]()
    for entry in placed:
        if entry.of:
            records[entry.id] = records.get(entry.of, entry.of)
            about.setdefault(records[entry.id], []).append(entry)
    return about


def entries_about_records(journal: Journal, walk: Walk) -> Iterator[Entry]:
    """Yield the entries about others, in order; the walk sees those that are not what was sealed. Raises AdvisorError."""
    for row in rows(journal):
        if not CONSULTATION.match(row.body) and (
            entry := walk.look(row)
        ):  # to read every record would take long
            yield entry


def entries_about(journal: Journal, name: str) -> tuple[Entry, ...]:
    """Return the entries about a consultation: texts made from it, and what was taken out of it, in order."""
    return tuple(entry for entry in mentioning(journal, name) if entry.of == name)


def followers(journal: Journal, name: str) -> tuple[Entry, ...]:
    """Return the consultations that began from one, in order."""
    return tuple(entry for entry in mentioning(journal, name) if began_from(entry, name))


def began_from(entry: Entry, name: str) -> bool:
    return entry.predecessor is not None and entry.predecessor.id == name


def linked(journal: Journal, entry: Entry) -> tuple[Entry, ...]:
    """Return the record that this one began from, if the journal has it, and those that began from this one."""
    before = entry.predecessor.id if entry.predecessor else ""
    named = mentioning(journal, before) if before else ()
    return *(other for other in named if other.id == before), *followers(journal, entry.id)


def predecessors(journal: Journal) -> dict[str, str]:
    """Return the records that others say they began from, each with the hash that they know it by."""
    begun = (entry.predecessor for entry in mentioning(journal, '"from":{'))
    return {predecessor.id: predecessor.hash for predecessor in begun if predecessor}


def mentioning(journal: Journal, text: str) -> Iterator[Entry]:
    """Yield the entries that are what was sealed and have this text in them, in order. Raises AdvisorError."""
    mention, walk = text.encode(), Walk()
    for row in rows(journal):
        if mention in row.body and (entry := walk.look(row)):  # to read every entry would take long
            yield entry
