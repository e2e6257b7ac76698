"""A screen to write on: 80 columns and plain where it is no terminal, colour only where it is one.

What is aligned, wrapped or padded is measured in cells of the terminal: a letter may take none, one or two.
"""

import os
import re
import sys
from collections.abc import Iterator
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from advisor.texts import clean

PLAIN_WIDTH = 80
PLAIN_HEIGHT = 24
WIDEST = 100
DEEPEST = 30
# Lines are not made shorter than this, neither on a narrow screen nor far inside: words would stand alone.
NARROWEST = 20

# Stands for a blank at which no line ends; no clean text has it.
GLUE = "\ufffe"

# What a style is for; rich leaves all of them out where there is no colour.
HEADING = "bold cyan"
STRONG = "bold"
GOOD = "bold green"
BAD = "red"
FAINT = "dim"

# What is never broken: ids, paths and commands are copied. East Asian scripts have no blanks and are broken after
# any sign but before closing ones; but what has a slash in it is a path.
EAST = "\u2e80-\u3000\u3003-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff21-\uff3a\uff41-\uff5a\uff66-\uffdc"
CLOSING = "\u3001\u3002\u3009\u300b\u300d\u300f\u3011\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f"
WORD = re.compile(rf"\s*(?:\S*[/\\]\S*|[{EAST}][{CLOSING}]*|[^\s{EAST}]+)\s*")


class Terminal(Console):
    """A console that leaves it to its caller what a reader who went away means."""

    def on_broken_pipe(self) -> None:
        """Raise BrokenPipeError again, which rich would turn into exit code 1."""
        raise BrokenPipeError


def screen(file: TextIO | None = None) -> Console:
    """Return a screen on a text stream, standard output unless another is given."""
    stream = file or sys.stdout
    console = Terminal(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=False)
    console.width = fitting(console.width) if console.is_terminal else PLAIN_WIDTH
    return console


def refit(console: Console) -> int:
    """Fit a console to its terminal, which may have changed its size, and return how many lines that has."""
    try:
        columns, lines = os.get_terminal_size(console.file.fileno())
    except OSError:
        columns = lines = 0
    console.width = fitting(columns or PLAIN_WIDTH)
    return lines or PLAIN_HEIGHT


def fitting(width: int) -> int:
    return min(max(width, NARROWEST), WIDEST)


def styled(*parts: str | tuple[str, str]) -> Text:
    """Return one line of parts, each a text or a text with its style."""
    line = Text()
    for part in parts:
        words, style = part if isinstance(part, tuple) else (part, "")
        line.append(clean(words), style=style)
    return line


def say(console: Console, *parts: str | tuple[str, str], indent: int = 0, hang: int = 0) -> None:
    """Write one paragraph, wrapped; all its lines are indented, and those after the first hang further in.

    On a narrow screen they stand less far in. A word that is longer than a line sticks out.
    """
    say_text(console, styled(*parts), indent, hang)


def say_text(console: Console, text: Text, indent: int = 0, hang: int = 0) -> None:
    indent = min(indent, DEEPEST, max(0, console.width - NARROWEST) // 2)
    hang = min(hang, max(0, console.width - NARROWEST - indent))
    for number, line in enumerate(wrapped(text, console.width - indent, hang)):
        put(console, Text(" " * (indent + (hang if number else 0))).append_text(line))


def wrapped(text: Text, room: int, hang: int = 0) -> Iterator[Text]:
    """Yield the lines of a text, none wider than the room unless it is a single word; after the first there is less."""
    for line in text.divide(breaks(text.plain, room, hang)):
        line.rstrip()
        yield line


def breaks(text: str, room: int, hang: int) -> Iterator[int]:
    """Yield where the lines of a text end, so that each fits unless it is a single word."""
    begin = used = 0
    for word in WORD.finditer(text):
        if used > begin and used + cell_len(word[0].rstrip()) > room:
            yield word.start()
            begin = used = hang
        used += cell_len(word[0])


def put(console: Console, line: Text) -> None:
    """Write one line as it is, however wide it is; whoever made it, it steers nothing."""
    line.plain = clean(line.plain.replace(GLUE, " "))
    console.print(line, no_wrap=True, crop=False, overflow="ignore")


def is_capable(console: Console) -> bool:
    """Return whether this is a terminal that can do more than write one line after the other."""
    return console.is_terminal and not console.is_dumb_terminal


def bar_character(console: Console) -> str:
    """Return what bars are made of: blocks where the terminal can show them, else an ASCII sign."""
    blocks = is_capable(console) and "utf" in console.encoding.lower() and "NO_COLOR" not in os.environ
    return "\u2588" if blocks else "#"
