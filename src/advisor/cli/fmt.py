"""`advisor fmt`: knowledge and case files in their one layout."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from advisor.cli import FAILED
from advisor.cli.beside import say_unread
from advisor.cli.options import with_quiet_knowledge
from advisor.cli.outputs import save
from advisor.language.fmt.canonical import canonical
from advisor.language.fmt.files import at, in_base
from advisor.language.reading.documents import Document
from advisor.problems import AdvisorError, Problem
from advisor.texts import clean, count
from advisor.usecases.knowledge import Knowledge
from advisor.views.terminal.layouts import show_difference
from advisor.views.terminal.screen import say, screen


@dataclass(frozen=True, slots=True)
class Layout:
    """A file, and what it would hold in the canonical layout."""

    document: Document
    text: str

    @property
    def changed(self) -> bool:
        """Whether the file would change."""
        return self.document.content != self.text.encode()


@click.command("fmt")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit code 1 if a file would be.")
@with_quiet_knowledge
@click.pass_context
def command(
    context: click.Context, paths: tuple[Path, ...], *, only_check: bool, knowledge: Knowledge
) -> None:
    """Bring knowledge and case files into their one layout; comments stay, and no file says anything else.

    PATH is a file or a folder; without one it is the whole knowledge base with its cases.
    A file that cannot be read is left alone and reported (exit code 3).
    """
    problems: list[Problem] = []
    documents = chosen(paths, knowledge, problems)
    layouts = list(layouts_of(documents, problems))
    changed = [layout for layout in layouts if layout.changed]
    (show if only_check else write)(changed)
    if layouts or not problems:
        became = "not formatted" if only_check else "formatted"
        words = f"{len(changed)} {became}" if changed else "all formatted already"
        say(screen(), f"{count(len(layouts), 'file')}: {words}.")
    if problems:
        raise AdvisorError(problems)
    context.exit(FAILED if only_check and changed else 0)


def chosen(paths: tuple[Path, ...], knowledge: Knowledge, problems: list[Problem]) -> tuple[Document, ...]:
    """Return the files to look at, each once. Raises UsageError if they are named in two ways."""
    if paths and knowledge.words:
        raise click.UsageError("name files and folders, or a knowledge base with --knowledge and --rules")
    if not paths:
        say_unread(knowledge.folder, knowledge.added)
        return in_base(knowledge.root, knowledge.added, problems)
    documents = (document for path in paths for document in at(path, problems))
    return tuple({document.shown: document for document in documents}.values())


def layouts_of(documents: Iterable[Document], problems: list[Problem]) -> Iterator[Layout]:
    """Yield the layout of each file that can be read; what is wrong with the others is in the problems."""
    for document in documents:
        try:
            text = canonical(document.content, document.shown)
        except AdvisorError as error:  # noqa: PERF203  # each file has problems of its own
            problems += error.problems
        else:
            yield Layout(document, text)


def show(layouts: Sequence[Layout]) -> None:
    """Write what would change in files."""
    for layout in layouts:
        before = layout.document.content.decode("utf-8-sig")
        show_difference(screen(), layout.document.shown, before, layout.text)


def write(layouts: Sequence[Layout]) -> None:
    """Replace files by their layouts, and then say so: who reads that may go away. Raises UnwritableError."""
    for layout in layouts:
        save(Path(layout.document.shown), layout.text)
    for layout in layouts:
        click.echo(clean(f"Formatted {layout.document.shown}."))  # a path is not wrapped
