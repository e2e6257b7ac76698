"""Records into a journal that come from another, or that a journal did not take: all or none."""

import base64
import binascii
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from advisor.journal.chain import Entry, Sort, from_document
from advisor.journal.database import Journal
from advisor.journal.faults import entry_faults
from advisor.journal.knowledge import digest_of, fingerprint_of, is_stored, keep_knowledge
from advisor.journal.store import add_imported, named
from advisor.journal.transfer import EXPORT, KNOWLEDGE
from advisor.problems import AdvisorError, Place, Problem
from advisor.read.documents import Document
from advisor.read.json_text import read_json_lines
from advisor.record.shapes import is_record

AGAIN = "export it again"


@dataclass(frozen=True, slots=True)
class Imported:
    """Which records were taken up, and which were there already."""

    new: tuple[str, ...]
    known: tuple[str, ...]


def read_export(content: bytes, shown: str) -> tuple[Mapping[str, Any], ...]:
    """Return what an export holds: a single record, JSON, or JSON Lines. Raises AdvisorError."""
    found = [one for line in read_json_lines(content, shown) for one in items_of(line)]
    if not found or not all(isinstance(one, dict) and "format" in one for one in found):
        raise AdvisorError([Problem(Place(shown), "not an advisor export")])
    return tuple(found)


def items_of(line: Any) -> list[Any]:
    """Return the items of an export in one piece, else the one value."""
    is_export = isinstance(line, dict) and line.get("format") == EXPORT
    return line["items"] if is_export and isinstance(line.get("items"), list) else [line]


def take_up(journal: Journal, found: Iterable[Mapping[str, Any]], shown: str) -> Imported:
    """Take records and their knowledge up, all or none; each says where it came from. Raises AdvisorError."""
    new: list[str] = []
    known: list[str] = []
    with journal.transaction() as connection:
        for one in found:
            if one["format"] == KNOWLEDGE:
                documents = read_knowledge(one, shown)
                keep_knowledge(connection, one["fingerprint"], documents)
                continue
            entry = read_entry(one, shown)
            if is_known(journal, entry, shown):
                known.append(entry.id)
                continue
            require_knowledge(connection, entry, shown)
            add_imported(connection, entry)
            new.append(entry.id)
    return Imported(tuple(new), tuple(known))


def read_knowledge(one: Mapping[str, Any], shown: str) -> tuple[Document, ...]:
    """Return the files of a knowledge base, if its fingerprint is theirs. Raises AdvisorError."""
    try:
        documents = tuple(Document(file["path"], file["path"], content_of(file)) for file in one["files"])
        files = ((document.path, digest_of(document.content)) for document in documents)
        if documents and fingerprint_of(files) == one["fingerprint"]:
            return documents
    except (KeyError, TypeError, AttributeError, ValueError, binascii.Error):
        pass
    what = f"the knowledge {one.get('fingerprint', '?')} is not what its fingerprint says"
    raise AdvisorError([Problem(Place(shown), what, AGAIN)])


def content_of(file: Mapping[str, str]) -> bytes:
    """Return the content of a file in an export."""
    return file["text"].encode() if "text" in file else base64.b64decode(file["base64"], validate=True)


def read_entry(document: Mapping[str, Any], shown: str) -> Entry:
    """Return the consultation that JSON values are, if it is what was sealed. Raises AdvisorError."""
    wrong = ["it is not what was sealed"]
    if is_record(document) and document["sort"] == Sort.CONSULTATION.value:
        entry = from_document(document)
        if document["hash"] == entry.hash:
            wrong = list(entry_faults(entry))
            if not wrong:
                return entry
    name = str(document.get("id", "?"))[:40]
    raise AdvisorError(Problem(Place(shown), f"the record {name}: {what}", AGAIN) for what in wrong)


def is_known(journal: Journal, entry: Entry, shown: str) -> bool:
    """Return whether the journal has this record. Raises AdvisorError if it has another of the same id."""
    there = named(journal, entry.id)
    if there is None:
        return False
    if commitments(there) == commitments(entry):
        return True
    what = f"the journal holds another record of the id {entry.id}"
    raise AdvisorError([Problem(Place(shown), what, "import into a journal of its own with --journal")])


def commitments(entry: Entry) -> list[tuple[str, str]]:
    """Return what an entry committed to, wherever it stands."""
    return [(part.name, part.commitment) for part in entry.parts]


def require_knowledge(connection: sqlite3.Connection, entry: Entry, shown: str) -> None:
    """Raise AdvisorError if the journal does not hold what a record rests on, so that it could not be replayed."""
    head = entry.part("head")
    if head and not is_stored(connection, head["knowledge"]["fingerprint"]):
        what = f"the knowledge of the record {entry.id} is neither in this file nor in the journal"
        raise AdvisorError([Problem(Place(shown), what, "export the record with its knowledge")])
