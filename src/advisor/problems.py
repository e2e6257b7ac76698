"""Problems: what is wrong, where, and what to do about it, as values."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, TypeVar

Result = TypeVar("Result")

# Maximum characters that are shown of one text: more nobody reads, and a word in it must be a mistake.
MAX_CHARACTERS = 300

# Maximum characters of a name: what is longer is a sentence, and nobody meant a name by it.
MAX_NAME_CHARACTERS = 80

# What ends a line for YAML, and so for every place in its text.
LINE_ENDS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")

# The classes of problems of reading; `check/pages/` has a page of help for each.
BAD_FILE: Final = "bad-file"
BAD_YAML: Final = "bad-yaml"
BAD_SHAPE: Final = "bad-shape"
BAD_NAME: Final = "bad-name"
BAD_VALUE: Final = "bad-value"
UNKNOWN_NAME: Final = "unknown-name"
NAME_TAKEN: Final = "name-taken"
CIRCLE: Final = "circle"
IMPOSSIBLE_EXAMPLE: Final = "impossible-example"
UNREADABLE: Final = "unreadable"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a text; line and column count from 1, and 0 stands for the file as a whole.

    `text` is all of that text, so that the line can be shown wherever the text came from; it may be missing.
    `width` is how many characters of that line are meant; 0 if that is not known.
    """

    file: str
    line: int = 0
    column: int = 0
    text: str = field(default="", compare=False, repr=False)
    width: int = field(default=0, compare=False, repr=False)

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)


@dataclass(frozen=True, slots=True)
class Cause:
    """Suspected root cause of a problem; problems that share it are reported once.

    Mostly a name of some kind that nothing has; `guess` is the one it was probably meant to be.
    """

    kind: str
    name: str
    guess: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong at a place, in the user's words, with a hint on what to do (may be empty).

    `check` is the class of problems that it belongs to, for machines and for the pages of help.
    """

    place: Place
    what: str
    hint: str = ""
    check: str = field(default=UNREADABLE, compare=False)
    cause: Cause | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.place}: {cut(self.what)}" + (f"; {cut(self.hint)}" if self.hint else "")


class AdvisorError(Exception):
    """The one exception that users meet: problems with the files or answers they gave."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Hold the problems, each once, in the order of their places."""
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems), key=by_place))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type["AdvisorError"], tuple[tuple[Problem, ...]]]:
        """Return how to make it again, from its problems and not from its text: other processes are told of it so."""
        return AdvisorError, (self.problems,)


def attempted(read: Callable[[], Result]) -> tuple[Result | None, tuple[Problem, ...]]:
    """Return what is read, or else what is wrong with it."""
    try:
        return read(), ()
    except AdvisorError as error:
        return None, error.problems


class RequestError(Exception):
    """What is asked for cannot be: a name that nothing has, or words that contradict each other. No file is to blame."""


def attempts(read: Callable[[str], Result], words: Iterable[str], wrong: list[str]) -> Iterator[Result]:
    """Yield what is read; what is wrong with the rest is added."""
    for typed in words:
        try:
            yield read(typed)
        except (AdvisorError, RequestError) as error:  # noqa: PERF203  # each has a message of its own
            wrong.append(str(error))


def briefly(problems: Iterable[Problem]) -> str:
    """Return what is wrong on one line, without places and hints."""
    return "; ".join(problem.what for problem in problems)


def by_place(problem: Problem) -> tuple[str, int, int, str, str]:
    """Return what problems are sorted by: the place, then the words."""
    place = problem.place
    return place.file, place.line, place.column, problem.what, problem.hint


@lru_cache(maxsize=4)
def lines_of(text: str) -> tuple[str, ...]:
    return tuple(LINE_ENDS.split(text))


def cut(words: str, longest: int = MAX_CHARACTERS) -> str:
    return words if len(words) <= longest else f"{words[:longest]} ... ({len(words)} characters)"
