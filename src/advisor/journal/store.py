"""The entries of a journal: kept as a chain, read one by one, parts taken out."""

import json
import re
import sqlite3
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing

from advisor.journal.chain import START, Entry, EntryKind, to_bytes, without
from advisor.journal.database import VERIFY, Journal, as_bytes
from advisor.journal.faults import StoredRow, Walk, entry_in, row_faults
from advisor.journal.summaries import keep_summary, summary_of
from advisor.journal.unfinished import Draft, drafts
from advisor.model import RuleBase
from advisor.names import folded

IN_ORDER = "SELECT number, id, body FROM entries ORDER BY number"
FROM_THE_END = f"{IN_ORDER} DESC"
NAMED = "SELECT number, id, body FROM entries WHERE id = ?"
NUMBERED = "SELECT number, id, body FROM entries WHERE number = ?"
BEGINNING = "SELECT number, id, body FROM entries WHERE substr(id, 1, ?) = ? ORDER BY number"
TITLE = re.compile(rb'"title":("(?:[^"\\]|\\.)*")')
"""The title of a record in its body, where it comes before anything else that may be called so, such as a fact."""

LATEST = "latest"
"""The name of the last consultation."""


def add(
    connection: sqlite3.Connection, placed: Callable[[int, str], Entry], base: RuleBase | None = None
) -> Entry:
    """Return the new last entry of the chain, made for its number and the hash before it, within a transaction.

    Its summary says what its rules say if they are at hand.
    """
    from advisor.journal.grounds import grounds  # slow to load, and who only reads needs none

    number, previous = end_of(connection)
    entry = placed(number + 1, previous)
    body = to_bytes(entry)
    connection.execute("INSERT INTO entries VALUES (?, ?, ?)", (entry.number, entry.id, body))
    keep_summary(connection, summary_of(entry, body, grounds(base, entry) if base else None))
    return entry


def entry_of(journal: Journal, name: str) -> Entry | None:
    """Return the entry of this id, None if there is none. Raises AdvisorError if it is not what was sealed."""
    return next(iter([sound(journal, row) for row in rows(journal, NAMED, [name])]), None)


def end_of(connection: sqlite3.Connection) -> tuple[int, str]:
    """Return the number and hash of the last entry; 0 and the start of the chain if there is none.

    Raises sqlite3.DatabaseError if the last entry cannot be read: nothing can be chained to it.
    """
    row = connection.execute("SELECT number, body FROM entries ORDER BY number DESC LIMIT 1").fetchone()
    if row is None:
        return 0, START
    if last := entry_in(row[1]):
        return row[0], last.hash
    raise sqlite3.DatabaseError(f"entry {row[0]} cannot be read")


def remove(connection: sqlite3.Connection, entry: Entry, names: frozenset[str]) -> None:
    """Take parts out of an entry and its summary, within a transaction; the bytes that they stood in are overwritten."""
    left = without(entry, names)
    body = to_bytes(left)
    connection.execute("UPDATE entries SET body = ? WHERE number = ?", (body, entry.number))
    keep_summary(connection, summary_of(left, body))


def rows(journal: Journal, query: str = IN_ORDER, values: Sequence[object] = ()) -> Generator[StoredRow]:
    """Return entries as they are stored, in order, as they are at one moment. Raises AdvisorError."""

    def read() -> Generator[StoredRow]:
        with journal.reading() as connection:
            for number, name, body in connection.execute(query, values):
                yield StoredRow(number, str(name), as_bytes(body))

    return journal.closed_with(read())


def how_many(journal: Journal) -> int:
    with journal.reading() as connection:
        return int(connection.execute("SELECT count(*) FROM entries").fetchone()[0])


def entries(journal: Journal, walk: Walk | None = None) -> Iterator[Entry]:
    """Yield the entries that are what was sealed, in order; the walk sees what is wrong with others and the chain.

    Raises AdvisorError.
    """
    walk = walk or Walk()
    for row in rows(journal):
        if entry := walk.step(row):
            yield entry


def sound(journal: Journal, row: StoredRow) -> Entry:
    """Return the entry in a row. Raises AdvisorError if it is not what was sealed."""
    entry = entry_in(row.body)
    wrong = [fault.what for fault in row_faults(row, entry)]
    if entry and not wrong:
        return entry
    raise journal.refusal((f"entry {row.number} is damaged: {what}" for what in wrong), VERIFY)


def find(journal: Journal, name: str) -> Entry:
    """Return the consultation whose id this is or begins, deleted or not, or else the one with this title.

    "latest" is the last that is not deleted. Raises AdvisorError.
    """
    matches = named(journal, name)
    if len(matches) == 1:
        return matches[0]
    what, hint = f"there is no record '{name}'", "'advisor records list' shows all"
    if name == LATEST:
        what, hint = "nothing is recorded yet", ""
    if matches:
        what, hint = f"'{name}' could be " + ", ".join(entry.id for entry in matches[:5]), "type more of it"
    elif draft := next((draft.id for draft in drafts(journal) if is_meant(draft, name)), None):
        what, hint = f"'{draft}' is not finished", f"go on with 'advisor interview --resume {draft}' first"
    raise journal.refusal([what], hint)


def named(journal: Journal, name: str) -> tuple[Entry, ...]:
    """Return the consultations that a name can mean, deleted or not. Raises AdvisorError."""
    if name == LATEST:
        return latest(journal)
    begin = [sound(journal, row) for row in rows(journal, BEGINNING, [len(name), name])]
    by_id = tuple(entry for entry in begin if entry.sort is EntryKind.CONSULTATION)
    return by_id or entitled(journal, name)


def entitled(journal: Journal, title: str) -> tuple[Entry, ...]:
    """Return the consultations of this title, without those that another one of them began from. Raises AdvisorError."""
    meant = [sound(journal, row) for row in rows(journal) if is_called(title_in(row.body), title)]
    called = [entry for entry in meant if is_called(entry.title, title)]
    followed = {entry.predecessor.id for entry in called if entry.predecessor}
    return tuple(entry for entry in called if entry.id not in followed)


def title_in(body: bytes) -> str:
    """Return the title of the record that is stored as these bytes; empty if there is none that can be read."""
    try:
        return str(json.loads(match[1])) if (match := TITLE.search(body)) else ""
    except ValueError:
        return ""


def is_meant(draft: Draft, name: str) -> bool:
    """Return whether an unfinished interview is meant by a name: its id, the beginning of it, or its title."""
    return draft.id.startswith(name) or is_called(draft.title, name)


def is_called(title: str, name: str) -> bool:
    """Return whether a title is meant by a name, however that is spelt."""
    return bool(title) and folded(title) == folded(name)


def latest(journal: Journal) -> tuple[Entry, ...]:
    """Return the last consultation that was not deleted, if there is one. Raises AdvisorError.

    If an entry after it is not what was sealed, nobody knows whether that was the last, and it is an error.
    """
    with closing(rows(journal, FROM_THE_END)) as stored:
        for row in stored:
            entry = sound(journal, row)
            if entry.head:
                return (entry,)
    return ()
