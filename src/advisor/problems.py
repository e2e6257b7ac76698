"""Problems: what is wrong, where, and what to do about it, as values."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

# Below this similarity a guess misleads more often than it helps.
CUTOFF = 0.75

# More than this of one problem nobody reads: a word in it must be a mistake.
LONGEST = 300


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a text; line and column count from 1, and 0 stands for the file as a whole.

    `text` is all of that text, so that the line can be shown wherever the text came from; it may be missing.
    """

    file: str
    line: int = 0
    column: int = 0
    text: str = field(default="", compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong at a place, in the user's words, with a hint on what to do (may be empty).

    `unknown_name` says that it is about a name that nothing has: a part that could not be read may have it.
    """

    place: Place
    what: str
    hint: str = ""
    unknown_name: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        return f"{self.place}: {cut(self.what)}" + (f"; {cut(self.hint)}" if self.hint else "")


class AdvisorError(Exception):
    """The one exception that users meet: problems with the files or answers they gave."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Hold the problems, each once, in the order of their places."""
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def cut(words: str, longest: int = LONGEST) -> str:
    """Return a text of bearable length."""
    return words if len(words) <= longest else f"{words[:longest]} ... ({len(words)} characters)"


def nearest(word: str, names: Iterable[str]) -> str | None:
    """Return the one name that `word` was probably meant to be, or None."""
    found = difflib.get_close_matches(word, list(names), n=1, cutoff=CUTOFF)
    return found[0] if found else None


def did_you_mean(word: str, names: Sequence[str], *, listed: int = 12) -> str:
    """Return a hint: the nearest name, else all names if they are few, else nothing."""
    if guess := nearest(word, names):
        return f"did you mean '{guess}'?"
    if 0 < len(names) <= listed:
        return "known are: " + ", ".join(names)
    return ""
