"""Two versions of the knowledge, and whether any interview ends differently in them."""

from advisor.authoring.compare.difference import Difference, compare
from advisor.language.reading.versions import read_version
from advisor.problems import AdvisorError, attempted


def difference(old: str, new: str, seconds: float, rows: int) -> Difference:
    """Return what tells two versions apart. Raises AdvisorError with the problems of both."""
    before, wrong = attempted(lambda: read_version(old))
    after, more = attempted(lambda: read_version(new))
    if before is None or after is None:
        raise AdvisorError((*wrong, *more))
    return compare(before, after, seconds=seconds, rows=rows)
