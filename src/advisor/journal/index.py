"""The summaries of all entries, each made again where it is missing or does not fit."""

import sqlite3
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing

from advisor.formats.canonical import digest_of
from advisor.journal.chain import Entry
from advisor.journal.database import PATIENCE, Journal, as_bytes
from advisor.journal.faults import ChainFault, StoredRow, Walk
from advisor.journal.knowledge import StoredRules
from advisor.journal.summaries import EntrySummary, Grounds, from_bytes, keep_summary, summary_of
from advisor.problems import attempted

INDEXED = """
SELECT number, id, entries.body, summaries.body FROM entries LEFT JOIN summaries USING (number) ORDER BY number
"""
BODY = "SELECT body FROM entries WHERE number = ?"
NOT_INDEXED = "SELECT number, id, body, NULL FROM entries ORDER BY number"
HAS_INDEX = "SELECT 1 FROM sqlite_master WHERE name = 'summaries'"

AT_ONCE = 0.0

OTHERWISE = "the summary that lists and filters read says something else than this entry"


def summaries(journal: Journal, walk: Walk, *, by_rules: bool = False) -> Iterator[EntrySummary]:
    """Yield the summaries of the entries that are what was sealed, in order; the walk sees what is wrong with others.

    A body is taken apart only if it is not the one that its summary was made from. With `by_rules` each says what the
    rules that it rests on say of it. Raises AdvisorError.
    """
    rules, lacking = StoredRules(journal), list[EntrySummary]()
    with closing(indexed_rows(journal)) as stored:
        for row, kept in stored:
            summary = from_bytes(kept)
            if summary and is_of(summary, row) and (summary.grounds or not by_rules or not summary.is_record):
                walk.pass_by(summary.footprint)
            elif entry := walk.step(row):
                summary = summary_of(entry, row.body, grounds_of(rules, entry, walk) if by_rules else None)
                lacking.append(summary)
            else:
                continue
            yield summary
    if lacking:
        keep_lacking(journal, lacking)


def checked_entries(journal: Journal, walk: Walk) -> Iterator[Entry]:
    """Yield the entries that are what was sealed, in order; the walk sees what is wrong with others, and with summaries.

    One that says something else than its entry was sealed by somebody else; it is named, and made again. Raises
    AdvisorError.
    """
    rules, lacking = StoredRules(journal), list[EntrySummary]()
    files = Walk()  # stored files are verified apart
    with closing(indexed_rows(journal)) as stored:
        for row, kept in stored:
            if entry := walk.step(row):
                summary = from_bytes(kept)
                kept_grounds = summary.grounds if summary else None
                known = kept_grounds and (grounds_of(rules, entry, files) or kept_grounds)
                if summary != (again := summary_of(entry, row.body, known)):
                    lacking.append(again)
                    walk.faults += (
                        [ChainFault(row.number, OTHERWISE)] if summary and is_of(summary, row) else []
                    )
                yield entry
    if lacking:
        keep_lacking(journal, lacking)


def indexed_rows(journal: Journal) -> Generator[tuple[StoredRow, object]]:
    """Return entries and their summaries as they are stored, in order, as they are at one moment. Raises AdvisorError."""

    def read() -> Generator[tuple[StoredRow, object]]:
        with journal.reading() as connection:
            query = INDEXED if has_index(connection) else NOT_INDEXED
            for number, name, body, kept in connection.execute(query):
                yield StoredRow(number, str(name), as_bytes(body)), kept

    return journal.closed_with(read())


def has_index(connection: sqlite3.Connection) -> bool:
    """Return whether there is a table of summaries; a journal of before that cannot be written has none."""
    return connection.execute(HAS_INDEX).fetchone() is not None


def is_of(summary: EntrySummary, row: StoredRow) -> bool:
    """Return whether a summary was made from the entry in a row as it is now."""
    own = summary.footprint
    return (own.number, own.id, summary.body) == (row.number, row.id, digest_of(row.body))


def keep_lacking(journal: Journal, lacking: Iterable[EntrySummary]) -> None:
    """Keep summaries of entries that did not change meanwhile, unless the journal cannot be written now.

    The next who reads it makes them again.
    """
    journal.wait(AT_ONCE)
    attempted(lambda: keep_unchanged(journal, lacking))
    journal.wait(PATIENCE)


def keep_unchanged(journal: Journal, lacking: Iterable[EntrySummary]) -> None:
    with journal.transaction() as connection:
        for summary in lacking if has_index(connection) else ():
            row = connection.execute(BODY, (summary.footprint.number,)).fetchone()
            if row and digest_of(as_bytes(row[0])) == summary.body:
                keep_summary(connection, summary)


def grounds_of(rules: StoredRules, entry: Entry, walk: Walk) -> Grounds | None:
    """Return what its rules say of a record, None if this version cannot read them; the walk sees if they were changed."""
    from advisor.journal.grounds import grounds

    if not entry.head:
        return None
    base, problems = attempted(lambda: rules.base(entry.head["knowledge"]))
    walk.faults += (ChainFault(entry.number, problem.what) for problem in problems)
    return grounds(base, entry) if base else None
