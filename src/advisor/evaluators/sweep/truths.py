"""Where each condition is true, and where it is false, for many profiles at once: a bit for each profile."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from advisor.evaluators.sweep.codes import UNKNOWN, Column, Columns
from advisor.evaluators.sweep.left import PartlyKnown, partly_known
from advisor.evaluators.sweep.levels import FactRows, NodeLevel, Rows, TruthLayout
from advisor.evaluators.sweep.plan import Plan
from advisor.model import Kind

Bits: TypeAlias = npt.NDArray[np.uint8]
"""Rows of truths, eight profiles to a byte, the first in the lowest bit."""

Ones: TypeAlias = npt.NDArray[np.uint8]
"""Rows of truths, 1 or 0 for each profile."""


def truths(layout: TruthLayout, columns: Columns, count: int) -> Bits:
    """Return the rows of a layout for so many profiles; bits beyond the last profile mean nothing."""
    nodes = len(layout.rows)
    bits = np.zeros((2 * nodes, (count + 7) // 8), np.uint8)
    lowest = [column.min(initial=0) for column in columns]
    complete = bool(min(lowest, default=0) > UNKNOWN)  # numpy has a bool of its own
    for fact_rows in layout.facts:
        column = columns[fact_rows.column]
        options(fact_rows, column, bits, nodes, complete=complete)
        if lowest[fact_rows.column] < UNKNOWN:
            parts(fact_rows, partly_known(fact_rows.fact, column), bits, nodes)
        if len(fact_rows.upward):
            upwards(fact_rows, bits, nodes)
    for level in layout.levels:
        either(level, bits, nodes, complete=complete)
    return bits


def options(fact_rows: FactRows, column: Column, bits: Bits, nodes: int, *, complete: bool) -> None:
    rows = slice(fact_rows.row, fact_rows.row + len(fact_rows.fact.values))
    several = fact_rows.fact.kind is Kind.SEVERAL
    for number, row in enumerate(range(rows.start, rows.stop)):
        bits[row] = packed(has(column, number) if several else column == number)
    denied = bits[rows.start + nodes : rows.stop + nodes]
    np.invert(bits[rows], out=denied)
    if not complete:
        denied &= packed(column > UNKNOWN)


def parts(fact_rows: FactRows, known: PartlyKnown, bits: Bits, nodes: int) -> None:
    """Enter what partial answers say: which options they have and lack, and where all that is left is among some values."""
    count = len(fact_rows.fact.values)
    must = spread([limits.must for limits in known.limits], count)
    may = spread([limits.may for limits in known.limits], count)
    for number in range(count):
        row = fact_rows.row + number
        enter(bits[row], known, must[number])
        enter(bits[row + nodes], known, ~may[number])
    for row, values in fact_rows.among.items():
        beyond = ~spread([values], count)[:, 0]
        enter(bits[row], known, np.logical_and.reduce(~may[beyond], axis=0))


def upwards(fact_rows: FactRows, bits: Bits, nodes: int) -> None:
    """Fill the rows that are true where all lower values are excluded, and false where all others are."""
    denied = bits[fact_rows.row + nodes : fact_rows.row + nodes + len(fact_rows.fact.values)]
    bits[fact_rows.upward] = np.bitwise_and.accumulate(denied)[fact_rows.places - 1]
    bits[fact_rows.upward + nodes] = np.bitwise_and.accumulate(denied[::-1])[::-1][fact_rows.places]


def spread(values: Sequence[int], count: int) -> npt.NDArray[np.bool_]:
    """Return sets of values as truths, a row for each of so many values and a column for each set."""
    size = (count + 7) // 8
    rows = np.frombuffer(b"".join(bits.to_bytes(size, "little") for bits in values), np.uint8)
    return unpacked(rows.reshape(len(values), size), count).astype(bool).T


def enter(row: Bits, known: PartlyKnown, truth_of_each: npt.NDArray[np.bool_]) -> None:
    """Enter in a row where a partial answer makes something true."""
    if truth_of_each.any():
        ones = np.zeros(8 * len(row), bool)
        ones[known.rows] = truth_of_each[known.places]
        row |= packed(ones)


def has(column: Column, number: int) -> npt.NDArray[np.bool_]:
    """Return which answers, codes of sets, contain the value of this number."""
    bit, sign = 1 << number, np.iinfo(column.dtype).min  # the sign tells codes that are no sets
    contained: npt.NDArray[np.bool_] = column & (sign | bit) == bit
    return contained


def either(level: NodeLevel, bits: Bits, nodes: int, *, complete: bool) -> None:
    """Fill the rows of nodes that are true if a part is, and false if all parts are."""
    true = bits[level.rows]
    for rows in level.parts:
        true[: len(rows)] |= bits[rows]
    false = bits[level.rows.start + nodes : level.rows.stop + nodes]
    np.invert(true, out=false)
    if not complete:
        for rows in level.denials:
            false[: len(rows)] &= bits[rows]


def packed(row: npt.NDArray[np.bool_]) -> Bits:
    """Return truths with eight to a byte."""
    return np.packbits(row, bitorder="little")


def unpacked(rows: Bits, count: int) -> Ones:
    """Return truths with a byte for each of so many profiles."""
    ones: Ones = np.unpackbits(rows, axis=-1, count=count, bitorder="little")
    return ones


def somewhere(bits: Bits, rows: Rows) -> Bits:
    """Return where at least one of these rows is true."""
    some: Bits = np.bitwise_or.reduce(bits[rows], axis=0)
    return some


def truths_in_parts(plan: Plan, columns: Columns, count: int) -> Iterator[tuple[slice, int, Bits]]:
    """Yield groups of profiles, a multiple of eight in each but the last, with their number and their truths."""
    for rows in chunks(count, plan.at_once):
        size = rows.stop - rows.start
        yield rows, size, truths(plan.layout, [column[rows] for column in columns], size)


def chunks(count: int, at_once: int) -> Iterator[slice]:
    """Yield the profiles in groups that are evaluated together."""
    for start in range(0, count, at_once):
        yield slice(start, min(start + at_once, count))
