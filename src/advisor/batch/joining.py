"""Small Parquet files made into one, a row group for each that has rows."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq


def add_rows(writer: pq.ParquetWriter | None, part: bytes, stream: BinaryIO) -> pq.ParquetWriter:
    """Return what writes to a stream, made for the first part, with the rows of a small file written."""
    rows = pq.read_table(pa.BufferReader(part))
    writer = writer or pq.ParquetWriter(stream, rows.schema)
    writer.write_table(rows)
    return writer


def parts_of(stream: BinaryIO, ends: Iterable[int]) -> Iterator[bytes]:
    """Yield the small files that stand one after another in a stream, up to these places."""
    for start, end in pairwise((0, *ends)):
        stream.seek(start)
        yield stream.read(end - start)


def join(parts: Iterable[bytes], stream: BinaryIO) -> None:
    """Write small files, at least one, as one."""
    writer = None
    for part in parts:
        writer = add_rows(writer, part, stream)
    if writer:
        writer.close()
