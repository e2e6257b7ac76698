"""Second problems of one separator, bracket or quote that is lost or stands a letter too far."""

from collections.abc import Iterable, Iterator

from advisor.language.reading.documents import TABLE_SUFFIX
from advisor.problems import BAD_NAME, BAD_SHAPE, Problem, by_place


def without_echoes(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems but for those that the one before them has made."""
    before: Problem | None = None
    for problem in sorted(problems, key=by_place):
        if before is None or not is_echo(problem, before):
            before = problem
            yield problem


def is_echo(problem: Problem, before: Problem) -> bool:
    """Return whether a problem is told with the one before it.

    Behind a name with a space in it, of which the colon was lost, nothing stands where it should; a comma in its place
    makes two names. Nobody writes two words with a single character between them, but in a table.
    """
    place, other = problem.place, before.place
    if (place.file, place.line) != (other.file, other.line):
        return False
    if before.check == BAD_NAME and before.cause and " " in before.cause.name:
        return problem.check == BAD_SHAPE
    gap = place.column - other.column - other.width if other.width else 0
    if gap == len(", ") and before.what.endswith(" is missing"):
        return True
    return gap == 1 and (not place.file.endswith(TABLE_SUFFIX) or is_moved(before, problem))


def is_moved(first: Problem, second: Problem) -> bool:
    """Return whether a name in a table has a letter of the next, or lacks one that the next has."""
    one, other = first.cause, second.cause
    at_end = one and one.guess and (one.guess == one.name[:-1] or one.guess[:-1] == one.name)
    at_start = other and other.guess and (other.guess == other.name[1:] or other.guess[1:] == other.name)
    return bool(at_end or at_start)
