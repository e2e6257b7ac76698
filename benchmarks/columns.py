"""How fast columns of numbers and dates are read, beside a column of choices.

The facts are those of the base about flights; numbers are drawn evenly between the lowest and the highest.

python benchmarks/columns.py [--rows N] [--runs N] [--write]
"""

import argparse
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
from sections import show, table

from advisor.language.reading.base import read_base
from advisor.model import Fact, Kind
from advisor.tables.encode import encode_array

FLIGHTS = Path(__file__).parents[1] / "docs" / "examples" / "flight-compensation"
EPOCH = np.datetime64("0001-01-01", "D")


def main() -> None:
    """Measure and print, and write the section of the page if that is wanted."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--write", action="store_true", help="replace the section in docs/benchmarks.md")
    given = parser.parse_args()
    show("columns", report(given.rows, given.runs), write=given.write)


def report(rows: int, runs: int) -> Iterator[str]:
    """Yield the lines of the section."""
    yield "## Columns of numbers"
    yield ""
    yield f"`benchmarks/columns.py`: a column of {rows:,} rows to what rules hear of it, on one core; median of {runs}, counted in time of the processor."
    yield ""
    figures = [(words, seconds(fact, cells, runs)) for words, fact, cells in columns(rows)]
    choice = figures[0][1]
    lines = ((words, f"{rows / took:,.0f}", f"{took / choice:.1f}") for words, took in figures)
    yield from table(("column", "rows/s", "times a choice"), lines, 2)


def columns(rows: int) -> Iterator[tuple[str, Fact, pa.Array]]:
    """Yield columns of one row of cells each, as tables have them: what they are, of which fact."""
    chance = np.random.default_rng(1)
    facts = read_base(FLIGHTS).facts.values()
    first = {kind: next(fact for fact in facts if fact.kind is kind) for kind in (Kind.CHOICE, Kind.NUMBER, Kind.DATE, Kind.MONEY)}  # fmt: skip
    choice, number, day, amount = first.values()
    yield (
        "texts of a choice",
        choice,
        pa.array(np.array(choice.value_ids)[chance.integers(0, len(choice.values), rows)]),
    )
    counted = drawn(chance, number, rows)
    yield "whole numbers", number, pa.array(counted.astype(np.int32))
    yield "texts of whole numbers", number, pa.array(counted.astype(str))
    cents = drawn(chance, amount, rows)
    yield "floats of an amount with cents", amount, pa.array(cents / 100)
    yield "decimals of the same", amount, pa.array(cents).cast(pa.decimal128(19)).view(pa.decimal128(19, 2))
    yield "texts of the same", amount, pa.array([f"{cent // 100}.{cent % 100:02}" for cent in cents.tolist()])
    days = pa.array(EPOCH + (drawn(chance, day, rows) - 1))
    yield "dates", day, days
    yield "texts of dates", day, days.cast(pa.string())


def drawn(chance: np.random.Generator, fact: Fact, rows: int) -> np.ndarray:
    """Draw numbers evenly, as the fact counts them."""
    return chance.integers(*fact.measure.ends, rows, endpoint=True) if fact.measure else np.zeros(rows, int)


def seconds(fact: Fact, cells: pa.Array, runs: int) -> float:
    """Return how long the processor takes for a column."""
    taken = []
    for _ in range(runs):
        begun = time.process_time()
        encode_array(fact, cells)
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
