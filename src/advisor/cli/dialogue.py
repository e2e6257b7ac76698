"""The dialogue: asks the questions of a session until nothing is open, or the person stops.

Its state is a Turn: the session so far, the question that is asked, and whether it is on the screen. What is typed
leads from a turn to a step: a Session (an answer was taken, and the next question is chosen for it), a Turn (the same
question again, not shown anew, or another one), or an Ending. Only a step to a session changes answers, and it is
kept before anything else happens; so wherever a dialogue is interrupted, what it returns is what was kept.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from advisor.cli.command_table import PROMPT
from advisor.cli.conversation.typed import command_in
from advisor.cli.turns import Dialogue, Ending, Step, Turn, prompt, take_answer
from advisor.conditions import not_applying
from advisor.interview.choice import next_advising, next_question
from advisor.interview.outlook import look, offered
from advisor.interview.session import Session
from advisor.language.reading.replies import FOREIGN_VALUE, read_reply
from advisor.model import NUMBERS, Fact, Kind, RuleBase, Value
from advisor.names import did_you_mean, meant
from advisor.problems import Problem, RequestError, cut
from advisor.views.interview.question import question, title
from advisor.views.interview.stopping import stop
from advisor.views.writers.screen import BAD, say
from advisor.views.writers.terminal import write

TAKING_WORDS = {name for name, use in PROMPT.items() if use.words}

# What is asked for, if it is no option.
WANTED = {**dict.fromkeys(NUMBERS, "A number"), Kind.DATE: "A date"}

# How far in a question stands below its title.
INSIDE = 4

# More replies in a row that answer nothing are no person's.
MAX_REPLIES = 100


def consult(dialogue: Dialogue, session: Session) -> tuple[Session, Ending]:
    """Return the session after the last answer, and how it ended; no answer is lost on the way."""
    session, ending = ask(dialogue, session, partial(chosen, dialogue))
    if ending is not Ending.DONE or dialogue.every:
        return session, ending
    outlook = look(dialogue.base, session)
    dialogue.console.print()
    settled = {*session.asked, *not_applying(dialogue.base, session.profile)}
    write(dialogue.console, stop(dialogue.base, outlook, settled))
    if outlook.advising and wants_advice(dialogue):
        session, ending = ask(
            dialogue,
            session,  # a changed answer may have opened again what decides
            lambda base, session: next_question(base, session) or next_advising(base, session),
        )
    return session, ending


def chosen(dialogue: Dialogue, base: RuleBase, session: Session) -> Fact | None:
    """Return the next question that decides, the first from the opening; None after the last."""
    if dialogue.opening and not session.given:
        return dialogue.opening.fact
    return next_question(base, session, every=dialogue.every)


def ask(
    dialogue: Dialogue, session: Session, choose: Callable[[RuleBase, Session], Fact | None]
) -> tuple[Session, Ending]:
    """Return the session after all questions that are chosen, and how it ended."""
    while fact := choose(dialogue.base, session):
        step: Step = Turn(session, fact)
        replies = 0
        while isinstance(step, Turn):
            session = step.session
            replies += 1
            if replies > MAX_REPLIES:
                what = f"None of the last {MAX_REPLIES} replies answers this question, so the interview ends here."
                say(dialogue.console, (what, BAD))
                return session, Ending.END_OF_INPUT
            try:
                step = take_turn(dialogue, step)
            except KeyboardInterrupt:
                dialogue.console.print()
                step = Ending.INTERRUPTED
        if isinstance(step, Ending):
            return session, step
        session = step
    return session, Ending.DONE


def wants_advice(dialogue: Dialogue) -> bool:
    """Return whether the person wants the questions that can only add advice; silence means no."""
    for _ in range(MAX_REPLIES):
        say(dialogue.console, "Answer those too? (yes or no)")
        try:
            line = prompt(dialogue)
        except KeyboardInterrupt:
            return False
        typed = line.strip()
        if typed.casefold() in ("", "n", "no", "quit"):
            return False
        if typed.casefold() in ("y", "yes"):
            return True
        dialogue.say((f"'{cut(typed)}' is neither yes nor no", BAD))
    return False


def take_turn(dialogue: Dialogue, turn: Turn) -> Step:
    """Ask once and do what was typed: a new session, the same or another question, or the end."""
    if not turn.shown:
        show_turn(dialogue, turn)
    again = replace(turn, shown=True)
    line = prompt(dialogue)
    if not line:
        return Ending.END_OF_INPUT
    typed = line.strip()
    name, rest = command_in(turn.fact, typed)
    if name:
        return obey(dialogue, again, name, rest)
    if not typed:
        wanted = WANTED.get(turn.fact.kind, "A number or a name")
        dialogue.say(f"{wanted}, please; 'unknown' if you do not know, '?' for help.")
        return again
    reply = read_reply(turn.fact, typed)
    if isinstance(reply, Problem):
        what, hint = refusal(reply, typed)
        dialogue.say((cut(what), BAD), f"; {hint}" if hint else "")
        return again
    return take_answer(dialogue, again, reply)


def refusal(reply: Problem, typed: str) -> tuple[str, str]:
    """Return what is wrong with a reply, and what to do; a command with a slip in it is nothing that a base could know."""
    hint = command_hint(typed)
    begins = meant(typed.partition(" ")[0], PROMPT)
    if reply.cause and reply.cause.kind == FOREIGN_VALUE and (begins or hint):
        return f"'{typed}' is not an option", hint
    return reply.what, reply.hint or hint


def command_hint(typed: str) -> str:
    first = typed.partition(" ")[0]
    return did_you_mean(typed, PROMPT, listed=0) or did_you_mean(first, TAKING_WORDS, listed=0)


def show_turn(dialogue: Dialogue, turn: Turn) -> None:
    console, fact = dialogue.console, turn.fact
    topic = next(topic for topic in dialogue.base.topics if topic.id == fact.topic)
    facts = [given.fact for given in turn.session.given]
    number = facts.index(fact.id) if fact.id in facts else len(facts)
    now = turn.session.answer_to(fact.id) if turn.changing else None
    console.print()
    write(console, title(number + 1, topic, fact))
    write(console, question(fact, values_of(dialogue, turn), turn.before.answer_to(fact.id), now), INSIDE)


def values_of(dialogue: Dialogue, turn: Turn) -> tuple[Value, ...]:
    opening = dialogue.opening
    if opening and not turn.session.given and turn.fact.id == opening.fact.id:
        return opening.values
    return offered(dialogue.base, turn.before, turn.fact)


def obey(dialogue: Dialogue, turn: Turn, command: str, rest: str) -> Step:
    """Do what a command says; words it cannot use are reported, and the question stays."""
    try:
        use = PROMPT[command]
        if use.shows:
            dialogue.show(use.load()(dialogue.base, turn.session.given, rest))
            return turn
        step: Step = use.load()(dialogue, turn, rest)
    except RequestError as error:
        for line in str(error).splitlines():
            dialogue.say((line, BAD))
        return turn
    return step
