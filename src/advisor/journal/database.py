"""Connections to the journal's SQLite file, and transactions that are whole or not at all."""

import os
import sqlite3
import time
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote
from weakref import WeakSet

from advisor.journal.schema import APPLICATION, MIGRATIONS, VERSION
from advisor.problems import AdvisorError, Place, Problem

# So many seconds another process may hold the journal before this one gives up.
PATIENCE = 20.0
# So many seconds between two tries where SQLite does not wait by itself.
PAUSE = 0.01

Row = TypeVar("Row")

ELSEWHERE = "name another place with --journal"
DAMAGED = "restore it from a copy, or start another with --journal"

# Part of SQLite's message to what is wrong and what to do.
TROUBLES: Mapping[str, tuple[str, str]] = {
    "is full": ("the disk is full", f"make room, or {ELSEWHERE}"),
    "disk I/O error": ("the disk does not take what is written", f"make room, or {ELSEWHERE}"),
    "readonly database": ("the journal cannot be written", ELSEWHERE),
    "unable to open": ("the journal cannot be opened", ELSEWHERE),
    "is locked": (
        "another program holds the journal and did not let go of it in time",
        f"close it and try again, or {ELSEWHERE}",
    ),
    "not a database": ("this file is no journal", ELSEWHERE),
    "malformed": ("the journal is damaged", DAMAGED),
}


@dataclass(frozen=True, slots=True)
class Journal:
    """An open journal."""

    path: Path
    connection: sqlite3.Connection
    readers: WeakSet[Generator[Any]] = field(default_factory=WeakSet)

    def closed_with(self, reader: Generator[Row]) -> Generator[Row]:
        """Return a generator that reads the journal and is closed before it, if nobody reads it to its end."""
        self.readers.add(reader)
        return reader

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Hold the journal alone; what is done in it is all kept, or nothing of it. Raises AdvisorError."""
        with troubles(self.path):
            try:
                self.connection.execute("BEGIN IMMEDIATE")
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                self.undo()
                raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """See the journal as it is at one moment, within whatever is going on already. Raises AdvisorError."""
        with troubles(self.path):
            if self.connection.in_transaction:
                yield self.connection
                return
            self.connection.execute("BEGIN")
            try:
                yield self.connection
            finally:
                self.undo()

    def wait(self, patience: float) -> None:
        """Wait so many seconds from now on when another process holds the journal."""
        self.connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")

    def undo(self) -> None:
        """Give up what is going on, unless SQLite has given it up itself."""
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def sweep(self) -> bool:
        """Return whether nothing that was taken out is left in the log beside the file. Raises AdvisorError."""
        with troubles(self.path):
            (busy, _, _) = self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not busy

    def close(self) -> None:
        """Let go of the file."""
        for reader in tuple(self.readers):
            reader.close()
        self.connection.close()


@contextmanager
def troubles(path: Path) -> Iterator[None]:
    """Turn what SQLite complains of into a problem in the user's words. Raises AdvisorError."""
    try:
        yield
    except sqlite3.Error as error:
        found = [words for sign, words in TROUBLES.items() if sign in str(error)]
        what, hint = found[0] if found else (f"the journal cannot be used: {error}", ELSEWHERE)
        raise AdvisorError([Problem(Place(str(path)), what, hint)]) from error
    except UnicodeDecodeError as error:  # SQLite names what is damaged as it is written
        raise AdvisorError([Problem(Place(str(path)), *TROUBLES["malformed"])]) from error
    except OSError as error:
        what = f"the journal cannot be opened: {error.strerror}"
        raise AdvisorError([Problem(Place(str(path)), what, ELSEWHERE)]) from error


