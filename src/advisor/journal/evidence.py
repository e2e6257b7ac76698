"""Evidence: one record with all that an outsider needs to check it, without the journal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from advisor.formats import EVIDENCE
from advisor.formats.canonical import digest
from advisor.formats.documents import document, fits
from advisor.journal.about import by_record
from advisor.journal.chain import Entry, EntryKind, from_document, link_document, to_document
from advisor.journal.database import VERIFY, Journal
from advisor.journal.faults import Walk
from advisor.journal.footprints import Footprint
from advisor.journal.knowledge import knowledge_of
from advisor.journal.store import entries
from advisor.journal.transfer import knowledge_document
from advisor.problems import AdvisorError, Place, Problem, RequestError

LATER = "it was taken out after that head: leave out --head, or name a later one"


@dataclass(frozen=True, slots=True)
class RecordEvidence:
    """A record, what is about it in order, its rules as JSON values, and the links from it up to a head.

    `name` is the id of the record, and `told` are the hashes of its entries, as the file has them.
    """

    name: str
    record: Entry
    about: tuple[Entry, ...]
    knowledge: Mapping[str, Any] | None
    links: tuple[Footprint, ...]
    head: str
    told: tuple[str, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.record, *self.about


def evidence_document(journal: Journal, record: Entry, head: str = "") -> dict[str, Any]:
    """Return what shows a record to outsiders, up to a head noted earlier or that of today, as JSON values.

    Raises RequestError if that head is not in the chain from the record on, AdvisorError if that part of the chain is
    not what was sealed.
    """
    walk, links, told = Walk(), list[dict[str, Any]](), list[Entry]()
    for entry in entries(journal, walk):
        if entry.number >= record.number:
            links.append(link_document(entry))
            told += [entry] if entry.of else []
        if entry.hash == head and links:
            break
    else:
        if head:
            raise RequestError(f"the head {head} is not in the journal from the record {record.id} on")
    kept = (record, *by_record(told).get(record.id, ()))
    refuse_damage(journal, kept, walk, LATER if head else VERIFY)
    return document(
        "evidence",
        object(),
        record=record.id,
        head=digest(links[-1]),
        entries=[*map(to_document, kept)],
        knowledge=knowledge_document(record.fingerprint, knowledge_of(journal, record.head["knowledge"]))
        if record.head
        else None,
        links=links,
    )


def refuse_damage(journal: Journal, kept: Sequence[Entry], walk: Walk, hint: str) -> None:
    """Raise AdvisorError if the chain that was walked is broken from the first entry on, or one of these entries is."""
    numbers = {entry.number for entry in kept}
    wrong = [fault for fault in walk.faults if fault.number >= kept[0].number]
    wrong += [fault for fault in walk.ended() if fault.number in numbers]
    if wrong:
        raise journal.refusal((f"entry {fault.number}: {fault.what}" for fault in wrong), hint)


def read_evidence(values: Mapping[str, Any], shown: str) -> RecordEvidence:
    """Return the evidence that JSON values are. Raises AdvisorError if they have not its structure."""
    if not fits("evidence", values):
        what = f"this does not have the structure of evidence ({EVIDENCE})"
        raise AdvisorError([Problem(Place(shown), what, "ask for it again")])
    record, *about = map(from_document, values["entries"])
    return RecordEvidence(
        values["record"],
        record,
        tuple(about),
        values["knowledge"],
        tuple(map(footprint_in, values["links"])),
        values["head"],
        tuple(entry["hash"] for entry in values["entries"]),
    )


def footprint_in(link: Mapping[str, Any]) -> Footprint:
    """Return what a link leaves in a walk along the chain, as far as it can without the parts."""
    own, origin = digest(link), link["origin"]
    sealed = origin["hash"] if origin else own
    place = link["number"], link["id"], EntryKind(link["sort"]), link["of"], link["previous"]
    return Footprint(*place, own, sealed, None, "", (), ())
