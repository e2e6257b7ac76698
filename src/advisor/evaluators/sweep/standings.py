"""Points, vetoes and winners for many profiles at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from advisor.evaluators.sweep.codes import Codes, columns_of
from advisor.evaluators.sweep.levels import Rows
from advisor.evaluators.sweep.plan import Plan, PointShare, plan_for
from advisor.evaluators.sweep.truths import Bits, Ones, somewhere, truths_in_parts, unpacked
from advisor.model import RuleBase

Truths: TypeAlias = npt.NDArray[np.bool_]
Points: TypeAlias = npt.NDArray[np.signedinteger[Any]]
"""Sums of points, in 16 or 32 bits."""


@dataclass(frozen=True, slots=True)
class Swept:
    """What became of each profile: a row for each, a column for each candidate of `candidates`."""

    candidates: tuple[str, ...]
    points: Points
    ruled_out: Truths
    winners: Truths

    def winners_of(self, row: int) -> frozenset[str]:
        return frozenset(name for name, wins in zip(self.candidates, self.winners[row], strict=True) if wins)


@dataclass(frozen=True, slots=True)
class Standings:
    """The points of each candidate, where it is ruled out and where it leads: a row for each, a column for each profile."""

    points: Points
    ruled_out: Truths
    winners: Truths

    def of(self, profiles: Rows) -> "Standings":
        return Standings(self.points[:, profiles], self.ruled_out[:, profiles], self.winners[:, profiles])


def sweep(base: RuleBase, codes: Codes) -> Swept:
    """Return what became of each row. Where facts are unknown a rule fires only if its condition is true."""
    plan, count = plan_for(base), len(codes)
    points = np.empty((len(plan.awards), count), np.int32)
    ruled_out, winners = np.empty_like(points, bool), np.empty_like(points, bool)
    for rows, size, bits in truths_in_parts(plan, columns_of(codes), count):
        part = standings(plan, bits, size)
        points[:, rows], ruled_out[:, rows], winners[:, rows] = part.points, part.ruled_out, part.winners
    return Swept(tuple(base.candidates), points.T, ruled_out.T, winners.T)


def standings(plan: Plan, bits: Bits, count: int) -> Standings:
    out = np.array([somewhere(bits, rows) for rows in plan.vetoes], np.uint8).reshape(len(plan.vetoes), -1)
    ruled_out = unpacked(out, count).view(np.bool_)
    points = totals(plan, plan.awards, unpacked(bits[plan.counted], count))
    return Standings(points, ruled_out, leading_of_each(plan, points, ruled_out))


def totals(plan: Plan, counts: Sequence[Sequence[PointShare]], ones: Ones) -> Points:
    """Return sums of shares, a row for each sequence of them."""
    width = plan.width
    sums = np.zeros((len(counts), ones.shape[1]), width)
    for row, parts in enumerate(counts):
        for share in parts:
            sums[row] += np.add.reduce(ones[share.places], axis=0, dtype=np.uint8) * width(share.points)
    return sums


def leading_of_each(plan: Plan, points: Points, ruled_out: Truths) -> Truths:
    leads = np.empty_like(ruled_out)
    for span in plan.spans:
        leads[span] = leading(points[span], ruled_out[span])
    return leads


def leading(points: Points, ruled_out: Truths) -> Truths:
    """Return who is first or shares the first place among those not ruled out; nobody if there are none."""
    left = points.copy()
    np.copyto(left, np.iinfo(points.dtype).min, where=ruled_out)
    first: Truths = ~ruled_out & (left == left.max(axis=0))
    return first


def margins(points: Points, ruled_out: Truths) -> Points:
    """Return by how many points the first lead; 0 if nobody is behind them."""
    left, lowest = points.copy(), np.iinfo(points.dtype).min
    np.copyto(left, lowest, where=ruled_out)
    best = left.max(axis=0)
    np.copyto(left, lowest, where=left == best)
    behind = left.max(axis=0)
    lead: Points = np.where(behind > lowest, best - behind, 0)
    return lead
