"""Records out of a journal with their knowledge: JSON and JSON Lines."""

import base64
import json
from collections.abc import Iterable, Iterator
from typing import Any

from advisor.formats import EXPORT
from advisor.journal.about import by_record, entries_about_records
from advisor.journal.chain import Entry, to_document
from advisor.journal.database import Journal
from advisor.journal.faults import Walk
from advisor.journal.knowledge import knowledge_of
from advisor.language.reading.documents import Document

KNOWLEDGE = "advisor.knowledge/1"
"""The format of the files of a knowledge base in JSON."""


def to_items(
    journal: Journal, entries: Iterable[Entry], walk: Walk | None = None
) -> Iterator[dict[str, Any]]:
    """Yield records as JSON values, each knowledge base before the first record that rests on it.

    After each record comes what is about it, in order; the walk sees what of that is not what was sealed.
    """
    seen: set[str] = set()
    about = by_record(entries_about_records(journal, walk or Walk()))
    for entry in entries:
        fingerprint = entry.fingerprint
        if fingerprint and fingerprint not in seen:
            seen.add(fingerprint)
            yield knowledge_document(fingerprint, knowledge_of(journal, entry.head["knowledge"]))
        yield from map(to_document, (entry, *about.get(entry.id, ())))


def knowledge_document(fingerprint: str, documents: Iterable[Document]) -> dict[str, Any]:
    """Return a knowledge base as JSON values, its files in order."""
    files = [file_document(document) for document in documents]
    return {"format": KNOWLEDGE, "fingerprint": fingerprint, "files": files}


def file_document(document: Document) -> dict[str, str]:
    """Return a knowledge file as JSON values: its text, or in base64 what is no UTF-8."""
    try:
        return {"path": document.path, "text": document.content.decode("utf-8")}
    except UnicodeDecodeError:
        return {"path": document.path, "base64": base64.b64encode(document.content).decode()}


def unkept_export(entry: Entry, documents: Iterable[Document]) -> str:
    """Return a record that no journal took, with its knowledge, as JSON that can be imported."""
    items = [knowledge_document(entry.fingerprint, documents), to_document(entry)]
    return json.dumps({"format": EXPORT, "items": items}, indent=2) + "\n"


def to_json(journal: Journal, entries: Iterable[Entry], walk: Walk | None = None) -> Iterator[str]:
    """Yield records with their knowledge as pieces of one JSON text, format `advisor.export/1`."""
    yield f'{{\n"format": "{EXPORT}",\n"items": ['
    between = "\n"
    for item in to_items(journal, entries, walk):
        yield between + json.dumps(item, indent=2)
        between = ",\n"
    yield "\n]\n}\n"


def to_json_lines(journal: Journal, entries: Iterable[Entry], walk: Walk | None = None) -> Iterator[str]:
    for item in to_items(journal, entries, walk):
        yield json.dumps(item, separators=(",", ":")) + "\n"
