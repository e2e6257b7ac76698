"""What is wrong with a chain of entries: any byte changed, any entry removed, moved or put in, is named."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from advisor.journal.chain import FORMAT, START, Entry, Sort, from_document, link, to_bytes


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as it is stored: the number it is stored under, and its bytes."""

    number: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and at which number of the chain."""

    number: int
    what: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of a verification: how many entries there are, the head of the chain, and all faults."""

    count: int
    head: str
    faults: tuple[Fault, ...]


def verify(rows: Iterable[Row], expected_head: str | None = None) -> Verified:
    """Return whether rows, in order of their numbers, are one unbroken chain.

    With the head that was noted earlier it also shows whether entries were cut off the end since.
    """
    faults: list[Fault] = []
    entries: list[Entry] = []
    previous, number, heads = START, 0, [START]
    for row in rows:
        faults += gaps(number, row)
        entry = read_row(row, faults)
        number = row.number
        if entry is None:
            previous = ""
            continue
        faults += link_faults(row, entry, previous)
        previous = entry.hash
        heads.append(previous)
        entries.append(entry)
    faults += missing_parts(entries)
    if expected_head and expected_head not in heads:
        faults.append(
            Fault(number, "the chain does not hold the head that was noted: entries were cut off or replaced")
        )
    return Verified(len(entries), previous or START, tuple(faults))


def gaps(number: int, row: Row) -> Iterator[Fault]:
    """Yield the numbers that are left out before a row."""
    if row.number == number + 2:
        yield Fault(number + 1, "this entry is missing")
    elif row.number != number + 1:
        yield Fault(number + 1, f"the entries up to {row.number - 1} are missing")


def read_row(row: Row, faults: list[Fault]) -> Entry | None:
    """Return the entry in a row; None, with a fault, if its bytes are not those of an entry."""
    try:
        document = json.loads(row.body)
        entry = from_document(document)
        if document["format"] == FORMAT and document["hash"] == entry.hash and to_bytes(entry) == row.body:
            return entry
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    faults.append(Fault(row.number, "this entry was changed: it is not what was sealed"))
    return None


def link_faults(row: Row, entry: Entry, previous: str) -> Iterator[Fault]:
    """Yield what is wrong with an entry at its place in the chain."""
    if entry.number != row.number:
        yield Fault(row.number, f"this is entry {entry.number} and stands in another's place")
    elif previous and entry.previous != previous:
        yield Fault(row.number, "this entry does not follow the one before it: one of them was replaced")
    for part in entry.parts:
        if not part.holds:
            yield Fault(row.number, f"the part '{part.name}' was changed")
    origin = entry.origin
    if origin and link(origin.number, origin.previous, unimported(entry)) != origin.hash:
        yield Fault(row.number, "this imported entry is not what its own journal held")


def unimported(entry: Entry) -> Entry:
    """Return an imported entry as its own journal held it."""
    return Entry(entry.number, entry.id, entry.sort, entry.previous, entry.parts, entry.of)


def missing_parts(entries: Iterable[Entry]) -> Iterator[Fault]:
    """Yield the parts that are not there though no redaction or deletion says so."""
    entries = list(entries)
    allowed = taken(entries)
    for entry in entries:
        gone = {part.name for part in entry.parts if not part.is_there}
        for name in sorted(gone - allowed.get(entry.id, frozenset()) - before_import(entry)):
            yield Fault(entry.number, f"the part '{name}' was taken out, and no entry says by whom or why")


def before_import(entry: Entry) -> frozenset[str]:
    """Return the parts that an imported entry may have come without."""
    return frozenset(entry.origin.missing) if entry.origin else frozenset()


def taken(entries: Iterable[Entry]) -> Mapping[str, frozenset[str]]:
    """Return for each entry the parts that later entries say were taken out."""
    found: dict[str, frozenset[str]] = {}
    for entry in entries:
        if entry.sort in (Sort.REDACTION, Sort.DELETION):
            parts = (entry.part("removal") or {}).get("parts", ())
            found[entry.of] = found.get(entry.of, frozenset()).union(parts)
    return found
