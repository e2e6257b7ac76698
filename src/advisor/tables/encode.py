"""Tables of answers to columns of codes, and what is wrong with which row."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from advisor.evaluators.sweep.codes import UNKNOWN, Column, code
from advisor.language.reading.cells import in_words, read_cell
from advisor.model import Answer, Fact, Kind, Measure, RuleBase
from advisor.problems import MAX_NAME_CHARACTERS, Problem
from advisor.tables.encoded import Encoded, Wrong
from advisor.tables.numbers import regions
from advisor.tables.types import LISTS, PLAIN, WORD_VIEWS, WRITTEN_OUT, is_one

Places: TypeAlias = npt.NDArray[np.int32]

Read: TypeAlias = "Answer | Problem | None"

MAX_REMEMBERED = 1 << 14
"""Maximum cells per fact whose answers are remembered."""


def encode(base: RuleBase, rows: pa.RecordBatch) -> Encoded:
    """Return the codes of a table; facts without a column are unknown. Columns that are no facts are left alone."""
    return gathered(rows.num_rows, (encode_column(fact, rows) for fact in base.facts.values()))


def encode_rows(base: RuleBase, rows: Sequence[Mapping[str, Any]]) -> Encoded:
    """Return the codes of rows that hold at most one cell for each fact; what else they hold is left alone."""
    columns_of_facts = (
        encode_cells(fact, [row.get(fact.id) for row in rows]) for fact in base.facts.values()
    )
    return gathered(len(rows), columns_of_facts)


def gathered(count: int, columns_of_facts: Iterable[tuple[Column, Wrong]]) -> Encoded:
    """Return columns as one table; what is wrong in several columns of a row stands in one line."""
    columns, wrong = list[Column](), dict[int, list[str]]()
    for column, mistakes in columns_of_facts:
        columns.append(column)
        for row, words in mistakes.items():
            wrong.setdefault(row, []).append(words)
    return Encoded(count, tuple(columns), {row: "; ".join(words) for row, words in sorted(wrong.items())})


def encode_column(fact: Fact, rows: pa.RecordBatch) -> tuple[Column, Wrong]:
    place = rows.schema.get_field_index(fact.id)
    if place < 0:
        return nothing_known(fact, rows.num_rows)
    return encode_array(fact, rows.column(place))


def nothing_known(fact: Fact, count: int) -> tuple[Column, Wrong]:
    return np.full(count, UNKNOWN, width_of(fact)), {}


def encode_array(fact: Fact, cells: pa.Array) -> tuple[Column, Wrong]:
    """Return the codes of cells of any type of Arrow's."""
    return encode_numbers(fact, fact.measure, cells) if fact.measure else encode_values(fact, cells)


def encode_numbers(fact: Fact, measure: Measure, cells: pa.Array) -> tuple[Column, Wrong]:
    """Return the codes of numbers; what is not plainly one is read as words are."""
    places, known = regions(measure, cells)
    if not known.any():  # Arrow takes no rows out of some of the other types
        return encode_values(fact, cells)
    odd = np.flatnonzero(~known & np.asarray(pc.is_valid(cells)))
    column = np.where(known, places, UNKNOWN).astype(width_of(fact))
    return (
        read_apart(column, odd, encode_values(fact, cells.take(pa.array(odd)))) if len(odd) else (column, {})
    )


def read_apart(
    column: Column, odd: npt.NDArray[np.intp], again: tuple[Column, Wrong]
) -> tuple[Column, Wrong]:
    """Return a column in which some rows have the codes, and mistakes, of a reading of their own."""
    codes, wrong = again
    column = column.astype(np.promote_types(column.dtype, codes.dtype))
    column[odd] = codes
    return column, {int(odd[row]): words for row, words in wrong.items()}


def encode_values(fact: Fact, cells: pa.Array) -> tuple[Column, Wrong]:
    """Return the codes of cells of any type; those of unusual types are read one by one."""
    is_value = fact.kind is not Kind.SEVERAL and fact.measure is None
    if is_value and is_one(cells.type, (pa.types.is_string,)):
        column = only_values(fact, cells)
        if column is not None:
            return column, {}
    if is_one(cells.type, (*PLAIN, *WORD_VIEWS, *WRITTEN_OUT, pa.types.is_dictionary)):
        return encode_words(fact, cells)
    if is_one(cells.type, LISTS) and is_one(cells.type.value_type, (*PLAIN, pa.types.is_dictionary)):
        return encode_lists(fact, cells)
    return encode_cells(fact, cells.to_pylist())


def only_values(fact: Fact, cells: pa.Array) -> Column | None:
    """Return the codes of texts that are all values, spelt as they are, or empty; None if others are among them."""
    places = pc.index_in(cells, value_set=pa.array(fact.value_ids))
    if places.null_count > cells.null_count:
        return None
    return np.asarray(pc.fill_null(places, UNKNOWN)).astype(width_of(fact))


