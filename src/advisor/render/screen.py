"""A screen to write on: 80 columns and plain where it is no terminal, colour only where it is one."""

import os
import sys
from collections.abc import Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from advisor.texts import clean

PLAIN_WIDTH = 80
WIDEST = 100
NARROWEST = 60
DEEPEST = 30

# What a style is for; rich leaves all of them out where there is no colour.
HEADING = "bold cyan"
STRONG = "bold"
GOOD = "bold green"
BAD = "red"
FAINT = "dim"


class Screen(Console):
    """A console that leaves it to its caller what a reader who went away means."""

    def on_broken_pipe(self) -> None:
        """Raise BrokenPipeError again, which rich would turn into exit code 1."""
        raise BrokenPipeError


def screen(file: TextIO | None = None) -> Console:
    """Return a screen on a text stream, standard output unless another is given."""
    stream = file or sys.stdout
    console = Screen(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=False)
    console.width = min(max(console.width, NARROWEST), WIDEST) if console.is_terminal else PLAIN_WIDTH
    return console


def count(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def signed(points: int) -> str:
    """Return points with their sign; zero has none."""
    return f"{points:+d}" if points else "0"


def listing(names: Sequence[str]) -> str:
    """Return names as people list them."""
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def styled(*parts: str | tuple[str, str]) -> Text:
    """Return one line of parts, each a text or a text with its style."""
    line = Text()
    for part in parts:
        words, style = part if isinstance(part, tuple) else (part, "")
        line.append(clean(words), style=style)
    return line


def say(console: Console, *parts: str | tuple[str, str], indent: int = 0, hang: int = 0) -> None:
    """Write one paragraph, wrapped; all its lines are indented, and those after the first hang further in."""
    indent = min(indent, DEEPEST)
    lines = styled(*parts).wrap(console, console.width - indent - hang, tab_size=4)
    for number, line in enumerate(lines):
        line.rstrip()
        margin = " " * (indent + (hang if number else 0))
        console.print(Text(margin).append_text(line), no_wrap=True, crop=False, overflow="ignore")


def show_table(console: Console, table: Table) -> None:
    """Write a table without the blanks that fill its lines up."""
    for line in console.render_lines(table, pad=False):
        text = Text().join(Text(segment.text, segment.style or "") for segment in line)
        text.rstrip()
        console.print(text, no_wrap=True, crop=False, overflow="ignore")


def heading(console: Console, words: str) -> None:
    """Write a heading after an empty line."""
    console.print()
    say(console, (words, HEADING))


def bar_character(console: Console) -> str:
    """Return what bars are made of."""
    blocks = console.is_terminal and "utf" in console.encoding.lower() and "NO_COLOR" not in os.environ
    return "\u2588" if blocks else "#"
