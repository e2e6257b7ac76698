"""The entries of a journal: kept as a chain, read one by one, parts taken out."""

import json
import sqlite3
from collections.abc import Iterator

from advisor.journal.chain import START, Entry, Sort, from_document, moved, to_bytes, without
from advisor.journal.database import Journal
from advisor.journal.faults import Row
from advisor.journal.seals import Part
from advisor.problems import AdvisorError, Place, Problem

LATEST = "latest"
"""What names the last consultation."""


def append(journal: Journal, name: str, sort: Sort, parts: tuple[Part, ...]) -> Entry:
    """Return the new last entry of the chain, kept. Raises AdvisorError."""
    with journal.transaction() as connection:
        return add(connection, name, sort, parts)


def add(
    connection: sqlite3.Connection, name: str, sort: Sort, parts: tuple[Part, ...], of: str = ""
) -> Entry:
    """Return the new last entry of the chain, written within a transaction."""
    number, previous = end_of(connection)
    return insert(connection, Entry(number + 1, name, sort, previous, parts, of))


def add_imported(connection: sqlite3.Connection, entry: Entry) -> Entry:
    """Return an entry of another journal as the new last entry of this chain, written within a transaction."""
    number, previous = end_of(connection)
    return insert(connection, moved(entry, number + 1, previous))


def insert(connection: sqlite3.Connection, entry: Entry) -> Entry:
    """Return the entry, written within a transaction."""
    connection.execute("INSERT INTO entries VALUES (?, ?, ?)", (entry.number, entry.id, to_bytes(entry)))
    return entry


def named(connection: sqlite3.Connection, name: str) -> Entry | None:
    """Return the entry of this id as it is within a transaction; None if there is none that can be read."""
    row = connection.execute("SELECT body FROM entries WHERE id = ?", (name,)).fetchone()
    return readable(row[0]) if row else None


def is_taken(connection: sqlite3.Connection, name: str) -> bool:
    """Return whether some entry has this id, within a transaction."""
    return connection.execute("SELECT 1 FROM entries WHERE id = ?", (name,)).fetchone() is not None


def end_of(connection: sqlite3.Connection) -> tuple[int, str]:
    """Return the number and hash of the last entry; 0 and the start of the chain if there is none.

    Raises sqlite3.DatabaseError if the last entry cannot be read: nothing can be chained to it.
    """
    row = connection.execute("SELECT number, body FROM entries ORDER BY number DESC LIMIT 1").fetchone()
    if row is None:
        return 0, START
    if last := readable(row[1]):
        return row[0], last.hash
    raise sqlite3.DatabaseError(f"malformed: entry {row[0]} cannot be read")


def remove(connection: sqlite3.Connection, entry: Entry, names: frozenset[str]) -> None:
    """Take parts out of an entry, within a transaction; the bytes that they stood in are overwritten."""
    body = to_bytes(without(entry, names))
    connection.execute("UPDATE entries SET body = ? WHERE number = ?", (body, entry.number))


def rows(journal: Journal) -> Iterator[Row]:
    """Yield the entries as they are stored, in order, as they are at one moment. Raises AdvisorError."""
    with journal.reading() as connection:
        for number, name, body in connection.execute("SELECT number, id, body FROM entries ORDER BY number"):
            yield Row(number, name, body if isinstance(body, bytes) else str(body).encode())


def how_many(journal: Journal) -> int:
    """Return the number of entries. Raises AdvisorError."""
    with journal.reading() as connection:
        return int(connection.execute("SELECT count(*) FROM entries").fetchone()[0])


def entries(journal: Journal) -> Iterator[Entry]:
    """Yield the entries that can be read, in order; `verify` names the others. Raises AdvisorError."""
    for row in rows(journal):
        if entry := readable(row.body):
            yield entry


def readable(body: bytes) -> Entry | None:
    """Return the entry that these bytes are; None if they are none."""
    try:
        return from_document(json.loads(body))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def find(journal: Journal, name: str) -> Entry:
    """Return the consultation whose id this is or begins, deleted or not; "latest" is the last that is not.

    Raises AdvisorError.
    """
    found = latest(journal) if name == LATEST else beginning(journal, name)
    if len(found) == 1:
        return found[0]
    what, hint = f"there is no record '{name}'", "'advisor records list' shows all"
    if found:
        what, hint = f"'{name}' could be " + ", ".join(one.id for one in found[:5]), "type more of it"
    raise AdvisorError([Problem(Place(str(journal.path)), what, hint)])


def beginning(journal: Journal, name: str) -> tuple[Entry, ...]:
    """Return the consultations whose id begins so, or the one that is named so."""
    query = "SELECT body FROM entries WHERE substr(id, 1, ?) = ? ORDER BY number"
    with journal.reading() as connection:
        found = [readable(body) for (body,) in connection.execute(query, (len(name), name))]
    meant = [one for one in found if one and one.sort is Sort.CONSULTATION]
    return tuple(one for one in meant if one.id == name) or tuple(meant)


def latest(journal: Journal) -> tuple[Entry, ...]:
    """Return the last consultation that was not deleted, if there is one."""
    with journal.reading() as connection:
        for (body,) in connection.execute("SELECT body FROM entries ORDER BY number DESC"):
            entry = readable(body)
            if entry and entry.sort is Sort.CONSULTATION and entry.part("head"):
                return (entry,)
    return ()


def about(journal: Journal, name: str) -> tuple[Entry, ...]:
    """Return the entries about a consultation: texts made from it, and what was taken out of it, in order."""
    return tuple(one for one in entries(journal) if one.of == name)
