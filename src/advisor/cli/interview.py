"""`advisor interview`: questions at a terminal or from a pipe, and the recommendation at the end."""

import sys
from collections.abc import Callable
from functools import partial
from typing import Any

import click
from rich.console import Console

from advisor.cli import INTERRUPTED, UNSETTLED, UNWRITABLE, completion
from advisor.cli.conversation.loop import World, converse
from advisor.cli.conversation.screens import Prompt, Screen
from advisor.cli.conversation.states import Conversation, Course, Depth, Ending
from advisor.cli.interrupts import Interrupts
from advisor.cli.journals import with_attributed_answers, with_particulars, with_record
from advisor.cli.options import with_knowledge, with_lock
from advisor.cli.outputs import OUTPUT, refuse_others, with_force
from advisor.cli.prompts.choice import prompt_for
from advisor.cli.recording import end_copy, keep, recorder_for, report_end
from advisor.cli.streams import remark
from advisor.interview.choice import next_question
from advisor.interview.estimate import questions_left
from advisor.interview.session import Session
from advisor.journal.store import LATEST
from advisor.usecases.answers import Answers, are_answers
from advisor.usecases.beginning import begin_from, take_up
from advisor.usecases.knowledge import Knowledge
from advisor.usecases.names import find_fact
from advisor.usecases.opening import Opening, find_opening, remembered
from advisor.usecases.recorder import Recorder, Recording
from advisor.usecases.unfinished import unfinished
from advisor.views.interview.opening import begun_from
from advisor.views.interview.opening import opening as introduction
from advisor.views.interview.opening import resumed as going_on
from advisor.views.writers.screen import screen
from advisor.views.writers.terminal import write

# How far in stands what is said to what was typed.
REPLY = 2


@click.command("interview")
@with_knowledge
@with_attributed_answers
@with_record
@with_particulars
@click.option(
    "--resume", metavar="[ID]", is_flag=False, flag_value=LATEST, help="Go on with an unfinished interview."
)
@click.option(
    "--from",
    "source",
    metavar="RECORD",
    shell_complete=completion.records,
    help="Begin with the answers of a record, which can be changed; the new record names it.",
)
@click.option(
    "--quick",
    "depth",
    flag_value=Depth.QUICK,
    type=Depth,
    help="Ask only until the result is likely to stay.",
)
@click.option(
    "--all",
    "depth",
    flag_value=Depth.EVERY,
    type=Depth,
    help="Ask every question, also those that cannot count.",
)
@click.option("--plain", is_flag=True, help="Lines to type, and no picker with arrow keys.")
@click.option("--no-input", is_flag=True, help="Ask nothing; exit code 4 if more answers are needed.")
@click.option("--save", "path", metavar="FILE", type=OUTPUT, help="Where to save the answers too.")
@with_force
@click.option(
    "--json", "as_json", is_flag=True, help="Write the result as JSON; questions go to standard error."
)
@with_lock
def command(knowledge: Knowledge, answers: Answers, recording: Recording, **options: Any) -> int:
    """Answer questions and get a recommendation. What a file or an option answers in full is not asked again."""
    if str(answers.path) == "-" and not options["no_input"]:
        raise click.UsageError("--answers - needs --no-input: the questions are answered on standard input")
    base, documents = knowledge.load_with_documents()
    base = answers.narrow(base)
    locked = tuple(find_fact(base, name) for name in options["lock"])
    if options["path"]:
        refuse_others([options["path"]], partial(are_answers, base), force=options["force"])
    asks = not options["no_input"]
    recorder = recorder_for(base, documents, recording, options["particulars"], options["path"], asks=asks)
    console = screen(sys.stderr if options["as_json"] else None)
    begun = answers or answers.without or answers.said or options["resume"] or options["source"]
    depth = options["depth"] or Depth.PROVED
    fresh = asks and not begun and depth is not Depth.EVERY
    opening = remembered(base) if fresh else None
    if not opening:  # what began before needs no proof that it can
        begin(console, recorder, answers, options["resume"], options["source"])
    if recorder.session.given:
        recorder.keep_copy()
    if not asks:
        code = without_questions(recorder, locked, as_json=options["as_json"])
        end_copy(console, recorder)
        return UNWRITABLE if recorder.copy_failed else code
    interrupts = Interrupts()
    interrupts.install()
    prompt = prompt_for(console, interrupts, plain=options["plain"])
    meanwhile = partial(next_question, base, Session()) if opening else None
    if fresh and not opening:
        opening = find_opening(base)
    left = None if recorder.session.given else unfinished(recording.place, base.title)
    write(console, introduction(base, how_many(recorder, opening, depth), left, len(recorder.session.asked)))
    world = World(
        asking(prompt, meanwhile),
        partial(write, console, indent=REPLY),
        recorder,
        partial(keep, recorder),
        partial(give_verdict, console, recorder, locked, as_json=options["as_json"]),
    )
    conversation = Conversation(recorder.base, not sys.stdin.isatty(), opening, left)
    ending = converse(conversation, Course(recorder.session, depth), world)
    report_end(console, recorder, knowledge, done=ending is Ending.DONE, discussed=not options["as_json"])
    if interrupts.requested or ending in (Ending.END_OF_INPUT, Ending.INTERRUPTED):
        return INTERRUPTED
    return UNWRITABLE if recorder.copy_failed else 0


