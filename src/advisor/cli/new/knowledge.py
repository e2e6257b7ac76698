"""`advisor new knowledge DIR`: a whole knowledge base, small and in order."""

import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from shlex import quote

import click

from advisor.authoring.scaffold.starter import starter, title_from
from advisor.cli.new.asking import Question, asking, questions, text
from advisor.cli.outputs import OUTPUTS, save
from advisor.cli.recording import program
from advisor.files import folder_of, naming
from advisor.language.reading.base import read_documents
from advisor.language.reading.documents import FOLDERS, Collected, Document, shown


@click.command("knowledge")
@click.argument("folder", metavar="DIR", type=OUTPUTS)
@text("--title", "What the knowledge is about, in a few words.")
@asking
def command(*, folder: Path, title: str, ask: bool) -> None:
    """Begin a whole knowledge base in the new folder DIR: questions, candidates, rules, a guarantee and cases.

    It is a small example that works from the start, for you to replace piece by piece.
    """
    if folder.exists() and any(folder.iterdir()):
        raise click.UsageError(f"'{folder}' is there already, and not an empty folder")
    if ask and not title:
        with questions(f"New knowledge in {shown(folder)}.") as asker:
            what = f"what it is about, in a few words; Enter for '{title_from(folder.resolve().name)}'"
            title = asker.ask(Question("title", what))
    title = (title or title_from(folder.resolve().name)).encode(errors="replace").decode()
    files = starter(title, quote(str(folder)), f"{datetime.now().astimezone():%Y-%m-%d}")
    judge(files, folder)
    write(files, folder)
    report(title, folder, files)


def judge(files: Mapping[str, str], folder: Path) -> None:
    """Raise AdvisorError if the files would not be in order."""
    documents = (
        Document(path, path, text.encode()) for path, text in files.items() if path.startswith(FOLDERS)
    )
    read_documents(Collected(tuple(documents)), shown(folder), "")


def write(files: Mapping[str, str], folder: Path) -> None:
    """Make the folder with all of its files at once. Raises UnwritableError."""
    place = folder.resolve()
    with (
        naming(folder),
        folder_of(place),
        tempfile.TemporaryDirectory(dir=place.parent, prefix=".advisor-") as beside,
    ):
        whole = Path(beside) / "whole"
        for path, text in files.items():
            save(whole / path, text)
        if place.exists():  # it is empty, and may be where the person is
            for part in whole.iterdir():
                part.rename(place / part.name)
        else:
            whole.rename(place)


def report(title: str, folder: Path, files: Mapping[str, str]) -> None:
    from advisor.texts import count
    from advisor.views.document.blocks import Paragraph
    from advisor.views.files import next_commands
    from advisor.views.writers import terminal
    from advisor.views.writers.screen import screen

    wrote = f"Wrote the knowledge base '{title}' in {shown(folder)}: {count(len(files), 'file')}."
    named = f"--knowledge {quote(str(folder))}"
    commands = [
        f"{program()} {named}",
        f"{program()} watch {named}",
        f"{program()} new rule FILE/NAME {named}",
    ]
    terminal.write(screen(), (Paragraph((wrote,)), *next_commands(commands)))
