"""What `advisor decide` asks on a terminal where too little was said by options, line by line."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from advisor.cli.new.asking import Asker, Question, questions
from advisor.explain.endings import titles_of
from advisor.formats.decisions_taken import ChosenOption
from advisor.problems import AdvisorError, Place, Problem, RequestError
from advisor.texts import listing
from advisor.usecases.decide import (
    DecisionWords,
    RecordToDecide,
    choices_in,
    departing,
    one_choice,
    read_day,
    said,
)

Read = TypeVar("Read")

INTRODUCTION = "Enter leaves out what need not be said; Ctrl-C ends, and nothing is kept."
TYPED = "A candidate, 'yes' to what was recommended, or 'other: WORDS'; '?' lists the candidates."


def asked(record: RecordToDecide, words: DecisionWords) -> DecisionWords:
    """Return the words with what was missing, if anything was that has to be said. Raises Abort."""
    departed = departing(record, choices_in(record, words, []))
    if words.chooses and words.by and (words.because or not departed):
        return words
    with questions(f"What was decided about the record {record.entry.id}.", INTRODUCTION) as asker:
        if not words.chooses:
            words = with_choices(
                words, [choice for name in record.recommended for choice in ask_choice(asker, record, name)]
            )
        departed = departing(record, choices_in(record, words, []))
        because = f"why {listing(departed)} and not what was recommended." if departed else "why."
        return replace(
            words,
            by=words.by or needed(asker, people("decided by", "who decided, names or roles.")),
            approved_by=words.approved_by or asker.ask(people("approved by", "who approved it.")) or (),
            because=words.because or (needed if departed else Asker.ask)(asker, Question("because", because)),
            review=words.review
            or asker.ask(Question("review", "the day to look at it again.", told(read_day))),
        )


def with_choices(words: DecisionWords, choices: list[ChosenOption]) -> DecisionWords:
    return replace(
        words,
        choose=tuple(f"{each.decision}={each.candidate}" for each in choices if each.candidate),
        other=tuple(f"{each.decision}={each.other}" for each in choices if each.other),
    )


def ask_choice(asker: Asker, record: RecordToDecide, decision: str) -> list[ChosenOption]:
    """Return what was chosen in a decision, if that is answered."""
    names = titles_of(record.base, record.recommended[decision])
    recommended = f"{listing(names, 'or')} was recommended. " if names else "nobody was recommended. "
    titles = [candidate.title for candidate in record.base.decisions[decision].candidates]
    read = told(partial(one_choice, record, decision))
    answer = asker.ask(
        Question(decision, f"{recommended}What was chosen?", read, known=(TYPED,), more=titles)
    )
    return [answer] if answer else []


def people(key: str, what: str) -> Question:
    """Return the question for people, each on a line of their own."""

    def line(typed: str) -> None:
        told(partial(said, key))(typed)

    return Question(key, what, tuple, line)


def needed(asker: Asker, question: Question) -> Any:
    """Return what is answered, which has to be something."""
    while not (answer := asker.ask(question)):
        pass
    return answer


def told(read: Callable[[str], Read]) -> Callable[[str], Read]:
    """Return what reads the same, and tells whoever answers what is wrong."""

    def attempt(typed: str) -> Read:
        try:
            return read(typed)
        except RequestError as error:
            raise AdvisorError([Problem(Place(""), str(error))]) from error

    return attempt
