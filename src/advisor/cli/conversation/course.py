"""What comes next: a question, the check of the answers, or the verdict."""

from dataclasses import replace

from advisor.cli.conversation.states import Asking, Checking, Conversation, Course, Depth, Discussing, Waiting
from advisor.conditions import not_applying
from advisor.interview.choice import next_advising, next_question
from advisor.interview.outlook import look
from advisor.model import Fact


def proceed(conversation: Conversation, course: Course) -> Waiting:
    """Return what the person is asked next: a question, then to check the answers, then what the verdict is about."""
    if fact := next_fact(conversation, course):
        return Asking(course, fact)
    return Discussing(course) if course.checked or not course.session.given else Checking(course)


def next_fact(conversation: Conversation, course: Course) -> Fact | None:
    """Return the next question, the first from the opening; None after the last."""
    base, session = conversation.base, course.session
    if conversation.opening and not session.given and course.depth is not Depth.EVERY:
        return conversation.opening.fact
    match course.depth:
        case Depth.ENOUGH:
            return None
        case Depth.QUICK:
            from advisor.interview.quick import next_quick  # hardly anybody is in a hurry

            return next_quick(base, session)
        case Depth.PROVED:
            return next_question(base, session)
        case Depth.ADVISED:  # a changed answer may have opened again what decides
            return next_question(base, session) or next_advising(base, session)
        case Depth.EVERY:
            return next_question(base, session, every=True)


def deeper(conversation: Conversation, course: Course) -> Course | None:
    """Return the course on which there is more to ask; None if there is nothing more, however far one asks."""
    outlook = look(conversation.base, course.session)
    depth = Depth.PROVED if outlook.ready else Depth.ADVISED
    return (
        replace(course, depth=depth) if (outlook.ready or outlook.advising) and depth > course.depth else None
    )


def settled(conversation: Conversation, course: Course) -> set[str]:
    """Return the facts that were asked or do not apply; all others the person was spared."""
    session = course.session
    return {*session.asked, *not_applying(conversation.base, session.profile)}
