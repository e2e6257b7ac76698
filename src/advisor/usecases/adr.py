"""Decision records: written about a record of the journal, which takes note of them, and verified."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace

from advisor.explain.brief import brief
from advisor.formats.decision_record import FORMAT, DocumentSeal, seal_line
from advisor.journal.chain import Entry, EntryKind
from advisor.journal.database import Journal
from advisor.journal.decision_records import CheckedText, check_texts, document_part
from advisor.journal.decisions_taken import decisions_about
from advisor.journal.faults import Walk
from advisor.journal.keep_and_remove import keep_document
from advisor.journal.replay import explained
from advisor.journal.store import entries
from advisor.usecases.journals import now, whole_record
from advisor.usecases.names import find_decision
from advisor.views.decision_record.full import full_chapters
from advisor.views.decision_record.lists import list_chapters
from advisor.views.decision_record.short import short_chapters
from advisor.views.decision_record.subject import DecisionRecord, advice_taken, blocks_of, title
from advisor.views.decisions_taken import decided_options
from advisor.views.document.blocks import Page
from advisor.views.writers.markdown import markdown

NUMBERED = re.compile(r"^(?P<number>[0-9]{4,})-.*\.md$")
LONGEST = 80


def decisions(journal: Journal, name: str, wanted: str | None) -> tuple[Entry, list[DecisionRecord]]:
    """Return a record, and the decision that is wanted of it, or each. Raises RequestError, AdvisorError."""
    entry = whole_record(journal, name)
    base, explanation = explained(journal, entry)
    meant = (
        [base.written_decisions[find_decision(base, wanted)]] if wanted else base.written_decisions.values()
    )
    decided = decided_options(entry, base, decisions_about(journal, entry))
    in_brief = brief(explanation)
    in_brief = replace(in_brief, advice=advice_taken(in_brief, decided))
    return entry, [
        DecisionRecord(explanation, in_brief, decision, entry.id, decided.get(decision.id))
        for decision in meant
    ]


def noted(journal: Journal, entry: Entry, record: DecisionRecord, *, full: bool, pasted: bool) -> str:
    """Return the text of a decision record with its seal, after the journal has taken note of it."""
    at, date = now(), entry.head["finished"][:10]
    text = text_of(record, "" if pasted else date, full=full)
    note = keep_document(journal, entry, document_part(text, record.decision.id, at), at)
    return f"{text}{seal_line(DocumentSeal(FORMAT, note.id, entry.id, note.hash))}\n"


def text_of(record: DecisionRecord, date: str, *, full: bool) -> str:
    """Return the text of a decision record; without a date it is pasted into another text and has no front matter."""
    if record.decision.id in record.base.lists:
        chapters = list_chapters(record, full=full)
    else:
        chapters = full_chapters(record) if full else short_chapters(record)
    front = f"---\n{front_matter(record, date)}---\n\n" if date else ""
    return f"{front}{markdown(Page(title(record), blocks_of(chapters)))}\n"


def front_matter(record: DecisionRecord, date: str) -> str:
    """Return what MADR has about a decision: proposed since the recommendation, or accepted by whom and when."""
    if not record.decided:
        return f"status: proposed\ndate: {date}\n"
    makers = json.dumps(record.decided.taken.decided_by, ensure_ascii=False)  # a list in YAML too
    return f"status: accepted\ndate: {record.decided.taken.at[:10]}\ndecision-makers: {makers}\n"


def checked(journal: Journal, text: str) -> tuple[CheckedText, ...]:
    """Return what is wrong with the decision records in a text."""
    walk, documents, imported = Walk(), dict[str, Entry](), set[str]()
    for entry in entries(journal, walk):
        if entry.sort is EntryKind.DOCUMENT:
            documents[entry.id] = entry
        elif entry.origin:
            imported.add(entry.id)
    return check_texts(text, documents, walk, imported)


def file_name(title: str, present: Iterable[str]) -> str:
    """Return the name for a new record as adr-tools has it: 0001-title.md, numbered on from the highest that is there."""
    numbers = (int(numbered["number"]) for name in present if (numbered := NUMBERED.match(name)))
    return f"{max(numbers, default=0) + 1:04d}-{slug(title)}.md"


def slug(title: str) -> str:
    """Return a title in small letters and digits, with - between its words."""
    words = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")
    return words[:LONGEST].strip("-") or "decision"
