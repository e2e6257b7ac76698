"""The conversation at a prompt: what is asked is shown, what is typed is kept, and then it goes on."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import click

from advisor.cli.conversation.course import proceed
from advisor.cli.conversation.replies import respond, seen
from advisor.cli.conversation.screens import Screen
from advisor.cli.conversation.showing import screen_of
from advisor.cli.conversation.states import (
    Conversation,
    Course,
    Depth,
    Discussing,
    Ending,
    Errand,
    Reply,
    State,
    Waiting,
)
from advisor.interview.estimate import questions_left
from advisor.interview.outlook import look
from advisor.interview.session import Session
from advisor.model import RuleBase
from advisor.problems import AdvisorError, RequestError
from advisor.usecases.recorder import Recorder
from advisor.views.document.blocks import Blocks
from advisor.views.document.spans import Tone, Toned
from advisor.views.interview.progress import progress
from advisor.views.lists import paragraph, paragraphs
from advisor.views.problems import problems

# More replies in a row that lead nowhere are no person's; about a verdict one may ask as much as one likes.
MAX_REPLIES = 100


@dataclass(frozen=True, slots=True)
class World:
    """What a conversation needs of the world.

    To ask a person, to say something, to keep the answers, and to conclude: to record the consultation, show the
    verdict, and return the id of the record, empty without one, None if nobody can ask about the verdict.
    """

    ask: Callable[[Screen], str]
    say: Callable[[Blocks], None]
    recorder: Recorder
    keep: Callable[[Session], None]
    conclude: Callable[[], str | None]


def converse(conversation: Conversation, course: Course, world: World) -> Ending:
    """Ask and answer until the person stops; return how it ended."""
    try:
        return turns(conversation, course, world)
    except KeyboardInterrupt:
        return Ending.INTERRUPTED


def turns(conversation: Conversation, course: Course, world: World) -> Ending:
    state, replies = arrive(world, proceed(conversation, course)), 0
    while not isinstance(state, Ending):
        replies += 1
        if replies > MAX_REPLIES:
            what = f"None of the last {MAX_REPLIES} replies leads on, so the interview ends here."
            world.say(paragraph(Toned(what, Tone.BAD)))
            return Ending.END_OF_INPUT
        course = state.course
        reply = respond(conversation, state, world.ask(screen_of(conversation, state)))
        if isinstance(reply, Errand):
            reply = run(world, state, reply)
            conversation = replace(conversation, base=world.recorder.base)
        state = follow(conversation, course, reply, world)
        is_told = isinstance(state, Discussing) and not state.shown
        if is_told or (not isinstance(state, Ending) and state.course != course):
            replies = 0
    return state


def follow(conversation: Conversation, before: Course, reply: Reply, world: World) -> State:
    """Return where a reply leads, after what is new is kept and what there is to say is said."""
    then = reply.then
    if isinstance(then, Ending):
        return then
    course = then if isinstance(then, Course) else then.course
    is_answered = course.session != before.session
    if is_answered:
        world.keep(course.session)
    world.say(reply.said)
    if not isinstance(then, Course):
        return then
    if is_answered:
        world.say(changed(conversation.base, before, course))
    return arrive(world, proceed(conversation, course))


def changed(base: RuleBase, before: Course, course: Course) -> Blocks:
    """Return what an answer has changed, and about how many questions are left on this course."""
    quick = course.depth is Depth.QUICK
    left = None if course.depth is Depth.EVERY else questions_left(base, course.session, quick=quick)
    return progress(base, look(base, before.session), look(base, course.session), left)


def arrive(world: World, state: Waiting) -> State:
    """Return the state, after the verdict is given if it is time for it."""
    if not isinstance(state, Discussing):
        return state
    record = world.conclude()
    return Ending.DONE if record is None else replace(state, record=record)


def run(world: World, state: Waiting, errand: Errand) -> Reply:
    """Return what comes of something that is done outside; what goes wrong there is said, and nothing is lost."""
    try:
        blocks: Blocks = errand.use.load()(world.recorder, errand.words)
    except AdvisorError as error:
        blocks = problems(error.problems)
    except (RequestError, click.UsageError, OSError) as error:
        blocks = paragraphs((Toned(line, Tone.BAD),) for line in complaint(error).splitlines())
    session = world.recorder.session
    if session != state.course.session:
        return Reply(blocks, replace(state.course, session=session))
    return Reply(blocks, replace(seen(state), shown=False))


def complaint(error: RequestError | click.UsageError | OSError) -> str:
    match error:
        case click.UsageError():
            return error.message
        case OSError():
            return f"{error.filename or 'the output'}: {error.strerror}"
        case _:
            return str(error)
