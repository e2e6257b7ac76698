"""Connections to the journal's SQLite file, and transactions that are whole or not at all."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from advisor.journal.schema import APPLICATION, MIGRATIONS, VERSION
from advisor.problems import AdvisorError, Place, Problem

# So long another process may hold the journal before this one gives up.
PATIENCE = 20.0

# Part of SQLite's message to what is wrong and what to do.
TROUBLES: Mapping[str, tuple[str, str]] = {
    "disk is full": ("the disk is full", "make room, or name another place with --journal"),
    "readonly database": ("the journal cannot be written", "name another place with --journal"),
    "unable to open": ("the journal cannot be opened", "name another place with --journal"),
    "is locked": (
        f"the journal is in use and did not become free within {PATIENCE:.0f} s",
        "close what holds it, or try again",
    ),
    "not a database": ("this file is no journal", "name another place with --journal"),
    "malformed": ("the journal is damaged", "restore it from a copy, or start another with --journal"),
}


@dataclass(frozen=True, slots=True)
class Journal:
    """An open journal."""

    path: Path
    connection: sqlite3.Connection

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Hold the journal alone; what is done in it is all kept, or nothing of it. Raises AdvisorError."""
        with troubles(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
            except BaseException:
                self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """See the journal as it is at one moment. Raises AdvisorError."""
        with troubles(self.path):
            self.connection.execute("BEGIN")
            try:
                yield self.connection
            finally:
                self.connection.execute("ROLLBACK")

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()


@contextmanager
def troubles(path: Path) -> Iterator[None]:
    """Turn what SQLite complains of into a problem in the user's words. Raises AdvisorError."""
    try:
        yield
    except sqlite3.Error as error:
        found = [words for sign, words in TROUBLES.items() if sign in str(error)]
        what, hint = found[0] if found else (f"the journal cannot be used: {error}", "")
        raise AdvisorError([Problem(Place(str(path)), what, hint)]) from error
    except OSError as error:
        what = f"the journal cannot be opened: {error.strerror}"
        raise AdvisorError([Problem(Place(str(path)), what, "name another place with --journal")]) from error


def open_journal(path: Path) -> Journal:
    """Return the journal in a file, made if it is not there, brought up to date if it is old. Raises AdvisorError."""
    with troubles(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    journal = Journal(path, connection)
    try:
        bring_up_to_date(journal)
    except AdvisorError:
        journal.close()
        raise
    return journal


def bring_up_to_date(journal: Journal) -> None:
    """Apply the migrations that the journal lacks, in one transaction. Raises AdvisorError for a newer journal."""
    with troubles(journal.path):
        version = version_of(journal)
    if version == VERSION:
        return
    with journal.transaction() as connection:
        for number in range(version_of(journal) + 1, VERSION + 1):
            for statement in MIGRATIONS[number]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")


def version_of(journal: Journal) -> int:
    """Return the schema version of a journal, 0 for an empty file.

    Raises AdvisorError for a file of another program, or of a newer version of this one.
    """
    (version,) = journal.connection.execute("PRAGMA user_version").fetchone()
    (application,) = journal.connection.execute("PRAGMA application_id").fetchone()
    (tables,) = journal.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    place = Place(str(journal.path))
    if application != APPLICATION and (tables or version):
        raise AdvisorError(
            [Problem(place, "this is another program's database", "name another place with --journal")]
        )
    if version > VERSION:
        what = f"the journal was written by a newer version of advisor (schema {version}, known is {VERSION})"
        raise AdvisorError([Problem(place, what, "use that version, or name another place with --journal")])
    return int(version)
