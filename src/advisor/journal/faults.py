"""What is wrong with a chain of entries: any byte changed, any entry removed, moved or added, is named."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from advisor.formats.canonical import read_canonical
from advisor.formats.decisions_taken import decision_in
from advisor.formats.documents import schema
from advisor.formats.record_kinds import Predecessor
from advisor.journal.chain import SCHEMAS, START, Entry, EntryKind, from_document, is_entry, link, to_document
from advisor.journal.decidable import DecidableRecord, disagreements, nonsense
from advisor.journal.derived import contradictions, part_names
from advisor.journal.footprints import Footprint, footprint_of

MEMBERS = schema("record")["properties"].keys()

# The only part of an entry that is about another.
PARTS: Mapping[EntryKind, str] = {
    EntryKind.DECISION: "decision",
    EntryKind.DOCUMENT: "document",
    EntryKind.REDACTION: "removal",
    EntryKind.DELETION: "removal",
}


@dataclass(frozen=True, slots=True)
class StoredRow:
    """An entry as it is stored: the number and id that it is stored under, and its bytes."""

    number: int
    id: str
    body: bytes


@dataclass(frozen=True, slots=True)
class ChainFault:
    """What is wrong, and at which number of the chain."""

    number: int
    what: str


@dataclass(frozen=True, slots=True)
class Verified:
    """The number of entries, the head of the chain (empty if the last entry cannot be read), and all faults."""

    count: int
    head: str
    faults: tuple[ChainFault, ...]


@dataclass(slots=True)
class Walk:
    """How far a chain was walked, and what was seen of it: little enough for any number of entries.

    What entries say of themselves and each other is kept by their ids, as it stands in their footprints: `there`, of which
    few differ (`shapes`), `missing`, `taken`, `sealed` and `records`. `met` are all entries, damaged or not, `begun` the records
    that others say they began from, and `decided` is what stands about each in entries that decide.
    """

    number: int = 0
    count: int = 0
    previous: str = START
    heads: set[str] = field(default_factory=lambda: {START})
    faults: list[ChainFault] = field(default_factory=list)
    there: dict[str, str] = field(default_factory=dict)
    missing: list[tuple[int, str, str]] = field(default_factory=list)
    taken: list[tuple[int, str, str]] = field(default_factory=list)
    sealed: dict[str, str] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)
    begun: list[tuple[int, Predecessor]] = field(default_factory=list)
    shapes: dict[str, str] = field(default_factory=dict)
    records: dict[str, tuple[int, DecidableRecord]] = field(default_factory=dict)
    decided: dict[str, list[Footprint]] = field(default_factory=dict)

    def step(self, row: StoredRow) -> Entry | None:
        """Take a row; return its entry, None if that is not what was sealed."""
        entry = entry_in(row.body)
        self.follow(row.number, entry)
        own = tuple(row_faults(row, entry))
        self.faults += own
        self.met.add(row.id)
        if entry is None:
            return None
        if not (own and any(entry_faults(entry))):  # in another's place it still says what it says
            self.note(footprint_of(entry))
        return None if own else entry

    def look(self, row: StoredRow) -> Entry | None:
        """Return the entry in a row, wherever that stands; None if it is not what was sealed."""
        entry = entry_in(row.body)
        wrong = tuple(row_faults(row, entry))
        self.faults += wrong
        return None if wrong else entry

    def pass_by(self, footprint: Footprint) -> None:
        """Take an entry that was found to be what was sealed, and did not change since."""
        self.follow(footprint.number, footprint)
        self.note(footprint)

    def follow(self, number: int, entry: Entry | Footprint | None) -> None:
        """Go on to the entry of a number, with what could be read of it."""
        if number != (expected := self.number + 1):
            is_one = number == expected + 1
            what = "this entry is missing" if is_one else f"the entries up to {number - 1} are missing"
            self.faults.append(ChainFault(expected, what))
        self.number, self.count = number, self.count + 1
        if entry is None:
            self.previous = ""
            return
        if self.previous and entry.previous != self.previous and entry.number == number:
            what = "this entry does not follow the one before it: one of them was replaced"
            self.faults.append(ChainFault(number, what))
        self.previous = entry.hash
        self.heads.add(self.previous)

    def note(self, footprint: Footprint) -> None:
        number, name, predecessor = footprint.number, footprint.id, footprint.predecessor
        if footprint.of and footprint.of not in self.met and footprint.sort is not EntryKind.DECISION:
            what = f"it is about {footprint.of}, which is not there before it"
            self.faults.append(ChainFault(number, what))
        self.met.add(name)
        self.sealed[name] = footprint.sealed
        self.begun += [(number, predecessor)] if predecessor else []
        self.there[name] = self.shapes.setdefault(footprint.there, footprint.there)
        self.missing += ((number, name, part) for part in footprint.missing)
        self.taken += ((number, footprint.of, part) for part in footprint.taken)
        if footprint.sort is EntryKind.DECISION:
            self.decided.setdefault(footprint.of, []).append(footprint)
        if record := footprint.record:
            self.records[name] = number, record

    def ended(self) -> Iterator[ChainFault]:
        """Yield what entries say of each other and is not so.

        Parts are missing though no entry says so, or there though one says otherwise; or the record that another one
        began from is not the one that is here. Since its hash was known then, it cannot stand later in the chain. Or a
        record does not bear out what was decided about it.
        """
        taken = {(name, part) for _, name, part in self.taken}
        for number, name, part in self.missing:
            if (name, part) not in taken:
                yield ChainFault(number, f"the part '{part}' is missing without a redaction entry")
        for number, name, part in self.taken:
            if part in self.there.get(name, "").split():
                yield ChainFault(number, f"the part '{part}' of {name} was removed, and is there again")
        for name in self.decided:
            yield from self.decision_faults(name)
        for number, predecessor in self.begun:
            if self.sealed.get(predecessor.id, predecessor.hash) != predecessor.hash:
                yield ChainFault(number, f"it did not begin from the record {predecessor.id} that is here")

    def decision_faults(self, name: str) -> Iterator[ChainFault]:
        """Yield what was decided about a record and is not borne out by it, or was taken out without it."""
        decisions, (place, record) = self.decided.get(name, ()), self.records.get(name, (0, None))
        for count, each in enumerate(decisions):
            if each.decision is None:
                what = ["what was decided was taken out, and its record was not"] if record else []
            else:
                before, taken = record if place < each.number else None, decision_in(each.decision)
                earlier = {one.id: one.decision["at"] if one.decision else "" for one in decisions[:count]}
                what = [*disagreements(before, taken, earlier)]
            yield from (ChainFault(each.number, fault) for fault in what)

    def verified(self, expected_head: str | None = None) -> Verified:
        """Return whether the rows so far, in order of their numbers, are one unbroken chain.

        With the head that was noted earlier it also shows whether entries were cut off the end since.
        """
        faults = [*self.faults, *self.ended()]
        if expected_head is not None and expected_head not in self.heads:
            what = "the noted head is not in the chain: entries were cut off or replaced"
            faults.append(ChainFault(self.number, what))
        return Verified(self.count, self.previous, tuple(faults))


def verify(rows: Iterable[StoredRow], expected_head: str | None = None) -> Verified:
    walk = Walk()
    for row in rows:
        walk.step(row)
    return walk.verified(expected_head)


def entry_in(body: bytes) -> Entry | None:
    """Return the entry that was sealed as these bytes; None if they are not what was sealed."""
    try:
        document, plain = read_canonical(body)
        entry = from_document(document, plain=plain)
        sealed = document["format"] in SCHEMAS and document["hash"] == entry.hash
        return entry if sealed and document.keys() == MEMBERS else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def unchanged_entry(body: bytes) -> Entry | None:
    """Return the entry in bytes that were found to be sound and did not change since; None if its seals do not hold."""
    try:
        entry = from_document(json.loads(body), plain=True)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return entry if all(part.holds for part in entry.parts) else None


def row_faults(row: StoredRow, entry: Entry | None) -> Iterator[ChainFault]:
    """Yield what is wrong with the entry in a row, wherever that stands in the chain."""
    if entry is None:
        yield ChainFault(row.number, "this entry was changed: it is not what was sealed")
        return
    if entry.number != row.number:
        yield ChainFault(row.number, f"this is entry {entry.number} in the place of another")
    if entry.id != row.id:
        yield ChainFault(row.number, f"this entry is '{entry.id}' but stored as '{row.id}'")
    for what in entry_faults(entry):
        yield ChainFault(row.number, what)


def entry_faults(entry: Entry) -> Iterator[str]:
    """Yield what is wrong with an entry by itself: its seals, its shape, or parts that contradict each other."""
    if wrong := tuple(seal_faults(entry)):
        yield from wrong
        return
    names = [part.name for part in entry.parts]
    expected = part_names(names) if entry.sort is EntryKind.CONSULTATION else [PARTS[entry.sort]]
    is_about = entry.sort is not EntryKind.CONSULTATION
    if not is_entry(to_document(entry)) or names != expected or is_about != bool(entry.of):
        yield "this does not have the structure of a record"
        return
    match entry.sort:
        case EntryKind.CONSULTATION:
            yield from contradictions(entry)
        case EntryKind.DECISION if part := entry.part("decision"):
            yield from nonsense(decision_in(part))


def seal_faults(entry: Entry) -> Iterator[str]:
    """Yield which parts of an entry are not what was sealed, and what differs from where it was sealed first."""
    yield from (f"the part '{part.name}' was changed" for part in entry.parts if not part.holds)
    origin = entry.origin
    if origin and link(origin.number, origin.previous, replace(entry, origin=None)) != origin.hash:
        yield "this imported entry differs from that of its own journal"
    if origin and any(part.is_there for part in entry.parts if part.name in origin.missing):
        yield "it was imported without a part that is there again"
