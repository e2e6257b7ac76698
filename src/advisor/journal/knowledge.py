"""The knowledge that records rest on: each file stored once, by its content, so that replay needs no folder."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from advisor.journal.database import Journal
from advisor.problems import AdvisorError, Place, Problem
from advisor.read.documents import Document


def keep_knowledge(connection: sqlite3.Connection, fingerprint: str, documents: Iterable[Document]) -> None:
    """Store the files of a knowledge base in their order, each content once, within a transaction."""
    if is_stored(connection, fingerprint):
        return
    for position, one in enumerate(documents):
        digest = digest_of(one.content)
        connection.execute("INSERT OR IGNORE INTO documents VALUES (?, ?)", (digest, one.content))
        row = (fingerprint, position, one.path, digest)
        connection.execute("INSERT INTO knowledge VALUES (?, ?, ?, ?)", row)


def is_stored(connection: sqlite3.Connection, fingerprint: str) -> bool:
    """Return whether a knowledge base is stored already, within a transaction."""
    query = "SELECT 1 FROM knowledge WHERE fingerprint = ? LIMIT 1"
    return connection.execute(query, (fingerprint,)).fetchone() is not None


def digest_of(content: bytes) -> str:
    """Return the digest that a file is stored under."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


def stored_knowledge(journal: Journal, fingerprint: str) -> tuple[Document, ...]:
    """Return the files of a knowledge base that was stored, in order. Raises AdvisorError if it was not."""
    query = "SELECT path, digest FROM knowledge WHERE fingerprint = ? ORDER BY position"
    with journal.reading() as connection:
        files = connection.execute(query, (fingerprint,)).fetchall()
        if not files:
            raise not_held(journal, f"the knowledge {fingerprint}")
        return tuple(stored_file(journal, path, digest) for path, digest in files)


def knowledge_of(journal: Journal, knowledge: Mapping[str, Any]) -> tuple[Document, ...]:
    """Return the files that a record says it rests on, in the order it names. Raises AdvisorError."""
    return tuple(stored_file(journal, one["path"], one["digest"]) for one in knowledge["files"])


def stored_file(journal: Journal, path: str, digest: str) -> Document:
    """Return a stored file as a document. Raises AdvisorError if it is not stored."""
    query = "SELECT content FROM documents WHERE digest = ?"
    with journal.reading() as connection:
        found = connection.execute(query, (digest,)).fetchone()
    if found is None:
        raise not_held(journal, f"the knowledge file {path} ({digest})")
    return Document(path, path, as_bytes(found[0]))


def fingerprint_of(documents: Iterable[Document]) -> str:
    """Return the fingerprint of a knowledge base of these files."""
    from advisor.read.base import File, fingerprint

    return fingerprint(File(one.path, hashlib.sha256(one.content).hexdigest(), {}) for one in documents)


def not_held(journal: Journal, what: str) -> AdvisorError:
    """Return the error about something that is not in the journal."""
    return AdvisorError([Problem(Place(str(journal.path)), f"the journal does not hold {what}")])


@dataclass(slots=True)
class Store:
    """What is stored: files by knowledge base, and whether each content is what its digest says."""

    files: dict[str, set[tuple[str, str]]]
    holds: dict[str, bool]
    seen: set[str] = field(default_factory=set)

    def faults(self, knowledge: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Yield the stored files that are not what a record rests on, and what is wrong; once for each base."""
        if knowledge["fingerprint"] in self.seen:
            return
        self.seen.add(knowledge["fingerprint"])
        wanted = {(one["path"], one["digest"]) for one in knowledge["files"]}
        held = self.files.get(knowledge["fingerprint"], set())
        for path, digest in sorted(wanted | held):
            if digest not in self.holds:
                yield path, "it is not stored any more"
            elif not self.holds[digest]:
                yield path, "its content was changed"
            elif (path, digest) not in held & wanted:
                yield path, "another file is named in its place"


def store_of(journal: Journal) -> Store:
    """Return what is stored of knowledge. Raises AdvisorError."""
    files: dict[str, set[tuple[str, str]]] = {}
    with journal.reading() as connection:
        for fingerprint, path, digest in connection.execute(
            "SELECT fingerprint, path, digest FROM knowledge"
        ):
            files.setdefault(fingerprint, set()).add((path, digest))
        contents = connection.execute("SELECT digest, content FROM documents")
        return Store(files, {digest: digest_of(as_bytes(content)) == digest for digest, content in contents})


def as_bytes(content: bytes | str) -> bytes:
    """Return stored content as bytes, though somebody may have stored a text."""
    return content if isinstance(content, bytes) else content.encode()
