"""How far a text was scanned before a library reads it, and the slips that end the scan."""

import re
from dataclasses import dataclass, field
from typing import NoReturn

from advisor.language.reading.unreadable import UnreadableError
from advisor.problems import Place

# Maximum depth of lists and names within each other, lines and texts in a file, and characters in a name.
MAX_DEPTH = 40
MAX_PIECES = 500_000
MAX_NAME = 1000

GAP = re.compile(r"[ \t\n]*")

QUOTE_ALL = "put quotes around the whole text"
WRITE_OUT = "leave it out, or put quotes around the text"
PAIR = "write 'name: value'"

# What no text can begin with, apart from signs that mean nothing here.
BOUND = f"{QUOTE_ALL}, or outside of tables write {{at_least: ...}} or {{above: ...}}"
BEGINNINGS = {
    "\t": ("there is a tab here", "use spaces, not tabs"),
    "&": ("'&' and '*' at the beginning of a text are not read", WRITE_OUT),
    "*": ("'&' and '*' at the beginning of a text are not read", WRITE_OUT),
    "!": ("'!' at the beginning of a text is not read", WRITE_OUT),
    ">": ("a text cannot begin with '>'", BOUND),
    ":": ("there is no name before this ':'", PAIR),
    "]": ("']' closes nothing", "delete it, or open the bracket before"),
    "}": ("'}' closes nothing", "delete it, or open the bracket before"),
}


@dataclass(slots=True)
class Indent:
    """A list or mapping outside of brackets: the column of its entries from 0, where the first and the latest begin."""

    sign: str
    column: int
    first: int
    latest: int


@dataclass(slots=True)
class Scanner:
    """How far a text was scanned; each of its lines ends with a line feed, and with nothing else.

    `waiting` is whether the latest entry has nothing yet; `running` is where a text began that lines further right go
    on with, and -1 if there is none; `last` is where the last line with something on it begins. What stands in `kept`,
    from here to there, are texts in which a tab is a tab.
    """

    text: str
    shown: str
    indents: list[Indent] = field(default_factory=list)
    waiting: bool = True
    running: int = -1
    last: int = 0
    kept: list[tuple[int, int]] = field(default_factory=list)
    pieces: int = 0

    @property
    def column_inside(self) -> int:
        """The column of the innermost list or mapping outside of brackets; -1 if there is none."""
        return self.indents[-1].column if self.indents else -1

    def line(self, at: int) -> int:
        """Return the number of the line of a position, from 1."""
        return self.text.count("\n", 0, at) + 1

    def column(self, at: int) -> int:
        """Return the column of a position, from 0."""
        return at - self.text.rfind("\n", 0, at) - 1

    def count(self, at: int, depth: int = 0) -> None:
        """Count a line, or a text in brackets. Raises UnreadableError if there are too many, or too many within each other."""
        self.pieces += 1
        if depth > MAX_DEPTH:
            what = f"lists and names are nested more than {MAX_DEPTH} deep here"
            self.stop(at, what, "close the brackets, or start lines further left", width=0)
        if self.pieces > MAX_PIECES:
            what = f"there are more than {MAX_PIECES:,} lines and texts before this"
            self.stop(at, what, "split the file into several", width=0)

    def check_name(self, at: int, end: int) -> None:
        """Raise UnreadableError for a name that nobody can have meant."""
        if end - at > MAX_NAME:
            what = f"there are more than {MAX_NAME} characters before a ':'"
            self.stop(at, what, f"{QUOTE_ALL} if they are one", width=0)

    def begins_badly(self, at: int) -> NoReturn:
        """Raise UnreadableError for a text that begins with a sign."""
        sign = self.text[at]
        self.stop(at, *BEGINNINGS.get(sign, (f"a text cannot begin with '{sign}'", QUOTE_ALL)))

    def no_colon(self, at: int) -> NoReturn:
        """Raise UnreadableError for a line that is no name with a value though its neighbours are."""
        hint = "write 'name: value', with a space after the colon"
        self.stop(at, "there is no ': ' in this line", hint, width=0)

    def stop(self, at: int, what: str, hint: str, *, width: int = 1) -> NoReturn:
        """Raise UnreadableError for so many characters at a position."""
        place = Place(self.shown, self.line(at), self.column(at) + 1, self.text, width)
        raise UnreadableError(place, what, hint)


def after(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Return where a match of the pattern at this position ends; the position itself if there is none."""
    match = pattern.match(text, at)
    return match.end() if match else at


def after_gap(text: str, at: int) -> int:
    """Return where the next word stands after blanks, line breaks and comments."""
    while text.startswith("#", at := after(GAP, text, at)):
        at = text.index("\n", at)
    return at
