"""The commands that lead from one state of the conversation to another.

One that cannot make sense of its words raises RequestError, which is said before the question is asked again. What a
command needs is imported when it is used: most interviews use none.
"""

from dataclasses import replace

from advisor.cli.command_table import AFTERWARDS, AT_CHECK, AT_QUESTION, said
from advisor.cli.conversation.course import deeper
from advisor.cli.conversation.showing import commands
from advisor.cli.conversation.states import (
    Asking,
    Checking,
    Conversation,
    Depth,
    Discussing,
    Ending,
    Reply,
    Waiting,
)
from advisor.explain.words import name_of
from advisor.interview.session import Session, undo
from advisor.model import Fact, RuleBase, facts_read
from advisor.names import did_you_mean, folded, meant
from advisor.problems import RequestError
from advisor.usecases.particulars import saying
from advisor.views.interview.help import commands_table, explanation, explanation_in_full
from advisor.views.lists import paragraph

# What people ask about who wins begins so, and no name does.
OF_CANDIDATES = ("is ", "wins", "leads", "won ", "would ", "will ", "can ", "are ")


def on_help(conversation: Conversation, state: Waiting, _rest: str) -> Reply:
    """Explain the question in brief, then in full; elsewhere, what can be typed."""
    match state:
        case Asking(fact=fact, helped=helped):
            uses = {name: AT_QUESTION[name] for name in commands(conversation, state)}
            explained = explanation_in_full(fact, said(uses)) if helped else explanation(fact, [*uses][1:])
            return Reply(explained, replace(state, shown=False, helped=True))
        case Checking():
            return Reply((commands_table(said(AT_CHECK)),), replace(state, shown=False))
        case Discussing():
            return Reply((commands_table(said(AFTERWARDS)),), replace(state, shown=False))


def on_why(conversation: Conversation, state: Asking, _rest: str) -> Reply:
    """Say why the question is asked in brief, then in full, then what the rules behind it are for, level by level."""
    from advisor.explain.why import goals, why
    from advisor.interview.outlook import look
    from advisor.views import why as views

    base, session = conversation.base, state.course.session
    if not state.shown_rules:
        reasons = why(base, state.before, state.fact)
        if state.shown_rules is None:
            out = base.candidates.keys() - look(base, state.before).contested
            return Reply(views.why_in_brief(base, reasons, out), replace(state, shown=False, shown_rules=()))
        direct = tuple(rule for rule in reasons.rules if state.fact.id in facts_read(rule.condition))
        return Reply(views.why(base, reasons), replace(state, shown=False, shown_rules=direct))
    above = goals(base, session, state.shown_rules)
    purposes = views.goals(base, state.shown_rules, above, look(base, session))
    return Reply(purposes, replace(state, shown=False, shown_rules=above or state.shown_rules))


def on_unknown(conversation: Conversation, state: Asking, _rest: str) -> Reply:
    from advisor.cli.conversation.answers import take_answer

    return take_answer(conversation, state, None)


def on_undo(conversation: Conversation, state: Waiting, _rest: str) -> Reply:
    """Take back the last step and ask its question again; in the middle of a change, leave the answer as it was."""
    if isinstance(state, Asking) and state.changing:
        return Reply(paragraph(f"Kept as it was: {name_of(state.fact.id)}."), state.course)
    session = state.course.session
    before = undo(session)
    if before is None:
        return Reply(paragraph("There is nothing to take back."), state)
    changed = next(given for given in reversed(session.given) if given not in before.given)
    fact = conversation.base.facts[changed.fact]
    course = replace(state.course, session=before)
    return Reply(
        paragraph(f"Taken back: {name_of(fact.id)}."), Asking(course, fact, changing=fact.id in before.asked)
    )


def on_change(conversation: Conversation, state: Waiting, typed: str) -> Reply:
    """Ask a question again, or one that was not asked."""
    session = state.course.session
    fact = fact_meant(conversation.base, session, typed)
    return Reply((), Asking(state.course, fact, changing=session.answer_to(fact.id) is not None))


def on_who(_conversation: Conversation, state: Waiting, typed: str) -> Reply:
    """Let answers be said by somebody from here on, or by nobody in particular."""
    if typed.casefold().startswith(OF_CANDIDATES):
        raise RequestError("'who' takes the name of whoever answers; 'standing' says who is ahead.")
    speaker, before = saying("a name", typed), state.course.speaker
    until = f" Until now it was {before}." if before and before != speaker else ""
    says = f"{speaker} says so" if speaker else "nobody in particular says so; 'who NAME' names somebody"
    then = replace(state, course=replace(state.course, speaker=speaker))
    return Reply(paragraph(f"From here on {says}.{until}"), then)


def fact_meant(base: RuleBase, session: Session, typed: str) -> Fact:
    """Return the fact of this number, name, or unique beginning of a name. Raises RequestError."""
    numbers = {str(number): given.fact for number, given in enumerate(session.given, 1)}
    begun = [fact for fact in base.facts if typed and folded(fact).startswith(folded(typed))]
    name = numbers.get(typed) or meant(typed, base.facts) or (begun[0] if len(begun) == 1 else "")
    if not name:
        hint = did_you_mean(typed, tuple(base.facts), listed=0) if typed else ""
        what = f"there is no question '{typed}'{f'; {hint}' if hint else ''}\n" if typed else ""
        raise RequestError(f"{what}Write 'change' and the name or number of a question; 'review' lists them.")
    return base.facts[name]


def on_enough(_conversation: Conversation, state: Asking, _rest: str) -> Reply:
    """Stop asking, and go by what is answered."""
    if not state.course.session.given:
        return Reply(paragraph("Nothing is answered yet; 'quit' ends the interview."), state)
    return Reply((), replace(state.course, depth=Depth.ENOUGH))


def on_more(conversation: Conversation, state: Checking | Discussing, _rest: str) -> Reply:
    """Ask on: what can still change who wins, or else what can only add advice."""
    further = deeper(conversation, state.course)
    if further is None:
        return Reply(paragraph("There is nothing more to ask: no other answer could change anything."), state)
    return Reply((), further)


def on_quit(_conversation: Conversation, state: Waiting, _rest: str) -> Reply:
    return Reply((), Ending.DONE if isinstance(state, Discussing) else Ending.QUIT)
