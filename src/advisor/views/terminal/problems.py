"""Problems as lines: place, what is wrong, the line with carets under the word that is meant, and what to do."""

import re
from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console

from advisor.problems import MAX_CHARACTERS, Place, Problem, cut, lines_of
from advisor.texts import clean
from advisor.views.writers.screen import BAD, FAINT, STRONG, put, say, styled

MOST = 50
COMMAND = ": advisor "
GUTTER = "  | "
DOTS = "..."

# What is meant at a place of unknown width: a word as the rule language has them, or one character.
WORD = re.compile(r"[^\s,:\[\]{}]+|.")


def show_problems(console: Console, problems: Sequence[Problem]) -> None:
    """Write problems, and how many more there are than fit."""
    for problem in problems[:MOST]:
        say(console, (f"{problem.place}: ", STRONG), (cut(problem.what), BAD))
        show_line(console, problem.place)
        if problem.hint:
            show_hint(console, problem.hint)
    if len(problems) > MOST:
        say(console, f"... and {len(problems) - MOST} more")


def show_hint(console: Console, hint: str) -> None:
    """Write what to do; a command at its end, to be copied, stays on one line, its own if need be."""
    words, command = hint.partition(COMMAND)[::2] if len(hint) > console.width - 4 else (hint, "")
    say(console, cut(words) + (":" if command else ""), indent=4)
    if command:
        put(console, styled(f"      {COMMAND.lstrip(': ')}{command}"))


def show_line(console: Console, place: Place) -> None:
    """Write the line of a place, with carets under the word that is meant; nothing if the text is not known."""
    line = "".join(lines_of(place.text)[place.line - 1 : place.line]) if place.line else ""
    if not line.strip():
        return
    before, word, after = fitting(*parted(line, place), console.width - len(GUTTER))
    carets = " " * cell_len(before) + "^" * max(1, cell_len(word))
    for shown, style in ((before + word + after, ""), (carets, BAD)):
        put(console, styled((GUTTER, FAINT), (shown.rstrip(), style)))


def parted(line: str, place: Place) -> tuple[str, str, str]:
    """Return what stands on a line before the word that is meant, the word, and what stands after it."""
    start = place.column - 1
    found = WORD.match(line, start)
    end = start + place.width if place.width else found.end() if found else start
    before, word, after = (
        line[max(0, start - MAX_CHARACTERS) : start],
        line[start:end],
        line[end : end + MAX_CHARACTERS],
    )
    return clean(before), clean(word[:MAX_CHARACTERS]), clean(after)


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
