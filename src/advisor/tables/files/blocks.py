"""A stream of text to blocks of whole rows; where a block ends depends on nothing but where it begins."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from advisor.language.reading.nodes import reading
from advisor.problems import BAD_FILE, AdvisorError, Place, Problem
from advisor.tables.files.csv_row_ends import MAX_ROW_BYTES, cut_rows

BLOCK_BYTES = 1 << 23
"""Bytes per block, roughly: some ten thousand rows."""


@dataclass(frozen=True, slots=True)
class Block:
    """Whole rows, as they stand in the input up to `end`: bytes of a text, or an Arrow batch of rows of Parquet.

    `line` is the number of the first line; `clean` says that all quotation marks are in order.
    """

    content: Any
    end: int
    line: int = 0
    clean: bool = True


@dataclass(frozen=True, slots=True)
class Head:
    """Where the rows begin: at which byte, on which line; and what has been read from there on."""

    start: int
    line: int = 1
    held: bytes = b""


def text_blocks(
    stream: BinaryIO, head: Head, delimiter: bytes | None, name: str, about: int
) -> Iterator[Block]:
    """Yield the blocks of a stream after its head, of about so many bytes. Raises AdvisorError where a row is too long.

    Without a delimiter each line is a row.
    """
    held, start, line, size = head.held, head.start, head.line, about
    while True:
        with reading(name):
            held += stream.read(max(0, size - len(held)))
        content, ended = held[:size], len(held) < size
        if not content:
            return
        end, clean = cut_rows(content, delimiter, ended=ended)
        if end:
            start += end
            yield Block(content[:end], start, line, clean)
            line += content.count(b"\n", 0, end)
            held, size = held[end:], about
        elif size > MAX_ROW_BYTES:
            what = f"the row that begins here does not end within {MAX_ROW_BYTES >> 20} MiB"
            raise AdvisorError([Problem(Place(name, line), what, "is it a file of another kind?", BAD_FILE)])
        else:
            size += about
