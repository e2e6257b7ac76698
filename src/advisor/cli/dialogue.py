"""The dialogue: asks the questions of a session until nothing is open, or the person stops."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import click

from advisor.cli.commands import COMMANDS
from advisor.cli.turns import Dialogue, Ending, Step, Turn, number_of, prompt, take_answer
from advisor.interview.choice import next_advising, next_question
from advisor.interview.outlook import look
from advisor.interview.session import Session
from advisor.model import Fact, RuleBase
from advisor.problems import Problem
from advisor.read.replies import read_reply
from advisor.render.questions import show_question, show_stop
from advisor.render.screen import BAD, count, say


def consult(dialogue: Dialogue, session: Session) -> tuple[Session, Ending]:
    """Return the session after the last answer, and how it ended; no answer is lost on the way."""
    session, ending = ask(dialogue, session, partial(next_question, every=dialogue.every))
    if ending is not Ending.DONE or dialogue.every:
        return session, ending
    outlook = look(dialogue.base, session)
    show_stop(dialogue.console, dialogue.base, outlook, session.asked)
    if outlook.advising and wants_advice(dialogue, len(outlook.advising)):
        session, ending = ask(dialogue, session, next_advising)
    return session, ending


def ask(
    dialogue: Dialogue, session: Session, choose: Callable[[RuleBase, Session], Fact | None]
) -> tuple[Session, Ending]:
    """Return the session after all questions that are chosen, and how it ended."""
    while fact := choose(dialogue.base, session):
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
    return session, Ending.DONE


def wants_advice(dialogue: Dialogue, number: int) -> bool:
    """Return whether the person wants the questions that can only add advice; silence means no."""
    say(dialogue.console, f"{count(number, 'more question')} can only add advice. Answer them? (yes or no)")
    try:
        return prompt(dialogue).strip().casefold() in ("y", "yes")
    except KeyboardInterrupt:
        return False


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
        return obey(dialogue, again, command.casefold(), rest.strip())
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


def obey(dialogue: Dialogue, turn: Turn, command: str, rest: str) -> Step:
    """Do what a command says; words it cannot use are reported, and the question stays."""
    try:
        return COMMANDS[command](dialogue, turn, rest)
    except click.UsageError as error:
        say(dialogue.console, (error.format_message(), BAD), indent=2)
        return turn
