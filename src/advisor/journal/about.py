"""Entries about a record, and about what was made from it: what people decided, texts, and marks of what was taken out."""

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
