"""A dumb verifier of journals: it follows docs/records.md word by word and shares no code with the program."""

import hashlib
import json
from typing import Any

import rfc8785

ZERO = "sha256:" + "0" * 64


def sha(value: Any) -> str:
    return "sha256:" + hashlib.sha256(rfc8785.dumps(value)).hexdigest()


def chain_holds(rows: list[tuple[int, str, bytes]], head: str | None = None) -> bool:
    """Return whether rows of number, id and body are one unbroken chain, in which that head is."""
    try:
        documents = [json.loads(body) for _, _, body in rows]
        hashes = [hash_of(document) for document in documents]
        stored = all(rfc8785.dumps(one) == body for one, (_, _, body) in zip(documents, rows, strict=True))
        told = [document["hash"] for document in documents] == hashes
        previous = [document["previous"] for document in documents] == [ZERO, *hashes][: len(rows)]
        numbers = (
            [one["number"] for one in documents] == [row[0] for row in rows] == [*range(1, len(rows) + 1)]
        )
        names = [one["id"] for one in documents] == [row[1] for row in rows]
        sealed = all(part_holds(part) for document in documents for part in document["parts"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return False
    whole = (
        stored and told and previous and numbers and names and sealed and gone(documents) <= marked(documents)
    )
    return whole and (head is None or head in (ZERO, *hashes))


def hash_of(document: Any) -> str:
    kept = {name: document[name] for name in ("format", "number", "id", "sort", "previous", "of", "origin")}
    return sha(kept | {"commitments": [[part["name"], part["commitment"]] for part in document["parts"]]})


def part_holds(part: Any) -> bool:
    if part["salt"] is None:
        return part["value"] is None
    return bool(part["commitment"] == sha([part["salt"], part["name"], part["value"]]))


def gone(documents: list[Any]) -> set[tuple[str, str]]:
    return {
        (document["id"], part["name"])
        for document in documents
        for part in document["parts"]
        if part["salt"] is None
    }


def marked(documents: list[Any]) -> set[tuple[str, str]]:
    removals = [document for document in documents if document["sort"] in ("redaction", "deletion")]
    return {
        (removal["of"], name)
        for removal in removals
        for part in removal["parts"]
        if part["value"]
        for name in part["value"]["parts"]
    }
