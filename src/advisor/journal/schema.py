"""The tables of the journal, and how older journals are brought up to date."""

from collections.abc import Mapping

APPLICATION = 0x41445652
"""What marks the file as a journal of this program ("ADVR")."""

KNOWLEDGE = """
CREATE TABLE knowledge (
    fingerprint TEXT, position INTEGER, path TEXT NOT NULL, digest TEXT NOT NULL REFERENCES documents,
    PRIMARY KEY (fingerprint, position)
) WITHOUT ROWID
"""
DRAFTS = """
CREATE TABLE drafts (id TEXT PRIMARY KEY, updated TEXT NOT NULL, fingerprint TEXT NOT NULL, body TEXT NOT NULL)
"""

SUMMARIES = "CREATE TABLE summaries (number INTEGER PRIMARY KEY, body BLOB NOT NULL)"
HEADS = "CREATE TABLE heads (at TEXT NOT NULL, number INTEGER NOT NULL, hash TEXT NOT NULL)"

# Version to the statements that lead to it from the one before. What was released is never changed, only added to.
MIGRATIONS: Mapping[int, tuple[str, ...]] = {
    1: (
        f"PRAGMA application_id = {APPLICATION}",
        "CREATE TABLE entries (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body BLOB NOT NULL)",
        "CREATE TABLE documents (digest TEXT PRIMARY KEY, content BLOB NOT NULL)",
        KNOWLEDGE,
        DRAFTS,
    ),
    2: (),  # entries of format advisor.record/2, which the versions before would take for damaged
    3: (),  # the same of heads with a title, a kind, and the record that it began from
    # Entries of decisions, heads with who ran it and where, steps with where answers came from. What a filter asks of an
    # entry, so that not every body is read; and the heads that somebody wrote down to note them elsewhere. Neither is
    # sealed, and a journal that cannot be written is read without them.
    4: (SUMMARIES, HEADS),
}
VERSION = max(MIGRATIONS)
