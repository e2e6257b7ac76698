"""Parquet to rows: read in slices of row groups, which keep their order."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from advisor.model import RuleBase
from advisor.problems import BAD_FILE, AdvisorError, Place, Problem
from advisor.tables.columns import kept
from advisor.tables.files.blocks import Block
from advisor.tables.files.formats import Format
from advisor.tables.files.layout import FileLayout
from advisor.tables.files.rows import NOT_UTF8, ReadRows, decoded, is_text

BLOCK_ROWS = 1 << 15
"""Rows per block."""

MAX_BLOCK_BYTES = 1 << 27
"""Maximum bytes of a block when each word is written out."""


def is_words(kind: pa.DataType) -> bool:
    """Return whether cells of a type hold text, each or once for all that are the same."""
    return is_text(kind.value_type if pa.types.is_dictionary(kind) else kind)


def parquet_head(base: RuleBase, path: Path, keep: Collection[str]) -> FileLayout:
    """Return the columns of a file. Raises AdvisorError."""
    schema = opened(path).schema_arrow
    names = kept(base, schema.names, keep, Place(str(path)), schema)
    return FileLayout(Format.PARQUET, tuple(schema.names), names)


def opened(path: Path, words: Collection[str] = ()) -> pq.ParquetFile:
    """Return a Parquet file, some columns to be read as dictionaries. Raises AdvisorError."""
    try:
        return pq.ParquetFile(path, read_dictionary=list(words) or None)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise AdvisorError([damaged(path, error)]) from error


def damaged(path: Path, error: Exception) -> Problem:
    """Return the problem of a file that cannot be read; what Arrow says of it speaks to programmers."""
    why = f": {os.strerror(error.errno)}" if isinstance(error, OSError) and error.errno else ""
    return Problem(Place(str(path)), f"the file cannot be read as Parquet{why}", "", BAD_FILE)


def parquet_blocks(path: Path, layout: FileLayout) -> Iterator[Block]:
    """Yield the rows of a file. Raises AdvisorError."""
    fields = opened(path).schema_arrow
    words = [field.name for field in fields if field.name not in layout.kept and is_words(field.type)]
    file = opened(path, words)
    try:
        number = 0
        for rows in slices(file):
            number += rows.num_rows
            yield Block(rows, number)
    except (pa.ArrowException, OSError) as error:
        raise AdvisorError([damaged(path, error)]) from error


def slices(file: pq.ParquetFile) -> Iterator[pa.RecordBatch]:
    """Yield the rows of a file; a slice stays within its row group."""
    for group in range(file.num_row_groups):
        for rows in file.iter_batches(BLOCK_ROWS, [group], use_threads=False):
            step = max(1, MAX_BLOCK_BYTES // max(1, sum(map(width, rows.columns))))
            for place in range(0, rows.num_rows, step):
                yield rows.slice(place, step)


def width(cells: pa.Array) -> int:
    """Return about how many bytes a cell has; a word that stands in a dictionary once may be in each of them."""
    if pa.types.is_dictionary(cells.type) and is_text(cells.type.value_type):
        return int(pc.max(pc.binary_length(cells.dictionary)).as_py() or 0)
    return int(cells.nbytes // max(1, len(cells)))


def no_rows(path: Path) -> Block:
    schema = opened(path).schema_arrow
    arrays = [pa.array([], field.type) for field in schema]
    return Block(pa.RecordBatch.from_arrays(arrays, schema=schema), 0)


def read_parquet(layout: FileLayout, rows: pa.RecordBatch) -> ReadRows:
    wrong: dict[int, str] = {}
    columns = {name: with_valid_text(rows.column(name), wrong) for name in layout.names}
    if wrong:
        bad = pa.array([row in wrong for row in range(rows.num_rows)])
        columns = {
            name: pc.if_else(bad, pa.scalar(None, decoded(cells).type), decoded(cells))
            for name, cells in columns.items()
        }
    return ReadRows(rows.num_rows, columns, wrong)


def with_valid_text(cells: pa.Array, wrong: dict[int, str]) -> pa.Array:
    """Return cells all of whose text is UTF-8; rows with other bytes are noted in `wrong`."""
    try:
        cells.validate(full=True)
    except pa.ArrowInvalid:
        cells = decoded(cells)
        return pa.array([valid_value(cell, row, wrong) for row, cell in enumerate(cells)], cells.type)
    return cells


def valid_value(cell: pa.Scalar, row: int, wrong: dict[int, str]) -> object:
    """Return what a cell holds; None, noted in `wrong`, for text that is not UTF-8."""
    try:
        return cell.as_py()
    except UnicodeDecodeError:
        wrong[row] = NOT_UTF8
        return None
