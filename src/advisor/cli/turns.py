"""One turn of a dialogue: a session, the question asked, and what may come of what is typed."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from rich.console import Console

from advisor.explain.words import answer_words, name_of
from advisor.interview.outlook import look
from advisor.interview.session import Session, answer, refusals
from advisor.model import Answer, Fact, Rule, RuleBase
from advisor.usecases.opening import Opening
from advisor.views.terminal.questions import show_progress
from advisor.views.terminal.screen import BAD, STRONG, say


class Ending(Enum):
    """How a dialogue came to its end."""

    DONE = auto()
    QUIT = auto()
    END_OF_INPUT = auto()
    INTERRUPTED = auto()


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What stays the same through a dialogue.

    `read_line` returns an empty text at the end of input; `keep` is given the session after each answer;
    `opening` is how an interview without answers begins, None if that is yet to be found.
    """

    base: RuleBase
    console: Console
    read_line: Callable[[], str]
    keep: Callable[[Session], None]
    every: bool = False
    opening: Opening | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a dialogue stands: the session, the question to ask, and whether it is on the screen.

    `shown_rules` are those that the last `why` showed; None before the first.
    """

    session: Session
    fact: Fact
    shown: bool = False
    shown_rules: tuple[Rule, ...] | None = None


Step = Session | Turn | Ending


def prompt(dialogue: Dialogue) -> str:
    """Return the next line; from a pipe it is written out, so that a transcript reads like a terminal."""
    dialogue.console.print("  > ", end="")
    dialogue.console.file.flush()
    line = dialogue.read_line().removeprefix("\ufeff")  # some programs mark what they pipe as UTF-8
    if not dialogue.console.is_terminal:
        say(dialogue.console, line.strip())
    return line


def take_answer(dialogue: Dialogue, turn: Turn, reply: Answer | None) -> Step:
    """Return the session with the answer, unless it contradicts others."""
    session = answer(turn.session, turn.fact.id, reply)
    reasons = refusals(dialogue.base, session.profile)
    for reason in reasons:
        say(dialogue.console, (f"That contradicts your other answers: {reason}", BAD), indent=2)
    if reasons:
        say(
            dialogue.console, "Answer otherwise, or change an earlier answer ('review' lists them).", indent=2
        )
        return turn
    dialogue.keep(session)
    words = answer_words(turn.fact, reply)
    say(dialogue.console, f"{name_of(turn.fact.id)}: ", (words, STRONG), indent=2)
    show_progress(dialogue.console, dialogue.base, look(dialogue.base, session))
    return session
