"""Decision records: written about a record of the journal, which takes note of them, and verified."""

from advisor.journal.chain import Entry, EntryKind
from advisor.journal.database import Journal
from advisor.journal.faults import Walk
from advisor.journal.keep_and_remove import keep_document
from advisor.journal.replay import explained
from advisor.journal.store import entries
from advisor.names import find_decision
from advisor.usecases.journals import now, whole_record
from advisor.views.adr.document import chapters
from advisor.views.adr.document import title as title_of
from advisor.views.adr.markdown import DocumentSeal, marked, write
from advisor.views.adr.sentences import DecisionRecord
from advisor.views.adr.verified import Fault, document_part, faults


def decisions(journal: Journal, name: str, wanted: str | None) -> tuple[Entry, list[DecisionRecord]]:
    """Return a record, and the decision that is wanted of it, or each. Raises RequestError, AdvisorError."""
    entry = whole_record(journal, name)
    base, explanation = explained(journal, entry)
    meant = [base.decisions[find_decision(base, wanted)]] if wanted else base.decisions.values()
    return entry, [DecisionRecord(base, explanation, decision) for decision in meant]


def noted(journal: Journal, entry: Entry, record: DecisionRecord) -> str:
    """Return the text of a decision record, of which the journal has taken note."""
    sentences, at = tuple(chapters(record)), now()
    part = document_part(marked(sentences), record.decision.id, at)
    note = keep_document(journal, entry, part, at)
    date = entry.part("head")["finished"][:10]
    return write(title_of(record), date, sentences, DocumentSeal(note.id, entry.id, note.hash))


def altered(journal: Journal, text: str) -> tuple[Fault, ...]:
    """Return what is wrong with the text of a decision record, sentence by sentence."""
    walk = Walk()
    documents = {entry.id: entry for entry in entries(journal, walk) if entry.sort is EntryKind.DOCUMENT}
    return faults(text, documents, walk)
