"""CSV to cells: each knows its place and where it stands in the text, so that it can be written back alone."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

from advisor.language.reading.nodes import MAX_BYTES, decode
from advisor.language.reading.unreadable import UnreadableError
from advisor.problems import BAD_FILE, BAD_SHAPE, LINE_ENDS, Place
from advisor.texts import count

# What parts the cells, each as people call it.
SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}

ENDS = re.compile(r"\r\n|[\r\n]")
# What Excel writes above the heading.
DECLARED = re.compile(r'"?sep=([,;\t])"?[ \t]*(?:\r\n|[\r\n])', re.IGNORECASE)
QUOTED = re.compile(r'"[^"]*(?:""[^"]*)*"')
# Spreadsheets as their programs keep them: packed, or in the form from before 2007.
SPREADSHEET = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
SAVE_AS = "open it, save it as 'CSV UTF-8', and name that file"
MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell: what it says, without quotes and the space around it, and where it stands in the text, quotes included."""

    says: str
    start: int
    end: int


@dataclass(frozen=True)
class Sheet:
    """The cells of a file, row by row; `text` is all of it without the mark of UTF-8. Empty rows are left out."""

    shown: str
    text: str
    separator: str
    rows: tuple[tuple[SheetCell, ...], ...]
    starts: tuple[int, ...]

    def place(self, cell: SheetCell) -> Place:
        """Return where a cell stands."""
        line = bisect_right(self.starts, cell.start)
        start = self.starts[line - 1]
        end = self.starts[line] - 1 if line < len(self.starts) else len(self.text)
        return Place(self.shown, line, cell.start - start + 1, self.text, min(cell.end, end) - cell.start)


def read_sheet(content: bytes, shown: str) -> Sheet:
    """Return the cells of a CSV file. Raises UnreadableError at the first that cannot be told."""
    if content.startswith(SPREADSHEET):
        raise UnreadableError(Place(shown), "this is a spreadsheet, and not CSV", SAVE_AS)
    if len(content) > MAX_BYTES:
        what = f"the file is larger than {MAX_BYTES // 1_000_000} MB"
        raise UnreadableError(Place(shown), what, "split it into several tables")
    text = decode(content, shown)
    starts = (0, *(match.end() for match in LINE_ENDS.finditer(text)))
    declared = DECLARED.match(text)
    bare = Sheet(shown, text, declared[1] if declared else separator_of(text), (), starts)
    begin = declared.end() if declared else 0
    rows = tuple(row for row in records(bare, begin) if any(cell.says for cell in row))
    if not rows:
        raise UnreadableError(Place(shown), "the file is empty", "its first line names the columns")
    if len(rows[0]) > MOST_COLUMNS:
        what = f"the table has {count(len(rows[0]), 'column')}, and at most {MOST_COLUMNS} can be read"
        raise UnreadableError(bare.place(rows[0][0]), what, "split it into several tables", BAD_SHAPE)
    return Sheet(shown, text, bare.separator, rows, starts)


def separator_of(text: str) -> str:
    """Return what parts the cells of the first row that says anything."""
    first = next((line for line in ENDS.split(text) if line.strip()), "")
    heading = QUOTED.sub("", first)
    return max(SEPARATORS, key=heading.count)


def records(sheet: Sheet, at: int) -> Iterator[tuple[SheetCell, ...]]:
    """Yield the rows from there on. Raises UnreadableError."""
    text, row = sheet.text, list[SheetCell]()
    plain = re.compile(f"[^{re.escape(sheet.separator)}\r\n]*")
    while True:
        cell = quoted_cell(sheet, at) if text.startswith('"', at) else plain_cell(sheet, plain, at)
        row.append(cell)
        at = cell.end
        if text.startswith(sheet.separator, at):
            at += 1
            continue
        end = ENDS.match(text, at)
        if not end and at < len(text):
            after_quotes(sheet, cell)
        yield tuple(row)
        row = []
        if not end or end.end() == len(text):
            return
        at = end.end()


def quoted_cell(sheet: Sheet, at: int) -> SheetCell:
    """Return the cell that begins with a quote here. Raises UnreadableError if it is not closed."""
    match = QUOTED.match(sheet.text, at)
    if not match:
        place = sheet.place(SheetCell("", at, at + 1))
        raise UnreadableError(
            place, 'the quote " is not closed', 'write " again where the cell ends', BAD_FILE
        )
    return SheetCell(" ".join(match[0][1:-1].replace('""', '"').split()), at, match.end())


def plain_cell(sheet: Sheet, plain: re.Pattern[str], at: int) -> SheetCell:
    """Return the cell without quotes around it that begins here. Raises UnreadableError if one is in it."""
    match = plain.match(sheet.text, at)
    end = match.end() if match else at
    quote = sheet.text.find('"', at, end)
    if quote >= 0:
        place = sheet.place(SheetCell("", quote, quote + 1))
        hint = 'put quotes around the whole cell, and write "" for each quote in it'
        raise UnreadableError(place, "a quote stands inside this cell", hint, BAD_FILE)
    return SheetCell(sheet.text[at:end].strip(), at, end)


def after_quotes(sheet: Sheet, cell: SheetCell) -> NoReturn:
    """Raise UnreadableError for what follows the closing quote of a cell, where the quote that opens it may be the slip."""
    line = sheet.place(SheetCell("", cell.end, cell.end + 1)).line
    what = f'the quote " opens a cell here, and more follows where it closes on line {line}'
    hint = 'close it where the cell ends, and write "" for a quote inside'
    raise UnreadableError(sheet.place(SheetCell("", cell.start, cell.start + 1)), what, hint, BAD_FILE)
