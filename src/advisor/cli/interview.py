"""`advisor interview`: questions at a terminal or from a pipe, and the recommendation at the end."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from advisor.cli import INTERRUPTED, UNSETTLED
from advisor.cli.dialogue import consult
from advisor.cli.interrupts import Interrupts
from advisor.cli.keeping import Keeper, next_command, place_for
from advisor.cli.options import Answers, Knowledge, find_fact, with_answers, with_knowledge
from advisor.cli.recommend import show
from advisor.cli.turns import Dialogue, Ending
from advisor.interview.outlook import look
from advisor.interview.session import Session
from advisor.model import RuleBase
from advisor.render.questions import show_welcome
from advisor.render.screen import screen

ENDINGS = {Ending.DONE: 0, Ending.QUIT: 0, Ending.END_OF_INPUT: INTERRUPTED, Ending.INTERRUPTED: INTERRUPTED}


@click.command("interview")
@with_knowledge
@with_answers
@click.option("--all", "every", is_flag=True, help="Ask every question, also those that cannot count.")
@click.option("--no-input", is_flag=True, help="Ask nothing; exit code 4 if more answers are needed.")
@click.option(
    "--save", "path", type=click.Path(dir_okay=False, path_type=Path), help="Where to save the answers."
)
@click.option(
    "--json", "as_json", is_flag=True, help="Write the result as JSON; questions go to standard error."
)
@click.option(
    "--lock", metavar="FACT", multiple=True, help="An answer that flips may not change; repeatable."
)
@click.pass_context
def command(context: click.Context, /, knowledge: Knowledge, answers: Answers, **options: Any) -> None:
    """Answer questions, get a recommendation. Answers given by file or option are not asked again."""
    if answers.from_standard_input and not options["no_input"]:
        raise click.UsageError("--answers - needs --no-input: the questions are answered on standard input")
    base = knowledge.load()
    locked = [find_fact(base, name) for name in options["lock"]]
    session = Session(answers.load(base))
    if options["no_input"]:
        context.exit(without_questions(base, session, locked, as_json=options["as_json"]))
    keeper = Keeper(base, place_for(base, options["path"], answers))
    interrupts = Interrupts()
    interrupts.install()
    console = screen(sys.stderr if options["as_json"] else None)
    show_welcome(console, base)
    dialogue = Dialogue(base, console, interrupts.read_line, keeper.keep, every=options["every"])
    session, ending = consult(dialogue, session)
    if ending is Ending.DONE:
        show(base, session.given, as_json=options["as_json"], locked=locked)
    keeper.report(console, session, next_command(knowledge, ending))
    context.exit(INTERRUPTED if interrupts.requested else ENDINGS[ending])


def without_questions(base: RuleBase, session: Session, locked: Iterable[str], *, as_json: bool) -> int:
    """Write the recommendation for the answers so far; return 4 and name the open questions if it may change."""
    if show(base, session.given, as_json=as_json, locked=locked):
        return 0
    names = ", ".join(look(base, session).deciding) or "none that you have not said you do not know"
    click.echo(f"not settled; these answers could still count: {names}", err=True)
    return UNSETTLED
