"""Records into a journal that come from another, or that a journal did not take: all or none."""

import base64
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from advisor import formats
from advisor.formats.canonical import digest_of
from advisor.journal.about import predecessors
from advisor.journal.chain import SCHEMAS, Entry, EntryKind, from_document, is_entry, placed_at
from advisor.journal.database import Journal
from advisor.journal.faults import Walk, entry_faults
from advisor.journal.footprints import footprint_of
from advisor.journal.knowledge import StoredRules, fingerprint_of, is_stored, keep_knowledge
from advisor.journal.references import unknown_names
from advisor.journal.store import add, entry_of
from advisor.journal.transfer import KNOWLEDGE
from advisor.language.reading.documents import FOLDERS, Document
from advisor.language.reading.json_text import read_json_lines
from advisor.problems import AdvisorError, Place, Problem

AGAIN = "export it again"
FORMATS = (KNOWLEDGE, *SCHEMAS)
PLACES = tuple(f"{folder}/" for folder in FOLDERS)


GOES_WITH: Mapping[EntryKind, Callable[[Entry], bool]] = {
    EntryKind.DECISION: lambda record: not record.head,
    EntryKind.DOCUMENT: lambda record: not record.is_whole,
}
"""When what was taken out of a record took with it what is about the record."""


@dataclass(frozen=True, slots=True)
class Imported:
    """The ids of the records that are new, and of those that were there already.

    `about` are the ids of the new entries about them, and `left_out` says which were not taken up, and why.
    """

    new: tuple[str, ...]
    known: tuple[str, ...]
    about: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def read_export(content: bytes, shown: str) -> tuple[Mapping[str, Any], ...]:
    """Return what an export holds: a single record, JSON, JSON Lines, or evidence. Raises AdvisorError."""
    items: list[Any] = []
    for line in read_json_lines(content, shown):
        match line:
            case {"format": formats.EXPORT, "items": [*several]}:
                items += several
            case {"format": formats.EVIDENCE, "knowledge": knowledge, "entries": [*several]}:
                items += [*filter(None, [knowledge]), *several]
            case _:
                items.append(line)
    if not items or not all(isinstance(item, dict) and item.get("format") in FORMATS for item in items):
        raise AdvisorError([Problem(Place(shown), "not an advisor export")])
    return tuple(items)


def import_records(journal: Journal, items: Iterable[Mapping[str, Any]], shown: str) -> Imported:
    """Add records and their knowledge to the journal, all or none; each says where it came from.

    Raises AdvisorError with everything that is wrong.
    """
    state, problems = (
        ImportState(journal, shown, predecessors(journal), StoredRules(journal)),
        list[Problem](),
    )
    with journal.transaction() as connection:
        for item in items:
            add = state.add_knowledge if item["format"] == KNOWLEDGE else state.add_entry
            try:
                add(connection, item)
            except AdvisorError as error:
                problems += error.problems
        if problems := problems or list(state.contradictions()):
            raise AdvisorError(problems)
    return Imported(tuple(state.new), tuple(state.known), tuple(state.about), tuple(state.left_out.values()))


