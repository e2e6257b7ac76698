"""Records in a journal that is there, by their names, and what a new one rests on."""

from collections.abc import Iterable
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from advisor import __version__
from advisor.formats.canonical import digest_of
from advisor.formats.consultation import Consultation, Provenance, sections
from advisor.journal.chain import Entry
from advisor.journal.database import Journal, for_reading, troubles
from advisor.journal.keep_and_remove import sealed_parts
from advisor.journal.seals import SealedPart
from advisor.journal.store import find
from advisor.language.reading.documents import Document
from advisor.model import RuleBase
from advisor.problems import AdvisorError, Place, Problem, RequestError

if TYPE_CHECKING:
    from advisor.explain.explanation import Explanation

# What computes results, besides Python itself.
ENGINES = ("experta", "clingo", "numpy")


def existing(path: Path) -> Journal:
    """Return the journal in a file that must be there; one that cannot be written can be read.

    Raises AdvisorError, and RequestError if there is no such file.
    """
    with troubles(path):
        if not path.exists():
            raise RequestError(f"there is no journal at {path}; nothing has been recorded there yet")
    return for_reading(path)


def whole_record(journal: Journal, name: str) -> Entry:
    """Return the record of this name. Raises AdvisorError if it is not there, RequestError if it is not whole."""
    return whole(find(journal, name))


def whole(entry: Entry, without_it: str = "it cannot be explained") -> Entry:
    """Return an entry. Raises RequestError if parts were taken out of it."""
    if entry.is_whole:
        return entry
    raise RequestError(f"the record {entry.id} is {entry.gone}; {without_it}")


def now() -> str:
    """Return the time, in UTC, to the millisecond (ISO 8601)."""
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def provenance(documents: Iterable[Document]) -> Provenance:
    """Return the versions of the program and its engines, and the digest of each knowledge file."""
    import platform

    engines = {"python": platform.python_version(), **{name: version_of(name) for name in ENGINES}}
    files = tuple((document.path, digest_of(document.content)) for document in documents)
    return Provenance(__version__, engines, files)


def version_of(package: str) -> str:
    """Return the version of a package that is installed; some ways to install leave none behind."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"


def parts_of(
    base: RuleBase, consultation: Consultation, explanation: "Explanation"
) -> tuple[SealedPart, ...]:
    """Return the sealed parts of a record. Raises AdvisorError if there are names in it that are no Unicode."""
    try:
        return sealed_parts(sections(base, consultation, explanation))
    except ValueError as error:
        what = f"this consultation cannot be written as JSON: {error}"
        hint = "give the knowledge files names in Unicode, or leave the record out with --no-record"
        raise AdvisorError([Problem(Place("the knowledge"), what, hint)]) from error
