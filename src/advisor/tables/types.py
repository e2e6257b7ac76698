"""The types of columns that answers can stand in: one list, for tables in memory and for files."""

from collections.abc import Callable, Iterable, Iterator

import pyarrow as pa

from advisor.model import RuleBase
from advisor.problems import BAD_SHAPE, Place, Problem

Kinds = tuple[Callable[[pa.DataType], bool], ...]

WORDS: Kinds = (
    pa.types.is_string,
    pa.types.is_large_string,
    pa.types.is_binary,
    pa.types.is_large_binary,
    pa.types.is_fixed_size_binary,
    pa.types.is_null,
)
PLAIN: Kinds = (*WORDS, pa.types.is_boolean)
"""Types whose different cells Arrow finds."""

# Views have tests of their own from pyarrow 16 on, and can be in no table before.
WORD_VIEWS: Kinds = (lambda kind: str(kind) in ("string_view", "binary_view"),)
LIST_VIEWS: Kinds = (lambda kind: str(kind).startswith(("list_view<", "large_list_view<")),)

WRITTEN_OUT: Kinds = (
    pa.types.is_integer,
    pa.types.is_floating,
    pa.types.is_decimal,
    pa.types.is_date,
    pa.types.is_timestamp,
)
"""Types that Arrow makes texts of."""

LISTS: Kinds = (pa.types.is_list, pa.types.is_large_list)
OTHER_LISTS: Kinds = (pa.types.is_fixed_size_list, *LIST_VIEWS)

HINT = "answers are text, yes and no as booleans, numbers, dates, or lists of text"


def is_one(kind: pa.DataType, kinds: Kinds) -> bool:
    return any(fits(kind) for fits in kinds)


def takes(kind: pa.DataType) -> bool:
    """Return whether cells of a type can be answers."""
    if is_one(kind, (*LISTS, *OTHER_LISTS)):
        return is_one(stored(kind.value_type), (*WORDS, *WORD_VIEWS))
    return is_one(stored(kind), (*PLAIN, *WORD_VIEWS, *WRITTEN_OUT))


def stored(kind: pa.DataType) -> pa.DataType:
    """Return the type of the values, if a type stores each of them once, or once for a run."""
    once = pa.types.is_dictionary(kind) or pa.types.is_run_end_encoded(kind)
    return kind.value_type if once else kind


def refused(base: RuleBase, schema: Iterable[pa.Field], place: Place) -> Iterator[Problem]:
    """Yield a problem for each column with the name of a fact that can hold no answers."""
    for field in schema:
        if field.name in base.facts and not takes(field.type):
            what = f"the column '{field.name}' holds {field.type}, not answers"
            yield Problem(place, what, HINT, BAD_SHAPE)
