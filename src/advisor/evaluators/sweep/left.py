"""The answers left to facts of which not all is known: how many there are, and which they are by number."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from advisor.evaluators.sweep.codes import UNKNOWN, Column, code, coded_parts
from advisor.evaluators.sweep.levels import Rows
from advisor.model import Answer, Fact, Kind, Partial

Counts: TypeAlias = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class PartlyKnown:
    """Of one fact the rows with partial answers, all different ones, and which of these each row has."""

    rows: Rows
    answers: tuple[Partial, ...]
    places: Rows


def partly_known(fact: Fact, column: Column) -> PartlyKnown:
    rows = np.flatnonzero(column < UNKNOWN)
    numbers = UNKNOWN - 1 - column[rows].astype(np.intp)
    present = np.bincount(numbers) > 0
    answers = tuple(coded_parts(fact).answers[number] for number in np.flatnonzero(present))
    return PartlyKnown(rows, answers, (np.cumsum(present) - 1)[numbers])


def answer_count(fact: Fact, known: Answer | None = None) -> int:
    """Return how many answers to a fact are left."""
    limits = fact.limits(known)
    return 1 << len(limits.may - limits.must) if fact.kind is Kind.SEVERAL else len(limits.may)


def counts_left(fact: Fact, column: Column, most: int) -> Counts:
    """Return how many answers are left to each profile; `most` stands for more."""
    counts = np.where(column == UNKNOWN, min(answer_count(fact), most), 1)
    if (column < UNKNOWN).any():
        partly = partly_known(fact, column)
        left = [min(answer_count(fact, known), most) for known in partly.answers]
        counts[partly.rows] = np.array(left)[partly.places]
    return counts


def numbered(fact: Fact, column: Column, numbers: Counts) -> Column:
    """Return a column with the answer of such a number, from 0, among those that are left to each profile."""
    whole = np.where(column == UNKNOWN, numbers, column)
    if (column < UNKNOWN).any():
        partly = partly_known(fact, column)
        whole[partly.rows] = numbered_within(fact, partly, numbers[partly.rows])
    return whole


def numbered_within(fact: Fact, partly: PartlyKnown, numbers: Counts) -> Counts:
    """Return codes of answers within partial ones; of sets, each bit of a number takes up one value that may be in it."""
    several = fact.kind is Kind.SEVERAL
    options = np.zeros((len(partly.answers), len(fact.values)), np.int64)
    for row, known in zip(options, partly.answers, strict=True):
        places = [place for place, value in enumerate(fact.value_ids) if value in known.may - known.must]
        row[: len(places)] = [1 << place for place in places] if several else places
    if not several:
        single: Counts = options[partly.places, numbers]
        return single
    whole = np.array([code(fact, known.must) for known in partly.answers], np.int64)[partly.places]
    for bit, option in enumerate(options.T):
        whole |= (numbers >> bit & 1) * option[partly.places]
    return whole


def drawn(fact: Fact, column: Column, random: np.random.Generator) -> Column:
    """Return a column with any of the answers that are left to each profile, each as likely as the others."""
    numbers = random.integers(answer_count(fact), size=len(column))
    if (column < UNKNOWN).any():
        partly = partly_known(fact, column)
        counts = np.array([answer_count(fact, known) for known in partly.answers])
        numbers[partly.rows] = random.integers(counts[partly.places])
    return numbered(fact, column, numbers)
