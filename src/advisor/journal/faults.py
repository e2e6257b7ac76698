"""What is wrong with a chain of entries: any byte changed, any entry removed, moved or put in, is named."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from advisor.journal.chain import FORMAT, START, Entry, Sort, from_document, link, to_bytes


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as it is stored: the number and id that it is stored under, and its bytes."""

    number: int
    id: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and at which number of the chain."""

    number: int
    what: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of a verification: how many entries there are, the head of the chain, and all faults.

    The head is empty if the last entry cannot be read.
    """

    count: int
    head: str
    faults: tuple[Fault, ...]


@dataclass(slots=True)
class Walk:
    """How far a chain was walked, and what was seen of it: little enough for any number of entries."""

    number: int = 0
    count: int = 0
    previous: str = START
    heads: set[str] = field(default_factory=lambda: {START})
    faults: list[Fault] = field(default_factory=list)
    missing: list[tuple[int, str, str]] = field(default_factory=list)
    taken: set[tuple[str, str]] = field(default_factory=set)

    def step(self, row: Row) -> None:
        """Take a row: what is wrong with it, and what it says of parts that are not there."""
        self.faults += gaps(self.number, row)
        self.number, self.count = row.number, self.count + 1
        entry = entry_in(row.body)
        if entry is None:
            self.previous = ""
            self.faults.append(Fault(row.number, "this entry was changed: it is not what was sealed"))
            return
        self.faults += row_faults(row, entry, self.previous)
        self.previous = entry.hash
        self.heads.add(self.previous)
        self.missing += ((row.number, entry.id, name) for name in unexplained(entry))
        self.taken.update(said_taken(entry))

    def ended(self) -> Iterator[Fault]:
        """Yield the parts that are not there though no redaction or deletion says so."""
        for number, name, part in self.missing:
            if (name, part) not in self.taken:
                yield Fault(number, f"the part '{part}' was taken out, and no entry says by whom or why")


def verify(rows: Iterable[Row], expected_head: str | None = None) -> Verified:
    """Return whether rows, in order of their numbers, are one unbroken chain.

    With the head that was noted earlier it also shows whether entries were cut off the end since.
    """
    walk = Walk()
    for row in rows:
        walk.step(row)
    faults = [*walk.faults, *walk.ended()]
    if expected_head is not None and expected_head not in walk.heads:
        what = "the chain does not hold the head that was noted: entries were cut off or replaced"
        faults.append(Fault(walk.number, what))
    return Verified(walk.count, walk.previous, tuple(faults))


def gaps(number: int, row: Row) -> Iterator[Fault]:
    """Yield the numbers that are left out before a row."""
    if row.number == number + 2:
        yield Fault(number + 1, "this entry is missing")
    elif row.number != number + 1:
        yield Fault(number + 1, f"the entries up to {row.number - 1} are missing")


def entry_in(body: bytes) -> Entry | None:
    """Return the entry that was sealed as these bytes; None if they are not what was sealed."""
    try:
        document = json.loads(body)
        entry = from_document(document)
        sealed = document["format"] == FORMAT and document["hash"] == entry.hash
        return entry if sealed and to_bytes(entry) == body else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def row_faults(row: Row, entry: Entry, previous: str) -> Iterator[Fault]:
    """Yield what is wrong with an entry at its place in the chain; `previous` is empty if that is not known."""
    if entry.number != row.number:
        yield Fault(row.number, f"this is entry {entry.number} and stands in another's place")
    elif previous and entry.previous != previous:
        yield Fault(row.number, "this entry does not follow the one before it: one of them was replaced")
    if entry.id != row.id:
        yield Fault(row.number, f"this entry is stored as '{row.id}' and is '{entry.id}'")
    for what in entry_faults(entry):
        yield Fault(row.number, what)


def entry_faults(entry: Entry) -> Iterator[str]:
    """Yield what is wrong with an entry by itself."""
    for part in entry.parts:
        if not part.holds:
            yield f"the part '{part.name}' was changed"
    if len({part.name for part in entry.parts}) != len(entry.parts):
        yield "two of its parts have the same name"
    origin = entry.origin
    if origin and link(origin.number, origin.previous, replace(entry, origin=None)) != origin.hash:
        yield "this imported entry is not what its own journal held"


def unexplained(entry: Entry) -> Iterator[str]:
    """Yield the parts that an entry is without, and was not imported without."""
    before = entry.origin.missing if entry.origin else ()
    return (part.name for part in entry.parts if not part.is_there and part.name not in before)


def said_taken(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the entries and parts that an entry says were taken out."""
    removal = entry.part("removal") if entry.sort in (Sort.REDACTION, Sort.DELETION) else None
    if isinstance(removal, dict) and isinstance(removal.get("parts"), list):
        yield from ((entry.of, name) for name in removal["parts"] if isinstance(name, str))
