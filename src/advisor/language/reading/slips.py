"""How far a text was looked at before anything is read of it, and the slip that ends the look."""

import re
from dataclasses import dataclass, field
from typing import NoReturn

from advisor.language.reading.unreadable import UnreadableError
from advisor.problems import Place

# How many lists and names may stand within each other, how many lines and texts in a file, and characters in a name.
MAX_DEPTH = 40
MAX_PIECES = 500_000
MAX_NAME = 1000

GAP = re.compile(r"[ \t\n]*")

QUOTE_ALL = "put quotes around the whole text"
WRITE_OUT = "leave it out, or put quotes around the text"
TOGETHER = "lines that belong together start at the same column"
PAIR = "write 'name: value'"

# What no text can begin with, apart from signs that mean nothing here.
BEGINNINGS = {
    "\t": ("a tab stands here", "use spaces, not tabs"),
    "&": ("'&' and '*' at the beginning of a text are not read", WRITE_OUT),
    "*": ("'&' and '*' at the beginning of a text are not read", WRITE_OUT),
    "!": ("'!' at the beginning of a text is not read", WRITE_OUT),
    ":": ("there is no name before this ':'", PAIR),
    "]": ("']' closes nothing", "delete it, or open the bracket before"),
    "}": ("'}' closes nothing", "delete it, or open the bracket before"),
}


@dataclass(slots=True)
class Level:
    """A list or mapping outside of brackets: the column of its entries from 0, where the first and the latest begin."""

    sign: str
    column: int
    first: int
    latest: int


@dataclass(slots=True)
class Look:
    """How far a text was looked at; each of its lines ends with a line feed, and with nothing else.

    `waiting` is whether the latest entry has nothing yet; `running` is where a text began that lines further right go
    on with, and -1 if there is none; `last` is where the last line with something on it begins. What stands in `kept`,
    from here to there, are texts in which a tab is a tab.
    """

    text: str
    shown: str
    levels: list[Level] = field(default_factory=list)
    waiting: bool = True
    running: int = -1
    last: int = 0
    kept: list[tuple[int, int]] = field(default_factory=list)
    pieces: int = 0

    @property
    def column_inside(self) -> int:
        """The column of the innermost list or mapping outside of brackets; -1 if there is none."""
        return self.levels[-1].column if self.levels else -1

    def line(self, at: int) -> int:
        """Return the number of the line of a position, from 1."""
        return self.text.count("\n", 0, at) + 1

    def column(self, at: int) -> int:
        """Return the column of a position, from 0."""
        return at - self.text.rfind("\n", 0, at) - 1


def stop(look: Look, at: int, what: str, hint: str, *, width: int = 1) -> NoReturn:
    """Raise UnreadableError for what stands at a position."""
    place = Place(look.shown, look.line(at), look.column(at) + 1, look.text, width)
    raise UnreadableError(place, what, hint)


def begins_badly(look: Look, at: int) -> NoReturn:
    """Raise UnreadableError for a text that begins with a sign."""
    sign = look.text[at]
    stop(look, at, *BEGINNINGS.get(sign, (f"a text cannot begin with '{sign}'", QUOTE_ALL)))


def no_colon(look: Look, at: int) -> NoReturn:
    """Raise UnreadableError for a line that is no name with a value though its neighbours are."""
    hint = "write 'name: value', with a space after the colon"
    stop(look, at, "there is no ': ' in this line", hint, width=0)


def second_colon(look: Look, at: int) -> NoReturn:
    """Raise UnreadableError for a colon behind a value."""
    stop(look, at, "a second ':' cannot stand here", f"{QUOTE_ALL} if it belongs to a text")


def too_far_right(look: Look, at: int) -> NoReturn:
    """Raise UnreadableError for a line under one that is complete."""
    if not look.levels:
        stop(look, at, "this stands behind the end of the file's content", "delete the line above", width=0)
    what = f"this line starts too far right, or line {look.line(look.last)} above it too far left"
    hint = f"{TOGETHER}; put quotes around a text that goes on with ': ' in it"
    stop(look, at, what, hint, width=0)


def shifted(look: Look, at: int, closed: Level) -> NoReturn:
    """Raise UnreadableError for a line that starts between the columns of those above it."""
    here, first = look.column(at) + 1, look.line(closed.first)
    what = f"this line starts at column {here}, but line {first} at column {closed.column + 1}"
    hint = TOGETHER
    if look.levels:
        owner = look.line(look.levels[-1].latest)
        hint = f"both stand under line {owner}: start them at the same column, or move line {owner}"
    stop(look, at, what, hint, width=0)


def check_name(look: Look, at: int, end: int) -> None:
    """Raise UnreadableError for a name that nobody can have meant."""
    if end - at > MAX_NAME:
        what = f"more than {MAX_NAME} characters stand before a ':'"
        stop(look, at, what, f"{QUOTE_ALL} if they are one", width=0)


def bound(look: Look, at: int, depth: int = 0) -> None:
    """Count a line, or a text in brackets. Raises UnreadableError where there are too many, or too many within each other."""
    look.pieces += 1
    if depth > MAX_DEPTH:
        what = f"more than {MAX_DEPTH} lists or names stand within each other here"
        stop(look, at, what, "close the brackets, or start lines further left", width=0)
    if look.pieces > MAX_PIECES:
        what = f"more than {MAX_PIECES:,} lines and texts stand before this"
        stop(look, at, what, "split the file into several", width=0)


def after(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Return where something ends; here if it does not stand here."""
    found = pattern.match(text, at)
    return found.end() if found else at


def after_gap(text: str, at: int) -> int:
    """Return where the next word stands after blanks, line breaks and comments."""
    while text.startswith("#", at := after(GAP, text, at)):
        at = text.index("\n", at)
    return at
