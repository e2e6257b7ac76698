"""What a chain is walked by: how an entry holds on to the one before, and what it says of others, without its values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from advisor.formats.record_kinds import Predecessor
from advisor.journal.chain import Entry, EntryKind
from advisor.journal.decidable import DecidableRecord, decidable


@dataclass(frozen=True, slots=True)
class Footprint:
    """What an entry leaves in a walk along the chain.

    `sealed` is the hash it was sealed under first, in whichever journal. `there` are the names of the parts that it
    has, with blanks between them, `missing` those that it is without and was not imported without, and `taken` those
    of which it says that they were taken out of the entry `of`. `record` is what decisions about a consultation have to
    agree with, and `decision` what was decided, as JSON values.
    """

    number: int
    id: str
    sort: EntryKind
    of: str
    previous: str
    hash: str
    sealed: str
    predecessor: Predecessor | None
    there: str
    missing: Sequence[str]
    taken: Sequence[str]
    record: DecidableRecord | None = None
    decision: Mapping[str, Any] | None = None


def footprint_of(entry: Entry) -> Footprint:
    own = entry.hash
    left_out = entry.origin.missing if entry.origin else ()
    removal = entry.part("removal") or {"parts": []}
    return Footprint(
        entry.number,
        entry.id,
        entry.sort,
        entry.of,
        entry.previous,
        own,
        entry.origin.hash if entry.origin else own,
        entry.predecessor,
        " ".join(part.name for part in entry.parts if part.is_there),
        [part.name for part in entry.parts if not part.is_there and part.name not in left_out],
        removal["parts"],
        decidable(entry),
        entry.part("decision"),
    )
