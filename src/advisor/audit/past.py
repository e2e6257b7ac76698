"""Past records in two versions of the knowledge that they were made with: what the newer one would change."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TypeVar

from advisor.audit.quick import ends
from advisor.audit.verdicts import Audited, Ends
from advisor.audit.whole import BATCH, Judged, judge
from advisor.compare.endings import Winners
from advisor.compare.past import LostRecord, MovedRecord, Past
from advisor.journal.chain import Entry, Sort, to_document
from advisor.journal.database import Journal
from advisor.journal.listing import Wanted, fits
from advisor.journal.store import entries, how_many
from advisor.model import RuleBase
from advisor.problems import Place, Problem
from advisor.record.shapes import is_record

Dated = TypeVar("Dated", MovedRecord, LostRecord)


def past(journal: Journal, old: RuleBase, new: RuleBase) -> Past:
    """Return what becomes of the records that were made with knowledge of the title of either version.

    Raises AdvisorError if the journal cannot be read.
    """
    wanted = [Wanted(knowledge=one.title) for one in (old, new)]
    found: list[Judged | LostRecord] = []
    sound = 0
    for entry in filter(is_sound, entries(journal)):
        sound += 1
        if entry.sort is Sort.CONSULTATION and any(fits(entry, one) for one in wanted):
            found += judged(entry, old, new)
    return Past(
        len(found),
        latest_first(moved((one for one in found if isinstance(one, Judged)), old, new)),
        latest_first(one for one in found if isinstance(one, LostRecord)),
        tuple(unread(journal.path, how_many(journal) - sound)),
    )


def judged(entry: Entry, old: RuleBase, new: RuleBase) -> Iterator[Judged | LostRecord]:
    """Yield a record that the older version can judge, with its answers, or why the newer cannot."""
    if isinstance(judge(entry, old), Judged):
        match judge(entry, new):
            case Audited() as found:
                yield LostRecord(found.record, found.finished, found.reason)
            case found:
                yield found


def is_sound(entry: Entry) -> bool:
    """Return whether what a record is judged by has its shape; the result, most of an entry, is not among it."""
    judged_by = tuple(one for one in entry.parts if one.name != "result")
    return is_record(to_document(replace(entry, parts=judged_by)))


def moved(records: Iterable[Judged], old: RuleBase, new: RuleBase) -> Iterator[MovedRecord]:
    """Yield the records that end differently in the two versions."""
    waiting = iter(records)
    while batch := list(islice(waiting, BATCH)):
        profiles = [one.profile for one in batch]
        for one, before, after in zip(batch, ends(old, profiles), ends(new, profiles), strict=True):
            found = MovedRecord(
                one.record,
                one.finished,
                winners(one.then, one.then),
                winners(before, one.then),
                winners(after, one.then),
            )
            if found.moved:
                yield found


def winners(found: Ends, decisions: Iterable[str]) -> Winners:
    """Return who wins these decisions."""
    return {name: found[name].winners for name in decisions}


def latest_first(found: Iterable[Dated]) -> tuple[Dated, ...]:
    """Return records in the order of their dates, the latest first."""
    return tuple(sorted(found, key=lambda one: (one.finished, one.record), reverse=True))


def unread(path: Path, number: int) -> Iterator[Problem]:
    """Yield that so many entries of a journal are damaged, if any are."""
    if number:
        what, them = ("an entry is", "it") if number == 1 else (f"{number} entries are", "them")
        hint = f"'advisor records verify' names {them}"
        yield Problem(Place(str(path)), f"{what} damaged and cannot be judged", hint)