@dataclass(slots=True)
class ImportState:
    """What was imported so far, and which knowledge was refused.

    `begun` are the hashes by which records know those that they began from; `met` are the entries of the file as they
    stand here, and the walk has seen them.
    """

    journal: Journal
    shown: str
    begun: dict[str, str]
    rules: StoredRules
    new: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)
    met: dict[str, Entry] = field(default_factory=dict)
    walk: Walk = field(default_factory=Walk)
    refused: set[str] = field(default_factory=set)

    def add_knowledge(self, connection: sqlite3.Connection, item: Mapping[str, Any]) -> None:
        """Store a knowledge base. Raises AdvisorError."""
        self.refused.add(str(item.get("fingerprint")))  # what rests on it has no fault of its own
        documents = read_knowledge(item, self.shown)
        self.refused.discard(item["fingerprint"])
        keep_knowledge(connection, item["fingerprint"], documents)

    def add_entry(self, connection: sqlite3.Connection, item: Mapping[str, Any]) -> None:
        """Add a record or what is about one, unless it is there already, or was taken out here. Raises AdvisorError."""
        entry = read_entry(item, self.shown)
        there = same_entry(self.journal, entry, self.shown)
        if there is None:
            knowledge, links = self.knowledge_faults(connection, entry), self.link_faults(entry)
            self.require(entry, (*self.about_faults(entry), *knowledge, *links))
            if why := self.unwanted(entry):
                self.left_out[entry.id] = f"the {entry.sort.value} {entry.id} about {entry.of}: {why}"
                return
            there = add(connection, partial(placed_at, entry), self.rules.bases.get(entry.fingerprint))
            (self.about if entry.of else self.new).append(entry.id)
            if entry.predecessor:
                self.begun[entry.predecessor.id] = entry.predecessor.hash
        elif not entry.of:
            self.known.append(entry.id)
        self.met[entry.id] = there
        self.walk.note(footprint_of(there))

    def require(self, entry: Entry, wrong: Iterable[str]) -> None:
        """Raise AdvisorError if something is wrong with an entry."""
        if problems := [refusal(entry.sort.value, entry.id, what, self.shown) for what in wrong]:
            raise AdvisorError(problems)

    def about_faults(self, entry: Entry) -> Iterator[str]:
        if entry.of and entry.of not in self.met and entry.of not in self.left_out:
            yield f"{entry.of}, which it is about, does not stand before it in this file"

    def unwanted(self, entry: Entry) -> str:
        """Return why what is about a record is not taken up: that was taken out here, or not here but elsewhere."""
        if entry.of in self.left_out:
            return "what it is about was not taken up"
        if not entry.of or entry.of in (*self.new, *self.about):
            return ""
        of, removal = self.met[entry.of], entry.part("removal")
        if removal and any(part.is_there for part in of.parts if part.name in removal["parts"]):
            return "what was taken out there is still here"
        goes_with = GOES_WITH.get(entry.sort)
        return "it was taken out here" if entry.is_whole and goes_with and goes_with(of) else ""

    def contradictions(self) -> Iterator[Problem]:
        """Yield what new entries say of each other and of those that were here, and is not so."""
        names = {entry.number: entry for entry in self.met.values() if entry.id in (*self.new, *self.about)}
        for fault in self.walk.ended():
            if entry := names.get(fault.number):
                yield refusal(entry.sort.value, entry.id, fault.what, self.shown)

    def link_faults(self, entry: Entry) -> Iterator[str]:
        """Yield how a record contradicts what others in the journal say of it, or of the one that it began from."""
        if self.begun.get(entry.id, entry.first_hash) != entry.first_hash:
            yield "a record of the journal began from another one of this id"
        if before := entry.predecessor:
            there = entry_of(self.journal, before.id)
            if (there.first_hash if there else self.begun.get(before.id, before.hash)) != before.hash:
                yield f"it did not begin from the record {before.id} that the journal knows"

    def knowledge_faults(self, connection: sqlite3.Connection, entry: Entry) -> Iterator[str]:
        """Yield why a record could not be told or replayed; rules that this version cannot read tell nothing."""
        fingerprint = entry.fingerprint
        if not fingerprint or fingerprint in self.refused:
            return
        if not is_stored(connection, fingerprint):
            yield "its knowledge is neither in this file nor in the journal"
            return
        base = self.rules.base(entry.head["knowledge"])
        yield from unknown_names(base, entry) if base else ()


def read_knowledge(item: Mapping[str, Any], shown: str) -> tuple[Document, ...]:
    """Return the files of a knowledge base, if its fingerprint is theirs. Raises AdvisorError."""
    try:
        documents = tuple(Document(file["path"], file["path"], content_of(file)) for file in item["files"])
        files = {document.path: digest_of(document.content) for document in documents}
        fitting = len(files) == len(documents) > 0 and all(path.startswith(PLACES) for path in files)
        if fitting and fingerprint_of(tuple(files.items())) == item["fingerprint"]:
            return documents
    except (KeyError, TypeError, AttributeError, ValueError):
        pass
    what = f"the knowledge {str(item.get('fingerprint', '?'))[:80]} does not match its fingerprint"
    raise AdvisorError([Problem(Place(shown), what, AGAIN)])


def content_of(file: Mapping[str, str]) -> bytes:
    return file["text"].encode() if "text" in file else base64.b64decode(file["base64"], validate=True)


def refusal(sort: str, name: str, what: str, shown: str) -> Problem:
    called = "record" if sort == EntryKind.CONSULTATION.value else sort
    return Problem(Place(shown), f"the {called} {name}: {what}", AGAIN)


def read_entry(document: Mapping[str, Any], shown: str) -> Entry:
    """Return the entry that JSON values are, if it is what was sealed. Raises AdvisorError."""
    wrong = ["it is not what was sealed"]
    if is_entry(document):
        entry = from_document(document)
        if document["hash"] == entry.hash:
            wrong = list(entry_faults(entry))
            if not wrong:
                return entry
    name = str(document.get("id", "?"))[:40]
    raise AdvisorError(refusal(EntryKind.CONSULTATION.value, name, what, shown) for what in wrong)


def same_entry(journal: Journal, entry: Entry, shown: str) -> Entry | None:
    """Return the journal's own copy of an entry, if it has one. Raises AdvisorError if it has another of the same id."""
    there = entry_of(journal, entry.id)
    if there is None or sealed_as(there) == sealed_as(entry):
        return there
    what = f"the journal holds another record of the id {entry.id}"
    raise AdvisorError([Problem(Place(shown), what, "import it into another journal with --journal")])


def sealed_as(entry: Entry) -> tuple[str, list[tuple[str, str]]]:
    """Return what an entry is about, and what its parts were sealed as: the same in every journal."""
    return entry.of, [(part.name, part.commitment) for part in entry.parts]
