"""Journals with a few consultations about lunch, and how many a long run has of them."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from advisor.formats.decisions_taken import ChosenOption, DecisionTaken
from advisor.journal.chain import Entry
from advisor.journal.database import Journal, open_journal
from advisor.journal.decisions_taken import keep_decision
from advisor.journal.faults import StoredRow
from advisor.journal.keep_and_remove import delete, keep_document, redact
from advisor.journal.store import rows
from advisor.model import AnswerOrigin
from checkout import ROOT
from recorded_answers import record_answers

SMALL = ROOT / "tests" / "small"
AT = "2026-11-22T12:00:00.000Z"
LATER = "2026-11-22T13:00:00.000Z"


def id_of(number: int) -> str:
    """Return the id of the consultation of a number."""
    return f"20261122-{number:08x}"


def record_lunch(
    journal: Journal, number: int, origin: AnswerOrigin | None = None, said_by: str = ""
) -> Entry:
    """Return a consultation about lunch; its answers depend on the number."""
    cold = ("yes", "no", None)[number % 3]
    hunger = ("much", "very", None)[number // 3 % 3]
    has = (frozenset({"broth"}), frozenset({"broth", "bread"}), frozenset(), None)[number // 9 % 4]
    answers = {"has": has, "cold": cold, "hunger": hunger}
    return record_answers(journal, SMALL, answers, id_of(number), origin, said_by=said_by)


def decide_lunch(
    journal: Journal, record: Entry, dish: str, *, because: str = "", amends: str = "", review: str = ""
) -> Entry:
    """Return the decision about a lunch, an hour after it was asked about."""
    choices = (ChosenOption("dish", dish),)
    return keep_decision(
        journal, record, DecisionTaken(LATER, ("Ada",), choices, ("Bo",), because, review, amends)
    )


@contextmanager
def journal_in(path: Path) -> Iterator[Journal]:
    """Open a journal for a while."""
    with closing(open_journal(path)) as journal:
        yield journal


def record_every_kind(journal: Journal) -> None:
    """Fill a journal with entries of every sort: consultations, a document, a decision, a redaction, a deletion."""
    entries = [record_lunch(journal, number) for number in range(4)]
    keep_document(journal, entries[3], {"at": AT, "sentences": []}, AT)
    decide_lunch(journal, entries[3], "soup")
    redact(journal, entries[1].id, ["cold"], AT, "asked to")
    delete(journal, entries[2].id, AT, "")


def stored_rows(journal: Journal) -> list[StoredRow]:
    """Return the entries as they are stored."""
    return list(rows(journal))
