"""A reply taken as an answer."""

from dataclasses import replace

from advisor.cli.conversation.states import Asking, Conversation, Reply
from advisor.explain.guards import idle_answers
from advisor.explain.words import answer_words, name_of
from advisor.interview.session import Session, answer, joined, refusals
from advisor.language.reading.answers import Given, reply
from advisor.model import Statement
from advisor.texts import raised
from advisor.views.document.blocks import Blocks
from advisor.views.document.spans import Tone, Toned
from advisor.views.lists import paragraph, paragraphs


def take_answer(conversation: Conversation, state: Asking, statement: Statement | None) -> Reply:
    """Return the course with the answer, unless it contradicts others, or what was known before."""
    given = reply(state.fact, statement)
    if known := state.before.answer_to(state.fact.id):
        both = joined(state.fact, known, given)
        if not both:
            return Reply(contradicting(state, known), state)
        given = both
    course = state.course
    session = answer(course.session, given.fact, given.answer, given.stated, course.speaker)
    if reasons := refusals(conversation.base, session.profile):
        lines = [(Toned(f"That contradicts your other answers: {reason}", Tone.BAD),) for reason in reasons]
        hint = ("Give another answer, or change an earlier one ('review' lists them).",)
        return Reply(paragraphs([*lines, hint]), state)
    said = (f"{name_of(state.fact.id)}: ", Toned(answer_words(state.fact, given.statement), Tone.STRONG))
    idle = newly_idle(conversation, state.course.session, session)
    return Reply((*paragraph(*said), *idle), replace(state.course, session=session))


def contradicting(state: Asking, known: Given) -> Blocks:
    """Return that an answer leaves nothing of what was known before, and what to do."""
    words = answer_words(state.fact, known.statement)
    before = Toned(f"That contradicts what was given before: {words}.", Tone.BAD)
    hint = f"Give another answer, or 'change {name_of(state.fact.id)}' to replace the one before."
    return paragraphs([(before,), (hint,)])


def newly_idle(conversation: Conversation, before: Session, after: Session) -> Blocks:
    """Return which answers no longer apply since the last one."""
    idle_before = idle_answers(conversation.base, before.profile)
    idle = idle_answers(conversation.base, after.profile)
    return paragraphs((f"{raised(words)}.",) for fact, words in idle.items() if fact not in idle_before)
