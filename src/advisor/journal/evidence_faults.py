"""What is wrong with evidence: each kind of fault apart, so that it can be said which of them it is free of."""

from collections.abc import Iterator

from advisor.formats.canonical import digest_of
from advisor.journal.about import by_record
from advisor.journal.chain import START, EntryKind
from advisor.journal.evidence import RecordEvidence
from advisor.journal.faults import Walk, entry_faults, seal_faults
from advisor.journal.footprints import footprint_of
from advisor.journal.importing import read_knowledge
from advisor.problems import attempted


def broken_seals(evidence: RecordEvidence) -> Iterator[str]:
    record = evidence.record
    if evidence.name != record.id or record.sort is not EntryKind.CONSULTATION:
        yield f"the file is about the record {evidence.name}, and holds the {record.sort.value} {record.id}"
    for entry, told in zip(evidence.entries, evidence.told, strict=True):
        if entry.hash != told:
            yield f"the {entry.sort.value} {entry.id} was changed: it is not what was sealed"
        yield from (f"the {entry.sort.value} {entry.id}: {what}" for what in seal_faults(entry))


def chain_faults(evidence: RecordEvidence) -> Iterator[str]:
    """Yield where the links are no chain up to the head, and what of the record they have otherwise than the file."""
    first = evidence.links[0]
    walk = Walk(number=first.number - 1, previous=first.previous)
    for link in evidence.links:
        walk.follow(link.number, link)
    yield from (f"entry {fault.number}: {fault.what}" for fault in walk.faults)
    if (first.number == 1) != (first.previous == START):
        yield f"entry {first.number}: only the first entry of a journal follows none"
    if walk.previous != evidence.head:
        yield f"the last entry is not the head that the file names, but {walk.previous}"
    linked = {link.hash: link for link in (first, *by_record(evidence.links).get(evidence.record.id, ()))}
    told = [entry.hash for entry in evidence.entries]
    for hash_, link in linked.items():
        if hash_ not in told:
            yield f"the {link.sort.value} {link.id}, entry {link.number}, is left out or is another"
    if not linked.keys() >= set(told) or (linked.keys() == set(told) and list(linked) != told):
        yield "what the file has of the record does not stand in the chain as it says"


def other_rules(evidence: RecordEvidence) -> Iterator[str]:
    """Yield how the rules in the file are not those that the record names."""
    head, knowledge = evidence.record.head, evidence.knowledge
    if not head or knowledge is None:
        if head or knowledge:
            yield "they are left out" if head else "they are there, and the record names none"
        return
    documents, problems = attempted(lambda: read_knowledge(knowledge, ""))
    yield from (problem.what for problem in problems)
    named = [(file["path"], file["digest"]) for file in head["knowledge"]["files"]]
    if documents and named != [(document.path, digest_of(document.content)) for document in documents]:
        yield "they are others than the record names"


def contradicted(evidence: RecordEvidence) -> Iterator[str]:
    """Yield what entries say of themselves or each other and is not so: marks, decisions, what follows from answers."""
    walk = Walk()
    for entry in evidence.entries:
        if not any(seal_faults(entry)):
            yield from (f"the {entry.sort.value} {entry.id}: {what}" for what in entry_faults(entry))
            walk.note(footprint_of(entry))
    yield from (f"entry {fault.number}: {fault.what}" for fault in walk.ended())
