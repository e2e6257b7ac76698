"""JSON Lines to rows: all of a block at once where each row is alike, else row by row. Both read the same."""

import json
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

import pyarrow as pa
import pyarrow.json

from advisor.batch.blocks import Block, Head
from advisor.batch.formats import Format
from advisor.batch.layout import Layout, beginning, missing
from advisor.batch.rows import NOT_UTF8, Cells, Rows
from advisor.model import Kind, RuleBase
from advisor.problems import Place, cut, did_you_mean, nearest
from advisor.tables.columns import kept

LOOKED_AT = 1000
"""The keys of so many rows say what is kept."""

DIGITS = 300
"""So many digits a number may have."""

BLANK = b" \t\r\n"


class NoRowError(ValueError):
    """Why a line of JSON is no row."""


def json_head(base: RuleBase, first: bytes, keep: Collection[str], name: str) -> tuple[Layout, Head]:
    """Return what is kept of each row, as the first ones say, and where the rows begin. Raises AdvisorError.

    A key that looks like a misspelt fact is not kept unless it is said to be: it is a problem of its row.
    """
    start = beginning(first, name)
    lines = (line for line in first[start:].split(b"\n") if line.strip(BLANK))
    rows = [row for line in islice(lines, LOOKED_AT) if not isinstance(row := row_of(line), str)]
    keys = dict.fromkeys(key for row in rows for key in row)
    fine = [key for key in keys if key in base.facts or key in keep or not suspect(base, key)]
    names = kept(base, [*fine, *missing(keep, fine)], keep, Place(name, 1)) if keys or keep else ()
    return Layout(Format.JSON_LINES, (*names, *base.facts), names), Head(start, 1, first[start:])


def suspect(base: RuleBase, key: str) -> bool:
    """Return whether a key is nearly a fact, or no name."""
    return not key.strip() or nearest(key, base.facts) is not None


def read_json(base: RuleBase, layout: Layout, block: Block) -> Rows:
    """Return the rows of a block."""
    lines = [line for line in block.content.split(b"\n") if line.strip(BLANK)]
    return read_at_once(base, layout, lines) or read_by_row(base, layout, lines)


def read_at_once(base: RuleBase, layout: Layout, lines: Sequence[bytes]) -> Rows | None:
    """Return the rows of lines that all have the keys and kinds of the first one, or lack them; else None."""
    first = row_of(lines[0]) if lines else ""
    text = b"\n".join(lines)
    if isinstance(first, str) or not is_utf8(text) or any(one[:1] != b"{" for one in lines):
        return None
    types = {name: type_of(base, name, first.get(name)) for name in layout.names}
    if any(one is None for one in types.values()):
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
    return Rows(len(lines), columns, {})


def type_of(base: RuleBase, name: str, value: object) -> pa.DataType | None:
    """Return the type of a column with this value in it, None if there is none that keeps it as it is."""
    fact = base.facts.get(name)
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


def is_utf8(text: bytes) -> bool:
    """Return whether bytes are text."""
    try:
        return text.isascii() or bool(text.decode())
    except UnicodeDecodeError:
        return False


def read_by_row(base: RuleBase, layout: Layout, lines: Iterable[bytes]) -> Rows:
    """Return the rows of lines, each for itself."""
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
    return Rows(len(rows), columns, wrong)


def strangers(base: RuleBase, layout: Layout, row: Mapping[str, Any]) -> str:
    """Return what is wrong with keys that are neither facts nor kept."""
    found = [key for key in row if key not in layout.names]
    return "; ".join(stranger(base, key) for key in found[:3])


def stranger(base: RuleBase, key: str) -> str:
    """Return what is wrong with a key."""
    hint = (
        did_you_mean(key, tuple(base.facts), listed=0) or "none of the first rows has it: keep it with --keep"
    )
    return f"the key '{cut(key, 60)}' is no fact; {hint}"


def row_of(line: bytes) -> Mapping[str, Any] | str:
    """Return the object that a line is, or why it is none."""
    try:
        found = json.loads(
            line.strip(BLANK).decode(),
            object_pairs_hook=once,
            parse_constant=no_number,
            parse_int=whole_number,
            parse_float=finite,
        )
        json.dumps(found, ensure_ascii=False).encode()
    except UnicodeDecodeError:
        return NOT_UTF8
    except UnicodeEncodeError:
        return "a character stands for half of another one (a lone surrogate)"
    except RecursionError:
        return "it is nested too deeply"
    except NoRowError as error:
        return str(error)
    except ValueError as error:
        return f"the line is no JSON: {cut(str(error), 80)}"
    return found if isinstance(found, dict) else "the line is no JSON object: write {...}"


def once(pairs: Sequence[tuple[str, Any]]) -> Mapping[str, Any]:
    """Return an object. Raises NoRowError if a key stands in it twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in found if keys.count(key) > 1)
        raise NoRowError(f"the key '{cut(twice, 60)}' stands in it twice")
    return found


def no_number(word: str) -> None:
    """Raise NoRowError for NaN and infinities."""
    raise NoRowError(f"the line is no JSON: {word} is no number")


def whole_number(digits: str) -> int:
    """Return a number. Raises NoRowError if it is too long."""
    if len(digits) > DIGITS:
        raise NoRowError("a number in it has too many digits")
    return int(digits)


def finite(digits: str) -> float:
    """Return a number. Raises NoRowError if it is too large."""
    if math.isinf(found := float(digits)):
        raise NoRowError("a number in it is too large")
    return found
