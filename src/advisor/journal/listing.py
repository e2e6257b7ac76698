"""Records as they are listed: what their summaries say, and what was decided about them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from advisor.formats.decisions_taken import DecisionTaken
from advisor.gc_pause import gc_paused
from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.journal.decisions_taken import in_force
from advisor.journal.faults import ChainFault, StoredRow, Walk, unchanged_entry
from advisor.journal.index import OTHERWISE, is_of, summaries
from advisor.journal.knowledge import StoredRules
from advisor.journal.store import NUMBERED, entry_of, rows
from advisor.journal.summaries import EntrySummary, summary_of
from advisor.model import RuleBase, grouped


@dataclass(frozen=True, slots=True)
class ListedRecord:
    """A record by its summary, with what was decided about it and is borne out by it, in the order of time."""

    summary: EntrySummary
    decisions: tuple[DecisionTaken, ...] = ()


def listed_records(journal: Journal, walk: Walk, *, by_rules: bool = False) -> tuple[ListedRecord, ...]:
    """Return all records of a journal, in order; the walk sees what is wrong with it. Raises AdvisorError."""
    with gc_paused(lasting=True):
        said = tuple(summaries(journal, walk, by_rules=by_rules))
    wrong = {fault.number for fault in walk.ended()}
    about = grouped(
        (each.footprint.of, each.decision)
        for each in said
        if each.decision and each.footprint.number not in wrong
    )
    decisions = {name: tuple(sorted(taken, key=attrgetter("at"))) for name, taken in about.items()}
    return tuple(ListedRecord(each, decisions.get(each.id, ())) for each in said if each.is_record)


def entries_of(journal: Journal, records: Iterable[ListedRecord], walk: Walk) -> Iterator[Entry]:
    """Yield the entries of records that are what was sealed, and what their summaries say; the walk sees the others."""
    for record in records:
        for row in rows(journal, NUMBERED, [record.summary.footprint.number]):
            if entry := unchanged(record.summary, row):
                yield entry
            elif (entry := walk.look(row)) and is_of(record.summary, row):
                walk.faults.append(ChainFault(row.number, OTHERWISE))
            elif entry:
                yield entry


def unchanged(summary: EntrySummary, row: StoredRow) -> Entry | None:
    """Return the entry in a row if it is the one that its summary was made from; its sense was checked then.

    Its seals are checked again, and whether the summary says what it does.
    """
    entry = unchanged_entry(row.body) if is_of(summary, row) else None
    return entry if entry and summary == summary_of(entry, row.body, summary.grounds) else None


def last_by_knowledge(records: Iterable[ListedRecord]) -> dict[str, ListedRecord]:
    """Return the last record that rests on each knowledge, by its fingerprint, in the order of the first."""
    knowledge = ((record.summary.knowledge, record) for record in records)
    return {rests_on["fingerprint"]: record for rests_on, record in knowledge if rests_on}


def base_behind(rules: StoredRules, record: ListedRecord) -> RuleBase | None:
    """Return the rules that a record rests on; None if this version cannot read them.

    Raises AdvisorError if they are not those that were stored.
    """
    entry = entry_of(rules.journal, record.summary.id)
    return rules.base(entry.head["knowledge"]) if entry and entry.head else None


def brief(record: ListedRecord) -> dict[str, Any]:
    """Return what a list says of a record, as JSON values."""
    said, predecessor = record.summary, record.summary.footprint.predecessor
    return {
        "id": said.id,
        "number": said.footprint.number,
        "title": said.title or None,
        "kind": said.kind.value if said.kind else None,
        "from": predecessor.id if predecessor else None,
        "finished": said.finished or None,
        "knowledge": said.knowledge.get("fingerprint"),
        "outcome": list(said.outcome),
        "decided": [
            {
                "decision": name,
                "chosen": taken.chosen[name],
                "at": taken.at,
                "decided_by": list(taken.decided_by),
                "approved_by": list(taken.approved_by),
                "because": taken.because,
                "review": taken.review or None,
            }
            for name, taken in in_force(record.decisions).items()
        ],
    }
