"""Rows as they are read, whatever the file: answers, all columns, and what is wrong with which row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import pyarrow as pa

from advisor.model import RuleBase
from advisor.tables.encode import encode, encode_rows
from advisor.tables.encoded import Encoded, Wrong

Cells: TypeAlias = "pa.Array | Sequence[Any]"
"""The cells of a column: an Arrow array, or Python values as JSON has them."""

NOT_UTF8 = "the row is not UTF-8 text"


@dataclass(frozen=True, slots=True)
class ReadRows:
    """Some rows: a row with something `wrong` has cells without content."""

    count: int
    columns: Mapping[str, Cells]
    wrong: Wrong


def encoded(base: RuleBase, rows: ReadRows) -> Encoded:
    arrays = {
        name: column
        for name, column in rows.columns.items()
        if isinstance(column, pa.Array) and name in base.facts
    }
    loose = {
        name: column for name, column in rows.columns.items() if name in base.facts and name not in arrays
    }
    if loose:
        names = {**arrays, **loose}
        lists = [column.to_pylist() if isinstance(column, pa.Array) else column for column in names.values()]
        codes = encode_rows(base, [dict(zip(names, row, strict=True)) for row in zip(*lists, strict=True)])
    else:
        codes = encode(base, batch(arrays, rows.count))
    return codes.less(rows.wrong)


def batch(arrays: Mapping[str, pa.Array], count: int) -> pa.RecordBatch:
    """Return columns as a record batch, which has its rows even without any column."""
    if not arrays:
        return pa.RecordBatch.from_arrays([pa.nulls(count)], [""])
    return pa.RecordBatch.from_arrays(list(arrays.values()), list(arrays))


def without_points(numbers: Cells) -> Cells:
    """Return the cells of a fact that is a number, whole ones as people write them: 2500 and not 2500.0."""
    if isinstance(numbers, pa.Array) and not pa.types.is_floating(numbers.type):
        return numbers
    cells = numbers.to_pylist() if isinstance(numbers, pa.Array) else numbers
    return [int(cell) if isinstance(cell, float) and cell.is_integer() else cell for cell in cells]


def is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def decoded(cells: pa.Array) -> pa.Array:
    """Return cells without a dictionary, so that the columns of all blocks have one type."""
    return cells.dictionary_decode() if pa.types.is_dictionary(cells.type) else cells
