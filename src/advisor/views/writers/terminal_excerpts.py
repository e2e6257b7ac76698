"""A line of a file on a terminal, with carets under the word that is meant; and what to do about it."""

from collections.abc import Iterable

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from advisor.texts import clean
from advisor.views.document.blocks import Excerpt
from advisor.views.writers.screen import BAD, FAINT, put, say

COMMAND = ": advisor "
GUTTER = "  | "
DOTS = "..."


def write_excerpt(console: Console, excerpt: Excerpt, indent: int = 0) -> None:
    """Write a line, cut around the word if it is too wide, with carets under the word."""
    gutter = " " * indent + GUTTER
    room = console.width - len(gutter)
    before, word, after = fitting(clean(excerpt.before), clean(excerpt.word), clean(excerpt.after), room)
    carets = " " * cell_len(before) + "^" * max(1, cell_len(word))
    for shown, style in ((before + word + after, ""), (carets, BAD)):
        put(console, Text(gutter, FAINT).append(shown.rstrip(), style))


def write_hint(console: Console, hint: str, indent: int) -> None:
    """Write what to do; a command at its end, to be copied, stays on one line, its own if need be."""
    words, command = hint.partition(COMMAND)[::2] if len(hint) > console.width - indent else (hint, "")
    say(console, words + (":" if command else ""), indent=indent)
    if command:
        put(console, Text(f"{' ' * (indent + 2)}{COMMAND.lstrip(': ')}{clean(command)}"))


def fitting(before: str, word: str, after: str, room: int) -> tuple[str, str, str]:
    """Return the parts of a line, cut on both sides of the word if the line is wider than the room."""
    if cell_len(before + word + after) <= room:
        return before, word, after
    room -= 2 * len(DOTS)
    middle = head(word, room)
    spare = room - cell_len(middle)
    left = max(spare // 2, spare - cell_len(after))
    start, end = tail(before, left), head(after, spare - min(left, cell_len(before)))
    whole = middle + end == word + after
    return start if start == before else DOTS + start, middle, end if whole else end + DOTS


def head(text: str, room: int) -> str:
    """Return as much of the beginning of a text as fits into a room."""
    return "".join(within(text, room))


def tail(text: str, room: int) -> str:
    """Return as much of the end of a text as fits into a room."""
    return "".join(within(reversed(text), room))[::-1]


def within(characters: Iterable[str], room: int) -> Iterable[str]:
    """Yield the first characters that fit into a room."""
    for char in characters:
        room -= cell_len(char)
        if room < 0:
            return
        yield char
