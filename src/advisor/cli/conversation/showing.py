"""What stands on the screen in each state of a conversation."""

from collections.abc import Iterator

from advisor.cli.command_table import AFTERWARDS, AT_CHECK, AT_QUESTION, SUGGESTED
from advisor.cli.conversation.course import settled
from advisor.cli.conversation.screens import Option, Screen
from advisor.cli.conversation.states import Asking, Checking, Conversation, Course, Depth, Discussing, Waiting
from advisor.interview.outlook import look, offered
from advisor.model import Kind, RuleBase, Value
from advisor.views.document.blocks import Blocks, Heading
from advisor.views.document.words import plain
from advisor.views.interview.afterwards import afterwards, ask_on
from advisor.views.interview.answers import answer_lines, checking
from advisor.views.interview.question import body, head, title
from advisor.views.interview.stopping import stop


def screen_of(conversation: Conversation, state: Waiting) -> Screen:
    match state:
        case Asking():
            return question_screen(conversation, state)
        case Checking():
            return check_screen(conversation, state)
        case Discussing():
            words = (*AFTERWARDS, *names(conversation.base))
            asked = ask_on() if state.asked else afterwards(SUGGESTED, state.record)
            return Screen(asked, words=words, shown=state.shown)


def names(base: RuleBase) -> tuple[str, ...]:
    """Return what commands are followed by: candidates and facts."""
    return *base.written_candidates, *base.facts


def question_screen(conversation: Conversation, state: Asking) -> Screen:
    base, fact, session = conversation.base, state.fact, state.course.session
    values, known = values_of(conversation, state), state.before.answer_to(fact.id)
    now = session.answer_to(fact.id) if state.changing else None
    topic = next(topic for topic in base.topics if topic.id == fact.topic)
    numbered = () if fact.measure else tuple(enumerate(fact.values, 1))
    replies = [each.name for each in fact.measure.ranges] if fact.measure else [value.id for value in values]
    return Screen(
        (*title(number_of(state), topic, fact), *head(fact, values, known, now)),
        body(fact, values),
        tuple(
            Option(value.id, value.title, number, value.synonyms)
            for number, value in numbered
            if value in values
        ),
        several=fact.kind is Kind.SEVERAL,
        ticked=ticked(state) if state.changing else (),
        words=(*replies, *commands(conversation, state), *names(base)),
        shown=state.shown,
    )


def commands(conversation: Conversation, state: Asking) -> Iterator[str]:
    """Yield what can be typed; an earlier interview can be resumed before this one has begun."""
    begun = state.course.session.given or not conversation.unfinished
    return (name for name in AT_QUESTION if name != "resume" or not begun)


def number_of(state: Asking) -> int:
    """Return the number that a question has in the list of answers, or will have."""
    facts = [given.fact for given in state.course.session.given]
    return 1 + (facts.index(state.fact.id) if state.fact.id in facts else len(facts))


def values_of(conversation: Conversation, state: Asking) -> tuple[Value, ...]:
    opening = conversation.opening
    if opening and not state.course.session.given and state.fact.id == opening.fact.id:
        return opening.values
    return offered(conversation.base, state.before, state.fact)


def ticked(state: Asking) -> tuple[str, ...]:
    """Return the values of the whole answer that is being changed."""
    now = state.course.session.profile.get(state.fact.id)
    chosen = now if isinstance(now, frozenset) else {now}
    return tuple(value for value in state.fact.value_ids if value in chosen)


def check_screen(conversation: Conversation, state: Checking) -> Screen:
    """Return why no more is asked, and all answers; each can be picked to be changed."""
    base, given = conversation.base, state.course.session.given
    lines = enumerate(answer_lines(base, given), 1)
    return Screen(
        (*ending(conversation, state.course), Heading(("Check your answers",), 3)),
        checking(base, given),
        (
            Option("", "That is right; show the recommendation"),
            *(Option(f"change {number}", plain(line), number) for number, line in lines),
        ),
        words=(*AT_CHECK, *names(base)),
        shown=state.shown,
    )


def ending(conversation: Conversation, course: Course) -> Blocks:
    """Return why no more is asked; nothing where everything was."""
    if course.depth is Depth.EVERY:
        return ()
    base, quick = conversation.base, course.depth is Depth.QUICK
    return stop(base, look(base, course.session), settled(conversation, course), quick=quick)
