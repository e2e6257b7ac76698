"""Files that commands write: nothing else than what a command made itself is written over."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from advisor.render.screen import count
from advisor.texts import clean


def refuse_others(paths: Iterable[Path], made: re.Pattern[bytes], what: str) -> None:
    """Raise UsageError if a file is in the way that does not show what is made here, before any is written."""
    for path in paths:
        if path.is_file() and not made.search(path.read_bytes()):
            raise click.UsageError(f"{path} is there already and is no {what}; choose another name")


def write(pages: Mapping[Path, str]) -> None:
    """Write pages and say so, the first by its name."""
    for path, content in pages.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
    for first in list(pages)[:1]:
        more = f" and {count(len(pages) - 1, 'file')} more" if len(pages) > 1 else ""
        click.echo(f"Written: {clean(str(first))}{more}")
