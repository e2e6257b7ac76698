"""A stream of text to blocks of whole rows; where a block ends depends on nothing but where it begins."""

import errno
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, TypeAlias

from advisor.batch.records import LONGEST, Cut
from advisor.problems import BAD_FILE, AdvisorError, Place, Problem

SIZE = 1 << 23
"""About so many bytes a block has: some ten thousand rows."""

CutAt: TypeAlias = Callable[[bytes, bool], Cut]
"""Where whole rows end in a text, and whether that is all there is."""


@dataclass(frozen=True, slots=True)
class Block:
    """Whole rows, as they stand in the input from `start` to `end`: bytes of a text, or rows of Parquet.

    `line` is the number of the first line; `clean` says that all quotation marks are in order; `file` is where the
    bytes can be read again.
    """

    content: bytes
    start: int
    end: int
    line: int = 0
    clean: bool = True
    file: Path | None = None

    def sent(self) -> "Block":
        """Return the same without its content if whoever gets it can read it in the file."""
        return replace(self, content=b"") if self.file else self

    def received(self) -> "Block":
        """Return what was sent with its content. Raises OSError if the file is shorter than it was."""
        if not self.file:
            return self
        with self.file.open("rb") as stream:
            stream.seek(self.start)
            content = stream.read(self.end - self.start)
        if len(content) < self.end - self.start:
            raise OSError(errno.EIO, "the input became shorter while it was read")
        return replace(self, content=content)

    @property
    def next_line(self) -> int:
        """The number of the first line after it."""
        return self.line + self.content.count(b"\n") if self.line else 0


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
        held += stream.read(max(0, size - len(held)))
        content, ended = held[:size], len(held) < size
        if not content:
            return
        end, clean = cut_at(content, ended)
        if end:
            block = Block(content[:end], start, start + end, line, clean)
            yield block
            held, start, line, size = held[end:], block.end, block.next_line, about
        elif size > LONGEST:
            raise AdvisorError([too_long(name, line)])
        else:
            size += about


def too_long(name: str, line: int) -> Problem:
    """Return the problem of a row that has no end."""
    what = f"the row that begins here does not end within {LONGEST >> 20} MiB"
    return Problem(Place(name, line), what, "is it a file of another kind?", BAD_FILE)
