"""The journal that the options name, the clock, and what a result rests on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import wraps
from pathlib import Path
from typing import Any

import click

from advisor import __version__
from advisor.cli.options import default_journal
from advisor.formats.consultation import Provenance
from advisor.journal.chain import Entry
from advisor.journal.database import Journal, for_reading, troubles
from advisor.journal.knowledge import digest_of
from advisor.journal.store import find
from advisor.language.reading.documents import Document

# What computes results, besides Python itself.
ENGINES = ("experta", "clingo", "numpy")


@dataclass(frozen=True, slots=True)
class Recording:
    """Where a consultation is recorded, None for nowhere, and whether its result needs a record to be shown."""

    place: Path | None
    must: bool = False


def with_journal(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the option that names the journal; the command gets its path as `journal`."""

    @click.option(
        "--journal",
        metavar="FILE",
        type=click.Path(dir_okay=False, path_type=Path),
        help="The journal of consultations; by default the user's own.",
    )
    @wraps(command)
    def wrapped(*args: object, journal: Path | None, **options: object) -> object:
        return command(*args, journal=journal or default_journal(), **options)

    return wrapped


def existing(path: Path) -> Journal:
    """Return the journal in a file that must be there, open until the command ends.

    One that cannot be written can be read. Raises AdvisorError, and UsageError if there is no such file.
    """
    with troubles(path):
        if not path.exists():
            raise click.UsageError(f"there is no journal at {path}; nothing has been recorded there yet")
    return closed_at_end(for_reading(path))


def whole_record(journal: Journal, name: str) -> Entry:
    """Return the record of this name. Raises UsageError if parts were taken out of it, AdvisorError if it is not there."""
    entry = find(journal, name)
    if not entry.is_whole:
        raise redacted(entry)
    return entry


def redacted(entry: Entry) -> click.UsageError:
    """Return the error for a record that parts were taken out of."""
    gone = "redacted" if entry.part("head") else "deleted"
    return click.UsageError(f"the record {entry.id} is {gone}; it cannot be explained")


def closed_at_end(journal: Journal) -> Journal:
    """Return a journal that is closed when the command ends."""
    click.get_current_context().call_on_close(journal.close)
    return journal


def now() -> str:
    """Return the time, in UTC, to the millisecond (ISO 8601)."""
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def in_unicode(words: str) -> str:
    """Return words of the command line without what is no Unicode."""
    return words.encode("utf-8", "replace").decode("utf-8")


def provenance(documents: Iterable[Document]) -> Provenance:
    """Return the versions of the program and its engines, and the digest of each knowledge file."""
    import platform

    engines = {"python": platform.python_version(), **{one: version_of(one) for one in ENGINES}}
    files = tuple((one.path, digest_of(one.content)) for one in documents)
    return Provenance(__version__, engines, files)


def version_of(package: str) -> str:
    """Return the version of a package that is installed; some ways to install leave none behind."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"


def with_record(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say where a consultation is recorded; the command gets them as `recording`."""

    @with_journal
    @click.option("--no-record", is_flag=True, help="Keep nothing of this consultation in the journal.")
    @click.option("--must-record", is_flag=True, help="Show no result that the journal did not take.")
    @wraps(command)
    def wrapped(
        *args: object, journal: Path, no_record: bool, must_record: bool, **options: object
    ) -> object:
        if no_record and must_record:
            raise click.UsageError("--must-record and --no-record exclude each other")
        return command(*args, recording=Recording(None if no_record else journal, must_record), **options)

    return wrapped
