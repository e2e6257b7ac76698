"""Two versions of the knowledge, and whether any interview ends differently in them."""

from advisor.authoring.compare.difference import Difference, compare
from advisor.language.reading.versions import read_version
from advisor.problems import AdvisorError, Problem


def difference(old: str, new: str, seconds: float, rows: int) -> Difference:
    """Return what tells two versions apart. Raises AdvisorError with the problems of both."""
    bases, problems = [], list[Problem]()
    for name in (old, new):
        try:
            bases.append(read_version(name))
        except AdvisorError as error:  # noqa: PERF203  # there are two
            problems += error.problems
    if problems:
        raise AdvisorError(problems)
    return compare(*bases, seconds=seconds, rows=rows)
