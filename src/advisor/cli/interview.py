"""`advisor interview`: questions at a terminal or from a pipe, and the recommendation at the end."""

import sys
from functools import partial
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from advisor.cli import INTERRUPTED, UNSETTLED, UNWRITABLE
from advisor.cli.dialogue import consult
from advisor.cli.interrupts import Interrupts
from advisor.cli.journals import Recording, existing, with_record
from advisor.cli.keeping import Keeper, keeper
from advisor.cli.opening import find_opening, ready, remembered
from advisor.cli.options import with_answers, with_knowledge, with_lock
from advisor.cli.outputs import OUTPUT, refuse_others, with_force
from advisor.cli.streams import remark
from advisor.cli.table import TYPED
from advisor.cli.turns import Dialogue, Ending
from advisor.journal.drafts import Draft, drafts
from advisor.journal.steps import resume
from advisor.journal.store import LATEST
from advisor.model import RuleBase
from advisor.usecases.answers import Answers, are_answers
from advisor.usecases.knowledge import Knowledge
from advisor.usecases.names import find_fact
from advisor.views.terminal.questions import show_welcome
from advisor.views.terminal.resumed import show_resumed
from advisor.views.terminal.screen import screen

ENDINGS = {Ending.DONE: 0, Ending.QUIT: 0, Ending.END_OF_INPUT: INTERRUPTED, Ending.INTERRUPTED: INTERRUPTED}


@click.command("interview")
@with_knowledge
@with_answers
@with_record
@click.option(
    "--resume", metavar="[ID]", is_flag=False, flag_value=LATEST, help="Go on with an unfinished interview."
)
@click.option("--all", "every", is_flag=True, help="Ask every question, also those that cannot count.")
@click.option("--no-input", is_flag=True, help="Ask nothing; exit code 4 if more answers are needed.")
@click.option("--save", "path", metavar="FILE", type=OUTPUT, help="Where to save the answers too.")
@with_force
@click.option(
    "--json", "as_json", is_flag=True, help="Write the result as JSON; questions go to standard error."
)
@with_lock
@click.pass_context
def command(
    context: click.Context, /, knowledge: Knowledge, answers: Answers, recording: Recording, **options: Any
) -> None:
    """Answer questions, get a recommendation. Answers given by file or option are not asked again."""
    if str(answers.path) == "-" and not options["no_input"]:
        raise click.UsageError("--answers - needs --no-input: the questions are answered on standard input")
    base, documents = knowledge.load_with_documents()
    locked = tuple(find_fact(base, name) for name in options["lock"])
    if options["path"]:
        what = "file of answers to these questions"
        refuse_others([options["path"]], partial(are_answers, base), what, force=options["force"])
    kept = keeper(base, documents, recording, options["path"])
    console = screen(sys.stderr if options["as_json"] else None)
    otherwise = (options[name] for name in ("resume", "every", "no_input"))
    fresh = not (answers or any(otherwise))
    opening = remembered(base) if fresh else None
    if not opening:  # what began before needs no proof that it can
        begin(console, kept, answers, options["resume"])
    if kept.session.given:
        kept.keep_copy()
    if options["no_input"]:
        code = without_questions(base, kept, locked, as_json=options["as_json"])
        kept.end_copy(console)
        context.exit(UNWRITABLE if kept.failed else code)
    interrupts = Interrupts()
    interrupts.install()
    show_welcome(console, base, TYPED)
    read_line = ready(base, interrupts.read_line) if opening else interrupts.read_line
    if fresh and not opening:
        opening = find_opening(base)
    dialogue = Dialogue(base, console, read_line, kept.keep, every=options["every"], opening=opening)
    _, ending = consult(dialogue, kept.session)
    if ending is Ending.DONE:
        from advisor.cli.recommend import finish  # of no use before the last answer

        finish(base, kept, locked, as_json=options["as_json"])
    kept.report(console, ending, knowledge)
    code = INTERRUPTED if interrupts.requested else ENDINGS[ending]
    context.exit(code or (UNWRITABLE if kept.failed else 0))


def begin(console: Console, kept: Keeper, answers: Answers, name: str | None) -> None:
    """Begin with the answers given, or go on with an unfinished interview. Raises UsageError."""
    if not name:
        kept.begin_with(answers.load(kept.base))
        return
    if answers:
        raise click.UsageError("--resume takes the answers up again; leave --answers and --set out")
    if not kept.place:
        raise click.UsageError("--resume needs the journal; leave --no-record out")
    draft = find_draft(kept.place, name, kept.base.title)
    resumed = resume(kept.base, draft.steps)
    kept.id, kept.started = draft.id, draft.started
    kept.begin(resumed.session, resumed.steps)
    show_resumed(console, draft.id, resumed.dropped, changed=draft.fingerprint != kept.base.fingerprint)


def find_draft(place: Path, name: str, title: str) -> Draft:
    """Return the unfinished interview with this id or beginning of it, or the latest by knowledge of this title.

    Raises UsageError.
    """
    unfinished = drafts(existing(place))
    if name == LATEST:
        meant = [draft for draft in unfinished if draft.title == title][:1]
        others = ", ".join(f"{draft.id} ({draft.title})" for draft in unfinished)
        none = f"there is no unfinished interview{f'; there is {others}, with other knowledge' if others else ''}"
    else:
        meant = [draft for draft in unfinished if draft.id.startswith(name)]
        none = f"there is no unfinished interview '{name}'"
    if len(meant) == 1:
        return meant[0]
    several = f"'{name}' could be " + ", ".join(draft.id for draft in meant)
    raise click.UsageError(several if meant else none)


def without_questions(base: RuleBase, kept: Keeper, locked: tuple[str, ...], *, as_json: bool) -> int:
    """Write the recommendation for the answers so far; return 4 and name the open questions if it may change."""
    from advisor.cli.recommend import finish
    from advisor.interview.outlook import look

    found = finish(base, kept, locked, as_json=as_json)
    if found.result.settled:
        return 0
    names = ", ".join(look(base, kept.session).deciding) or "none that you have not said you do not know"
    remark(f"not settled; these answers could still count: {names}")
    return UNSETTLED
