"""JSON Lines to rows: all of a block at once where each row is alike, else row by row. Both read the same."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json

from advisor.language.reading.json_text import NotJsonError, parse
from advisor.model import Kind, RuleBase
from advisor.names import did_you_mean, nearest
from advisor.problems import Place, cut
from advisor.tables.columns import kept, refuse_many
from advisor.tables.files.blocks import Block, Head
from advisor.tables.files.formats import Format
from advisor.tables.files.layout import FileLayout, missing, text_start
from advisor.tables.files.rows import NOT_UTF8, Cells, ReadRows
from advisor.texts import clean

ROWS_LOOKED_AT = 1000
"""Rows whose keys say what is kept."""

MOST_EXACT = 2**53
"""From here on not every whole number is a float."""

BLANK = b" \t\r\n"


def json_head(base: RuleBase, first: bytes, keep: Collection[str], name: str) -> tuple[FileLayout, Head]:
    """Return what is kept of each row, as the first ones say, and where the rows begin. Raises AdvisorError.

    A key that looks like a misspelt fact is not kept unless it is said to be: it is a problem of its row.
    """
    start = text_start(first, name)
    lines = (line for line in first[start:].split(b"\n") if line.strip(BLANK))
    rows = [row for line in islice(lines, ROWS_LOOKED_AT) if not isinstance(row := row_of(line), str)]
    keys = dict.fromkeys(key for row in rows for key in row)
    refuse_many(keys, Place(name, 1))
    strange = [key for key in keys if not key.strip() or nearest(key, base.facts)]
    fine = [key for key in keys if key in base.facts or key in keep or key not in strange]
    names = kept(base, [*fine, *missing(keep, fine)], keep, Place(name, 1)) if keys or keep else ()
    return FileLayout(Format.JSON_LINES, (*names, *base.facts), names), Head(start, 1, first[start:])


def read_json(base: RuleBase, layout: FileLayout, block: Block) -> ReadRows:
    lines = [line for line in block.content.split(b"\n") if line.strip(BLANK)]
    return read_at_once(base, layout, lines) or read_by_row(base, layout, lines)


def read_at_once(base: RuleBase, layout: FileLayout, lines: Sequence[bytes]) -> ReadRows | None:
    """Return the rows of lines that all have the keys and kinds of the first one, or lack them; else None."""
    first = row_of(lines[0]) if lines else ""
    text = b"\n".join(lines)
    if isinstance(first, str) or not is_utf8(text) or any(line[:1] != b"{" for line in lines):
        return None
    types = {name: type_of(base, name, first.get(name)) for name in layout.names}
    if any(kind is None for kind in types.values()):
        return None
    try:
        table = pa.json.read_json(
            pa.BufferReader(text),
            pa.json.ReadOptions(use_threads=False, block_size=len(text) + 1),
            pa.json.ParseOptions(explicit_schema=pa.schema(types), unexpected_field_behavior="error"),
        )
    except pa.ArrowInvalid:
        return None
    if table.num_rows != len(lines):
        return None
    columns = {name: table.column(name).combine_chunks() for name in layout.names}
    if any(loses_digits(column) for column in columns.values() if pa.types.is_float64(column.type)):
        return None
    return ReadRows(len(lines), columns, {})


def loses_digits(floats: pa.Array) -> bool:
    """Return whether among floats may be a whole number that was another one in the text."""
    ends = pc.min_max(floats).as_py().values()
    return any(end is not None and abs(end) >= MOST_EXACT for end in ends)


def type_of(base: RuleBase, name: str, value: object) -> pa.DataType | None:
    """Return the type of a column with this value in it, None if there is none that keeps it as it is."""
    fact = base.facts.get(name)
    if fact and fact.measure and fact.kind is not Kind.DATE and is_number(value):
        return pa.float64() if fact.measure.decimals else pa.int64()
    match value:
        case None if fact:
            return pa.list_(pa.string()) if fact.kind is Kind.SEVERAL else pa.string()
        case None | str():
            return pa.string()
        case bool():
            return pa.bool_()
        case int():
            return pa.int64()
        case list() if fact:
            return pa.list_(pa.string())
        case _:
            return None


def is_number(value: object) -> bool:
    """Return whether this may stand in a column of numbers."""
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def is_utf8(text: bytes) -> bool:
    try:
        return text.isascii() or bool(text.decode())
    except UnicodeDecodeError:
        return False


def read_by_row(base: RuleBase, layout: FileLayout, lines: Iterable[bytes]) -> ReadRows:
    wrong, rows, known = dict[int, str](), list[Mapping[str, Any]](), frozenset(layout.names)
    for number, line in enumerate(lines):
        row = row_of(line)
        problem = (
            row if isinstance(row, str) else strangers(base, layout, row) if row.keys() - known else None
        )
        if problem:
            wrong[number] = problem
        rows.append({} if problem or isinstance(row, str) else row)
    columns: dict[str, Cells] = {name: [row.get(name) for row in rows] for name in layout.names}
    return ReadRows(len(rows), columns, wrong)


def strangers(base: RuleBase, layout: FileLayout, row: Mapping[str, Any]) -> str:
    """Return what is wrong with keys that are neither facts nor kept."""
    late, facts = "none of the first rows has it: keep it with --keep", tuple(base.facts)
    strange = [key for key in row if key not in layout.names]
    return "; ".join(
        f"the key '{clean(cut(key, 60))}' is not a fact; {did_you_mean(key, facts, listed=0) or late}"
        for key in strange[:3]
    )


def row_of(line: bytes) -> Mapping[str, Any] | str:
    """Return the object that a line is, or why it is none."""
    try:
        values = parse(line.strip(BLANK).decode())
    except UnicodeDecodeError:
        return NOT_UTF8
    except NotJsonError as error:
        return f"{clean(error.what)} (at character {error.at + 1})"
    return values if isinstance(values, dict) else "the line is not a JSON object: write {...}"
