"""What lies beside the knowledge in use and is not read: said once, on standard error."""

from collections.abc import Iterable
from pathlib import Path

import click

from advisor.read.cases import FOLDERS as CASES
from advisor.read.documents import FOLDERS, SUFFIX, forgotten, holds_knowledge, shipped, shown
from advisor.render.screen import count
from advisor.texts import clean

LISTED = 3


def say_unread(folder: Path | None, added: Iterable[Path]) -> None:
    """Say what may be meant as knowledge and is not read; without a folder the shipped knowledge is in use."""
    lines = []
    if folder is None and holds_knowledge(here := Path.cwd()) and here != shipped():
        lines.append("Using the knowledge that came with advisor; for the one in this folder: --knowledge .")
    own = ((folder or shipped()) / name for name in (*FOLDERS, *CASES))
    if files := list(map(shown, forgotten((*own, *added)))):
        more = f" and {count(len(files) - LISTED, 'more file')}" if len(files) > LISTED else ""
        names = f"{', '.join(files[:LISTED])}{more}"
        lines.append(f"Not read: {names}; the names of knowledge files end in {SUFFIX}.")
    for line in lines:
        click.echo(clean(line), err=True)
