"""Entries of the journal, each with the hash of the one before it.

Theory of operation. The hash of an entry commits to its number, its id, the hash before it, and the commitment of each
part; not to the values, so that a part can be taken out without breaking the chain. An entry that comes from another
journal gets a place in this chain, and keeps in `origin` the place that its own hash was made for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import Any

from advisor.formats.canonical import canonical, digest
from advisor.formats.documents import document, fits
from advisor.formats.exclusions import exclusions_in
from advisor.formats.record_kinds import Predecessor
from advisor.journal.seals import SealedPart, joined, taken_out
from advisor.model import Exclusion

FORMAT = "advisor.record/2"
"""The format that entries are written in."""
SCHEMAS: Mapping[str, str] = {"advisor.record/1": "record-1", FORMAT: "record"}
"""The schema of each format that is read; of one chain each entry may have its own."""
START = "sha256:" + "0" * 64
"""The previous hash of the first entry."""


class EntryKind(Enum):
    """What an entry tells: a consultation, what people decided about one, a text made from one, or that parts or all of one were taken out."""

    CONSULTATION = "consultation"
    DECISION = "decision"
    DOCUMENT = "document"
    REDACTION = "redaction"
    DELETION = "deletion"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an imported entry stood in the journal that it comes from, and which parts it came without."""

    number: int
    previous: str
    hash: str
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """One entry, numbered from 1. `of` is the consultation that another entry is about, else empty.

    An entry keeps the format that it was sealed in.
    """

    number: int
    id: str
    sort: EntryKind
    previous: str
    parts: tuple[SealedPart, ...]
    of: str = ""
    origin: Origin | None = None
    format: str = FORMAT

    @cached_property
    def hash(self) -> str:
        """What the next entry holds on to: it commits to everything but the values that may be taken out."""
        return link(self.number, self.previous, self)

    @property
    def first_hash(self) -> str:
        """The hash that this was sealed under first, which is the same in every journal."""
        return self.origin.hash if self.origin else self.hash

    @property
    def predecessor(self) -> Predecessor | None:
        """The record that a consultation began from, if it did and its head was not taken out."""
        return Predecessor(**self.head["from"]) if "from" in self.head else None

    @property
    def title(self) -> str:
        """The name that people gave a consultation; empty if they gave none, or its head was taken out."""
        return str(self.head.get("title", ""))

    @property
    def fingerprint(self) -> str:
        """That of the knowledge that a consultation rests on; empty if its head was taken out, or there is none."""
        return str(self.head["knowledge"]["fingerprint"]) if self.head else ""

    @property
    def head(self) -> Mapping[str, Any]:
        """The head of a consultation as it was sealed; empty if it was taken out, or there is none."""
        return next((part.value for part in self.parts if part.name == "head"), None) or {}

    @property
    def outcome(self) -> tuple[Mapping[str, Any], ...]:
        """How the decisions of a consultation ended, in order; none are known of one that was deleted."""
        return tuple(filter(None, self.sections["outcome"]))

    @property
    def exclusions(self) -> tuple[Exclusion, ...]:
        """The candidates that people kept out, as far as that was not taken out."""
        return exclusions_in(self.sections["without"])

    @property
    def is_whole(self) -> bool:
        return all(part.is_there for part in self.parts)

    @property
    def gone(self) -> str:
        """Whether a record that is not whole is deleted or redacted."""
        return "redacted" if self.head else "deleted"

    def part(self, name: str) -> Any:
        """Return the value of a part; None if it was taken out or never there.

        The head also tells which facts were locked, though each is a part of its own, to be taken out alone.
        """
        value = next((part.value for part in self.parts if part.name == name), None)
        if name == "head" and value is not None:
            locks = (part.value for part in self.parts if part.name.startswith("locked/"))
            return {**value, "locked": [lock["fact"] for lock in locks if lock]}
        return value

    @cached_property
    def sections(self) -> Mapping[str, Any]:
        return joined(self.parts)


def link(number: int, previous: str, entry: Entry) -> str:
    """Return the hash that an entry has at this place of a chain."""
    return digest(link_document(replace(entry, number=number, previous=previous)))


def link_document(entry: Entry) -> dict[str, Any]:
    """Return what the hash of an entry is made of, as JSON values: all but the values and salts of its parts."""
    return {
        "format": entry.format,
        "number": entry.number,
        "id": entry.id,
        "sort": entry.sort.value,
        "previous": entry.previous,
        "of": entry.of,
        "origin": entry.origin and document("record/origin", entry.origin),
        "commitments": [[part.name, part.commitment] for part in entry.parts],
    }


def to_document(entry: Entry) -> dict[str, Any]:
    """Return an entry as JSON values, in its format."""
    parts = [
        {"name": part.name, "value": part.value, "salt": part.salt, "commitment": part.commitment}
        for part in entry.parts
    ]
    return {**document(SCHEMAS[entry.format], entry, parts=[]), "parts": parts}


def to_bytes(entry: Entry) -> bytes:
    return canonical(to_document(entry))


def from_document(record: Mapping[str, Any], *, plain: bool = False) -> Entry:
    """Return the entry that JSON values describe, which may be known to be plain.

    Raises KeyError, TypeError or ValueError if they are none.
    """
    origin = record["origin"]
    return Entry(
        number=record["number"],
        id=record["id"],
        sort=EntryKind(record["sort"]),
        previous=record["previous"],
        parts=tuple(SealedPart(**part, plain=plain) for part in record["parts"]),
        of=record["of"],
        origin=Origin(**{**origin, "missing": tuple(origin["missing"])}) if origin is not None else None,
        format=record["format"],
    )


def is_entry(record: Mapping[str, Any]) -> bool:
    """Return whether JSON values are what the schema of their format says."""
    schema = SCHEMAS.get(record["format"])
    return bool(schema and fits(schema, record))


def unkept(name: str, parts: tuple[SealedPart, ...]) -> Entry:
    """Return the entry of a consultation that no journal holds: the first of a chain of its own."""
    return Entry(1, name, EntryKind.CONSULTATION, START, parts)


def placed_at(entry: Entry, number: int, previous: str) -> Entry:
    """Return an entry of another journal at this place of a chain, with where it stood first."""
    missing = tuple(part.name for part in entry.parts if not part.is_there)
    first = entry.origin or Origin(entry.number, entry.previous, entry.hash, ())
    return replace(entry, number=number, previous=previous, origin=replace(first, missing=missing))


def without(entry: Entry, names: frozenset[str]) -> Entry:
    """Return an entry from which these parts were taken out; its hash is the same."""
    parts = tuple(taken_out(part) if part.name in names else part for part in entry.parts)
    return replace(entry, parts=parts)
