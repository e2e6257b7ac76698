"""Past records in two versions of the knowledge that they were made with: what the newer one would change."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from advisor.authoring.compare.past import LostRecord, MovedRecord, Past
from advisor.journal.audit.audit import BATCH, JudgedRecord, judged_record
from advisor.journal.audit.quick import ends
from advisor.journal.audit.verdicts import Audited
from advisor.journal.database import Journal
from advisor.journal.faults import Walk
from advisor.journal.store import entries
from advisor.journal.wanted import is_of
from advisor.model import RuleBase, grouped, keeping_out
from advisor.problems import Place, Problem

Dated = TypeVar("Dated", MovedRecord, LostRecord)


def past(journal: Journal, old: RuleBase, new: RuleBase) -> Past:
    """Return what becomes of the records that were made with knowledge of the title of either version.

    Raises AdvisorError if the journal cannot be read.
    """
    titles, walk = {base.title for base in (old, new)}, Walk()
    judged: list[JudgedRecord] = []
    lost: list[LostRecord] = []
    for entry in entries(journal, walk):
        if entry.fingerprint and any(is_of(entry.head["knowledge"], title) for title in titles):
            if not isinstance(judged_record(entry, old), JudgedRecord):
                continue
            match judged_record(entry, new):
                case Audited() as audited:
                    lost.append(LostRecord(audited.record, audited.finished, audited.reason))
                case record:
                    judged.append(record)
    damaged = len({fault.number for fault in walk.verified().faults})
    return Past(
        len(judged) + len(lost),
        latest_first(moved_records(judged, old, new)),
        latest_first(lost),
        tuple(unread(journal.path, damaged)),
    )


def moved_records(records: Sequence[JudgedRecord], old: RuleBase, new: RuleBase) -> Iterator[MovedRecord]:
    """Yield the records that end differently in the two versions."""
    for exclusions, alike in grouped((record.exclusions, record) for record in records).items():
        yield from moved_alike(alike, keeping_out(old, exclusions), keeping_out(new, exclusions))


def moved_alike(records: Sequence[JudgedRecord], old: RuleBase, new: RuleBase) -> Iterator[MovedRecord]:
    """Yield the records, all with the same candidates kept out, that end differently in the two versions."""
    for start in range(0, len(records), BATCH):
        batch = records[start : start + BATCH]
        before_and_after = (ends(base, [record.heard_by(base) for record in batch]) for base in (old, new))
        for record, *others in zip(batch, *before_and_after, strict=True):
            then, before, after = (
                {name: ending[name].winners for name in record.then} for ending in (record.then, *others)
            )
            compared = MovedRecord(record.record, record.finished, then, before, after)
            if compared.moved:
                yield compared


def latest_first(records: Iterable[Dated]) -> tuple[Dated, ...]:
    return tuple(sorted(records, key=lambda record: (record.finished, record.record), reverse=True))


def unread(path: Path, number: int) -> Iterator[Problem]:
    if number:
        what, them = ("an entry is", "it") if number == 1 else (f"{number} entries are", "them")
        hint = f"'advisor records verify' names {them}"
        yield Problem(Place(str(path)), f"{what} damaged and cannot be judged", hint)
