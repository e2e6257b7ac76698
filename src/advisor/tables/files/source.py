"""Where rows come from: a file, or a pipe; its columns, and its blocks."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from advisor.language.reading.nodes import reading
from advisor.model import RuleBase
from advisor.tables.files.blocks import BLOCK_BYTES, Block, Head, text_blocks
from advisor.tables.files.csv_in import csv_head
from advisor.tables.files.formats import PIPE, Format
from advisor.tables.files.json_in import json_head
from advisor.tables.files.layout import FileLayout
from advisor.tables.files.parquet_in import no_rows, parquet_blocks, parquet_head

HEAD_BYTES = 1 << 23
"""Bytes of a text that are looked at to know its columns."""


@dataclass(frozen=True, slots=True)
class RowSource:
    """An input that is opened: its columns, and where its rows begin."""

    name: str
    path: Path
    layout: FileLayout
    head: Head
    stream: BinaryIO

    def blocks(self, about: int = BLOCK_BYTES) -> Iterator[Block]:
        if self.layout.format is Format.PARQUET:
            return parquet_blocks(self.path, self.layout)
        sign = self.layout.delimiter if self.layout.format is Format.CSV else None
        return text_blocks(self.stream, self.head, sign, self.name, about)

    def empty(self) -> Block:
        return no_rows(self.path) if self.layout.format is Format.PARQUET else Block(b"", 0, 1)


def open_source(  # noqa: PLR0913, PLR0917  # what is said of an input
    base: RuleBase, path: Path, kind: Format, delimiter: bytes, keep: tuple[str, ...], stream: BinaryIO
) -> RowSource:
    """Return an input that is opened, with its columns. Raises AdvisorError."""
    name = "standard input" if path == PIPE else str(path)
    if kind is Format.PARQUET:
        layout = parquet_head(base, path, keep)
        return RowSource(name, path, layout, Head(0, 0), stream)
    with reading(name):
        first = stream.read(HEAD_BYTES)
    if kind is Format.CSV:
        layout, head = csv_head(base, first, delimiter, keep, name)
    else:
        layout, head = json_head(base, first, keep, name)
    return RowSource(name, path, layout, head, stream)


@contextmanager
def stream_of(path: Path, kind: Format) -> Iterator[BinaryIO]:
    """Give the bytes of an input; those of Parquet are read otherwise. Raises AdvisorError."""
    if path == PIPE or kind is Format.PARQUET:
        yield sys.stdin.buffer if path == PIPE and sys.stdin else io.BytesIO()
        return
    with reading(str(path)):
        stream = path.open("rb")
    with stream:
        yield stream
