"""Whether the marked sentences of a decision record are still those that were written from the record."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from advisor.formats.canonical import digest
from advisor.journal.chain import Entry
from advisor.journal.faults import Walk
from advisor.views.adr.markdown import DocumentSeal, MarkedSentence, read_marks, read_seals


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a sentence, by its number; 0 stands for the whole text."""

    number: int
    what: str


def document_part(marks: Iterable[MarkedSentence], decision: str, at: str) -> dict[str, Any]:
    """Return what the journal keeps of a decision record: a digest of each sentence, in order."""
    return {"at": at, "decision": decision, "sentences": [digest_of(one) for one in marks]}


def digest_of(one: MarkedSentence) -> str:
    """Return the digest of a sentence with its number and what it rests on."""
    return digest([one.number, one.rests_on, one.text])


def faults(text: str, documents: Mapping[str, Entry], walk: Walk) -> tuple[Fault, ...]:
    """Return what is wrong with a decision record, given the entries about such texts, by id, and the walk that met them."""
    seals = read_seals(text)
    if len(seals) != 1:
        missing = "the comment 'advisor.adr/1' that names the record is missing"
        return (Fault(0, "more than one comment names a record" if seals else missing),)
    return (*seal_faults(seals[0], documents, walk), *sentence_faults(text, seals[0], documents))


def seal_faults(seal: DocumentSeal, documents: Mapping[str, Entry], walk: Walk) -> Iterator[Fault]:
    """Yield what is wrong with what a text says it was made from."""
    entry = documents.get(seal.document)
    if entry is None:
        yield Fault(0, f"the journal holds nothing about the document {seal.document}")
    elif entry.of != seal.record:
        yield Fault(0, f"the document {seal.document} was made from the record {entry.of}")
    for one in walk.verified(seal.head).faults:
        yield Fault(0, f"the journal is not whole: entry {one.number}: {one.what}")


def sentence_faults(text: str, seal: DocumentSeal, documents: Mapping[str, Entry]) -> Iterator[Fault]:
    """Yield each marked sentence that was altered, added, doubled or taken out."""
    if seal.document not in documents:
        return
    written = documents[seal.document].part("document")
    if written is None:
        yield Fault(0, "what the journal held of this text was taken out of it")
        return
    kept: Sequence[str] = written["sentences"]
    found = list(read_marks(text))
    times = Counter(one.number for one in found)
    for one in found:
        if not 1 <= one.number <= len(kept):
            yield Fault(one.number, f"this sentence was never written: {one.text}")
        elif digest_of(one) != kept[one.number - 1]:
            yield Fault(one.number, f"this sentence was altered: {one.text}")
    for number in range(1, len(kept) + 1):
        if times[number] != 1:
            yield Fault(
                number, "this sentence was taken out" if not times[number] else "this sentence stands twice"
            )
