"""`advisor check`: everything that can be said of a knowledge base, by reading, by proof, and by a second look."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import click

from advisor.authoring.check.accepted import Checked
from advisor.authoring.check.catalogue import CHECKS, Severity
from advisor.authoring.check.check import SECONDS, check
from advisor.authoring.check.notice import Notice, whole
from advisor.authoring.check.outside import Outside
from advisor.cli import BAD_INPUT, FAILED
from advisor.cli.beside import say_unread
from advisor.cli.limits import with_proofs
from advisor.cli.options import with_quiet_knowledge
from advisor.cli.outputs import OUTPUTS, refuse_others, save, say_written, with_force
from advisor.cli.streams import remark
from advisor.cli.table import PROMPT
from advisor.formats.notices import FORMATS, Report, unreadable
from advisor.language.reading.documents import SUFFIX, followed, holds_knowledge, shown
from advisor.model import RuleBase
from advisor.problems import AdvisorError, unknown
from advisor.usecases.knowledge import Knowledge

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
@click.option("--explain", metavar="ID", help="Show the page of help of a check; 'all' lists them.")
@click.pass_context
def command(  # noqa: PLR0913, PLR0917  # each option is one choice
    context: click.Context,
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
) -> None:
    """Report everything that is wrong (exit code 3 or 1) or questionable with the knowledge files.

    PATH is a file or folder: all the knowledge that it belongs to is read, and what is said of PATH is shown. A
    folder outside of any knowledge folder is added to the knowledge, as with --rules.
    """
    if explain:
        show_help(explain)
        return
    knowledge = around(knowledge, paths)
    say_unread(knowledge.folder, knowledge.added)
    base = load(context, knowledge, form, paths)
    checked = of_paths(check(base, seconds, outside()), paths)
    if cases:  # first: who reads what is said may go away
        write_cases(base, checked, cases, force=force)
    if form == "text":
        show(base, checked, paths, notes=notes, proving=seconds > 0)
    else:
        shown = worth_seeing(checked, notes=notes) if form == "github" else checked.notices
        report = Report(shown, checked.accepted, base, proving=seconds > 0)
        click.echo(FORMATS[form](report), nl=False)
    failing = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    context.exit(FAILED if any(notice.severity in failing for notice in checked.notices) else 0)


def outside() -> Outside:
    """Return what a rule base cannot know: the date where it is latest, and the words that are commands."""
    return Outside(f"{datetime.now(FIRST):%Y-%m-%d}", ("help", *PROMPT))


def around(knowledge: Knowledge, paths: Sequence[Path]) -> Knowledge:
    """Return the knowledge that paths belong to: what is named, else the nearest folder around them that holds some.

    A folder that lies outside is added. Raises UsageError for a file that does.
    """
    full = [followed(path) for path in paths]
    homes = (folder for path in full for folder in (path, *path.parents) if holds_knowledge(folder))
    home = next(homes, None) if not knowledge.folder else None
    named = replace(knowledge, folder=Path(shown(home))) if home else knowledge
    held = [followed(folder) for folder in (named.root, *named.added)]
    strange = [path for path in paths if not lies_in(path, held)]
    if files := [path for path in strange if path.is_file()]:
        raise click.UsageError(f"'{files[0]}' is in no knowledge folder; name the folder that it is in")
    return replace(named, added=(*named.added, *strange))


def lies_in(file: str | Path, folders: Iterable[Path]) -> bool:
    """Return whether a file or folder is one of some, or below one of them."""
    path = followed(Path(file))
    return any(path.is_relative_to(folder) for folder in folders)


def of_paths(checked: Checked, paths: Iterable[Path]) -> Checked:
    """Return what is said of what is written in some paths; without paths all of it."""
    full = [followed(path) for path in paths]
    if not full:
        return checked
    here = [
        notice
        for notice in checked.notices
        if any(lies_in(each.place.file, full) for each in whole([notice]))
    ]
    return Checked(tuple(here), tuple(pair for pair in checked.accepted if lies_in(pair[1].place.file, full)))


def load(context: click.Context, knowledge: Knowledge, form: str, paths: Iterable[Path]) -> RuleBase:
    """Return the rule base; problems of reading are written in the form that was asked for.

    Those of the paths are; if there are none of these, all. Raises UsageError if none of the files is in the paths.
    """
    full = [followed(path) for path in paths]
    try:
        base, documents = knowledge.load_with_documents()
    except AdvisorError as error:
        problems = [
            problem for problem in error.problems if lies_in(problem.place.file, full)
        ] or error.problems
        if form == "text":
            raise AdvisorError(problems) from error
        click.echo(FORMATS[form](unreadable(problems)), nl=False)
        context.exit(BAD_INPUT)
    if full and not any(lies_in(document.shown, full) for document in documents):
        raise click.UsageError(
            f"no knowledge file is in '{full[0]}'; they are in facts/ and rules/, and end in {SUFFIX}"
        )
    return base


def show(base: RuleBase, checked: Checked, paths: Iterable[Path], *, notes: bool, proving: bool) -> None:
    """Write the notices and a summary."""
    from advisor.views.terminal.notices import show_accepted, show_notices, show_summary
    from advisor.views.terminal.screen import screen

    show_notices(screen(), base, worth_seeing(checked, notes=notes))
    if notes:
        show_accepted(screen(), checked)
    show_summary(screen(), base, checked, tuple(map(str, paths)), proving=proving)


def worth_seeing(found: Checked, *, notes: bool) -> tuple[Notice, ...]:
    """Return what people are shown: notes only on request, but always what was not decided."""
    return tuple(
        one
        for one in found.notices
        if notes or one.severity is not Severity.NOTE or one.check == "not-decided"
    )


def show_help(name: str) -> None:
    """Write the page of help of a check, or the list of all. Raises UsageError."""
    from advisor.views.terminal.pages import show_list, show_page
    from advisor.views.terminal.screen import screen

    if name == "all":
        show_list(screen())
    elif name in CHECKS:
        show_page(screen(), name)
    else:
        raise unknown("check", name, CHECKS)


def write_cases(base: RuleBase, checked: Checked, folder: Path, *, force: bool) -> None:
    """Write a case file for each guarantee that does not hold; a file that is there is left alone, unless forced."""
    from advisor.formats.cases import failing_cases

    for name, text in failing_cases(base, checked.notices):
        path = folder / f"{name}.yaml"
        if path.exists() and not force:
            remark(f"{path} is there already and was left alone")
        else:
            refuse_others([path], bool, "case", force=force)
            save(path, text)
            say_written([path])
