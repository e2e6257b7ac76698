"""Records as a table: a row for each decision of each record, with its answers and with what people decided."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from advisor.formats.applied import winners_in
from advisor.journal.database import Journal
from advisor.journal.decisions_taken import in_force
from advisor.journal.knowledge import StoredRules
from advisor.journal.listing import ListedRecord, base_behind, last_by_knowledge
from advisor.journal.steps import is_answer
from advisor.language.reading.plain import from_plain
from advisor.language.reading.spellings import UNKNOWN_WORD
from advisor.language.reading.written import in_word
from advisor.model import Fact
from advisor.texts import clean, inert

COLUMNS = (
    "id",
    "started",
    "finished",
    "knowledge",
    "decision",
    "status",
    "winners",
    "margin",
    "settled",
    "level",
    "title",
    "kind",
)
DECIDED = ("chosen", "decided_by", "review")


def to_csv(journal: Journal, records: Sequence[ListedRecord]) -> Iterator[str]:
    """Yield the lines of a table; none for deleted records. Raises AdvisorError if stored rules were changed.

    Behind the columns that are always there is one for each fact that the rules of a record ask for, in their order. An
    answer is spelt as an option gives it; it is empty where nobody was asked.
    """
    facts = facts_behind(journal, records)
    names = dict.fromkeys((*facts, *(fact for each in records for fact in each.summary.answers)))
    taken = {*COLUMNS, *DECIDED}
    yield csv_line((*COLUMNS, *DECIDED, *(f"answer_{name}" if name in taken else name for name in names)))
    for record in records:
        answers = {fact: spelt(facts.get(fact), said) for fact, said in record.summary.answers.items()}
        for outcome in outcome_rows(record):
            yield csv_line((*outcome, *(answers.get(name) for name in names)))


def facts_behind(journal: Journal, records: Iterable[ListedRecord]) -> Mapping[str, Fact]:
    """Return the facts of all rules that records rest on and this version can read, those of the last record first."""
    rules, facts = StoredRules(journal), dict[str, Fact]()
    for last in reversed(last_by_knowledge(records).values()):
        if base := base_behind(rules, last):
            facts = {**facts, **{name: fact for name, fact in base.facts.items() if name not in facts}}
    return facts


def outcome_rows(record: ListedRecord) -> Iterator[tuple[Any, ...]]:
    """Yield what the first columns hold for each decision of a record."""
    said, decided = record.summary, in_force(record.decisions)
    origin = (said.id, said.started, said.finished, said.knowledge.get("fingerprint"))
    about = (said.title, said.kind and said.kind.value)
    for ending in said.outcome:
        name = ending["decision"]
        outcome = (name, ending.get("status", ending.get("kind")), " ".join(winners_in(ending)))
        strength = (ending.get("margin"), ending["settled"], ending.get("level"))
        by_people = (
            (taken.chosen[name], "; ".join(taken.decided_by), taken.review)
            if (taken := decided.get(name))
            else (None,) * len(DECIDED)
        )
        yield (*origin, *outcome, *strength, *about, *by_people)


def spelt(fact: Fact | None, said: Any) -> str:
    """Return an answer as an option gives it, or as JSON if its fact is not known or cannot be answered so."""
    statement = from_plain(said, fact)
    if statement is None:
        return UNKNOWN_WORD
    return in_word(fact, statement) if fact and is_answer(fact, statement) else json.dumps(said)


def csv_line(values: Iterable[Any]) -> str:
    """Return one line of a table, in which no text is a formula or has control characters."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(
        inert(clean(value)) if isinstance(value, str) else value for value in values
    )
    return text.getvalue()
