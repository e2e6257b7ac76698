"""A rule base prepared for many profiles: where its truths are held, and what its rules count for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from math import ceil
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from advisor.evaluators.network import Network, read_into
from advisor.evaluators.sweep.levels import Rows, TruthLayout, lay_out
from advisor.model import RuleBase, prepared

Weights: TypeAlias = npt.NDArray[np.int32]

# Bytes of truths, and rows, that are evaluated at a time: few enough for a processor's cache.
CACHE_BYTES = 1 << 20
MIN_ROWS, MAX_ROWS = 1 << 12, 1 << 16
# Bounds of the sums of points that 16 and 32 bits hold, with room for differences of differences.
MAX_IN_16_BITS, MAX_IN_32_BITS = 1 << 12, 1 << 28
# Maximum ones that are summed in 8 bits.
MAX_IN_8_BITS = 255


@dataclass(frozen=True, slots=True)
class PointShare:
    """Points for each of these places among the counted rows; at most 255 places."""

    points: int
    places: Rows


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """How to evaluate a rule base.

    `rules` has the row of each rule, `counted` the rows that points hang on; `weights` has a row for each
    candidate and a column for each counted row, `awards` the same as shares. `vetoes` has the rows that rule out
    each candidate, `impossible` those that cannot be. `spans` are the places of each decision's candidates,
    `width` is the type of integers that sums of points are held in, `gains` what one candidate may still gain on
    another, for the pairs that were asked about.
    """

    layout: TruthLayout
    rules: Rows
    counted: Rows
    weights: Weights
    awards: tuple[tuple[PointShare, ...], ...]
    vetoes: tuple[Rows, ...]
    impossible: Rows
    spans: tuple[slice, ...]
    width: type[np.signedinteger[Any]]
    gains: dict[tuple[int, int], tuple[PointShare, ...]] = field(default_factory=dict)

    @property
    def nodes(self) -> int:
        return len(self.layout.rows)

    @property
    def at_once(self) -> int:
        """How many profiles are best evaluated at a time."""
        return max(MIN_ROWS, min(MAX_ROWS, CACHE_BYTES * 8 // (2 * self.nodes + 1) // 64 * 64))


@prepared
def plan_for(base: RuleBase) -> Plan:
    """Return the plan of a rule base. Raises OverflowError if points are too many for 32 bits."""
    network = Network()
    reading = read_into(network, base)
    layout = lay_out(base, network)
    rows = {rule: layout.row(reference) for rule, reference in reading.rules.items()}
    counted = sorted({rows[rule] for rule, awards in base.awards.items() if awards})
    weights = weigh(base, rows, {row: place for place, row in enumerate(counted)})
    return Plan(
        layout=layout,
        rules=np.array(list(rows.values()), np.intp),
        counted=np.array(counted, np.intp),
        weights=weights,
        awards=tuple(shares(row) for row in weights),
        vetoes=tuple(vetoing(base, rows, candidate) for candidate in base.candidates),
        impossible=layout.rows_of(reading.impossible),
        spans=tuple(spans(len(decision.candidates) for decision in base.decisions.values())),
        width=np.int16 if (np.abs(weights).sum(axis=1) < MAX_IN_16_BITS).all() else np.int32,
    )


def weigh(base: RuleBase, rows: Mapping[str, int], places: Mapping[int, int]) -> Weights:
    """Return the points that each candidate gets for each counted row, summed over rules with equal conditions.

    Raises OverflowError if they may sum up to more than 32 bits hold.
    """
    columns = {candidate: column for column, candidate in enumerate(base.candidates)}
    weights = np.zeros((len(columns), len(places)), np.int64)
    for rule, awards in base.awards.items():
        for candidate, points in awards.items():
            weights[columns[candidate], places[rows[rule]]] += points
    if (np.abs(weights).sum(axis=1) >= MAX_IN_32_BITS).any():
        raise OverflowError("the points of a candidate are too many to be summed exactly")
    return weights.astype(np.int32)


def shares(weights: npt.NDArray[np.integer[Any]]) -> tuple[PointShare, ...]:
    """Return what is counted with these weights, equal ones together."""
    return tuple(
        PointShare(int(points), places)
        for points in np.unique(weights[weights != 0])
        for places in summable(np.flatnonzero(weights == points))
    )


def summable(places: Rows) -> Iterable[Rows]:
    """Return places in groups that can be summed in 8 bits."""
    return np.array_split(places, ceil(len(places) / MAX_IN_8_BITS))


def vetoing(base: RuleBase, rows: Mapping[str, int], candidate: str) -> Rows:
    return np.array(sorted({rows[rule.id] for rule in base.vetoing[candidate]}), np.intp)


def spans(sizes: Iterable[int]) -> Iterator[slice]:
    """Yield the places of consecutive groups of these sizes."""
    ends = list(accumulate(sizes, initial=0))
    for start, end in pairwise(ends):
        yield slice(start, end)
