"""`advisor fmt`: knowledge and case files in their one layout."""

from pathlib import Path

import click

from advisor.cli import FAILED
from advisor.cli.beside import say_unread
from advisor.cli.options import with_quiet_knowledge
from advisor.cli.outputs import save
from advisor.problems import AdvisorError
from advisor.texts import clean, count
from advisor.usecases.formatting import formatted
from advisor.usecases.knowledge import Knowledge
from advisor.views.files import file_changes
from advisor.views.writers.screen import say, screen
from advisor.views.writers.terminal import write


@click.command("fmt")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit code 1 if a file would be.")
@with_quiet_knowledge
def command(paths: tuple[Path, ...], *, only_check: bool, knowledge: Knowledge) -> int:
    """Format knowledge and case files; comments stay, and no meaning changes.

    PATH is a file or a folder; without one it is the whole knowledge base with its cases.
    A file that cannot be read is left alone and reported (exit code 3).
    """
    if paths and knowledge.words:
        raise click.UsageError("name files and folders, or a knowledge base with --knowledge and --rules")
    if not paths:
        say_unread(knowledge.folder, knowledge.added)
    files, problems = formatted(knowledge, paths)
    changed = [file for file in files if file.changed]
    if only_check:
        for file in changed:
            before = file.document.content.decode("utf-8-sig")
            write(screen(), file_changes(file.document.shown, before, file.text))
    else:
        for file in changed:
            save(Path(file.document.shown), file.text)
        for file in changed:  # who reads that may go away
            click.echo(clean(f"Formatted {file.document.shown}."))  # a path is not wrapped
    if files or not problems:
        became = "not formatted" if only_check else "formatted"
        words = f"{len(changed)} {became}" if changed else "all formatted already"
        say(screen(), f"{count(len(files), 'file')}: {words}.")
    if problems:
        raise AdvisorError(problems)
    return FAILED if only_check and changed else 0
