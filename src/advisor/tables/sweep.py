"""Any table of profiles to a table of results: `advisor.sweep`."""

from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar, cast

import pyarrow as pa

from advisor.language.reading.base import read_base
from advisor.model import RuleBase
from advisor.problems import Place
from advisor.tables.columns import kept
from advisor.tables.encode import encode
from advisor.tables.encoded import Encoded
from advisor.tables.frames import beside, encode_frame, is_frame, names_of
from advisor.tables.judge import SECONDS, judge
from advisor.tables.results import results, schema, spelt_out

Table = TypeVar("Table")
"""An Arrow record batch or table, or a pandas frame."""

TABLE = Place("the table")

TURNS = Lock()
"""Whoever proves holds a solver that one thread at a time may use; other processes have their own."""


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
    and no other result. A proof that a row is settled may take so many seconds. A frame keeps its index. Threads take
    turns. Raises AdvisorError if the columns or the knowledge are wrong.
    """
    base = knowledge if isinstance(knowledge, RuleBase) else known(knowledge)
    rows: Any = table
    with TURNS:
        results_table = swept(base, rows, fired, keep, seconds)
    return cast("Table", results_table)


@lru_cache(maxsize=4)
def known(folder: str | Path | None) -> RuleBase:
    """Return the rule base of a folder, read once in each process. Raises AdvisorError."""
    return read_base() if folder is None else read_base(Path(folder))


def swept(base: RuleBase, rows: Any, fired: bool, keep: Collection[str], seconds: float) -> Any:  # noqa: FBT001
    """Return the results of a table of any kind beside the columns that are kept."""
    keep = {keep} if isinstance(keep, str) else keep
    if isinstance(rows, pa.RecordBatch):
        swept_table = swept(base, pa.Table.from_batches([rows]), fired, keep, seconds)
        columns = [column.combine_chunks() for column in swept_table.columns]
        return pa.RecordBatch.from_arrays(columns, schema=swept_table.schema)
    if isinstance(rows, pa.Table):
        names = kept(base, rows.column_names, keep, TABLE, rows.schema)
        results_table = judged(base, (encode(base, part) for part in rows.to_batches()), fired, seconds)
        for place, name in enumerate(names):
            results_table = results_table.add_column(place, rows.schema.field(name), rows.column(name))
        return results_table
    if is_frame(rows):
        names = kept(base, names_of(rows), keep, TABLE)
        return beside(rows, names, judged(base, [encode_frame(base, rows)], fired, seconds))
    raise TypeError(f"a table is an Arrow record batch or table, or a pandas frame, not {type(rows)}")


def judged(base: RuleBase, parts: Iterable[Encoded], fired: bool, seconds: float) -> pa.Table:  # noqa: FBT001
    """Return the results of the parts of a table, one after the other."""
    batches = [
        results(base, part_judged, fired=fired)
        for part in parts
        for part_judged in judge(base, part, seconds)
    ]
    return spelt_out(pa.Table.from_batches(batches, schema(base, fired=fired)))
