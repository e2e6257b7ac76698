"""The dialogue: asks the questions of a session, and obeys the commands that can be typed at any prompt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto

from rich.console import Console

from advisor.explain.why import why
from advisor.explain.words import answer_words, name_of
from advisor.interview import Session, answer, next_question, progress, refusals, undo
from advisor.model import Answer, Fact, RuleBase
from advisor.problems import Problem, did_you_mean
from advisor.read.replies import read_reply
from advisor.render.questions import (
    show_answers,
    show_help,
    show_progress,
    show_question,
    show_why,
)
from advisor.render.screen import BAD, STRONG, say


class Ending(Enum):
    """How a dialogue came to its end."""

    DONE = auto()
    QUIT = auto()
    END_OF_INPUT = auto()
    INTERRUPTED = auto()


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What stays the same through a dialogue; `read_line` returns an empty text at the end of input."""

    base: RuleBase
    console: Console
    read_line: Callable[[], str]
    every: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a dialogue stands: the session, the question to ask, and whether it must be shown (again)."""

    session: Session
    fact: Fact
    shown: bool = False


Step = Session | Turn | Ending
Command = Callable[[Dialogue, Turn, str], Step]


def consult(dialogue: Dialogue, session: Session) -> tuple[Session, Ending]:
    """Return the session after the last answer, and how it ended; no answer is lost on the way."""
    fact = next_question(dialogue.base, session, every=dialogue.every)
    while fact:
        turn = Turn(session, fact)
        step: Step = turn
        while isinstance(step, Turn):
            turn = step
            try:
                step = take_turn(dialogue, turn)
            except KeyboardInterrupt:
                dialogue.console.print()
                step = Ending.INTERRUPTED
        if isinstance(step, Ending):
            return turn.session, step
        session = step
        fact = next_question(dialogue.base, session, every=dialogue.every)
    return session, Ending.DONE


def take_turn(dialogue: Dialogue, turn: Turn) -> Step:
    """Ask once and do what was typed: a new session, the same or another question, or the end."""
    if not turn.shown:
        topic = next(one for one in dialogue.base.topics if one.id == turn.fact.topic)
        show_question(dialogue.console, number_of(turn), topic, turn.fact)
    again = replace(turn, shown=True)
    line = prompt(dialogue)
    if not line:
        return Ending.END_OF_INPUT
    typed = line.strip()
    command, _, rest = typed.partition(" ")
    if command.casefold() in COMMANDS:
        return COMMANDS[command.casefold()](dialogue, again, rest.strip())
    if not typed:
        say(
            dialogue.console,
            "A number or a name, please; 'unknown' if you do not know, '?' for help.",
            indent=2,
        )
        return again
    reply = read_reply(turn.fact, typed)
    if isinstance(reply, Problem):
        say(dialogue.console, (reply.what, BAD), f"; {reply.hint}" if reply.hint else "", indent=2)
        return again
    return take_answer(dialogue, again, reply)


def number_of(turn: Turn) -> int:
    """Return the number of a question: the one it was answered under, else the next."""
    facts = [one.fact for one in turn.session.given]
    return facts.index(turn.fact.id) + 1 if turn.fact.id in facts else len(facts) + 1


def prompt(dialogue: Dialogue) -> str:
    """Return the next line; from a pipe it is written out, so that a transcript reads like a terminal."""
    dialogue.console.print("  > ", end="")
    dialogue.console.file.flush()
    line = dialogue.read_line()
    if not dialogue.console.is_terminal:
        say(dialogue.console, line.strip())
    return line


def take_answer(dialogue: Dialogue, turn: Turn, reply: Answer | None) -> Step:
    """Return the session with the answer, unless it contradicts others."""
    session = answer(turn.session, turn.fact.id, reply)
    reasons = refusals(dialogue.base, session)
    for reason in reasons:
        say(dialogue.console, (f"This cannot be together with your other answers: {reason}", BAD), indent=2)
    if reasons:
        say(
            dialogue.console, "Answer otherwise, or change an earlier answer ('review' lists them).", indent=2
        )
        return turn
    words = answer_words(turn.fact, reply)
    say(dialogue.console, f"{name_of(turn.fact.id)}: ", (words, STRONG), indent=2)
    show_progress(dialogue.console, dialogue.base, progress(dialogue.base, session))
    return session


def on_help(dialogue: Dialogue, turn: Turn, _rest: str) -> Step:
    """Explain the question."""
    show_help(dialogue.console, turn.fact)
    return turn


def on_why(dialogue: Dialogue, turn: Turn, _rest: str) -> Step:
    """Say why the question is asked."""
    show_why(dialogue.console, dialogue.base, why(dialogue.base, turn.session, turn.fact))
    return turn


def on_unknown(dialogue: Dialogue, turn: Turn, _rest: str) -> Step:
    """Take "don't know" for an answer."""
    return take_answer(dialogue, turn, None)


def on_undo(dialogue: Dialogue, turn: Turn, _rest: str) -> Step:
    """Take back the last step and ask its question again."""
    before = undo(turn.session)
    if before is None:
        say(dialogue.console, "There is nothing to take back.", indent=2)
        return turn
    changed = next(one for one in reversed(turn.session.given) if one not in before.given)
    say(dialogue.console, f"Taken back: {name_of(changed.fact)}.", indent=2)
    return Turn(before, dialogue.base.facts[changed.fact])


def on_change(dialogue: Dialogue, turn: Turn, rest: str) -> Step:
    """Ask an earlier question again."""
    fact = find_fact(dialogue, turn, rest)
    if fact is None:
        hint = did_you_mean(rest, tuple(dialogue.base.facts), listed=0)
        say(dialogue.console, (f"there is no question '{rest}'", BAD), f"; {hint}" if hint else "", indent=2)
        say(
            dialogue.console,
            "Write 'change' and the name or number of a question; 'review' lists them.",
            indent=2,
        )
        return turn
    return Turn(turn.session, fact)


def find_fact(dialogue: Dialogue, turn: Turn, typed: str) -> Fact | None:
    """Return the fact of this number, name, or unique beginning of a name."""
    given, facts = turn.session.given, dialogue.base.facts
    if typed.isascii() and typed.isdigit():
        return facts[given[int(typed) - 1].fact] if 0 < int(typed) <= len(given) else None
    name = typed.replace(" ", "_").casefold()
    begun = [fact for fact in facts if name and fact.startswith(name)]
    found = name if name in facts else begun[0] if len(begun) == 1 else None
    return facts[found] if found else None


def on_review(dialogue: Dialogue, turn: Turn, _rest: str) -> Step:
    """List the answers."""
    show_answers(dialogue.console, dialogue.base, turn.session.given)
    return turn


def on_standing(dialogue: Dialogue, turn: Turn, _rest: str) -> Step:
    """Show who is ahead."""
    from advisor.recommend import recommend
    from advisor.render.result import show_standings

    show_standings(dialogue.console, dialogue.base, recommend(dialogue.base, turn.session.profile))
    return turn


def on_quit(_dialogue: Dialogue, _turn: Turn, _rest: str) -> Step:
    """Stop."""
    return Ending.QUIT


COMMANDS: Mapping[str, Command] = {
    "?": on_help,
    "help": on_help,
    "why": on_why,
    "unknown": on_unknown,
    "undo": on_undo,
    "change": on_change,
    "review": on_review,
    "standing": on_standing,
    "quit": on_quit,
}
