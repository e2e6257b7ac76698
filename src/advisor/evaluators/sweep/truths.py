"""Where each condition is true, and where it is false, for many profiles at once: a bit for each profile."""

from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from advisor.evaluators.sweep.codes import UNKNOWN, Column, Columns
from advisor.evaluators.sweep.levels import FactRows, NodeLevel, Rows, TruthLayout
from advisor.evaluators.sweep.plan import Plan

Bits: TypeAlias = npt.NDArray[np.uint8]
"""Rows of truths, eight profiles to a byte, the first in the lowest bit."""

Ones: TypeAlias = npt.NDArray[np.uint8]
"""Rows of truths, 1 or 0 for each profile."""


def truths(layout: TruthLayout, columns: Columns, count: int) -> Bits:
    """Return the rows of a layout for so many profiles; bits beyond the last profile mean nothing."""
    nodes = len(layout.rows)
    bits = np.zeros((2 * nodes, (count + 7) // 8), np.uint8)
    complete = not any((column == UNKNOWN).any() for column in columns)
    for fact in layout.facts:
        options(fact, columns[fact.column], bits, nodes, complete=complete)
    for level in layout.levels:
        either(level, bits, nodes, complete=complete)
    return bits


def options(fact: FactRows, column: Column, bits: Bits, nodes: int, *, complete: bool) -> None:
    """Fill the rows of one fact's options."""
    rows = slice(fact.row, fact.row + fact.values)
    for number in range(fact.values):
        bits[fact.row + number] = packed(has(column, number) if fact.several else column == number)
    denied = bits[rows.start + nodes : rows.stop + nodes]
    np.invert(bits[rows], out=denied)
    if not complete:
        denied &= packed(column != UNKNOWN)


def has(column: Column, number: int) -> npt.NDArray[np.bool_]:
    """Return which answers, codes of sets, contain the value of this number."""
    bit, sign = 1 << number, np.iinfo(column.dtype).min  # the sign tells UNKNOWN from every set
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
