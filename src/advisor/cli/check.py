"""`advisor check`: everything that can be said of a knowledge base, by reading, by proof, and by a second look."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import click

from advisor.check.accepted import Checked
from advisor.check.catalogue import CHECKS, Severity
from advisor.check.notice import Notice
from advisor.check.outside import Outside
from advisor.check.whole import SECONDS, check
from advisor.cli.commands import COMMANDS
from advisor.cli.limits import with_proofs
from advisor.cli.options import Knowledge, missing, with_knowledge
from advisor.model import RuleBase
from advisor.problems import AdvisorError
from advisor.record.notices import FORMATS, Report, unreadable

FAILED, BAD_INPUT = 1, 3
# Where a day begins first.
FIRST = timezone(timedelta(hours=14))
FORMAT = click.Choice(["text", *FORMATS])
FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command("check")
@with_knowledge
@click.option("--strict", is_flag=True, help="Warnings fail too (exit code 1).")
@click.option("--format", "form", type=FORMAT, default="text", help="How to write it.")
@click.option("--json", "form", flag_value="json", help="The same as --format json.")
@with_proofs(SECONDS)
@click.option("--notes", is_flag=True, help="Also what is only worth knowing, and what is accepted.")
@click.option("--cases", metavar="DIR", type=FOLDER, help="Write a failing case for each broken guarantee.")
@click.option("--explain", metavar="ID", help="Show the page of help of a check; 'all' lists them.")
@click.pass_context
def command(  # noqa: PLR0913, PLR0917  # each option is one choice
    context: click.Context,
    knowledge: Knowledge,
    form: str,
    seconds: float,
    cases: Path | None,
    explain: str | None,
    *,
    strict: bool,
    notes: bool,
) -> None:
    """Report everything that is wrong (exit code 3 or 1) or questionable with the knowledge files."""
    if explain:
        show_help(explain)
        return
    base = load(context, knowledge, form)
    found = check(base, seconds, outside())
    if form == "text":
        show(base, found, notes=notes, proving=seconds > 0)
    else:
        told = worth_seeing(found, notes=notes) if form == "github" else found.notices
        report = Report(told, found.accepted, base, proving=seconds > 0)
        click.echo(FORMATS[form](report), nl=False)
    if cases:
        write_cases(base, found, cases)
    failing = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    context.exit(FAILED if any(one.severity in failing for one in found.notices) else 0)


def outside() -> Outside:
    """Return what a rule base cannot know: the date where it is latest, and the words that are commands."""
    return Outside(f"{datetime.now(FIRST):%Y-%m-%d}", tuple(COMMANDS))


def load(context: click.Context, knowledge: Knowledge, form: str) -> RuleBase:
    """Return the rule base; problems of reading are written in the form that was asked for."""
    try:
        return knowledge.load()
    except AdvisorError as error:
        if form == "text":
            raise
        click.echo(FORMATS[form](unreadable(error.problems)), nl=False)
        context.exit(BAD_INPUT)


def show(base: RuleBase, found: Checked, *, notes: bool, proving: bool) -> None:
    """Write the notices and a summary."""
    from advisor.render.notices import show_accepted, show_notices, show_summary
    from advisor.render.screen import screen

    show_notices(screen(), base, worth_seeing(found, notes=notes))
    if notes:
        show_accepted(screen(), found)
    show_summary(screen(), base, found, proving=proving)


def worth_seeing(found: Checked, *, notes: bool) -> tuple[Notice, ...]:
    """Return what people are shown: notes only on request, but always what was not decided."""
    return tuple(
        one
        for one in found.notices
        if notes or one.severity is not Severity.NOTE or one.check == "not-decided"
    )


def show_help(name: str) -> None:
    """Write the page of help of a check, or the list of all. Raises UsageError."""
    from advisor.render.pages import show_list, show_page
    from advisor.render.screen import screen

    if name == "all":
        show_list(screen())
    elif name in CHECKS:
        show_page(screen(), name)
    else:
        raise missing("check", name, CHECKS)


def write_cases(base: RuleBase, found: Checked, folder: Path) -> None:
    """Write a case file for each guarantee that does not hold; a file that is there is left alone."""
    from advisor.record.cases import failing_cases

    for name, text in failing_cases(base, found.notices):
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name}.yaml"
        if path.exists():
            click.echo(f"{path} is there already and was left alone", err=True)
        else:
            path.write_text(text, encoding="utf-8")
            click.echo(f"Wrote {path}", err=True)