def open_journal(path: Path, patience: float = PATIENCE) -> Journal:
    """Return the journal in a file, made if it is not there, brought up to date if it is old. Raises AdvisorError.

    Nobody but the user can read a file that is made.
    """
    with troubles(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    return opened(path, patience, set_up)


def set_up(connection: sqlite3.Connection, patience: float) -> None:
    """Make what is written safe, and what is taken out unreadable. Raises sqlite3.Error."""
    write_ahead(connection, patience)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")


def write_ahead(connection: sqlite3.Connection, patience: float) -> None:
    """Let others read while one writes. Raises sqlite3.Error.

    SQLite does not wait by itself when several processes make a new file so at the same moment.
    """
    deadline = time.monotonic() + patience
    while not writes_ahead(connection, last=time.monotonic() > deadline):
        time.sleep(PAUSE)


def writes_ahead(connection: sqlite3.Connection, *, last: bool) -> bool:
    """Return whether the file could be switched over; False if others hold it. Raises sqlite3.Error."""
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if last or "is locked" not in str(error):
            raise
        return False
    return True


def open_unwritable(path: Path) -> Journal:
    """Return the journal in a file that cannot be written, to be read only. Raises AdvisorError.

    What another process is writing, or left unfinished, beside the file cannot be seen without writing.
    """
    with troubles(path):
        log = path.resolve().with_name(path.resolve().name + "-wal")
        if log.exists() and log.stat().st_size:
            what = "the journal was not closed, and reading it needs leave to write here"
            raise AdvisorError(
                [Problem(Place(str(path)), what, "copy it with the files beside it, and read that")]
            )
    return opened(path, PATIENCE, left_alone, "?immutable=1")


def for_reading(path: Path, patience: float = PATIENCE) -> Journal:
    """Return the journal in a file that is there, whether it can be written or not. Raises AdvisorError."""
    writable = os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK)
    return open_journal(path, patience) if writable else open_unwritable(path)


def left_alone(_connection: sqlite3.Connection, _patience: float) -> None:
    """Set nothing."""


def opened(
    path: Path, patience: float, prepare: Callable[[sqlite3.Connection, float], None], how: str = ""
) -> Journal:
    """Return a journal, prepared and brought up to date. Raises AdvisorError.

    The name is given as a URI, so that none is taken for anything but a file.
    """
    with troubles(path):
        name = f"file:{quote(os.fsencode(path.absolute()))}{how}"
        connection = sqlite3.connect(name, timeout=patience, isolation_level=None, uri=True)
    journal = Journal(path, connection)
    connection.text_factory = readable_text
    try:
        with journal.reading():  # first of all: another program's file stays as it is
            version_of(journal)
        with troubles(path):
            prepare(connection, patience)
        bring_up_to_date(journal)
    except BaseException:
        journal.close()
        raise
    return journal


def readable_text(content: bytes) -> str:
    """Return a text of the file; damaged ones can be read too, and are found by their digests."""
    return content.decode("utf-8", "replace")


def bring_up_to_date(journal: Journal) -> None:
    """Apply the migrations that the journal lacks, in one transaction. Raises AdvisorError for a newer journal."""
    with journal.reading():
        version = version_of(journal)
    if version == VERSION:
        return
    with journal.transaction() as connection:
        for number in range(version_of(journal) + 1, VERSION + 1):
            for statement in MIGRATIONS[number]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")


def version_of(journal: Journal) -> int:
    """Return the schema version of a journal, 0 for an empty file, within a transaction.

    Raises AdvisorError for a file of another program, or of a newer version of this one.
    """
    (version,) = journal.connection.execute("PRAGMA user_version").fetchone()
    (application,) = journal.connection.execute("PRAGMA application_id").fetchone()
    (tables,) = journal.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    place = Place(str(journal.path))
    if application != APPLICATION and (tables or version):
        raise AdvisorError([Problem(place, "this is another program's database", ELSEWHERE)])
    if version < 0:
        raise AdvisorError(
            [Problem(place, f"no version of advisor writes a journal of schema {version}", DAMAGED)]
        )
    if version > VERSION:
        what = f"the journal was written by a newer version of advisor (schema {version}, known is {VERSION})"
        raise AdvisorError([Problem(place, what, f"use that version, or {ELSEWHERE}")])
    return int(version)
