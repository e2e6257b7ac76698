"""Tables over the small knowledge about lunch."""

from typing import Any

import pandas as pd

import advisor
from advisor.language.reading.base import read_base
from checkout import ROOT

FOLDER = ROOT / "tests" / "small"
LUNCH = read_base(FOLDER)


def sweep(table: Any, **more: Any) -> Any:
    """Return what becomes of each row."""
    return advisor.sweep(table, LUNCH, **more)


def column(table: Any, name: str) -> list[Any]:
    """Return a column of a table of any kind, None for what is missing."""
    cells = list(table[name]) if isinstance(table, pd.DataFrame) else table.column(name).to_pylist()
    return [cell if isinstance(cell, list) or not pd.isna(cell) else None for cell in cells]


def winners(table: Any) -> list[str | None]:
    """Return who wins in each row of a table of any kind."""
    return column(sweep(table), "dish.winner")
