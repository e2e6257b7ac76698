"""Columns of numbers, dates, and texts that are either, to the regions that they lie in: all cells at once.

What is read here is just what the reader of single cells would say; what is not plain is left to it.
"""

from datetime import date
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from advisor.model import Kind, Measure
from advisor.tables.types import is_one

Steps: TypeAlias = npt.NDArray[np.int64]
"""Numbers as a measure counts them."""

Known: TypeAlias = npt.NDArray[np.bool_]

EPOCH = date(1970, 1, 1).toordinal()
DIGITS = 15
"""Digits of a number that a float holds, whatever they are."""


def regions(measure: Measure, cells: pa.Array) -> tuple[Steps, Known]:
    """Return in which region each cell lies, from 0, and of which cells that is known."""
    steps, known = steps_of(measure, cells)
    known &= (measure.span.least <= steps) & (steps <= measure.span.most)
    return np.searchsorted(np.array(measure.firsts, np.int64), steps, side="right"), known


def steps_of(measure: Measure, cells: pa.Array) -> tuple[Steps, Known]:
    """Return the numbers in cells of any type, and which cells are one."""
    kind = cells.type
    if pa.types.is_dictionary(kind):
        steps, known = steps_of(measure, cells.dictionary)
        places = np.asarray(pc.fill_null(cells.indices.cast(pa.int64()), len(steps)))
        return np.append(steps, 0)[places], np.append(known, np.False_)[places]
    if is_one(kind, (pa.types.is_string, pa.types.is_large_string)):
        return (days_in_texts if measure.kind is Kind.DATE else numbers_in_texts)(measure, cells)
    if measure.kind is Kind.DATE:
        is_day = pa.types.is_date(kind) or (pa.types.is_timestamp(kind) and kind.tz is None)
        return days(cells) if is_day else none_of(cells)
    if pa.types.is_decimal128(kind):
        return decimals(measure, cells)
    if is_one(kind, (pa.types.is_integer, pa.types.is_float32, pa.types.is_float64)):
        return floats(measure, cells if pa.types.is_floating(kind) else cells.cast(pa.float64(), safe=False))
    return none_of(cells)


def none_of(cells: pa.Array) -> tuple[Steps, Known]:
    return np.zeros(len(cells), np.int64), np.zeros(len(cells), bool)


def numbers_in_texts(measure: Measure, texts: pa.Array) -> tuple[Steps, Known]:
    rest = f"([.][0-9]{{1,{measure.decimals}}})?" if measure.decimals else ""
    plain = pc.match_substring_regex(texts, f"^-?[0-9]{{1,{DIGITS - measure.decimals}}}{rest}$")
    return floats(measure, pc.if_else(plain, texts, None).cast(pa.float64()))


def days_in_texts(_measure: Measure, texts: pa.Array) -> tuple[Steps, Known]:
    plain = pc.match_substring_regex(texts, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
    chosen = pc.if_else(plain, texts, None)
    moments = pc.strptime(chosen, format="%Y-%m-%d", unit="s", error_is_null=True)
    steps, known = days(moments)
    # 30 February may be read as a day in March.
    return steps, known & flags(pc.equal(moments.cast(pa.date32()).cast(texts.type), chosen))


def days(cells: pa.Array) -> tuple[Steps, Known]:
    """Return dates, and which cells are one: a moment is one if it is the beginning of its day."""
    dates = cells.cast(pa.date32(), safe=False)
    steps = np.asarray(pc.fill_null(dates.cast(pa.int32()), 0)).astype(np.int64)
    return steps + EPOCH, flags(pc.equal(dates.cast(cells.type), cells))


def flags(truths: pa.Array) -> Known:
    return np.array(pc.fill_null(truths, fill_value=False))


def floats(measure: Measure, cells: pa.Array) -> tuple[Steps, Known]:
    """Return the numbers that are nearest to floats, and which of these are nearest to their number."""
    numbers, scale = np.asarray(cells), 10**measure.decimals  # null is no number
    with np.errstate(invalid="ignore", over="ignore"):
        steps = np.rint(numbers.astype(np.float64) * scale)
        known = ((steps / scale).astype(numbers.dtype) == numbers) & (abs(steps) < 10**DIGITS)
    return np.where(known, steps, 0).astype(np.int64), known


def decimals(measure: Measure, cells: pa.Array) -> tuple[Steps, Known]:
    """Return decimal numbers, and which cells have no more decimals than may be, nor too many digits."""
    halves = np.frombuffer(cells.buffers()[1], np.int64)[2 * cells.offset :][: 2 * len(cells)]
    low, high = halves.reshape(-1, 2).T
    more = measure.decimals - cells.type.scale
    known = flags(pc.is_valid(cells)) & (high == low >> 63) & (abs(low) < 10 ** (DIGITS - max(more, 0)))
    if more < 0:
        return low // 10**-more, known & (low % 10**-more == 0)
    return np.where(known, low, 0) * 10**more, known
