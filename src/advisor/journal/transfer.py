"""Records out of a journal and into another: JSON, JSON Lines, and CSV for a table of what came out."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from advisor.journal.chain import Entry, Origin, Sort, to_document
from advisor.journal.database import Journal
from advisor.journal.faults import Row, read_row
from advisor.journal.knowledge import keep_knowledge, stored_knowledge
from advisor.journal.listing import outcomes
from advisor.journal.store import add_imported, has
from advisor.problems import AdvisorError, Place, Problem
from advisor.read.documents import Document
from advisor.record.canonical import canonical

EXPORT = "advisor.export/1"


@dataclass(frozen=True, slots=True)
class Imported:
    """Which records were taken up, and which were there already."""

    new: tuple[str, ...]
    known: tuple[str, ...]


def to_lines(journal: Journal, entries: Iterable[Entry]) -> Iterator[dict[str, Any]]:
    """Yield records as JSON values, each knowledge base before the first record that rests on it."""
    seen: set[str] = set()
    for entry in entries:
        head = entry.part("head")
        fingerprint = head["knowledge"]["fingerprint"] if head else ""
        if fingerprint and fingerprint not in seen:
            seen.add(fingerprint)
            yield knowledge_document(fingerprint, stored_knowledge(journal, fingerprint))
        yield to_document(entry)


def knowledge_document(fingerprint: str, documents: Iterable[Document]) -> dict[str, Any]:
    """Return a knowledge base as JSON values."""
    files = {one.path: one.content.decode("utf-8") for one in documents}
    return {"format": "advisor.knowledge/1", "fingerprint": fingerprint, "files": files}


def to_json(journal: Journal, entries: Iterable[Entry]) -> str:
    """Return records with their knowledge as one JSON text, format `advisor.export/1`."""
    return json.dumps({"format": EXPORT, "items": list(to_lines(journal, entries))}, indent=2) + "\n"


def to_json_lines(journal: Journal, entries: Iterable[Entry]) -> str:
    """Return records with their knowledge as JSON texts, one a line."""
    return "".join(canonical(one).decode() + "\n" for one in to_lines(journal, entries))


def to_csv(_journal: Journal, entries: Iterable[Entry]) -> str:
    """Return a table of records: id, times, knowledge, and who won what by how much."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(
        ("id", "started", "finished", "knowledge", "decision", "status", "winners", "margin", "settled")
    )
    for entry in entries:
        head = entry.part("head")
        for one in outcomes(entry):
            fingerprint = head["knowledge"]["fingerprint"]
            row = (entry.id, head["started"], head["finished"], fingerprint, one["decision"])
            table.writerow((*row, one["status"], " ".join(one["winners"]), one["margin"], one["settled"]))
    return text.getvalue()


def read_export(content: bytes, shown: str) -> tuple[Mapping[str, Any], ...]:
    """Return what an export holds: a single record, JSON, or JSON Lines. Raises AdvisorError."""
    try:
        lines = (
            [json.loads(line) for line in content.splitlines() if line.strip()]
            if b"\n{" in content
            else [json.loads(content)]
        )
    except ValueError:
        try:
            lines = [json.loads(content)]
        except ValueError as error:
            raise AdvisorError(
                [Problem(Place(shown), "this is no export of records: it is not JSON")]
            ) from error
    found = [one for line in lines for one in (line["items"] if is_export(line) else [line])]
    if not found or not all(isinstance(one, dict) and "format" in one for one in found):
        raise AdvisorError([Problem(Place(shown), "this is no export of records")])
    return tuple(found)


def is_export(line: Any) -> bool:
    """Return whether JSON values are an export in one piece."""
    return isinstance(line, dict) and line.get("format") == EXPORT


def take_up(journal: Journal, found: Iterable[Mapping[str, Any]], shown: str) -> Imported:
    """Take records and their knowledge up, all or none; each says where it came from. Raises AdvisorError."""
    found = tuple(found)
    new, known = [], []
    with journal.transaction() as connection:
        for one in found:
            if one["format"] == "advisor.knowledge/1":
                documents = [Document(path, path, text.encode()) for path, text in one["files"].items()]
                keep_knowledge(connection, one["fingerprint"], documents)
                continue
            entry = checked(one, shown)
            if entry.sort is not Sort.CONSULTATION or has(connection, entry.id):
                known.append(entry.id)
                continue
            add_imported(connection, came_from(entry))
            new.append(entry.id)
    return Imported(tuple(new), tuple(known))


def checked(document: Mapping[str, Any], shown: str) -> Entry:
    """Return the record that JSON values are, if they are what was sealed. Raises AdvisorError."""
    faults: list[Any] = []
    number = document.get("number")
    entry = read_row(Row(number if isinstance(number, int) else 0, canonical(document)), faults)
    if entry is None or not all(part.holds for part in entry.parts):
        what = f"the record {document.get('id', '?')} is not what was sealed"
        raise AdvisorError([Problem(Place(shown), what, "export it again")])
    return entry


def came_from(entry: Entry) -> Entry:
    """Return an entry that says where it stood before."""
    missing = tuple(part.name for part in entry.parts if not part.is_there)
    return (
        entry
        if entry.origin
        else replace(entry, origin=Origin(entry.number, entry.previous, entry.hash, missing))
    )
