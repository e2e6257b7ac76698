"""Any table of profiles to a table of results: `advisor.sweep`."""

from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

import pyarrow as pa

from advisor.model import RuleBase
from advisor.problems import BAD_SHAPE, AdvisorError, Place, Problem
from advisor.read.base import read_base
from advisor.tables.columns import kept
from advisor.tables.encode import encode
from advisor.tables.judge import SECONDS, judge
from advisor.tables.results import plain, results, schema

Table = TypeVar("Table")
"""An Arrow record batch or table, or a pandas frame."""

TABLE = Place("the table")


def sweep(
    table: Table,
    knowledge: RuleBase | str | Path | None = None,
    *,
    fired: bool = False,
    keep: Collection[str] = (),
    seconds: float = SECONDS,
) -> Table:
    """Return a table of the same kind that says what becomes of each row, in the same order.

    A column with the name of a fact has its answers, an empty cell is unknown. Columns that are no facts stand
    before the results; one that looks like a misspelt fact must be named in `keep`. `knowledge` is a rule base,
    or its folder, or None for the shipped one. A row with a cell that is no answer has its problem in `problems`
    and no other result. A proof that a row is settled may take so many seconds. Raises AdvisorError if the columns
    or the knowledge are wrong.
    """
    base = knowledge if isinstance(knowledge, RuleBase) else known(knowledge)
    rows: Any = table
    found: Any = swept(base, arrow(rows), fired, keep, seconds)
    if isinstance(rows, pa.RecordBatch):
        found = one_batch(found)
    elif not isinstance(rows, pa.Table):
        found = found.to_pandas()
        found.index = rows.index
    return cast("Table", found)


@lru_cache(maxsize=4)
def known(folder: str | Path | None) -> RuleBase:
    """Return the rule base of a folder, read once in each process. Raises AdvisorError."""
    return read_base() if folder is None else read_base(Path(folder))


def arrow(rows: Any) -> pa.Table:
    """Return any table as an Arrow one, a frame without its index. Raises AdvisorError if a column mixes kinds of cells."""
    if isinstance(rows, pa.RecordBatch):
        return pa.Table.from_batches([rows])
    if isinstance(rows, pa.Table):
        return rows
    try:
        return pa.Table.from_pandas(rows, preserve_index=False)
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        what = f"a column holds cells of several kinds: {error.args[-1]}"
        raise AdvisorError([Problem(TABLE, what, "write either words or lists in it", BAD_SHAPE)]) from error


def one_batch(rows: pa.Table) -> pa.RecordBatch:
    """Return a table as one record batch."""
    return pa.RecordBatch.from_arrays([one.combine_chunks() for one in rows.columns], schema=rows.schema)


def swept(base: RuleBase, rows: pa.Table, fired: bool, keep: Collection[str], seconds: float) -> pa.Table:  # noqa: FBT001
    """Return the results of a table beside the columns that are kept."""
    names = kept(base, rows.column_names, keep, TABLE)
    parts = [
        results(base, one, fired=fired)
        for part in rows.to_batches()
        for one in judge(base, encode(base, part), seconds)
    ]
    found = plain(pa.Table.from_batches(parts, schema(base, fired=fired)))
    for place, name in enumerate(names):
        found = found.add_column(place, rows.schema.field(name), rows.column(name))
    return found
