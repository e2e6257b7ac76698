"""The interview that can be gone on with, for whoever begins one."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from advisor.formats.consultation import Action, Step
from advisor.journal.database import Journal, for_reading
from advisor.journal.steps import statements_after
from advisor.journal.unfinished import UnfinishedInterview, contents
from advisor.problems import AdvisorError

# Seconds to wait for another process that holds the journal; who wants to answer questions does not wait for this.
PATIENCE = 0.1


def unfinished(place: Path | None, knowledge: str) -> UnfinishedInterview | None:
    """Return the interview by knowledge of this title that was left last.

    None if there is none, no journal, or one that cannot be read now; none is made.
    """
    if not place or not place.is_file():
        return None
    try:
        with closing(for_reading(place, PATIENCE)) as journal:
            return next(interviews(journal, knowledge), None)
    except AdvisorError:
        return None


def interviews(journal: Journal, knowledge: str) -> Iterator[UnfinishedInterview]:
    """Yield the interviews by this knowledge, looked at only as far as is told of them, since somebody waits."""
    for name, left, _, content in contents(journal):
        match content:
            case {"title": title, "steps": [*steps], "named": str(named)} if title == knowledge:
                taken = [step for step in map(step_taken, steps) if step]
                answers = statements_after(taken)
                if answers and len(taken) == len(steps):
                    yield UnfinishedInterview(name, left, len(answers), named)


def step_taken(step: Any) -> Step | None:
    """Return what was done at a step, whatever the answer was; None if that cannot be read."""
    match step:
        case {
            "at": str(at),
            "deed": "given" | "answered" | "changed" | "took_back" as deed,
            "fact": str(fact),
        }:
            return Step(at, Action(deed), fact, None)
        case _:
            return None
