"""What comes of a line that was typed: an answer, a command, or neither, about which something is said."""

from collections.abc import Mapping
from dataclasses import replace

from advisor.cli.command_table import AFTERWARDS, AT_CHECK, AT_QUESTION, Effect, Use
from advisor.cli.conversation.answers import take_answer
from advisor.cli.conversation.refused import no_command, refusal
from advisor.cli.conversation.showing import values_of
from advisor.cli.conversation.states import (
    Asking,
    Checking,
    Conversation,
    Discussing,
    Ending,
    Errand,
    Reply,
    Waiting,
)
from advisor.cli.conversation.typed import command_in, means_enter
from advisor.language.reading.replies import read_reply
from advisor.model import NUMBERS, Kind, RuleBase
from advisor.problems import Problem, RequestError, cut
from advisor.views.document.blocks import Blocks
from advisor.views.document.spans import Tone, Toned
from advisor.views.interview.afterwards import ask_on
from advisor.views.lists import paragraph, paragraphs

# What is asked for, if it is no option.
WANTED = {**dict.fromkeys(NUMBERS, "A number"), Kind.DATE: "A date"}


def commands_at(state: Waiting) -> Mapping[str, Use]:
    """Return the commands that can be typed in a state."""
    match state:
        case Asking():
            return AT_QUESTION
        case Checking():
            return AT_CHECK
        case Discussing():
            return AFTERWARDS


def respond(conversation: Conversation, state: Waiting, line: str) -> Reply | Errand:
    """Return what comes of a line; an empty one is the end of input, a line break alone is Enter."""
    if not line and not conversation.piped:
        return Reply((), Ending.DONE if isinstance(state, Discussing) else Ending.END_OF_INPUT)
    typed = line.strip()
    again = seen(state)
    name, rest = command_in(state.fact if isinstance(state, Asking) else None, typed, commands_at(state))
    if name:
        return obey(conversation, again, name, rest)
    match again:
        case Asking():
            return answered(conversation, again, typed) if line else Reply((), Ending.END_OF_INPUT)
        case Checking():
            return (
                Reply(unclear(conversation.base, again, typed), again)
                if typed and not means_enter(typed)
                else Reply((), replace(state.course, checked=True))
            )
        case Discussing():
            return Reply(unclear(conversation.base, again, typed), again) if line else Reply((), Ending.DONE)


def seen(state: Waiting) -> Waiting:
    """Return a state whose screen was read; a second reply that leads nowhere may have moved that away."""
    return (
        replace(state, shown=True, asked=True)
        if isinstance(state, Discussing)
        else replace(state, shown=not state.shown)
    )


def answered(conversation: Conversation, state: Asking, typed: str) -> Reply:
    """Return what comes of a line that is no command."""
    if not typed:
        wanted = WANTED.get(state.fact.kind, "A number or a name")
        return Reply(paragraph(f"{wanted}, please; 'unknown' if you do not know, '?' for help."), state)
    reply = read_reply(state.fact, typed, [value.id for value in values_of(conversation, state)])
    if isinstance(reply, Problem):
        what, hint = refusal(conversation.base, state.fact, typed, reply)
        return Reply(paragraph(Toned(cut(what), Tone.BAD), f"; {hint}" if hint else ""), state)
    return take_answer(conversation, state, reply)


def unclear(base: RuleBase, state: Checking | Discussing, typed: str) -> Blocks:
    """Return that a line is no command, and which may be meant, or which there are."""
    if not typed:
        return ask_on()
    what, hint = no_command(base, typed, commands_at(state))
    return paragraph(Toned(cut(what), Tone.BAD), f"; {hint}")


def obey(conversation: Conversation, state: Waiting, name: str, words: str) -> Reply | Errand:
    """Return what comes of a command; words it cannot use are reported, and the question stays."""
    use = commands_at(state)[name]
    try:
        match use.effect:
            case Effect.STEPS:
                reply: Reply = use.load()(conversation, state, words)
                return reply
            case Effect.SHOWS:
                return Reply(
                    use.load()(conversation.base, state.course.session.given, words),
                    replace(state, shown=False),
                )
            case Effect.ACTS:
                return Errand(use, words)
    except RequestError as error:
        return Reply(paragraphs((Toned(line, Tone.BAD),) for line in str(error).splitlines()), state)
