"""Connections to the journal's SQLite file, and transactions that are whole or not at all."""

import os
import sqlite3
import time
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote
from weakref import WeakSet

from advisor.journal.schema import APPLICATION, MIGRATIONS, VERSION
from advisor.problems import AdvisorError, Place, Problem

# Maximum seconds to wait for another process that holds the journal, and seconds between tries where SQLite does not
# wait by itself.
PATIENCE = 20.0
PAUSE = 0.01

# SQLITE_BUSY: others hold the file. Python 3.10 does not tell it from other errors.
BUSY = 5

Item = TypeVar("Item")

ELSEWHERE = "name another place with --journal"
VERIFY = "'advisor records verify' names all that is wrong"
DAMAGED = f"restore it from a copy, or {ELSEWHERE}"


@dataclass(frozen=True, slots=True)
class Journal:
    """An open journal."""

    path: Path
    connection: sqlite3.Connection
    readers: WeakSet[Generator[Any]] = field(default_factory=WeakSet)

    def closed_with(self, reader: Generator[Item]) -> Generator[Item]:
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

    def refusal(self, whats: Iterable[str], hint: str = "") -> AdvisorError:
        """Return the error that says what is wrong with this journal, or with what stands in it."""
        return AdvisorError(Problem(Place(str(self.path)), what, hint) for what in whats)

    def wait(self, patience: float) -> None:
        """Wait at most so many seconds from now on when another process holds the journal."""
        self.connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")

    def undo(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def sweep(self) -> bool:
        """Return whether nothing that was taken out is left in the log beside the file. Raises AdvisorError."""
        with troubles(self.path):
            (busy, _, _) = self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not busy

    def close(self) -> None:
        for reader in tuple(self.readers):
            reader.close()
        self.connection.close()


@contextmanager
def troubles(path: Path) -> Iterator[None]:
    """Turn errors of SQLite and the system into a problem, their words behind ours. Raises AdvisorError."""
    try:
        yield
    except (sqlite3.OperationalError, OSError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        hint = f"close what else has it open, free some disk space, or {ELSEWHERE}"
        raise AdvisorError([Problem(Place(str(path)), f"the journal cannot be used: {why}", hint)]) from error
    except (sqlite3.Error, UnicodeDecodeError) as error:  # SQLite names what is damaged as it is written
        what = f"this file is not a journal, or it is damaged: {error}"
        raise AdvisorError([Problem(Place(str(path)), what, DAMAGED)]) from error


def open_journal(path: Path, patience: float = PATIENCE) -> Journal:
    """Return the journal in a file, made if it is not there, brought up to date if it is old. Raises AdvisorError.

    Nobody but the user can read a file that is made.
    """
    with troubles(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    return opened(path, patience, writable=True)


def set_up(connection: sqlite3.Connection, patience: float) -> None:
    """Let others read while one writes, make what is written safe, and what is taken out unreadable.

    SQLite does not wait by itself when several processes make a new file ready at the same moment. Raises
    sqlite3.Error.
    """
    deadline = time.monotonic() + patience
    while not writes_ahead(connection, last=time.monotonic() > deadline):
        time.sleep(PAUSE)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")


def writes_ahead(connection: sqlite3.Connection, *, last: bool) -> bool:
    """Return whether the file could be switched over; False if others may hold it. Raises sqlite3.Error."""
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if last or getattr(error, "sqlite_errorcode", BUSY) & 0xFF != BUSY:
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
            what = "the journal was not closed, so reading it needs permission to write here"
            raise AdvisorError(
                [Problem(Place(str(path)), what, "copy it with the files beside it, and read the copy")]
            )
    return opened(path, PATIENCE, writable=False)


def for_reading(path: Path, patience: float = PATIENCE) -> Journal:
    """Return the journal in a file that is there, whether it can be written or not. Raises AdvisorError."""
    writable = os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK)
    return open_journal(path, patience) if writable else open_unwritable(path)


def opened(path: Path, patience: float, *, writable: bool) -> Journal:
    """Return a journal, brought up to date. Raises AdvisorError.

    The name is given as a URI, so that none is taken for anything but a file.
    """
    with troubles(path):
        name = f"file:{quote(os.fsencode(path.absolute()))}{'' if writable else '?immutable=1'}"
        connection = sqlite3.connect(name, timeout=patience, isolation_level=None, uri=True)
    journal = Journal(path, connection)
    connection.text_factory = lambda text: text.decode("utf-8", "replace")  # damage shows in the digests
    try:
        with journal.reading():  # first of all: another program's file stays as it is
            version = version_of(journal)
        if writable:
            with troubles(path):
                set_up(connection, patience)
        if later(version) and (writable or not version):
            bring_up_to_date(journal)
    except BaseException:
        journal.close()
        raise
    return journal


def as_bytes(content: object) -> bytes:
    """Return a stored value as bytes; somebody may have put something else into the file."""
    return content if isinstance(content, bytes) else str(content).encode()


def bring_up_to_date(journal: Journal) -> None:
    """Apply the migrations that the journal lacks, in one transaction. Raises AdvisorError for a newer journal."""
    with journal.transaction() as connection:
        for number in later(version_of(journal)):
            for statement in MIGRATIONS[number]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")


def later(version: int) -> range:
    """Return the numbers of the migrations that a journal of this version lacks."""
    return range(version + 1, VERSION + 1)


def version_of(journal: Journal) -> int:
    """Return the schema version of a journal, 0 for an empty file, within a transaction.

    Raises AdvisorError for a file of another program, or of a newer version of this one.
    """
    (version,) = journal.connection.execute("PRAGMA user_version").fetchone()
    (application,) = journal.connection.execute("PRAGMA application_id").fetchone()
    (tables,) = journal.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION and (tables or version):
        what, hint = "this is another program's database", ELSEWHERE
    elif version < 0:
        what, hint = f"no version of advisor writes a journal of schema {version}", DAMAGED
    elif version > VERSION:
        what = f"the journal was written by a newer version of advisor (schema {version}, known is {VERSION})"
        hint = f"use that version, or {ELSEWHERE}"
    else:
        return int(version)
    raise journal.refusal([what], hint)
