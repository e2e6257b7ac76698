"""What a record says that every decision about it has to agree with, and where a decision does not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from advisor.formats.applied import candidates_in, is_list, winners_in
from advisor.formats.decisions_taken import ChosenOption, DecisionTaken
from advisor.journal.chain import Entry


@dataclass(frozen=True, slots=True)
class DecidableRecord:
    """When a record ended, and of each of its decisions who won and who could be chosen.

    Of `lists` several can be chosen, and what applies won.
    Who could be chosen is told by the full result alone: nothing is known of it once that was taken out.
    """

    finished: str
    winners: Mapping[str, Sequence[str]]
    candidates: Mapping[str, Sequence[str]]
    lists: Sequence[str] = ()


def decidable(entry: Entry) -> DecidableRecord | None:
    """Return what decisions about a consultation have to agree with; None if it was deleted, or is none."""
    head, result = entry.head, entry.part("result") or {"decisions": {}}
    winners = {end["decision"]: winners_in(end) for end in entry.outcome}
    candidates = {name: sorted(candidates_in(end)) for name, end in result["decisions"].items()}
    lists = [end["decision"] for end in entry.outcome if is_list(end)]
    return DecidableRecord(head["finished"], winners, candidates, lists) if head else None


def disagreements(
    record: DecidableRecord | None, taken: DecisionTaken, earlier: Mapping[str, str]
) -> Iterator[str]:
    """Yield what a decision says that its record does not bear out, given the times of earlier decisions about it by id."""
    if record is None:
        yield "the record that it decides about is not there before it, or is damaged"
        return
    if taken.at < record.finished:
        yield "it was decided before its record ended"
    if taken.amends and taken.amends not in earlier:
        yield f"it amends {taken.amends}, which is no earlier decision about its record"
    elif taken.amends and taken.at < earlier[taken.amends]:
        yield f"it was decided before {taken.amends}, which it amends"
    for choice in taken.choices:
        yield from unknown_in(record, choice)
    yield from decided_twice(record, taken)
    if not taken.because.strip() and any(departs(record, choice) for choice in taken.choices):
        yield "it departs from the recommendation and does not say why"


def unknown_in(record: DecidableRecord, choice: ChosenOption) -> Iterator[str]:
    if choice.decision not in record.winners:
        yield f"its record has no decision '{choice.decision}'"
    elif choice.candidate and choice.candidate not in record.candidates.get(
        choice.decision, (choice.candidate,)
    ):
        yield f"its record has no candidate '{choice.candidate}' of '{choice.decision}'"


def departs(record: DecidableRecord, choice: ChosenOption) -> bool:
    """Return whether something else was chosen than was recommended; of several that are level, any was."""
    return choice.candidate not in record.winners.get(choice.decision, ())


def nonsense(taken: DecisionTaken) -> Iterator[str]:
    """Yield what a decision says that cannot be, whatever it is about."""
    if not is_day(taken.review or taken.at[:10]):
        yield f"there is no day {taken.review}"
    elif taken.review and taken.review < taken.at[:10]:
        yield "it is to be looked at again before it was decided"
    yield from twice((choice.decision, choice.candidate or choice.other) for choice in taken.choices)


def decided_twice(record: DecidableRecord, taken: DecisionTaken) -> Iterator[str]:
    """Yield the decisions in which several things were chosen, where that cannot be."""
    alone = {(choice.decision, choice.candidate or choice.other) for choice in taken.choices}
    yield from twice((decision, "") for decision, _ in sorted(alone) if decision not in record.lists)


def twice(chosen: Iterable[tuple[str, str]]) -> Iterator[str]:
    named = list(chosen)
    again = dict.fromkeys(name for name, what in named if named.count((name, what)) > 1)
    yield from (f"it decides '{name}' twice" for name in again)


def is_day(text: str) -> bool:
    """Return whether a text is a day of the calendar, as ISO 8601 writes it in full."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
