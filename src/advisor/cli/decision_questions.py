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

INTRODUCTION = "Enter leaves out what need not be said; Ctrl-C ends, and nothing is written."
TYPED = (
    "A candidate or the beginning of its name, or 'other: WORDS' for what is none; '?' lists the candidates."
)
YES = "'yes' takes what was recommended."


def asked(record: RecordToDecide, words: DecisionWords) -> DecisionWords:
    """Return the words with what was missing, if anything was that has to be said. Raises Abort, or RequestError if nothing was chosen."""
    departed = departing(record, choices_in(record, words, []))
    if words.chooses and words.by and (words.because or not departed):
        return words
    title = f', "{record.entry.title}"' if record.entry.title else ""
    with questions(f"What was decided about the record {record.entry.id}{title}?", INTRODUCTION) as asker:
        if not words.chooses:
            words = with_choices(
                words, [choice for name in record.recommended for choice in ask_choice(asker, record, name)]
            )
        if not words.chooses:
            raise RequestError("Nothing was chosen, so nothing is written.")
        departed = departing(record, choices_in(record, words, []))
        because = (
            f"why {listing(departed)} and not what was recommended."
            if departed
            else "why, if you want to say so."
        )
        return replace(
            words,
            by=words.by or needed(asker, people("decided by", "who decided, names or roles.")),
            approved_by=words.approved_by
            or asker.ask(people("approved by", "who approved it, if anybody did."))
            or (),
            because=words.because or (needed if departed else Asker.ask)(asker, Question("because", because)),
            review=words.review
            or asker.ask(
                Question("review", "the day to look at it again, such as 2027-06-30.", told(read_day))
            ),
        )


def with_choices(words: DecisionWords, choices: list[ChosenOption]) -> DecisionWords:
    return replace(
        words,
        choose=tuple(f"{each.decision}={each.candidate}" for each in choices if each.candidate),
        other=tuple(f"{each.decision}={each.other}" for each in choices if each.other),
    )


def ask_choice(asker: Asker, record: RecordToDecide, name: str) -> list[ChosenOption]:
    """Return what was chosen in a decision, if that is answered."""
    decision = record.base.written_decisions[name]
    recommended = titles_of(record.base, record.recommended[name])
    known = (f"{TYPED} {YES}" if len(recommended) == 1 else TYPED,)
    before = f"{listing(recommended, 'or') or 'Nobody'} was recommended", record.decided(name)
    answer = asker.ask(
        Question(
            decision.title,
            f"{'; '.join(filter(None, before))}. What was chosen?",
            told(partial(one_choice, record, name)),
            known=known,
            more=[candidate.title for candidate in decision.candidates],
        )
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
        question = replace(question, known=("This has to be said.",))
    return answer


def told(read: Callable[[str], Read]) -> Callable[[str], Read]:
    """Return what reads the same, and tells whoever answers what is wrong."""

    def attempt(typed: str) -> Read:
        try:
            return read(typed)
        except RequestError as error:
            raise AdvisorError([Problem(Place(""), str(error))]) from error

    return attempt
