"""What lies beside the knowledge in use and is not read: said once, on standard error."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from advisor.read.cases import FOLDERS as CASES
from advisor.read.documents import FOLDERS, SUFFIX, forgotten, holds_knowledge, shipped, shown
from advisor.render.screen import count
from advisor.texts import clean

LISTED = 3


def say_unread(folder: Path | None, added: Iterable[Path]) -> None:
    """Say what may be meant as knowledge and is not read; without a folder the shipped knowledge is in use."""
    for line in (*other_base(folder), *not_read(folder or shipped(), added)):
        click.echo(clean(line), err=True)


def other_base(folder: Path | None) -> Iterator[str]:
    """Yield that the working folder holds knowledge, if another is in use that nobody has named."""
    if folder is None and holds_knowledge(here := Path.cwd()) and here != shipped():
        yield "Using the knowledge that came with advisor; for the one in this folder: --knowledge ."


def not_read(root: Path, added: Iterable[Path]) -> Iterator[str]:
    """Yield which files are not read because of how their names end, in one line."""
    files = [shown(file) for file in forgotten((*(root / name for name in (*FOLDERS, *CASES)), *added))]
    if files:
        more = f" and {count(len(files) - LISTED, 'more file')}" if len(files) > LISTED else ""
        yield f"Not read: {', '.join(files[:LISTED])}{more}; the names of knowledge files end in {SUFFIX}."
