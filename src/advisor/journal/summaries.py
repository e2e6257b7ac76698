"""What lists say of an entry and filters ask, kept beside it, so that not every body is taken apart.

A summary holds on to the body that it was made from by a digest, and is sealed by one of its own. It is written in the
transaction that writes the body, and made again where it is missing or does not fit; so what was taken out of an entry
is in no summary either. Whoever writes a wrong one and seals it is found by `records verify`, which makes each again.
"""

import hashlib
import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import Enum
from typing import Any

from advisor.formats.applied import winners_in
from advisor.formats.canonical import digest_of
from advisor.formats.consultation import Action
from advisor.formats.decisions_taken import DecisionTaken, decision_in
from advisor.formats.documents import fits
from advisor.formats.record_kinds import Predecessor, RecordKind
from advisor.journal.chain import Entry, EntryKind
from advisor.journal.decidable import DecidableRecord
from advisor.journal.footprints import Footprint, footprint_of

FORMAT = "summary/5"
SEAL = hashlib.sha256().digest_size
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the rules that a record rests on say of it: which decided, and which clauses of passages those that fired cite, with blanks between them."""

    decided: str = ""
    cited: str = ""


@dataclass(frozen=True, slots=True)
class EntrySummary:
    """What lists say of an entry, and filters ask; what was taken out of it is empty.

    Of a consultation: its times, title, kind, knowledge, how each decision ended, the answers as they were stated by fact,
    the rules that fired (with blanks between them), and what the rules say of it (None if nobody had them at hand).
    """

    body: str
    footprint: Footprint
    started: str = ""
    finished: str = ""
    title: str = ""
    kind: RecordKind | None = None
    knowledge: Values = field(default_factory=dict)
    outcome: Sequence[Values] = field(default_factory=list)
    answers: Values = field(default_factory=dict)
    fired: str = ""
    grounds: Grounds | None = None

    @property
    def id(self) -> str:
        return self.footprint.id

    @property
    def is_record(self) -> bool:
        return self.footprint.sort is EntryKind.CONSULTATION

    @property
    def winners(self) -> tuple[str, ...]:
        return tuple(winner for ending in self.outcome for winner in winners_in(ending))

    @property
    def decision(self) -> DecisionTaken | None:
        """What people decided, if the entry says so."""
        return decision_in(self.footprint.decision) if self.footprint.decision else None


def summary_of(entry: Entry, body: bytes, grounds: Grounds | None = None) -> EntrySummary:
    """Return the summary of an entry that is what was sealed, stored as these bytes."""
    digest, footprint, sections = digest_of(body), footprint_of(entry), entry.sections
    if entry.sort is not EntryKind.CONSULTATION:
        return EntrySummary(digest, footprint)
    head, result = entry.head, sections["result"] or {"fired": ()}
    knowledge = head.get("knowledge", {})
    return EntrySummary(
        digest,
        footprint,
        head.get("started", ""),
        head.get("finished", ""),
        entry.title,
        kind_of(entry),
        {name: knowledge[name] for name in ("name", "fingerprint") if knowledge},
        list(entry.outcome),
        {reply["fact"]: reply["answer"] for reply in sections["answers"] if reply},
        " ".join(firing["rule"] for firing in result["fired"]),
        grounds if sections["result"] else Grounds(),
    )


def kind_of(entry: Entry) -> RecordKind | None:
    """Return how a record came about; None of one that was deleted.

    Where an earlier version does not say it, somebody was asked if an answer was more than given.
    """
    head = entry.head
    if not head or "kind" in head:
        return RecordKind(head["kind"]) if head else None
    asked = any(step["deed"] != Action.GIVEN.value for step in entry.sections["steps"] if step)
    return RecordKind.CONSULTATION if asked else RecordKind.SCRIPTED


def keep_summary(connection: sqlite3.Connection, summary: EntrySummary) -> None:
    """Write the summary of an entry in place of the one before, within a transaction."""
    row = (summary.footprint.number, to_bytes(summary))
    connection.execute("INSERT OR REPLACE INTO summaries VALUES (?, ?)", row)


def to_bytes(summary: EntrySummary) -> bytes:
    """Return a summary as it is stored: a digest of what follows, and JSON."""
    text = JSON.encode({"format": FORMAT, **members(summary)}).encode()
    return hashlib.sha256(text).digest() + text


def members(noun: Any) -> Any:
    """Return what JSON has of a noun that it does not know."""
    return (
        noun.value
        if isinstance(noun, Enum)
        else {each.name: getattr(noun, each.name) for each in fields(noun)}
    )


JSON = json.JSONEncoder(default=members, sort_keys=True, separators=(",", ":"))


def from_bytes(stored: object) -> EntrySummary | None:
    """Return the summary that is stored so; None if it is not what was written, or not in the format of today."""
    if not isinstance(stored, bytes) or hashlib.sha256(stored[SEAL:]).digest() != stored[:SEAL]:
        return None
    try:
        kept = json.loads(stored[SEAL:].decode())
        is_one = isinstance(kept, dict) and kept.pop("format", "") == FORMAT and fits("summary", kept)
        return summary_in(kept) if is_one else None
    except (ValueError, RecursionError):
        return None  # somebody sealed what is none


def summary_in(kept: dict[str, Any]) -> EntrySummary:
    """Return the summary that JSON values are that fit the schema."""
    left, kind, grounds = kept.pop("footprint"), kept.pop("kind"), kept.pop("grounds")
    sort, predecessor, record = EntryKind(left.pop("sort")), left.pop("predecessor"), left.pop("record")
    footprint = Footprint(
        sort=sort,
        predecessor=Predecessor(**predecessor) if predecessor else None,
        record=DecidableRecord(**record) if record else None,
        **left,
    )
    return EntrySummary(
        footprint=footprint,
        kind=RecordKind(kind) if kind else None,
        grounds=Grounds(**grounds) if grounds else None,
        **kept,
    )
