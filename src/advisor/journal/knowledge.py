"""The knowledge that records rest on: each file stored once, by its content, so that replay needs no folder."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from advisor.formats.canonical import digest_of
from advisor.journal.database import VERIFY, Journal, as_bytes
from advisor.language.reading.documents import Document
from advisor.model import RuleBase
from advisor.problems import attempted


def keep_knowledge(connection: sqlite3.Connection, fingerprint: str, documents: Iterable[Document]) -> None:
    """Store the files of a knowledge base in their order, each content once, within a transaction."""
    if is_stored(connection, fingerprint):
        return
    for position, document in enumerate(documents):
        digest = digest_of(document.content)
        connection.execute("INSERT OR IGNORE INTO documents VALUES (?, ?)", (digest, document.content))
        row = (fingerprint, position, document.path, digest)
        connection.execute("INSERT INTO knowledge VALUES (?, ?, ?, ?)", row)


def is_stored(connection: sqlite3.Connection, fingerprint: str) -> bool:
    """Return whether a knowledge base is stored already, within a transaction."""
    query = "SELECT 1 FROM knowledge WHERE fingerprint = ? LIMIT 1"
    return connection.execute(query, (fingerprint,)).fetchone() is not None


def knowledge_of(journal: Journal, knowledge: Mapping[str, Any]) -> tuple[Document, ...]:
    """Return the files that a record says it rests on, in the order it names. Raises AdvisorError if one is another."""
    query = "SELECT content FROM documents WHERE digest = ?"
    documents, wrong = [], []
    with journal.reading() as connection:
        for file in knowledge["files"]:
            row = connection.execute(query, (file["digest"],)).fetchone()
            document = Document(file["path"], file["path"], as_bytes(row[0]) if row else b"")
            documents.append(document)
            if not row or digest_of(document.content) != file["digest"]:
                wrong.append(f"{document.path} {'has another content' if row else 'is not there'}")
    if wrong:
        raise journal.refusal((f"the stored rules were changed: {what}" for what in wrong), VERIFY)
    return tuple(documents)


def base_of(documents: Iterable[Document], name: str) -> RuleBase:
    """Return the rule base in stored documents; without a title of its own it has this name. Raises AdvisorError."""
    from advisor.language.reading.base import read_documents
    from advisor.language.reading.documents import Collected

    return read_documents(Collected(tuple(documents)), name, name)


@dataclass(slots=True)
class StoredRules:
    """The rules that records of a journal rest on, each read once."""

    journal: Journal
    bases: dict[str, RuleBase | None] = field(default_factory=dict)

    def base(self, knowledge: Mapping[str, Any]) -> RuleBase | None:
        """Return the rules that a record says it rests on; None if this version cannot read them.

        Raises AdvisorError if they are not those that were stored, and is None for whoever asks again.
        """
        name = knowledge["fingerprint"]
        if name not in self.bases:
            self.bases[name] = None
            documents = knowledge_of(self.journal, knowledge)
            self.bases[name], _ = attempted(lambda: base_of(documents, ""))
        return self.bases[name]


@lru_cache
def fingerprint_of(files: tuple[tuple[str, str], ...]) -> str:
    """Return the fingerprint of a knowledge base of files with these paths and digests; most records rest on the same."""
    from advisor.language.reading.files import fingerprint

    return fingerprint((path, digest.removeprefix("sha256:")) for path, digest in files)


@dataclass(slots=True)
class Store:
    """What is stored: files by knowledge base, and whether each content is what its digest says."""

    files: dict[str, set[tuple[str, str]]]
    holds: dict[str, bool]
    seen: set[str] = field(default_factory=set)

    def faults(self, knowledge: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Yield the stored files that are not what a record rests on, and what is wrong; once for each base."""
        fingerprint = knowledge["fingerprint"]
        wanted = {(file["path"], file["digest"]) for file in knowledge["files"]}
        if fingerprint in self.seen:
            return
        self.seen.add(fingerprint)
        held = self.files.get(fingerprint, set())
        for path, digest in sorted(wanted | held):
            if digest not in self.holds:
                yield path, "it is no longer stored"
            elif not self.holds[digest]:
                yield path, "its content was changed"
            elif (path, digest) not in held & wanted:
                yield path, "another file is named in its place"


def store_of(journal: Journal) -> Store:
    """Return what is stored of knowledge. Raises AdvisorError."""
    files: dict[str, set[tuple[str, str]]] = {}
    with journal.reading() as connection:
        named = connection.execute("SELECT fingerprint, path, digest FROM knowledge")
        for fingerprint, path, digest in named:
            files.setdefault(str(fingerprint), set()).add((str(path), str(digest)))
        contents = connection.execute("SELECT digest, content FROM documents")
        holds = {str(digest): digest_of(as_bytes(content)) == digest for digest, content in contents}
    return Store(files, holds)
