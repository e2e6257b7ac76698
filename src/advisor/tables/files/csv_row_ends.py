"""Where the rows of CSV end: at a line end outside quotation marks.

A block is taken whole if its quotation marks pair up (`quotes_pair_up`); else its rows are matched one by one, and
a row that more bytes might still complete is left to the next block. A quotation mark opens a cell only at its beginning. Where such a cell does not close, or text follows it, the row is
bad and ends with its line, so that the rows after it are read as they stand.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

MAX_ROW_BYTES = 1 << 24
"""Maximum bytes per row."""

MAX_CUT_BYTES = 1 << 23
"""Maximum bytes that are cut at once, where a block is longer."""

QUOTE, LINE_END, RETURN = b'"'[0], b"\n"[0], b"\r"[0]


class Record(NamedTuple):
    """A row from its first byte to beyond its line end; whether its quotation marks are in order."""

    start: int
    end: int
    good: bool


def cell_before(sign: bytes) -> bytes:
    """Return the pattern of a cell whose quotation marks are in order, up to this pattern of a delimiter."""
    return rb'(?:"[^"]*(?:""[^"]*)*"|[^"\n' + sign + rb"][^\n" + sign + rb"]*|)"


@lru_cache(maxsize=8)
def whole_row(delimiter: bytes) -> re.Pattern[bytes]:
    """Return what matches a row whose quotation marks are in order, with its line end."""
    sign = re.escape(delimiter)
    cell = cell_before(sign)
    return re.compile(cell + rb"(?:" + sign + cell + rb")*(?:\r?\n|\Z)")


def records(content: bytes, delimiter: bytes) -> Iterator[Record]:
    """Yield the rows of content that ends with a row; empty lines are none."""
    start, size = 0, len(content)
    while start < size:
        row = record(content, start, delimiter)
        if content[start : start + 2] != b"\r\n" and content[start] != LINE_END:
            yield row
        start = row.end


def record(content: bytes, start: int, delimiter: bytes) -> Record:
    """Return the row that begins there, taking the end of the content for the end of everything."""
    end = content.find(b"\n", start) + 1 or len(content)
    if content.find(b'"', start, end) < 0:
        return Record(start, end, good=True)
    match = whole_row(delimiter).match(content, start, start + MAX_ROW_BYTES)
    if match and (match.end() < start + MAX_ROW_BYTES or content[match.end() - 1] == LINE_END):
        return Record(start, match.end(), good=True)
    return Record(start, end, good=False)


class RowsEnd(NamedTuple):
    """Where whole rows end, 0 if none does; whether all quotation marks before it are in order."""

    end: int
    clean: bool


def cut_rows(content: bytes, delimiter: bytes | None, *, ended: bool) -> RowsEnd:
    """Return where the last whole row ends, or line without a delimiter; `ended` says that nothing comes after it."""
    if delimiter is None or b'"' not in content:
        return RowsEnd(len(content) if ended else content.rfind(b"\n") + 1, clean=True)
    marks = np.flatnonzero(np.frombuffer(content, np.uint8) == QUOTE)
    short = len(content) < MAX_ROW_BYTES and not (ended and len(marks) % 2)
    if short and quotes_pair_up(content, marks, delimiter):
        return RowsEnd(len(content) if ended else last_end(content, marks), clean=True)
    return RowsEnd(careful_end(content, delimiter, ended=ended), clean=False)


def quotes_pair_up(content: bytes, marks: npt.NDArray[np.intp], delimiter: bytes) -> bool:
    """Return whether each cell with quotation marks begins and ends with them, the last one perhaps later."""
    text = np.frombuffer(content, np.uint8)
    opening, closing = marks[0::2], marks[1::2]
    before = text[opening - 1]
    begins = (opening == 0) | (before == delimiter[0]) | (before == LINE_END)
    begins[1:] |= opening[1:] == closing[: len(opening) - 1] + 1
    last = len(text) - 1
    after, second = text[np.minimum(closing + 1, last)], text[np.minimum(closing + 2, last)]
    line_ends = (after == LINE_END) | ((after == RETURN) & ((second == LINE_END) | (closing + 1 == last)))
    ends = (closing == last) | (after == delimiter[0]) | line_ends
    ends[: len(opening) - 1] |= opening[1:] == closing[: len(opening) - 1] + 1
    return bool(begins.all() and ends.all())


def last_end(content: bytes, marks: npt.NDArray[np.intp]) -> int:
    """Return where the last line ends outside quotation marks that are in order."""
    end = len(content)
    while (place := content.rfind(b"\n", 0, end)) >= 0:
        before = int(np.searchsorted(marks, place))
        if before % 2 == 0:
            return place + 1
        end = int(marks[before - 1])
    return 0


def careful_end(content: bytes, delimiter: bytes, *, ended: bool) -> int:
    """Return where the last row ends of which it is certain that more content would not change it."""
    start, size = 0, len(content)
    while start < min(size, MAX_CUT_BYTES):
        row = record(content, start, delimiter)
        if not ended and content[row.end - 1] != LINE_END:
            return start
        if not (ended or row.good or size - start >= MAX_ROW_BYTES) and unfinished_row(delimiter).match(
            content, start
        ):
            return start
        start = row.end
    return start


@lru_cache(maxsize=8)
def unfinished_row(delimiter: bytes) -> re.Pattern[bytes]:
    """Return what matches a row that stops within quotation marks, or right after them."""
    sign = re.escape(delimiter)
    cell = cell_before(sign)
    return re.compile(rb"(?:" + cell + sign + rb')*"[^"]*(?:""[^"]*)*(?:"\r?)?\Z')
