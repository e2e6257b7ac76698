"""Records into a journal that come from another, or that a journal did not take: all or none."""

import base64
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from advisor.journal.chain import SCHEMAS, Entry, EntryKind, from_document, is_entry
from advisor.journal.database import Journal
from advisor.journal.faults import entry_faults
from advisor.journal.knowledge import digest_of, fingerprint_of, is_stored, keep_knowledge, knowledge_of
from advisor.journal.references import unknown_names
from advisor.journal.replay import base_of
from advisor.journal.store import add_imported, entry_of, predecessors
from advisor.journal.transfer import EXPORT, KNOWLEDGE
from advisor.language.reading.documents import FOLDERS, Document
from advisor.language.reading.json_text import read_json_lines
from advisor.model import RuleBase
from advisor.problems import AdvisorError, Place, Problem, attempted

AGAIN = "export it again"
FORMATS = (KNOWLEDGE, *SCHEMAS)
PLACES = tuple(f"{folder}/" for folder in FOLDERS)


@dataclass(frozen=True, slots=True)
class Imported:
    """The ids of the records that are new, and of those that were there already."""

    new: tuple[str, ...]
    known: tuple[str, ...]


def read_export(content: bytes, shown: str) -> tuple[Mapping[str, Any], ...]:
    """Return what an export holds: a single record, JSON, or JSON Lines. Raises AdvisorError."""
    items: list[Any] = []
    for line in read_json_lines(content, shown):
        is_whole = isinstance(line, dict) and line.get("format") == EXPORT
        items += line["items"] if is_whole and isinstance(line.get("items"), list) else [line]
    if not items or not all(isinstance(item, dict) and item.get("format") in FORMATS for item in items):
        raise AdvisorError([Problem(Place(shown), "not an advisor export")])
    return tuple(items)


def import_records(journal: Journal, items: Iterable[Mapping[str, Any]], shown: str) -> Imported:
    """Add records and their knowledge to the journal, all or none; each says where it came from.

    Raises AdvisorError with everything that is wrong.
    """
    state, problems = ImportState(journal, shown, predecessors(journal)), list[Problem]()
    with journal.transaction() as connection:
        for item in items:
            add = state.add_knowledge if item["format"] == KNOWLEDGE else state.add_record
            try:
                add(connection, item)
            except AdvisorError as error:
                problems += error.problems
        if problems:
            raise AdvisorError(problems)
    return Imported(tuple(state.new), tuple(state.known))


@dataclass(slots=True)
class ImportState:
    """What was imported so far, which knowledge was refused, and the rule bases that were read, by fingerprint.

    `begun` are the hashes by which records know those that they began from.
    """

    journal: Journal
    shown: str
    begun: dict[str, str]
    new: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    bases: dict[str, RuleBase | None] = field(default_factory=dict)

    def add_knowledge(self, connection: sqlite3.Connection, item: Mapping[str, Any]) -> None:
        """Store a knowledge base. Raises AdvisorError."""
        self.refused.add(str(item.get("fingerprint")))  # what rests on it has no fault of its own
        documents = read_knowledge(item, self.shown)
        self.refused.discard(item["fingerprint"])
        keep_knowledge(connection, item["fingerprint"], documents)

    def add_record(self, connection: sqlite3.Connection, item: Mapping[str, Any]) -> None:
        """Add a record, unless it is there already. Raises AdvisorError."""
        entry = read_entry(item, self.shown)
        if is_known(self.journal, entry, self.shown):
            self.known.append(entry.id)
            return
        if wrong := [*self.faults(connection, entry), *self.link_faults(entry)]:
            place = Place(self.shown)
            raise AdvisorError(Problem(place, f"the record {entry.id}: {what}", AGAIN) for what in wrong)
        add_imported(connection, entry)
        self.new.append(entry.id)
        if entry.predecessor:
            self.begun[entry.predecessor.id] = entry.predecessor.hash

    def link_faults(self, entry: Entry) -> Iterator[str]:
        """Yield how a record contradicts what others in the journal say of it, or of the one that it began from."""
        if self.begun.get(entry.id, entry.first_hash) != entry.first_hash:
            yield "a record of the journal began from another one of this id"
        if before := entry.predecessor:
            there = entry_of(self.journal, before.id)
            if (there.first_hash if there else self.begun.get(before.id, before.hash)) != before.hash:
                yield f"it did not begin from the record {before.id} that the journal knows"

    def faults(self, connection: sqlite3.Connection, entry: Entry) -> Iterator[str]:
        """Yield why a record could not be told or replayed; rules that this version cannot read tell nothing."""
        head = entry.part("head")
        if head is None or head["knowledge"]["fingerprint"] in self.refused:
            return
        fingerprint = head["knowledge"]["fingerprint"]
        if not is_stored(connection, fingerprint):
            yield "its knowledge is neither in this file nor in the journal"
            return
        if fingerprint not in self.bases:
            self.bases[fingerprint] = readable(knowledge_of(self.journal, head["knowledge"]))
        base = self.bases[fingerprint]
        yield from unknown_names(base, entry) if base else ()


def readable(documents: Iterable[Document]) -> RuleBase | None:
    """Return the rule base in stored documents, None if this version cannot read it."""
    return attempted(lambda: base_of(documents, ""))[0]


def read_knowledge(item: Mapping[str, Any], shown: str) -> tuple[Document, ...]:
    """Return the files of a knowledge base, if its fingerprint is theirs. Raises AdvisorError."""
    try:
        documents = tuple(Document(file["path"], file["path"], content_of(file)) for file in item["files"])
        files = {document.path: digest_of(document.content) for document in documents}
        fitting = len(files) == len(documents) > 0 and all(path.startswith(PLACES) for path in files)
        if fitting and fingerprint_of(files.items()) == item["fingerprint"]:
            return documents
    except (KeyError, TypeError, AttributeError, ValueError):
        pass
    what = f"the knowledge {str(item.get('fingerprint', '?'))[:80]} does not match its fingerprint"
    raise AdvisorError([Problem(Place(shown), what, AGAIN)])


def content_of(file: Mapping[str, str]) -> bytes:
    return file["text"].encode() if "text" in file else base64.b64decode(file["base64"], validate=True)


def read_entry(document: Mapping[str, Any], shown: str) -> Entry:
    """Return the consultation that JSON values are, if it is what was sealed. Raises AdvisorError."""
    wrong = ["it is not what was sealed"]
    if is_entry(document) and document["sort"] == EntryKind.CONSULTATION.value:
        entry = from_document(document)
        if document["hash"] == entry.hash:
            wrong = list(entry_faults(entry))
            if not wrong:
                return entry
    name = str(document.get("id", "?"))[:40]
    raise AdvisorError(Problem(Place(shown), f"the record {name}: {what}", AGAIN) for what in wrong)


def is_known(journal: Journal, entry: Entry, shown: str) -> bool:
    """Return whether the journal has this record. Raises AdvisorError if it has another of the same id."""
    there = entry_of(journal, entry.id)
    if there is None:
        return False
    if commitments(there) == commitments(entry):
        return True
    what = f"the journal holds another record of the id {entry.id}"
    raise AdvisorError([Problem(Place(shown), what, "import it into another journal with --journal")])


def commitments(entry: Entry) -> list[tuple[str, str]]:
    return [(part.name, part.commitment) for part in entry.parts]
