"""What people decided about records: kept as entries of the chain, amended by later ones, never rewritten."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from advisor.formats.decisions_taken import DecisionTaken, decision_document, decision_in
from advisor.journal.chain import Entry, EntryKind
from advisor.journal.database import VERIFY, Journal
from advisor.journal.faults import Walk
from advisor.journal.footprints import footprint_of
from advisor.journal.keep_and_remove import add_about
from advisor.journal.store import entry_of, rows, sound


@dataclass(frozen=True, slots=True)
class KeptDecision:
    """What was decided about a record, and the entry that says so."""

    entry: Entry
    taken: DecisionTaken


Decisions = tuple[KeptDecision, ...]
"""What was decided about one record, in the order of time: an import brings later what was decided before."""

LOOK = "'advisor records show' tells what; then decide again"


def keep_decision(
    journal: Journal, entry: Entry, taken: DecisionTaken, earlier: Decisions | None = None
) -> Entry:
    """Return the entry that says what was decided about a consultation by people who knew what was decided earlier.

    Raises AdvisorError, also if that was deleted or decided about in the meantime.
    """
    with journal.transaction() as connection:
        present = entry_of(journal, entry.id)
        if not present or not present.head:
            raise journal.refusal([f"the record {entry.id} was deleted in the meantime"])
        if earlier is not None and decisions_about(journal, present) != earlier:
            raise journal.refusal([f"something was decided about it in the meantime: {entry.id}"], LOOK)
        return add_about(connection, entry, EntryKind.DECISION, decision_document(taken), taken.at)


def decision_of(entry: Entry) -> DecisionTaken | None:
    """Return what an entry says was decided; None if it is about something else, or that was taken out."""
    part = entry.part("decision") if entry.sort is EntryKind.DECISION else None
    return decision_in(part) if part else None


def decisions_in(entries: Iterable[Entry]) -> Decisions:
    decisions = (KeptDecision(entry, taken) for entry in entries if (taken := decision_of(entry)))
    return tuple(sorted(decisions, key=lambda kept: kept.taken.at))


def decisions_about(journal: Journal, record: Entry) -> Decisions:
    """Return what was decided about a consultation, in the order of time.

    Raises AdvisorError if a decision contradicts its record, or an entry about it is not what was sealed.
    """
    about = f'"of":"{record.id}"'.encode()
    entries, walk = [sound(journal, row) for row in rows(journal) if about in row.body], Walk()
    for entry in (record, *entries):
        walk.note(footprint_of(entry))
    if faults := list(walk.decision_faults(record.id)):
        raise journal.refusal((f"entry {fault.number} is damaged: {fault.what}" for fault in faults), VERIFY)
    return decisions_in(entries)


def in_force(decisions: Iterable[DecisionTaken]) -> Mapping[str, DecisionTaken]:
    """Return for each decision of a record what was decided last, of what was decided in this order."""
    return {choice.decision: taken for taken in decisions for choice in taken.choices}
