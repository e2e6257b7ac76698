"""What people decided about records: kept as entries of the chain, amended by later ones, never rewritten."""

from collections.abc import Iterable, Mapping

from advisor.formats.decisions_taken import DecisionTaken, decision_document, decision_in
from advisor.journal.chain import Entry, EntryKind
from advisor.journal.database import Journal
from advisor.journal.keep_and_remove import new_id, new_salt
from advisor.journal.seals import seal
from advisor.journal.store import add, entries_about


def keep_decision(journal: Journal, entry: Entry, taken: DecisionTaken) -> Entry:
    """Return the entry that says what was decided about a consultation. Raises AdvisorError."""
    parts = seal([("decision", decision_document(taken))], new_salt)
    with journal.transaction() as connection:
        return add(connection, new_id(taken.at), EntryKind.DECISION, parts, entry.id)


def decision_of(entry: Entry) -> DecisionTaken | None:
    """Return what an entry says was decided; None if it is about something else, or that was taken out."""
    part = entry.part("decision") if entry.sort is EntryKind.DECISION else None
    return decision_in(part) if part else None


def decisions_about(journal: Journal, name: str) -> tuple[tuple[Entry, DecisionTaken], ...]:
    """Return what was decided about a consultation, with the entries that say so, in order."""
    about = ((entry, decision_of(entry)) for entry in entries_about(journal, name))
    return tuple((entry, taken) for entry, taken in about if taken)


def in_force(decisions: Iterable[DecisionTaken]) -> Mapping[str, DecisionTaken]:
    """Return for each decision of a record what was decided last, of what was decided in this order."""
    return {choice.decision: taken for taken in decisions for choice in taken.choices}
