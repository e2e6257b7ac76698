"""The answers left to facts of which not all is known: how many there are, and which they are by number."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from advisor.evaluators.sweep.codes import UNKNOWN, BitLimits, Column, coded_parts
from advisor.evaluators.sweep.levels import Rows
from advisor.model import Fact, Kind

Counts: TypeAlias = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class PartlyKnown:
    """Of one fact the rows with partial answers, all different ones, and which of these each row has."""

    rows: Rows
    limits: tuple[BitLimits, ...]
    places: Rows


def is_partly_known(column: Column) -> bool:
    """Return whether any answer is partial."""
    return bool(column.min(initial=UNKNOWN) < UNKNOWN)


def partly_known(fact: Fact, column: Column) -> PartlyKnown:
    rows = np.flatnonzero(column < UNKNOWN)
    numbers = UNKNOWN - 1 - column[rows].astype(np.intp)
    present = np.bincount(numbers) > 0
    limits = tuple(coded_parts(fact).limits[number] for number in np.flatnonzero(present))
    return PartlyKnown(rows, limits, (np.cumsum(present) - 1)[numbers])


def answer_count(fact: Fact, limits: BitLimits | None = None) -> int:
    """Return how many answers to a fact are left; all of them if nothing is known."""
    options = len(fact.values) if limits is None else limits.open.bit_count()
    return 1 << options if fact.kind is Kind.SEVERAL else options


def counts_left(fact: Fact, column: Column, most: int) -> Counts:
    """Return how many answers are left to each profile; `most` stands for more."""
    counts = np.where(column == UNKNOWN, min(answer_count(fact), most), 1)
    if is_partly_known(column):
        partly = partly_known(fact, column)
        left = [min(answer_count(fact, limits), most) for limits in partly.limits]
        counts[partly.rows] = np.array(left)[partly.places]
    return counts


def numbered(fact: Fact, column: Column, numbers: Counts) -> Column:
    """Return a column with the answer of such a number, from 0, among those that are left to each profile."""
    whole = np.where(column == UNKNOWN, numbers, column)
    if is_partly_known(column):
        partly = partly_known(fact, column)
        whole[partly.rows] = numbered_within(fact, partly, numbers[partly.rows])
    return whole


def numbered_within(fact: Fact, partly: PartlyKnown, numbers: Counts) -> Counts:
    """Return codes of answers within partial ones; of sets, each bit of a number takes up one value that may be in it."""
    several = fact.kind is Kind.SEVERAL
    options = np.zeros((len(partly.limits), len(fact.values)), np.int64)
    for row, limits in zip(options, partly.limits, strict=True):
        places = [place for place in range(len(fact.values)) if limits.open >> place & 1]
        row[: len(places)] = [1 << place for place in places] if several else places
    if not several:
        single: Counts = options[partly.places, numbers]
        return single
    whole = np.array([limits.must for limits in partly.limits], np.int64)[partly.places]
    for bit, option in enumerate(options.T):
        whole |= (numbers >> bit & 1) * option[partly.places]
    return whole


def drawn_evenly(fact: Fact, column: Column, random: np.random.Generator) -> Counts:
    """Return codes of answers left, each as likely as the others, in the place of a column that has no whole ones."""
    codes = random.integers(answer_count(fact), size=len(column))
    if is_partly_known(column):
        partly = partly_known(fact, column)
        counts = np.array([answer_count(fact, limits) for limits in partly.limits])
        codes[partly.rows] = numbered_within(fact, partly, random.integers(counts[partly.places]))
    return codes
