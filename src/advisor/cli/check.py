"""`advisor check`: everything that can be said of a knowledge base, by reading, by proof, and by a second look."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import click

from advisor.authoring.check.catalogue import CHECKS
from advisor.authoring.check.check import SECONDS
from advisor.authoring.check.outside import Outside
from advisor.cli import BAD_INPUT, FAILED, completion
from advisor.cli.beside import say_unread
from advisor.cli.command_table import AT_QUESTION
from advisor.cli.limits import with_proofs
from advisor.cli.options import with_pager, with_quiet_knowledge
from advisor.cli.outputs import OUTPUTS, refuse_others, save, say_written, with_force
from advisor.cli.paging import show
from advisor.cli.streams import remark
from advisor.formats.notices import FORMATS, Report, unreadable
from advisor.names import find_name
from advisor.problems import AdvisorError
from advisor.usecases.checking import Check, around, check_paths
from advisor.usecases.knowledge import Knowledge
from advisor.views.document.blocks import Blocks

# Where a day begins first.
FIRST = timezone(timedelta(hours=14))
FORMAT = click.Choice(["text", *FORMATS])


@click.command("check")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(exists=True, path_type=Path))
@with_quiet_knowledge
@click.option("--strict", is_flag=True, help="Warnings fail too (exit code 1).")
@click.option("--format", "form", type=FORMAT, default="text", help="How to write it.")
@click.option("--json", "form", flag_value="json", help="The same as --format json.")
@with_proofs(SECONDS)
@click.option("--notes", is_flag=True, help="Also what is only worth knowing, and what is accepted.")
@click.option("--cases", metavar="DIR", type=OUTPUTS, help="Write a failing case for each broken guarantee.")
@with_force
@with_pager
@click.option(
    "--explain",
    metavar="ID",
    shell_complete=completion.checks,
    help="Show the page of help of a check; 'all' lists them.",
)
def command(  # noqa: PLR0913, PLR0917  # each option is one choice
    paths: tuple[Path, ...],
    knowledge: Knowledge,
    form: str,
    seconds: float,
    cases: Path | None,
    explain: str | None,
    *,
    strict: bool,
    notes: bool,
    force: bool,
) -> int:
    """Report everything that is wrong (exit code 3 or 1) or questionable with the knowledge files.

    PATH is a file or folder: all the knowledge that it belongs to is read, and what is said of PATH is shown. A
    folder outside of any knowledge folder is added to the knowledge, as with --rules.
    """
    if explain:
        show_help(explain)
        return 0
    knowledge = around(knowledge, paths)
    say_unread(knowledge.folder, knowledge.added)
    try:
        report = check_paths(knowledge, paths, seconds, outside())
    except AdvisorError as error:
        if form == "text":
            raise
        click.echo(FORMATS[form](unreadable(error.problems)), nl=False)
        return BAD_INPUT
    if cases:  # first: who reads what is said may go away
        write_cases(report, cases, force=force)
    if form == "text":
        show(blocks(report, paths, notes=notes))
    else:
        shown = report.worth_seeing(notes=notes) if form == "github" else report.checked.notices
        document = Report(shown, report.checked.accepted, report.base, proving=report.proving)
        click.echo(FORMATS[form](document), nl=False)
    return FAILED if report.fails(strict=strict) else 0


def outside() -> Outside:
    """Return what a rule base cannot know: the date where it is latest, and the words that are commands."""
    return Outside(f"{datetime.now(FIRST):%Y-%m-%d}", ("help", *AT_QUESTION))


def blocks(report: Check, paths: tuple[Path, ...] = (), *, notes: bool = False) -> Blocks:
    from advisor.views.check.notices import acceptances, summary
    from advisor.views.check.notices import notices as notice_blocks

    return (
        *notice_blocks(report.base, report.worth_seeing(notes=notes)),
        *(acceptances(report.checked) if notes else ()),
        summary(report.base, report.checked, tuple(map(str, paths)), proving=report.proving),
    )


def show_help(name: str) -> None:
    """Write the page of help of a check, or the list of all. Raises RequestError."""
    from advisor.views.check.help import contents, help_page

    if name == "all":
        show(contents())
    else:
        show(help_page(find_name("check", name, dict.fromkeys(CHECKS, ""))))


def write_cases(report: Check, folder: Path, *, force: bool) -> None:
    """Write a case file for each guarantee that does not hold; a file that is there is left alone, unless forced."""
    from advisor.formats.cases import failing_cases

    for name, text in failing_cases(report.base, report.checked.notices):
        path = folder / f"{name}.yaml"
        if path.exists() and not force:
            remark(f"{path} exists and was left alone")
        else:
            refuse_others([path], bool, force=force)
            save(path, text)
            say_written([path])
