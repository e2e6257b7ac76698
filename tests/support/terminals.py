"""Screens to write on without a terminal."""

from io import StringIO

from rich.console import Console

from advisor.views.document.blocks import Blocks
from advisor.views.writers.screen import screen
from advisor.views.writers.terminal import write


class Tty(StringIO):
    """A terminal that is none."""

    encoding = "utf-8"  # type: ignore[assignment]

    def isatty(self) -> bool:
        return True


def console_of(stream: StringIO, width: int) -> Console:
    console = screen(stream)
    console.width = width
    return console


def lines_of(blocks: Blocks, width: int = 80) -> list[str]:
    """Return what blocks are on a screen that is no terminal."""
    shown = StringIO()
    write(console_of(shown, width), blocks)
    return shown.getvalue().splitlines()
