"""A stream of text to blocks of whole rows; where a block ends depends on nothing but where it begins."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias

from advisor.batch.records import LONGEST, Cut
from advisor.problems import BAD_FILE, AdvisorError, Place, Problem
from advisor.read.nodes import reading

SIZE = 1 << 23
"""About so many bytes a block has: some ten thousand rows."""

CutAt: TypeAlias = Callable[[bytes, bool], Cut]
"""Where whole rows end in a text, and whether that is all there is."""


@dataclass(frozen=True, slots=True)
class Block:
    """Whole rows, as they stand in the input from `start` to `end`: bytes of a text, or rows of Parquet.

    `line` is the number of the first line; `clean` says that all quotation marks are in order.
    """

    content: bytes
    start: int
    end: int
    line: int = 0
    clean: bool = True


@dataclass(frozen=True, slots=True)
class Head:
    """Where the rows begin: at which byte, on which line; and what has been read from there on."""

    start: int
    line: int = 1
    held: bytes = b""


def lines_cut(content: bytes, ended: bool) -> Cut:  # noqa: FBT001  # as CutAt has it
    """Return where the last line ends."""
    return Cut(len(content) if ended else content.rfind(b"\n") + 1, clean=True)


def text_blocks(stream: BinaryIO, head: Head, cut_at: CutAt, name: str, about: int) -> Iterator[Block]:
    """Yield the blocks of a stream after its head, of about so many bytes. Raises AdvisorError where a row is too long."""
    held, start, line, size = head.held, head.start, head.line, about
    while True:
        with reading(name):
            held += stream.read(max(0, size - len(held)))
        content, ended = held[:size], len(held) < size
        if not content:
            return
        end, clean = cut_at(content, ended)
        if end:
            yield Block(content[:end], start, start + end, line, clean)
            line += content.count(b"\n", 0, end)
            held, start, size = held[end:], start + end, about
        elif size > LONGEST:
            raise AdvisorError([too_long(name, line)])
        else:
            size += about


def too_long(name: str, line: int) -> Problem:
    """Return the problem of a row that has no end."""
    what = f"the row that begins here does not end within {LONGEST >> 20} MiB"
    return Problem(Place(name, line), what, "is it a file of another kind?", BAD_FILE)
