"""Frames of pandas: their cells to codes, and results to a frame."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from advisor.evaluators.sweep.codes import Column
from advisor.model import Fact, RuleBase
from advisor.tables.encode import encode_array, encode_cells, gathered, nothing_known
from advisor.tables.encoded import Encoded, Wrong

# What pyarrow and pandas raise over a column that Arrow has no one type for.
MIXED = (pa.ArrowException, OverflowError, TypeError, ValueError)


def is_frame(rows: Any) -> bool:
    """Return whether this is a frame, without asking pandas, which may not be installed."""
    return all(hasattr(rows, name) for name in ("columns", "iloc", "index"))


def names_of(frame: Any) -> tuple[str, ...]:
    return tuple(map(str, frame.columns))


def encode_frame(base: RuleBase, frame: Any) -> Encoded:
    """Return the codes of a frame; facts without a column are unknown."""
    places = {name: place for place, name in enumerate(names_of(frame))}
    columns = (
        encode_series(fact, frame.iloc[:, places[fact.id]])
        if fact.id in places
        else nothing_known(fact, len(frame))
        for fact in base.facts.values()
    )
    return gathered(len(frame), columns)


def encode_series(fact: Fact, cells: Any) -> tuple[Column, Wrong]:
    """Return the codes of one fact; cells that Arrow has no one type for are read one by one."""
    array = as_array(cells)
    if array is None:
        return encode_cells(fact, [python_cell(cell) for cell in cells.to_numpy(dtype=object, na_value=None)])
    return encode_array(fact, array)


def as_array(cells: Any) -> pa.Array | None:
    """Return a column as Arrow has it, None if it cannot, or if it would keep sets in an order that differs by process."""
    try:
        array = pa.array(cells, from_pandas=True)
    except MIXED:
        return None
    if pa.types.is_list(array.type) and any(isinstance(cell, set | frozenset) for cell in cells):
        return None
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array


def python_cell(cell: Any) -> Any:
    """Return a cell as Python has it: a list for whatever holds several, their own kind for numpy's numbers."""
    if isinstance(cell, set | frozenset):
        return sorted(cell, key=str)
    if isinstance(cell, tuple):
        return list(cell)
    return cell.tolist() if isinstance(cell, np.ndarray | np.generic) else cell


def beside(frame: Any, names: Sequence[str], judged: pa.Table) -> Any:
    """Return results as a frame with the index of another, behind those columns of it, which stay as they are.

    Numbers and truths have the types of pandas that may lack a value, so that types do not depend on the rows.
    """
    import pandas as pd

    types = {pa.int32(): pd.Int32Dtype(), pa.bool_(): pd.BooleanDtype()}
    results = judged.to_pandas(types_mapper=types.get)
    results.index = frame.index
    wanted = set(names)
    places = [place for place, name in enumerate(names_of(frame)) if name in wanted]
    return pd.concat([frame.iloc[:, places], results], axis=1) if places else results
