"""Rows with their results to bytes of CSV or JSON Lines, or to a table of Parquet; and these to a stream."""

import io
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import BinaryIO, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from advisor.tables.files.formats import Format
from advisor.tables.files.rows import Cells, decoded
from advisor.tables.files.texts import (
    as_json,
    as_text,
    csv_cells,
    joined_rows,
    json_text,
    lists_json,
    lists_text,
)
from advisor.tables.results import FIRED, spelt_out

Shown = Mapping[str, Cells]
"""The columns of the input that stand before the results."""

Content: TypeAlias = "bytes | pa.Table"
"""Rows as they are to be written: as bytes, or as a table for Parquet."""


@contextmanager
def writer(target: BinaryIO, beginning: Content) -> Iterator[Callable[[Content], object]]:
    """Give what writes rows after a beginning: the names of the columns, or a table of Parquet without rows.

    A Parquet file gets its end, without which it is none, only if all went well.
    """
    if isinstance(beginning, bytes):
        target.write(beginning)
        yield target.write
        return
    written = io.BytesIO()
    parquet = pq.ParquetWriter(written, beginning.schema)

    def write(rows: pa.Table) -> None:
        parquet.write_table(rows)
        target.write(written.getvalue())
        written.seek(0)
        written.truncate()

    yield write
    parquet.close()
    target.write(written.getvalue())


def head_of(names: Sequence[str], kind: Format, delimiter: bytes) -> bytes:
    """Return what stands before the rows."""
    if kind is not Format.CSV:
        return b""
    sign = delimiter.decode()
    return (sign.join(csv_cells(pa.array(names), sign).to_pylist()) + "\n").encode()


def csv_bytes(shown: Shown, facts: Collection[str], results: pa.RecordBatch, delimiter: bytes) -> bytes:
    sign = delimiter.decode()
    texts = [as_text(cells, answers=name in facts, delimiter=sign) for name, cells in shown.items()]
    for name, column in zip(results.schema.names, results.columns, strict=True):
        lists = lists_text(column) if name == FIRED else column
        texts.append(as_text(lists, answers=False, delimiter=sign))
    cells = [pc.fill_null(column, "") for column in texts]
    return joined_rows([part for column in cells for part in (sign, column)][1:])


def json_bytes(shown: Shown, results: pa.RecordBatch) -> bytes:
    columns = {name: as_json(cells) for name, cells in shown.items()}
    for name, column in zip(results.schema.names, results.columns, strict=True):
        columns[name] = lists_json(column) if name == FIRED else as_json(column)
    return joined_rows([*json_parts(columns), "}"])


def json_parts(columns: Mapping[str, pa.Array]) -> Iterator[object]:
    """Yield keys and values, one after another."""
    sign = "{"
    for name, texts in columns.items():
        yield f"{sign}{json_text(name)}:"
        yield texts
        sign = ","


def typed_table(shown: Shown, facts: Collection[str], results: pa.RecordBatch, *, typed: bool) -> pa.Table:
    """Return rows as a table; only columns that are `typed` keep their types, others are text."""
    columns = {
        name: decoded(cells)
        if typed and isinstance(cells, pa.Array)
        else as_text(cells, answers=name in facts)
        for name, cells in shown.items()
    }
    spelt = spelt_out(pa.Table.from_batches([results]))
    return pa.table({**columns, **dict(zip(spelt.column_names, spelt.columns, strict=True))})
