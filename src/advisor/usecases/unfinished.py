"""The interview that can be gone on with, for whoever begins one."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from advisor.journal.database import for_reading
from advisor.journal.steps import statements_after, step_in
from advisor.journal.unfinished import drafts
from advisor.problems import AdvisorError

# Seconds to wait for another process that holds the journal; who wants to answer questions does not wait for this.
PATIENCE = 0.1


@dataclass(frozen=True, slots=True)
class UnfinishedInterview:
    """An interview that was left: its id, when (UTC, ISO 8601), with how many answers, and its title if it has one."""

    id: str
    left: str
    answers: int
    title: str


def unfinished(place: Path | None, knowledge: str) -> UnfinishedInterview | None:
    """Return the interview by knowledge of this title that was left last.

    None if there is none, no journal, or one that cannot be read now; none is made.
    """
    if not place or not place.is_file():
        return None
    try:
        with closing(for_reading(place, PATIENCE)) as journal:
            latest = next((draft for draft in drafts(journal) if draft.knowledge == knowledge), None)
    except AdvisorError:
        return None
    if not latest:
        return None
    answers = statements_after(map(step_in, latest.steps))
    return UnfinishedInterview(latest.id, latest.updated, len(answers), latest.title)
