"""What a new layout changes, place by place."""

from difflib import SequenceMatcher

from rich.console import Console

from advisor.views.writers.screen import BAD, GOOD, STRONG, put, say, styled


def show_difference(console: Console, shown: str, before: str, after: str) -> None:
    """Write which lines of a file would go and which would come; the line named is one of the file as it is."""
    old, new = before.splitlines(), after.splitlines()
    for change, start, end, first, last in SequenceMatcher(None, old, new).get_opcodes():
        if change != "equal":
            say(console, (f"{shown}:{start + 1}", STRONG))
            show_lines(console, "-", old[start:end], BAD)
            show_lines(console, "+", new[first:last], GOOD)
    if old == new:
        say(console, (shown, STRONG), ": only line ends, or the mark at its beginning, are different")


def show_lines(console: Console, sign: str, lines: list[str], style: str) -> None:
    """Write lines with a sign before each."""
    for line in lines:
        put(console, styled((f"{sign} {line}", style)))
