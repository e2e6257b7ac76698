"""A line of a file on a terminal, with carets under the word that is meant; and what to do about it."""

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
    start, end = head(before[::-1], left)[::-1], head(after, spare - min(left, cell_len(before)))
    whole = middle + end == word + after
    return start if start == before else DOTS + start, middle, end if whole else end + DOTS


def head(text: str, room: int) -> str:
    """Return as much of the beginning of a text as fits into a room."""
    for number, letter in enumerate(text):
        room -= cell_len(letter)
        if room < 0:
            return text[:number]
    return text
