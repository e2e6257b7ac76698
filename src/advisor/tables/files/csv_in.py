"""CSV to rows: all of a block at once where it is in order, else row by row. Both read the same."""

import re
from collections.abc import Collection, Iterator, Sequence

import pyarrow as pa
import pyarrow.csv

from advisor.model import RuleBase
from advisor.problems import BAD_FILE, BAD_SHAPE, AdvisorError, Place, Problem
from advisor.tables.columns import kept
from advisor.tables.files.blocks import Block, Head
from advisor.tables.files.csv_row_ends import Record, records
from advisor.tables.files.formats import Format
from advisor.tables.files.layout import UTF8_MARK, FileLayout, text_start
from advisor.tables.files.rows import NOT_UTF8, ReadRows

WORDS = pa.dictionary(pa.int32(), pa.string())
NOT_CLOSED = (
    "a quotation mark is not closed, or text follows the closing one; write a quotation mark in a cell twice"
)
OTHERS = {";": "';'", "\t": "tab", "|": "'|'"}
QUOTED = re.compile(r'"[^"]*(?:""[^"]*)*"')


def csv_head(
    base: RuleBase, first: bytes, delimiter: bytes, keep: Collection[str], name: str
) -> tuple[FileLayout, Head]:
    """Return the columns of a file and where its rows begin. Raises AdvisorError."""
    start = text_start(first, name)
    text = first[start:]
    record = next(records(text, delimiter), None)
    if record is None:
        hint = "the first line names the columns after facts"
        raise AdvisorError([Problem(Place(name, 1), "the file is empty", hint, BAD_FILE)])
    line = 1 + text.count(b"\n", 0, record.start)
    names = header(text, record, delimiter, Place(name, line))
    columns = kept(base, names, keep, Place(name, line))
    end = start + record.end
    after = Head(end, line + text.count(b"\n", record.start, record.end), first[end:])
    return FileLayout(Format.CSV, tuple(names), columns, delimiter), after


def header(text: bytes, record: Record, delimiter: bytes, place: Place) -> Sequence[str]:
    """Return the names of the columns. Raises AdvisorError."""
    names = cells_of(text, record, delimiter)
    if isinstance(names, str):
        raise AdvisorError(
            [Problem(place, f"the names of the columns cannot be read: {names}", "", BAD_FILE)]
        )
    if any("\r" in name for name in names):
        hint = "save it with other line ends, such as LF"
        raise AdvisorError([Problem(place, "the lines end in CR alone", hint, BAD_FILE)])
    names = [name.strip() for name in names]
    for sign, said in OTHERS.items():
        if len(names) == 1 and sign in names[0]:
            what = f"there is only one column, with {said} in its name"
            word = "tab" if sign == "\t" else f"'{sign}'"
            raise AdvisorError([Problem(place, what, f"try --delimiter {word}", BAD_SHAPE)])
    return names


def read_csv(layout: FileLayout, block: Block) -> ReadRows:
    return (read_at_once(layout, block.content) if orderly(block) else None) or read_by_row(
        layout, block.content
    )


def orderly(block: Block) -> bool:
    """Return whether Arrow reads a block as it stands: it takes a mark of UTF-8 for no part of the first cell."""
    alone = block.content.count(b"\r") != block.content.count(b"\r\n")
    return block.clean and not alone and not block.content.startswith(UTF8_MARK)


def read_at_once(layout: FileLayout, content: bytes) -> ReadRows | None:
    """Return the rows of a block in which all quotation marks are in order; None if any row is bad."""
    types = {name: pa.string() if name in layout.kept else WORDS for name in layout.names}
    try:
        table = pa.csv.read_csv(
            pa.BufferReader(content),
            pa.csv.ReadOptions(
                use_threads=False, block_size=len(content) + 1, column_names=list(layout.names)
            ),
            pa.csv.ParseOptions(delimiter=layout.delimiter.decode(), newlines_in_values=True),
            pa.csv.ConvertOptions(column_types=types, null_values=[], strings_can_be_null=False),
        )
    except (pa.ArrowInvalid, UnicodeDecodeError):
        return None
    columns = dict(zip(layout.names, (column.combine_chunks() for column in table.columns), strict=True))
    return ReadRows(table.num_rows, columns, {})


def read_by_row(layout: FileLayout, content: bytes) -> ReadRows:
    wrong, rows, width = dict[int, str](), list[Sequence[str | None]](), len(layout.names)
    for number, record in enumerate(records(content, layout.delimiter)):
        cells = cells_of(content, record, layout.delimiter)
        if isinstance(cells, str):
            wrong[number] = cells
        elif len(cells) != width:
            wrong[number] = f"the number of cells is {len(cells)}, not {width}"
        rows.append([None] * width if number in wrong else list(cells))
    columns = zip(*rows, strict=True) if rows else ([] for _ in layout.names)
    arrays = [pa.array(column, pa.string()) for column in columns]
    return ReadRows(len(rows), dict(zip(layout.names, arrays, strict=True)), wrong)


def cells_of(content: bytes, record: Record, delimiter: bytes) -> Sequence[str] | str:
    """Return the cells of a row, or why they cannot be told."""
    if not record.good:
        return NOT_CLOSED
    raw = content[record.start : record.end]
    try:
        text = raw.removesuffix(b"\n").removesuffix(b"\r").decode() if raw.endswith(b"\n") else raw.decode()
    except UnicodeDecodeError:
        return NOT_UTF8
    sign = delimiter.decode()
    return list(cells(text, sign)) if '"' in text else text.split(sign)


def cells(text: str, delimiter: str) -> Iterator[str]:
    """Yield the cells of a row whose quotation marks are in order."""
    place = 0
    while True:
        if match := QUOTED.match(text, place):
            yield match[0][1:-1].replace('""', '"')
            end = match.end()
        else:
            end = text.find(delimiter, place)
            end = len(text) if end < 0 else end
            yield text[place:end]
        if end == len(text):
            return
        place = end + 1