def how_many(recorder: Recorder, opening: Opening | None, depth: Depth) -> int | None:
    """Return about how many questions there will be; None if that is not known before they are asked."""
    quick = depth is Depth.QUICK
    if opening:
        return opening.quick if quick else opening.questions
    if depth is Depth.EVERY or not recorder.session.given:
        return None
    return questions_left(recorder.base, recorder.session, quick=quick)


def asking(prompt: Prompt, meanwhile: Callable[[], object] | None) -> Callable[[Screen], str]:
    """Return a function that asks; while the first screen is read it does what the first answer needs."""
    pending = iter((meanwhile,))
    return lambda screen: prompt.ask(screen, next(pending, None))


def give_verdict(
    console: Console, recorder: Recorder, locked: tuple[str, ...], *, as_json: bool
) -> str | None:
    """Record the consultation and show what it came to; return the id of the record, None where nobody asks about it."""
    from advisor.cli.recommend import finish, show_json, show_verdict  # of no use before the last answer

    console.print()
    finish(recorder, locked, show_json if as_json else show_verdict)
    if as_json:
        return None
    return recorder.id if recorder.recording.place and not recorder.problems else ""


def begin(
    console: Console, recorder: Recorder, answers: Answers, name: str | None, source: str | None
) -> None:
    """Begin with the answers given, of a record too, or go on with an unfinished interview.

    Raises UsageError, RequestError, AdvisorError.
    """
    if name and source:
        raise click.UsageError("--resume and --from exclude each other")
    if source:
        entry, left = begin_from(recorder, source, answers)
        changed = entry.fingerprint != recorder.base.fingerprint
        write(console, begun_from(entry.id, left.dropped, changed=changed))
        return
    if not name:
        recorder.begin_with(answers.attributed(recorder.base, answers.load(recorder.base)))
        return
    if answers or answers.without or answers.said:
        raise click.UsageError(
            "--resume goes on with the answers so far; leave out --answers, --set, --said and --without"
        )
    draft, resumed = take_up(recorder, name)
    changed = draft.fingerprint != recorder.base.fingerprint
    write(console, going_on(draft.id, resumed.dropped, changed=changed))


def without_questions(recorder: Recorder, locked: tuple[str, ...], *, as_json: bool) -> int:
    """Write the recommendation for the answers so far; return 4 and name the open questions if it may change."""
    from advisor.cli.recommend import finish, show_json, show_verdict
    from advisor.interview.outlook import look

    if finish(recorder, locked, show_json if as_json else show_verdict).result.settled:
        return 0
    deciding = look(recorder.base, recorder.session).deciding
    still = f"these answers could still count: {', '.join(deciding)}"
    remark(
        f"the result may still change; {still if deciding else 'only answers that you do not know could still count'}"
    )
    return UNSETTLED
