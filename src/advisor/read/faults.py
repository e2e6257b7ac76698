"""Where the reading of text that is not valid YAML stopped, and what stands around there."""

from dataclasses import dataclass
from typing import Protocol

from advisor.problems import BAD_YAML, Place, Problem


class Mark(Protocol):
    """Where PyYAML says that something stands, counted from 0; its two readers have classes of their own."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the reading stopped, and where what was being read began; `lines` are those of the file."""

    shown: str
    text: str
    lines: tuple[str, ...]
    stopped: Mark
    began: Mark

    def line(self, mark: Mark) -> str:
        """Return the line of a mark; it is empty behind the last one."""
        return self.lines[mark.line] if mark.line < len(self.lines) else ""

    def above(self, left_of: int) -> tuple[int, int]:
        """Return number and column, from 1, of the nearest line above that starts left of a column; (0, 0) if none does."""
        for number in range(self.stopped.line, 0, -1):
            column = column_of(self.lines[number - 1])
            if 0 < column < left_of:
                return number, column
        return 0, 0

    def below(self, number: int) -> tuple[int, int]:
        """Return number and column of the next line with something on it."""
        columns = enumerate(map(column_of, self.lines[number:]), number + 1)
        return next(((one, column) for one, column in columns if column), (0, 0))

    @property
    def character(self) -> str:
        """The character at which the reading stopped; empty at the end of a line."""
        return self.line(self.stopped)[self.stopped.column :][:1]

    @property
    def opening(self) -> str:
        """The character at which began what was being read."""
        return self.line(self.began)[self.began.column :][:1]

    @property
    def before(self) -> str:
        """What stands on the line before that character."""
        return self.line(self.stopped)[: self.stopped.column]

    def at(self, mark: Mark, what: str, hint: str = "", *, width: int = 1, shift: int = 0) -> Problem:
        """Return a problem at a mark, or `shift` characters further right."""
        place = Place(self.shown, mark.line + 1, mark.column + 1 + shift, self.text, width)
        return Problem(place, what, hint, BAD_YAML)

    def on_line(self, what: str, hint: str) -> Problem:
        """Return a problem at the first word of the line on which the reading stopped."""
        indent = len(self.before) - len(self.before.lstrip())
        return self.at(self.stopped, what, hint, width=0, shift=indent - len(self.before))


def column_of(line: str) -> int:
    """Return the column at which a line starts, from 1; 0 if it is empty or a comment."""
    written = line.lstrip()
    return 0 if not written or written.startswith("#") else len(line) - len(written) + 1
