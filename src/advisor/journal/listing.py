"""Records as they are listed and chosen: by how they came about, date, winner, rule and knowledge."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from advisor.formats.consultation import Action
from advisor.formats.record_kinds import RecordKind
from advisor.journal.chain import Entry, EntryKind
from advisor.names import folded, meant


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records are meant; what is empty does not matter. Dates are beginnings of ISO 8601, both inclusive."""

    since: str = ""
    until: str = ""
    winner: str = ""
    rule: str = ""
    knowledge: str = ""
    kind: RecordKind | None = None


def chosen(entries: Iterable[Entry], wanted: Wanted) -> Iterator[Entry]:
    """Yield the consultations that are wanted; those that were deleted only if nothing is asked for."""
    for entry in entries:
        if entry.sort is EntryKind.CONSULTATION and fits(entry, wanted):
            yield entry


def fits(entry: Entry, wanted: Wanted) -> bool:
    head = entry.part("head")
    if head is None:
        return wanted == Wanted()
    return (
        head["finished"][: len(wanted.since)] >= wanted.since
        and head["finished"][: len(wanted.until)] <= (wanted.until or head["finished"])
        and (not wanted.winner or meant(wanted.winner, winners(entry)) is not None)
        and (not wanted.rule or any(is_meant(rule, wanted.rule) for rule in fired(entry)))
        and (not wanted.knowledge or is_of(head["knowledge"], wanted.knowledge))
        and (not wanted.kind or kind_of(entry) is wanted.kind)
    )


def kind_of(entry: Entry) -> RecordKind | None:
    """Return how a record came about; None of one that was deleted.

    Where an earlier version does not say it, somebody was asked if an answer was more than given.
    """
    head = entry.part("head")
    if head is None or "kind" in head:
        return RecordKind(head["kind"]) if head else None
    steps = filter(None, entry.sections["steps"])
    asked = any(step["deed"] != Action.GIVEN.value for step in steps)
    return RecordKind.CONSULTATION if asked else RecordKind.SCRIPTED


def is_meant(rule: str, wanted: str) -> bool:
    """Return whether a rule is meant by its id, by the end of it, or as the file has it that it was made from."""
    return f"/{folded(wanted)}/" in f"/{folded(rule)}/"


def is_of(knowledge: Mapping[str, str], wanted: str) -> bool:
    """Return whether knowledge has this title, or a fingerprint that begins so."""
    begins = knowledge["fingerprint"].startswith(f"sha256:{wanted.removeprefix('sha256:')}")
    return begins or folded(knowledge["name"]) == folded(wanted)


def brief(entry: Entry) -> dict[str, Any]:
    """Return what a list says of a record, as JSON values."""
    head, kind, predecessor = entry.part("head"), kind_of(entry), entry.predecessor
    return {
        "id": entry.id,
        "number": entry.number,
        "title": entry.title or None,
        "kind": kind.value if kind else None,
        "from": predecessor.id if predecessor else None,
        "finished": head["finished"] if head else None,
        "knowledge": head["knowledge"]["fingerprint"] if head else None,
        "outcome": list(outcomes(entry)),
    }


def winners(entry: Entry) -> tuple[str, ...]:
    return tuple(winner for outcome in outcomes(entry) for winner in outcome["winners"])


def outcomes(entry: Entry) -> tuple[dict[str, Any], ...]:
    """Return how the decisions of a consultation ended, in order; none are known of one that was deleted."""
    return tuple(outcome for outcome in entry.sections["outcome"] if outcome)


def fired(entry: Entry) -> frozenset[str]:
    """Return the rules that fired; none are known once the result was taken out."""
    result = entry.part("result") or {"fired": ()}
    return frozenset(firing["rule"] for firing in result["fired"])
