"""Consultations into the journal, and parts of them out again, with what that takes with it."""

import secrets
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from advisor.journal.about import entries_about, linked
from advisor.journal.chain import Entry, EntryKind
from advisor.journal.database import Journal
from advisor.journal.faults import PARTS
from advisor.journal.knowledge import keep_knowledge
from advisor.journal.seals import SealedPart, seal, split, tells_of
from advisor.journal.store import add, entry_of, remove
from advisor.language.reading.documents import Document
from advisor.model import RuleBase

TAKEN_ALONG: Mapping[EntryKind, frozenset[EntryKind]] = {
    EntryKind.REDACTION: frozenset({EntryKind.DOCUMENT}),
    EntryKind.DELETION: frozenset({EntryKind.DOCUMENT, EntryKind.DECISION}),
}
"""The entries about a record whose content goes with what is taken out of it."""


@dataclass(frozen=True, slots=True)
class ForeseenRemoval:
    """What a redaction or deletion takes out of a record: how many parts of each section, and entries of each kind.

    `left` are the entries about it that stay, by kind, and `linked` the records that still have answers of these.
    """

    record: str
    kind: EntryKind
    facts: tuple[str, ...]
    parts: Mapping[str, int]
    along: Mapping[EntryKind, int]
    left: Mapping[EntryKind, int]
    linked: tuple[str, ...]


def new_salt() -> str:
    return secrets.token_hex(16)


def new_id(now: str) -> str:
    """Return the id of a new entry: the day, and enough chance for every process to have its own."""
    return f"{now[:10].replace('-', '')}-{secrets.token_hex(4)}"


def sealed_parts(sections: Mapping[str, Any]) -> tuple[SealedPart, ...]:
    return seal(split(sections), new_salt)


def keep(
    journal: Journal,
    name: str,
    parts: tuple[SealedPart, ...],
    documents: Iterable[Document],
    base: RuleBase | None = None,
) -> Entry:
    """Return the entry of a consultation, kept with its knowledge in place of its draft. Raises AdvisorError.

    If another consultation has this id (somebody finished the same interview twice) it gets one of its own. What the
    rules say of it is in its summary at once only if their base is at hand.
    """
    head = next(part.value for part in parts if part.name == "head")
    with journal.transaction() as connection:
        keep_knowledge(connection, head["knowledge"]["fingerprint"], documents)
        taken = connection.execute("SELECT 1 FROM entries WHERE id = ?", (name,)).fetchone()
        own = new_id(head["finished"]) if taken else name
        entry = add(
            connection,
            lambda number, previous: Entry(number, own, EntryKind.CONSULTATION, previous, parts),
            base,
        )
        connection.execute("DELETE FROM drafts WHERE id = ?", (name,))
    return entry


def foreseen(journal: Journal, entry: Entry, kind: EntryKind, facts: Iterable[str]) -> ForeseenRemoval:
    """Return what taking the answers to these facts out of a record takes with it, or a deletion all. Raises AdvisorError."""
    facts = tuple(facts)
    parts = (part for part in entry.parts if part.is_there)
    goes = [part.name for part in parts if kind is EntryKind.DELETION or tells_of(part, facts)]
    about = Counter(each.sort for each in entries_about(journal, entry.id) if each.is_whole)
    others = (other for other in linked(journal, entry) if still_tells(other, facts))
    return ForeseenRemoval(
        entry.id,
        kind,
        facts,
        Counter(name.partition("/")[0] for name in goes),
        {sort: number for sort, number in about.items() if sort in TAKEN_ALONG[kind]},
        {sort: number for sort, number in about.items() if sort not in TAKEN_ALONG[kind]},
        tuple(other.id for other in others),
    )


def still_tells(entry: Entry, facts: Iterable[str]) -> bool:
    """Return whether a record has an answer to one of these facts."""
    return any(tells_of(part, facts) for part in entry.parts if part.name.startswith("answers/"))


def redact(journal: Journal, name: str, facts: Iterable[str], now: str, because: str) -> Entry:
    """Take what was answered to these facts out of the record of this id, and return the entry that says so.

    The full result goes too, since it tells what the answers were, and what the journal holds of texts that
    were made from it; who won stays. Raises AdvisorError.
    """
    facts = tuple(facts)
    reason = {"at": now, "because": because, "facts": list(facts)}
    return take_out(journal, name, EntryKind.REDACTION, reason, lambda part: tells_of(part, facts))


def delete(journal: Journal, name: str, now: str, because: str) -> Entry:
    """Take everything out of the record of this id, and what was decided about it, and return the entry that says so.

    Raises AdvisorError.
    """
    return take_out(journal, name, EntryKind.DELETION, {"at": now, "because": because}, lambda _: True)


def take_out(
    journal: Journal,
    name: str,
    kind: EntryKind,
    reason: Mapping[str, Any],
    goes: Callable[[SealedPart], bool],
) -> Entry:
    """Take parts out of a record, and what goes with them; return the last mark. Raises AdvisorError."""
    with journal.transaction() as connection:
        entry = entry_of(journal, name)
        if not entry or not any(part.is_there for part in entry.parts):
            what = f"the record '{name}' was deleted already" if entry else f"there is no record '{name}'"
            raise journal.refusal([what])
        for about in entries_about(journal, entry.id):
            if about.sort in TAKEN_ALONG[kind] and about.is_whole:
                names = frozenset(part.name for part in about.parts)
                mark_and_remove(connection, about, names, kind, reason)
        names = frozenset(part.name for part in entry.parts if part.is_there and goes(part))
        return mark_and_remove(connection, entry, names, kind, reason)


def mark_and_remove(
    connection: sqlite3.Connection,
    entry: Entry,
    names: frozenset[str],
    kind: EntryKind,
    reason: Mapping[str, Any],
) -> Entry:
    """Take parts out of one entry, and return the entry that says which, within a transaction."""
    mark = add_about(connection, entry, kind, {**reason, "parts": sorted(names)}, str(reason["at"]))
    remove(connection, entry, names)
    return mark


def keep_document(journal: Journal, entry: Entry, part: Mapping[str, Any], now: str) -> Entry:
    """Return the entry that says that a text was made from a consultation. Raises AdvisorError."""
    with journal.transaction() as connection:
        return add_about(connection, entry, EntryKind.DOCUMENT, part, now)


def add_about(
    connection: sqlite3.Connection, of: Entry, kind: EntryKind, part: Mapping[str, Any], now: str
) -> Entry:
    """Return the entry that says something about another one, written within a transaction."""
    parts = seal([(PARTS[kind], part)], new_salt)
    return add(connection, lambda number, previous: Entry(number, new_id(now), kind, previous, parts, of.id))
