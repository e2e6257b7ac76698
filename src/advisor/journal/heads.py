"""Heads of the chain that somebody wrote down to note them elsewhere; the journal remembers which, so that each is looked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from advisor.journal.database import Journal, version_of
from advisor.journal.faults import Walk
from advisor.journal.store import end_of

LINE = "advisor.head/1"
SINCE = 4
"""The first schema of a journal that remembers heads."""


@dataclass(frozen=True, slots=True)
class NotedHead:
    """The hash of the last entry, its number, and when it was written down (UTC, ISO 8601)."""

    at: str
    number: int
    hash: str

    @property
    def line(self) -> str:
        return f"{LINE} {self.number} {self.hash} {self.at}"


def head_of(journal: Journal, at: str) -> NotedHead | None:
    """Return the head of a journal; None if nothing has been recorded yet. Raises AdvisorError."""
    with journal.reading() as connection:
        number, hash_ = end_of(connection)
    return NotedHead(at, number, hash_) if number else None


def remember(journal: Journal, head: NotedHead) -> None:
    """Keep that a head was written down. Raises AdvisorError."""
    with journal.transaction() as connection:
        connection.execute("INSERT INTO heads VALUES (?, ?, ?)", (head.at, head.number, head.hash))


def remembered(journal: Journal) -> tuple[NotedHead, ...]:
    """Return the heads that were written down, in order; a journal of an older version knows none. Raises AdvisorError."""
    with journal.reading() as connection:
        if version_of(journal) < SINCE:
            return ()
        heads = connection.execute("SELECT at, number, hash FROM heads ORDER BY rowid")
        return tuple(NotedHead(str(at), number, str(hash_)) for at, number, hash_ in heads)


def lost_heads(heads: Iterable[NotedHead], walk: Walk) -> Iterator[tuple[str, str]]:
    """Yield the heads that are not in a chain that was walked, and what that means."""
    for head in heads:
        if head.hash not in walk.heads:
            what = "it is not in the chain: entries were cut off or replaced since"
            yield f"head of entry {head.number}, noted {head.at[:10]}", what
