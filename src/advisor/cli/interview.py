"""`advisor interview`: questions at a terminal or from a pipe, and the recommendation at the end."""

import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from shlex import quote
from typing import Any

import click

from advisor.cli import INTERRUPTED, UNSETTLED
from advisor.cli.dialogue import consult
from advisor.cli.options import Answers, Knowledge, answers_folder, find_fact, with_answers, with_knowledge
from advisor.cli.recommend import show
from advisor.cli.turns import Dialogue, Ending
from advisor.interview.outlook import look
from advisor.interview.session import Session
from advisor.model import RuleBase
from advisor.record.answers import save, to_yaml
from advisor.render.questions import show_welcome
from advisor.render.screen import count, say, screen

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
    console = screen(sys.stderr if options["as_json"] else None)
    show_welcome(console, base)
    dialogue = Dialogue(base, console, read_line, every=options["every"])
    session, ending = consult(dialogue, session)
    if ending is Ending.DONE:
        show(base, session.given, as_json=options["as_json"], locked=locked)
    if session.given:
        keep(
            dialogue, session, options["path"] or default_path(answers.path), next_command(knowledge, ending)
        )
    context.exit(ENDINGS[ending])


def read_line() -> str:
    """Return the next line of standard input, with its line break; empty at the end of input."""
    return sys.stdin.readline()


def without_questions(base: RuleBase, session: Session, locked: Iterable[str], *, as_json: bool) -> int:
    """Write the recommendation for the answers so far; return 4 and name the open questions if it may change."""
    from advisor.recommend import recommend

    show(base, session.given, as_json=as_json, locked=locked)
    if recommend(base, session.profile).settled:
        return 0
    names = ", ".join(look(base, session).deciding) or "none that you have not said you do not know"
    click.echo(f"not settled; these answers could still count: {names}", err=True)
    return UNSETTLED


def default_path(answers: Path | None) -> Path:
    """Return where answers are saved: the file they came from if it was saved there before, else a new one."""
    folder = answers_folder()
    if answers and answers.absolute().is_relative_to(folder):
        return answers
    return folder / f"{datetime.now().astimezone():%Y-%m-%d-%H%M%S}.yaml"


def next_command(knowledge: Knowledge, ending: Ending) -> str:
    """Return what can be typed next, up to the answers: go on, or look closer once it is done."""
    start = "Look closer with: advisor how RULE" if ending is Ending.DONE else "Go on with: advisor interview"
    return " ".join((start, *knowledge.words))


def keep(dialogue: Dialogue, session: Session, path: Path, command: str) -> None:
    """Save the answers and say what can be typed next; if that fails, print them so that nothing is lost."""
    text = to_yaml(dialogue.base, session.given)
    dialogue.console.print()
    try:
        save(path, text)
    except OSError as error:
        say(dialogue.console, f"The answers could not be saved in {path}: {error.strerror}. They are:")
        dialogue.console.print(text, soft_wrap=True, end="")
        return
    say(dialogue.console, f"Saved {count(len(session.given), 'answer')}. {command.partition(':')[0]}:")
    words = command.partition(": ")[2]
    dialogue.console.print(f"  {words} --answers {quote(str(path))}", soft_wrap=True)
