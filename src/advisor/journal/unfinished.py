"""Unfinished interviews, kept after every answer."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from advisor.formats.documents import document, fits
from advisor.formats.exclusions import exclusions_document, exclusions_in
from advisor.formats.record_kinds import Predecessor
from advisor.journal.database import Journal
from advisor.language.reading.json_text import NotJsonError, parse
from advisor.model import Exclusion


@dataclass(frozen=True, slots=True)
class Draft:
    """An interview that is not finished: its steps as JSON values, and the knowledge that it is asked by.

    `title` is the name that people gave it, `predecessor` the record that it began from, `run_by` and `time_zone` who
    runs it and where their clock is, as they state it.
    """

    id: str
    started: str
    updated: str
    knowledge: str
    fingerprint: str
    steps: tuple[dict[str, Any], ...]
    exclusions: tuple[Exclusion, ...] = ()
    title: str = ""
    predecessor: Predecessor | None = None
    run_by: str = ""
    time_zone: str = ""


# What drafts of earlier versions do not say.
LATER: Mapping[str, Any] = {"without": [], "named": "", "from": None, "run_by": "", "time_zone": ""}


@dataclass(frozen=True, slots=True)
class UnfinishedInterview:
    """An interview that was left: its id, when (UTC, ISO 8601), with how many answers, and its title if it has one."""

    id: str
    left: str
    answers: int
    title: str


class OvertakenError(Exception):
    """Somebody else has gone on with an interview since its draft was read."""


def keep_draft(journal: Journal, draft: Draft, before: Draft | None = None) -> None:
    """Keep a draft in place of its earlier state. Raises AdvisorError, and OvertakenError if that is no longer `before`."""
    body = json.dumps(
        {
            "started": draft.started,
            "title": draft.knowledge,
            "steps": draft.steps,
            "without": exclusions_document(draft.exclusions),
            "named": draft.title,
            "from": draft.predecessor and document("record/from", draft.predecessor),
            "run_by": draft.run_by,
            "time_zone": draft.time_zone,
        }
    )
    with journal.transaction() as connection:
        if before and draft_of(journal, draft.id) != before:
            raise OvertakenError
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
    return tuple(draft for stored in contents(journal) if (draft := draft_in(*stored)))


def draft_of(journal: Journal, name: str) -> Draft | None:
    """Return the draft of just this id; None if there is none that can be read. Raises AdvisorError."""
    return next(filter(None, (draft_in(*stored) for stored in contents(journal, name))), None)


def contents(journal: Journal, name: str = "") -> tuple[tuple[str, str, str, Mapping[str, Any]], ...]:
    """Return id, time, fingerprint and content of the drafts, or of one, that are JSON objects, the last touched first.

    What those hold is not looked at. Raises AdvisorError.
    """
    with journal.reading() as connection:
        query = (
            "SELECT id, updated, fingerprint, body FROM drafts WHERE ? IN ('', id) ORDER BY updated DESC, id"
        )
        stored = ((*row, content_in(body)) for *row, body in connection.execute(query, [name]))
        return tuple(
            (name, updated, fingerprint, {**LATER, **content})
            for name, updated, fingerprint, content in stored
            if isinstance(content, dict)
        )


def content_in(body: object) -> Any:
    """Return the JSON values in a stored body; None if it is no JSON."""
    try:
        return parse(str(body))
    except NotJsonError:
        return None


def draft_in(name: str, updated: str, fingerprint: str, content: Mapping[str, Any]) -> Draft | None:
    """Return the draft with this content; None if it cannot be read."""
    match content:
        case {
            "started": str(started), "title": str(knowledge), "steps": [*steps], "without": [*without],
            "named": str(title), "from": source, "run_by": str(run_by), "time_zone": str(time_zone),
        } if (
            all(fits("record/step", step) for step in steps)
            and all(fits("record/without", kept_out) for kept_out in without)
            and (source is None or fits("record/from", source))
        ):  # fmt: skip
            exclusions, predecessor = exclusions_in(without), Predecessor(**source) if source else None
            return Draft(
                name,
                started,
                updated,
                knowledge,
                fingerprint,
                tuple(steps),
                exclusions,
                title,
                predecessor,
                run_by,
                time_zone,
            )
        case _:
            return None
