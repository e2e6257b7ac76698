"""The sentences about a decision under the headings of MADR 4 (Markdown Architectural Decision Records)."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.explain.endings import NOBODY
from advisor.views.adr.sentences import (
    Sentence,
    Told,
    choice,
    confirmation,
    consequences,
    context,
    drivers,
    for_and_against,
    options,
    revisit,
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading with its level, and the sentences under it."""

    level: int
    heading: str
    sentences: tuple[Sentence, ...]


def title(told: Told) -> str:
    """Return what was decided, as a title."""
    if not told.outcome.winners:
        return f"{told.decision.title}: {NOBODY}"
    join = "Choose between" if len(told.outcome.winners) > 1 else "Use"
    return f"{join} {told.winners} as {told.decision.title.casefold()}"


def chapters(told: Told) -> Iterator[Chapter]:
    """Yield the chapters of a decision record in the order of MADR."""
    yield Chapter(2, "Context and Problem Statement", tuple(context(told)))
    yield Chapter(2, "Decision Drivers", tuple(drivers(told)))
    yield Chapter(2, "Considered Options", tuple(options(told)))
    yield Chapter(2, "Decision Outcome", tuple(choice(told)))
    yield Chapter(3, "Consequences", tuple(consequences(told)))
    yield Chapter(3, "Confirmation", tuple(confirmation(told)))
    yield Chapter(2, "Pros and Cons of the Options", ())
    for standing in told.outcome.standings:
        one = told.base.candidates[standing.candidate]
        yield Chapter(3, one.title, tuple(for_and_against(told, one)))
    yield Chapter(2, "More Information", tuple(revisit(told)))
