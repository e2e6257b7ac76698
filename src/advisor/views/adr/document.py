"""The sentences about a decision under the headings of MADR 4 (Markdown Architectural Decision Records)."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.explain.endings import NOBODY
from advisor.views.adr.sentences import (
    DecisionRecord,
    Sentence,
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


def title(record: DecisionRecord) -> str:
    """Return what was decided, as a title."""
    if not record.outcome.winners:
        return f"{record.decision.title}: {NOBODY}"
    join = "Choose between" if len(record.outcome.winners) > 1 else "Use"
    return f"{join} {record.winners} as {record.decision.title.casefold()}"


def chapters(record: DecisionRecord) -> Iterator[Chapter]:
    """Yield the chapters of a decision record in the order of MADR."""
    yield Chapter(2, "Context and Problem Statement", tuple(context(record)))
    yield Chapter(2, "Decision Drivers", tuple(drivers(record)))
    yield Chapter(2, "Considered Options", tuple(options(record)))
    yield Chapter(2, "Decision Outcome", tuple(choice(record)))
    yield Chapter(3, "Consequences", tuple(consequences(record)))
    yield Chapter(3, "Confirmation", tuple(confirmation(record)))
    yield Chapter(2, "Pros and Cons of the Options", ())
    for standing in record.outcome.standings:
        one = record.base.candidates[standing.candidate]
        yield Chapter(3, one.title, tuple(for_and_against(record, one)))
    yield Chapter(2, "More Information", tuple(revisit(record)))
