"""Consultations into the journal, and parts of them out again."""

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from advisor.journal.chain import Entry, Sort
from advisor.journal.database import Journal
from advisor.journal.knowledge import keep_knowledge
from advisor.journal.seals import Part, about, seal, split
from advisor.journal.store import add, find, remove
from advisor.read.documents import Document


def new_salt() -> str:
    """Return 128 random bits."""
    return secrets.token_hex(16)


def new_id(now: str) -> str:
    """Return the id of a new entry: the day, and enough chance for every process to have its own."""
    return f"{now[:10].replace('-', '')}-{secrets.token_hex(4)}"


def sealed_parts(sections: Mapping[str, Any]) -> tuple[Part, ...]:
    """Return the sections of a record as sealed parts, each with a salt of its own."""
    return seal(split(sections), new_salt)


def keep(journal: Journal, name: str, parts: tuple[Part, ...], documents: Iterable[Document]) -> Entry:
    """Return the entry of a consultation, kept with its knowledge in place of its draft. Raises AdvisorError."""
    fingerprint = next(part.value for part in parts if part.name == "head")["knowledge"]["fingerprint"]
    with journal.transaction() as connection:
        keep_knowledge(connection, fingerprint, documents)
        entry = add(connection, name, Sort.CONSULTATION, parts)
        connection.execute("DELETE FROM drafts WHERE id = ?", (name,))
    return entry


def redact(journal: Journal, name: str, facts: Iterable[str], now: str, because: str) -> Entry:
    """Take what was answered to these facts out of a record, and return the entry that says so.

    The full result goes too, since it tells what the answers were; who won stays. Raises AdvisorError.
    """
    entry, facts = find(journal, name), tuple(facts)
    names = frozenset(part.name for part in entry.parts if part.is_there and about(part, facts))
    told = {"at": now, "because": because, "facts": list(facts)}
    return take_out(journal, entry, names, Sort.REDACTION, told)


def delete(journal: Journal, name: str, now: str, because: str) -> Entry:
    """Take everything out of a record, and return the entry that says so. Raises AdvisorError."""
    entry = find(journal, name)
    names = frozenset(part.name for part in entry.parts if part.is_there)
    return take_out(journal, entry, names, Sort.DELETION, {"at": now, "because": because})


def take_out(
    journal: Journal, entry: Entry, names: frozenset[str], sort: Sort, told: Mapping[str, Any]
) -> Entry:
    """Take parts out of an entry, and return the entry that says which, kept in one transaction."""
    removal = {**told, "parts": sorted(names)}
    with journal.transaction() as connection:
        mark = add(
            connection, new_id(str(told["at"])), sort, seal([("removal", removal)], new_salt), entry.id
        )
        remove(connection, entry, names)
    return mark


def keep_document(journal: Journal, entry: Entry, part: Mapping[str, Any], now: str) -> Entry:
    """Return the entry that says that a text was made from a consultation. Raises AdvisorError."""
    with journal.transaction() as connection:
        return add(connection, new_id(now), Sort.DOCUMENT, seal([("document", part)], new_salt), entry.id)
