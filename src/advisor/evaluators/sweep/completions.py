"""Completions of many profiles at once: random ones, and all of those that have few."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from advisor.evaluators.sweep.codes import UNKNOWN, Column, Columns
from advisor.evaluators.sweep.left import Counts, counts_left, drawn_evenly, numbered
from advisor.evaluators.sweep.levels import Rows
from advisor.evaluators.sweep.plan import plan_for
from advisor.evaluators.sweep.standings import Standings, Truths, standings
from advisor.evaluators.sweep.truths import somewhere, truths, unpacked
from advisor.model import RuleBase

# Maximum completions that are enumerated for a profile; a proof takes as long as thousands.
MAX_ENUMERATED = 4096
# Maximum candidates per decision: its winners are the bits of one number of 64.
MAX_CANDIDATES = 62


@dataclass(frozen=True, slots=True)
class Completed:
    """What becomes of complete profiles, a column for each: whether they break no impossibility, and their standings."""

    fits: Truths
    standings: Standings


@dataclass(frozen=True, slots=True)
class Endings:
    """How the decisions end over all completions of some profiles: a column for each profile.

    `possible` says whether there is a completion, `same` for each decision whether all have the same winners,
    which are in `winners` then, a row for each candidate.
    """

    profiles: Rows
    possible: Truths
    same: Truths
    winners: Truths


def complete(base: RuleBase, columns: Columns, count: int) -> Completed:
    plan = plan_for(base)
    bits = truths(plan.layout, columns, count)
    fits = unpacked(~somewhere(bits, plan.impossible), count).view(np.bool_)
    return Completed(fits, standings(plan, bits, count))


def redraw(
    base: RuleBase, columns: Columns, known: Columns, random: np.random.Generator, share: float
) -> Columns:
    """Return complete profiles with another answer, by chance, to a share of the facts that were open before."""
    redrawn = []
    for fact, column, before in zip(base.facts.values(), columns, known, strict=True):
        places = np.flatnonzero(
            (before <= UNKNOWN) & ((column <= UNKNOWN) | (random.random(len(column)) < share))
        )
        answered = column.copy()
        answered[places] = drawn_evenly(fact, before[places], random)
        redrawn.append(answered)
    return tuple(redrawn)


def completions(base: RuleBase, columns: Columns, count: int) -> Counts:
    """Return how many ways there are to answer what is open, impossible ones too; MAX_ENUMERATED + 1 stands for more.

    Each factor is cut at MAX_ENUMERATED + 1 too: a set may have 2 ** 60 answers, and 64 bits do not hold 16 times as many.
    """
    ways = np.ones(count, np.int64)
    for fact, column in zip(base.facts.values(), columns, strict=True):
        ways = np.minimum(ways * counts_left(fact, column, MAX_ENUMERATED + 1), MAX_ENUMERATED + 1)
    return ways


def enumerate_ends(base: RuleBase, columns: Columns, count: int) -> Iterator[Endings]:
    """Yield, in groups, how the decisions end for those profiles that have few completions."""
    counts = completions(base, columns, count)
    if max((len(decision.candidates) for decision in base.decisions.values()), default=0) > MAX_CANDIDATES:
        return
    some = np.flatnonzero(counts <= MAX_ENUMERATED)
    groups = np.cumsum(counts[some]) // plan_for(base).at_once
    for group in np.unique(groups):
        profiles = some[groups == group]
        yield ends_of(base, [column[profiles] for column in columns], profiles, counts[profiles])


def ends_of(base: RuleBase, columns: Columns, profiles: Rows, counts: Counts) -> Endings:
    """Return how the decisions end for profiles with so many completions each."""
    starts = np.cumsum(counts) - counts
    completed = complete(base, tuple(expanded(base, columns, counts, starts)), int(counts.sum()))
    same, winners = [], []
    for span in plan_for(base).spans:
        keys = bits_of(completed.standings.winners[span])
        least = np.minimum.reduceat(np.where(completed.fits, keys, np.iinfo(np.int64).max), starts)
        most = np.maximum.reduceat(np.where(completed.fits, keys, -1), starts)
        same.append(least == most)
        winners.append(most >> np.arange(span.stop - span.start)[:, np.newaxis] & 1 == 1)
    possible = np.logical_or.reduceat(completed.fits, starts)
    return Endings(
        profiles,
        possible,
        table_of(same, len(profiles)),
        np.concatenate([*winners, table_of([], len(profiles))]),
    )


def table_of(rows: Sequence[Truths], count: int) -> Truths:
    """Return rows as one table, which may have none."""
    return np.array(rows, bool).reshape(len(rows), count)


def expanded(base: RuleBase, columns: Columns, counts: Counts, starts: Counts) -> Iterator[Column]:
    """Yield the columns of all completions of some profiles, those of the first profile first."""
    owner = np.repeat(np.arange(len(counts)), counts)
    number = np.arange(len(owner)) - starts[owner]
    step: Counts = np.ones(len(counts), np.int64)
    for fact, column in zip(base.facts.values(), columns, strict=True):
        if (column <= UNKNOWN).any():
            left = counts_left(fact, column, MAX_ENUMERATED + 1)
            yield numbered(fact, column[owner], number // step[owner] % left[owner]).astype(column.dtype)
            step *= left
        else:
            yield column[owner]


def bits_of(rows: Truths) -> Counts:
    """Return the columns of some rows as numbers, the first row in the lowest bit."""
    numbers = np.zeros(rows.shape[1], np.int64)
    for bit, row in enumerate(rows):
        numbers |= row.astype(np.int64) << bit
    return numbers
