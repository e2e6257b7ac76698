"""The names of a table's columns: which are facts, and which are kept as they are."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence, Sized

import pyarrow as pa

from advisor.model import RuleBase
from advisor.names import nearest
from advisor.problems import BAD_SHAPE, NAME_TAKEN, UNKNOWN_NAME, AdvisorError, Place, Problem
from advisor.tables.results import schema as results_schema
from advisor.tables.types import refused

MAX_COLUMNS = 10_000
"""Maximum columns per table: each name is compared with all facts."""


def refuse_many(names: Sized, place: Place) -> None:
    """Raise AdvisorError if a table has more columns than can be looked at."""
    if len(names) > MAX_COLUMNS:
        what = f"the table has {len(names):,} columns; {MAX_COLUMNS:,} can be read"
        raise AdvisorError([Problem(place, what, "leave out those that are not facts", BAD_SHAPE)])


def kept(
    base: RuleBase, names: Sequence[str], keep: Collection[str], place: Place, schema: pa.Schema | None = None
) -> tuple[str, ...]:
    """Return the columns that are no facts, to be kept beside the results. Raises AdvisorError.

    What looks like a misspelt fact must be named in `keep`: else its answers would count as unknown. A schema says
    which types the columns have.
    """
    refuse_many(names, place)
    problems = [
        *refused(base, schema or (), place),
        *twice(names, place),
        *taken(base, names, place),
        *misspelt(base, names, keep, place),
    ]
    if base.facts and not base.facts.keys() & set(names):
        hint = f"name columns after facts, such as: {', '.join(list(base.facts)[:3])}"
        problems.append(Problem(place, "none of the columns is a fact", hint, UNKNOWN_NAME))
    if problems:
        raise AdvisorError(problems)
    return tuple(name for name in names if name not in base.facts)


def twice(names: Iterable[str], place: Place) -> Iterator[Problem]:
    """Yield a problem for each name that several columns have."""
    for name, count in Counter(names).items():
        if count > 1:
            yield Problem(place, f"{count} columns are called '{name}'", "keep one of them", NAME_TAKEN)


def taken(base: RuleBase, names: Iterable[str], place: Place) -> Iterator[Problem]:
    """Yield a problem for each column with the name of a result."""
    results = set(results_schema(base, fired=True).names)
    for name in names:
        if name in results and name not in base.facts:
            yield Problem(place, f"the column '{name}' has the name of a result", "rename it", NAME_TAKEN)


def misspelt(base: RuleBase, names: Iterable[str], keep: Collection[str], place: Place) -> Iterator[Problem]:
    """Yield a problem for each column that is nearly a fact, and not said to be kept."""
    for name in names:
        if name in base.facts or name in keep:
            continue
        if not name.strip():
            yield Problem(place, "a column has no name", "name it, or leave it out", BAD_SHAPE)
        elif guess := nearest(name, base.facts):
            hint = f"did you mean '{guess}'? To keep it as it is, say so with --keep '{name}'"
            yield Problem(place, f"the column '{name}' is not a fact", hint, UNKNOWN_NAME)
