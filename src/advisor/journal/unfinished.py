"""Unfinished interviews, kept after every answer."""

import json
from dataclasses import dataclass
from typing import Any

from advisor.formats.documents import fits
from advisor.formats.exclusions import exclusions_document, exclusions_in
from advisor.journal.database import Journal
from advisor.language.reading.json_text import NotJsonError, parse
from advisor.model import Exclusion


@dataclass(frozen=True, slots=True)
class Draft:
    """An interview that is not finished: its steps as JSON values, the knowledge it was asked by, and who is kept out."""

    id: str
    started: str
    updated: str
    title: str
    fingerprint: str
    steps: tuple[dict[str, Any], ...]
    exclusions: tuple[Exclusion, ...] = ()


def keep_draft(journal: Journal, draft: Draft) -> None:
    """Keep a draft in place of its earlier state. Raises AdvisorError."""
    without = exclusions_document(draft.exclusions)
    body = json.dumps(
        {"started": draft.started, "title": draft.title, "steps": draft.steps, "without": without}
    )
    with journal.transaction() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO drafts VALUES (?, ?, ?, ?)",
            (draft.id, draft.updated, draft.fingerprint, body),
        )


def drop_draft(journal: Journal, name: str) -> None:
    """Forget a draft. Raises AdvisorError."""
    with journal.transaction() as connection:
        connection.execute("DELETE FROM drafts WHERE id = ?", (name,))


def drafts(journal: Journal) -> tuple[Draft, ...]:
    """Return the drafts that can be read, the one that was touched last first. Raises AdvisorError."""
    with journal.reading() as connection:
        query = "SELECT id, updated, fingerprint, body FROM drafts ORDER BY updated DESC, id"
        return tuple(draft for row in connection.execute(query) if (draft := draft_in(*row)))


def draft_in(name: str, updated: str, fingerprint: str, body: str) -> Draft | None:
    """Return the draft in a row; None if it cannot be read."""
    try:
        content = parse(str(body))
    except NotJsonError:
        return None
    match content:
        case {"started": str(started), "title": str(title), "steps": [*steps]} if all(
            fits("record/step", step) for step in steps
        ) and all(fits("record/without", kept_out) for kept_out in content.get("without", [])):
            exclusions = exclusions_in(content.get("without", []))
            return Draft(name, started, updated, title, fingerprint, tuple(steps), exclusions)
        case _:
            return None