def width_of(fact: Fact) -> type[np.signedinteger[Any]]:
    """Return the narrowest type of integers that the codes of a fact fit in: for sets, a bit for each value."""
    widths: tuple[type[np.signedinteger[Any]], ...] = (np.int8, np.int16, np.int32, np.int64)
    if fact.kind is Kind.SEVERAL:
        return next(width for width in widths if len(fact.values) < np.iinfo(width).bits)
    return next(width for width in widths if len(fact.values) <= np.iinfo(width).max)


def wide_enough(fact: Fact, codes: Sequence[int]) -> np.dtype[np.signedinteger[Any]]:
    """Return the type of a fact's codes, a wider one where partial answers have codes that do not fit."""
    return np.promote_types(width_of(fact), np.min_scalar_type(min(codes)))


def encode_words(fact: Fact, cells: pa.Array) -> tuple[Column, Wrong]:
    """Return the codes of cells with one word each: each different one is read once."""
    words = as_words(cells)
    known = remembered(fact)
    if len(known) > MAX_REMEMBERED:
        known.clear()
    read = [read_again(fact, text_of(cell), known) for cell in words.dictionary.to_pylist()]
    return coded(fact, read, indices(words))


def read_again(fact: Fact, cell: Any, known: dict[str, Read]) -> Read:
    """Return the answer that a cell gives; that of a short text is remembered."""
    if not isinstance(cell, str) or len(cell) > MAX_NAME_CHARACTERS:
        return read_cell(fact, cell)
    if cell not in known:
        known[cell] = read_cell(fact, cell)
    return known[cell]


@lru_cache(maxsize=1024)
def remembered(_fact: Fact) -> dict[str, Read]:
    """Return where the answers of cells are remembered from one table to the next."""
    return {}


def as_words(cells: pa.Array) -> pa.DictionaryArray:
    """Return cells with each different one stored once; what is neither text nor truth is written out."""
    if pa.types.is_dictionary(cells.type):
        return pa.DictionaryArray.from_arrays(cells.indices, encodable(cells.dictionary))
    return pc.dictionary_encode(encodable(cells))


def encodable(cells: pa.Array) -> pa.Array:
    """Return cells of a type whose different cells Arrow finds."""
    if is_one(cells.type, PLAIN):
        return cells
    return pc.cast(cells, pa.binary() if str(cells.type) == "binary_view" else pa.string())


def text_of(cell: Any) -> Any:
    """Return a cell with texts for bytes; bytes that are no text become one that is no value."""
    if isinstance(cell, list):
        return [text_of(part) for part in cell]
    return cell.decode(errors="replace") if isinstance(cell, bytes) else cell


def indices(words: pa.DictionaryArray) -> Places:
    """Return the place of each cell in the dictionary; one beyond the last for a cell without content."""
    places: Places = np.asarray(pc.fill_null(words.indices.cast(pa.int32()), len(words.dictionary)))
    return places


def coded(fact: Fact, read: Sequence[Answer | Problem | None], places: Places) -> tuple[Column, Wrong]:
    """Return the codes of cells that stand at these places of what was read; beyond it they are unknown."""
    bad = {place: in_words(answer) for place, answer in enumerate(read) if isinstance(answer, Problem)}
    codes = [UNKNOWN if isinstance(answer, Problem) else code(fact, answer) for answer in (*read, None)]
    rows = np.flatnonzero(np.isin(places, list(bad))) if bad else ()
    # No place is beyond the codes; not to look saves half of the time.
    column = np.array(codes, wide_enough(fact, codes)).take(places, mode="clip")
    return column, {int(row): bad[int(places[row])] for row in rows}


def encode_lists(fact: Fact, cells: pa.Array) -> tuple[Column, Wrong]:
    """Return the codes of cells with a list each. Lists of values are read all at once, others one by one."""
    lengths = np.asarray(pc.fill_null(pc.list_value_length(cells), 0))
    words = as_words(pc.list_flatten(cells))
    texts = map(text_of, words.dictionary.to_pylist())
    known = [read_cell(fact, [word]) if isinstance(word, str) else None for word in texts]
    bits = [code(fact, answer) if isinstance(answer, frozenset) else UNKNOWN for answer in (*known, None)]
    column = np.zeros(len(cells), width_of(fact))
    starts = np.cumsum(lengths) - lengths
    filled = lengths > 0
    if filled.any():
        column[filled] = np.bitwise_or.reduceat(np.array(bits, column.dtype)[indices(words)], starts[filled])
    odd = np.flatnonzero((column < 0) | (fact.kind is not Kind.SEVERAL))
    column[np.asarray(pc.is_null(cells))] = UNKNOWN
    return read_apart(column, odd, encode_cells(fact, cells.take(pa.array(odd)).to_pylist()))


def encode_cells(fact: Fact, cells: Sequence[Any]) -> tuple[Column, Wrong]:
    """Return the codes of cells of any kind: each different one is read once."""
    numbers: dict[str | tuple[str, str], int] = {}
    different: list[Answer | Problem | None] = []
    places = np.empty(len(cells), np.int32)
    for row, cell in enumerate(cells):
        key = cell if isinstance(cell, str) else (type(cell).__name__, repr(cell))
        places[row] = number = numbers.setdefault(key, len(numbers))
        if number == len(different):
            different.append(read_cell(fact, text_of(cell)))
    return coded(fact, different, places)
