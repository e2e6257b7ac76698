"""One turn of a dialogue: a session, the question asked, and what may come of what is typed."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from rich.console import Console

from advisor.explain.guards import idle_answers
from advisor.explain.words import answer_words, name_of
from advisor.interview.outlook import look
from advisor.interview.session import Session, answer, joined, refusals
from advisor.language.reading.answers import reply
from advisor.model import Fact, Rule, RuleBase, Statement
from advisor.texts import raised
from advisor.usecases.opening import Opening
from advisor.views.document.blocks import Blocks
from advisor.views.interview.progress import progress
from advisor.views.writers.screen import BAD, STRONG, say
from advisor.views.writers.terminal import write

# How far in stands what is said to what was typed.
REPLY = 2


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

    def say(self, *words: str | tuple[str, str]) -> None:
        say(self.console, *words, indent=REPLY)

    def show(self, blocks: Blocks) -> None:
        write(self.console, blocks, REPLY)


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a dialogue stands: the session, the question to ask, and whether it is on the screen.

    An answer that the person is `changing` gives way to the new one; else that adds to what is known.
    `shown_rules` are those that the last `why` showed; None before the first.
    """

    session: Session
    fact: Fact
    shown: bool = False
    changing: bool = False
    shown_rules: tuple[Rule, ...] | None = None

    @property
    def before(self) -> Session:
        return self.session.without(self.fact.id) if self.changing else self.session


Step = Session | Turn | Ending


def prompt(dialogue: Dialogue) -> str:
    """Return the next line; from a pipe it is written out, so that a transcript reads like a terminal."""
    dialogue.console.print("  > ", end="")
    dialogue.console.file.flush()
    line = dialogue.read_line().removeprefix("\ufeff")  # some programs mark what they pipe as UTF-8
    if not dialogue.console.is_terminal:
        say(dialogue.console, line.strip())
    return line


def take_answer(dialogue: Dialogue, turn: Turn, statement: Statement | None) -> Step:
    """Return the session with the answer, unless it contradicts others, or what was known before."""
    given = reply(turn.fact, statement)
    if known := turn.before.answer_to(turn.fact.id):
        both = joined(turn.fact, known, given)
        if not both:
            name, words = name_of(turn.fact.id), answer_words(turn.fact, known.statement)
            dialogue.say((f"That contradicts what was given before: {words}.", BAD))
            dialogue.say(f"Give another answer, or 'change {name}' to replace the one before.")
            return turn
        given = both
    session = answer(turn.session, given.fact, given.answer, given.stated)
    reasons = refusals(dialogue.base, session.profile)
    for reason in reasons:
        dialogue.say((f"That contradicts your other answers: {reason}", BAD))
    if reasons:
        dialogue.say("Give another answer, or change an earlier one ('review' lists them).")
        return turn
    dialogue.keep(session)
    dialogue.say(f"{name_of(turn.fact.id)}: ", (answer_words(turn.fact, given.statement), STRONG))
    idle_before = idle_answers(dialogue.base, turn.session.profile)
    for fact, idle in idle_answers(dialogue.base, session.profile).items():
        if fact not in idle_before:
            dialogue.say(f"{raised(idle)}.")
    dialogue.show(progress(dialogue.base, look(dialogue.base, session)))
    return session
