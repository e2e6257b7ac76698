"""Past records in two versions of the knowledge that they were made with: what the newer one would change."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

from advisor.authoring.compare.endings import Winners
from advisor.authoring.compare.past import LostRecord, MovedRecord, Past
from advisor.journal.audit.audit import BATCH, Judged, judge
from advisor.journal.audit.quick import ends
from advisor.journal.audit.verdicts import Audited, Ends
from advisor.journal.chain import Entry, Sort
from advisor.journal.database import Journal
from advisor.journal.faults import Walk
from advisor.journal.listing import Wanted, fits
from advisor.journal.store import entries
from advisor.model import RuleBase
from advisor.problems import Place, Problem

Dated = TypeVar("Dated", MovedRecord, LostRecord)


def past(journal: Journal, old: RuleBase, new: RuleBase) -> Past:
    """Return what becomes of the records that were made with knowledge of the title of either version.

    Raises AdvisorError if the journal cannot be read.
    """
    wanted, walk = [Wanted(knowledge=base.title) for base in (old, new)], Walk()
    records: list[Judged | LostRecord] = []
    for entry in entries(journal, walk):
        if entry.sort is Sort.CONSULTATION and any(fits(entry, either) for either in wanted):
            records += judged(entry, old, new)
    return Past(
        len(records),
        latest_first(moved((one for one in records if isinstance(one, Judged)), old, new)),
        latest_first(one for one in records if isinstance(one, LostRecord)),
        tuple(unread(journal.path, len({fault.number for fault in walk.verified().faults}))),
    )


def judged(entry: Entry, old: RuleBase, new: RuleBase) -> Iterator[Judged | LostRecord]:
    """Yield a record that the older version can judge, with its answers, or why the newer cannot."""
    if isinstance(judge(entry, old), Judged):
        match judge(entry, new):
            case Audited() as found:
                yield LostRecord(found.record, found.finished, found.reason)
            case found:
                yield found


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
