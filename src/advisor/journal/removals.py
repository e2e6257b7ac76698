"""What taking something out of a record takes with it, as it can be said before it is done."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from advisor.journal.chain import Entry, EntryKind
from advisor.journal.database import Journal
from advisor.journal.keep_and_remove import TAKEN_ALONG
from advisor.journal.seals import tells_of
from advisor.journal.store import entries_about, linked


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
