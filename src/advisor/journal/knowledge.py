"""The knowledge that records rest on: each file stored once, by its content, so that replay needs no folder."""

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping

from advisor.journal.database import Journal
from advisor.problems import AdvisorError, Place, Problem
from advisor.read.documents import Document


def keep_knowledge(connection: sqlite3.Connection, fingerprint: str, documents: Iterable[Document]) -> None:
    """Store the files of a knowledge base, each content once, within a transaction."""
    if connection.execute("SELECT 1 FROM knowledge WHERE fingerprint = ? LIMIT 1", (fingerprint,)).fetchone():
        return
    for one in documents:
        digest = digest_of(one.content)
        connection.execute("INSERT OR IGNORE INTO documents VALUES (?, ?)", (digest, one.content))
        connection.execute("INSERT INTO knowledge VALUES (?, ?, ?)", (fingerprint, one.path, digest))


def digest_of(content: bytes) -> str:
    """Return the digest that a file is stored under."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


def stored_knowledge(journal: Journal, fingerprint: str) -> tuple[Document, ...]:
    """Return the files of a knowledge base that was stored. Raises AdvisorError if it was not."""
    query = "SELECT path, content FROM knowledge JOIN documents USING (digest) WHERE fingerprint = ? ORDER BY path"
    with journal.reading() as connection:
        found = connection.execute(query, (fingerprint,)).fetchall()
    if not found:
        what = f"the journal does not hold the knowledge {fingerprint}"
        raise AdvisorError([Problem(Place(str(journal.path)), what)])
    return tuple(Document(path, f"{fingerprint[:15]}/{path}", content) for path, content in found)


def changed_knowledge(journal: Journal) -> Mapping[str, str]:
    """Return the digests of stored files whose content is no longer theirs, with the path of one use."""
    query = (
        "SELECT digest, content, min(path) FROM documents LEFT JOIN knowledge USING (digest) GROUP BY digest"
    )
    with journal.reading() as connection:
        return {
            digest: path or ""
            for digest, content, path in connection.execute(query)
            if digest_of(content) != digest
        }
