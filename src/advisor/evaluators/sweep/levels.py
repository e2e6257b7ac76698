"""The network of a rule base cut into levels: what can be evaluated together, for many profiles."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from advisor.evaluators.network import Among, FactOption, Network, Upward, parts_of
from advisor.evaluators.sweep.codes import value_bits
from advisor.model import Fact, RuleBase

Rows: TypeAlias = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class FactRows:
    """The options of one fact, in the order of its values: the column of the fact, and their first row.

    `among` has the rows of what is true where the answer is one of some values, which are bits. `upward` has those
    of what is true from the value at one of these places on.
    """

    column: int
    fact: Fact
    row: int
    among: Mapping[int, int]
    upward: Rows
    places: Rows


@dataclass(frozen=True, slots=True)
class NodeLevel:
    """Nodes whose parts all stand in earlier levels, those with the most parts first.

    `parts[k]` has the rows where the k-th part is true, for the nodes that have so many parts;
    `denials[k]` the rows where it is false.
    """

    rows: slice
    parts: tuple[Rows, ...]
    denials: tuple[Rows, ...]


@dataclass(frozen=True, slots=True)
class TruthLayout:
    """In which row the truths of a reference are held: where a node is true, and as many rows on, where it is false."""

    rows: Mapping[int, int]
    facts: tuple[FactRows, ...]
    levels: tuple[NodeLevel, ...]

    def row(self, reference: int) -> int:
        """Return the row of a reference to a node, or to its opposite."""
        return self.rows[reference] if reference > 0 else self.rows[-reference] + len(self.rows)

    def rows_of(self, references: Iterable[int]) -> Rows:
        return as_rows(map(self.row, references))


def lay_out(base: RuleBase, network: Network) -> TruthLayout:
    """Return where the truths of a network are held, and in what order they come about.

    The options of all facts come first, then what is upward from one; `read_into` adds all options, in the order of
    facts and values.
    """
    levels_of_numbers = by_level(network)
    rows = {
        number: row for row, number in enumerate(number for level in levels_of_numbers for number in level)
    }
    layout = TruthLayout(rows, tuple(fact_rows(base, network, rows)), ())
    nodes = {number: node for node, number in network.numbers.items()}
    starts = accumulate((len(level) for level in levels_of_numbers), initial=0)
    levels = [
        level_of(layout, start, [parts_of(nodes[number]) for number in level])
        for start, level in zip(starts, levels_of_numbers, strict=False)
    ]
    return TruthLayout(rows, layout.facts, tuple(levels[1:]))


def fact_rows(base: RuleBase, network: Network, rows: Mapping[int, int]) -> Iterator[FactRows]:
    among = {node: rows[number] for node, number in network.numbers.items() if isinstance(node, Among)}
    row = 0
    for column, fact in enumerate(base.facts.values()):
        values = {
            place: value_bits(fact, node.values) for node, place in among.items() if node.fact == fact.id
        }
        upward = {
            rows[number]: fact.value_ids.index(node.value)
            for node, number in network.numbers.items()
            if isinstance(node, Upward) and node.fact == fact.id
        }
        yield FactRows(column, fact, row, values, as_rows(upward.keys()), as_rows(upward.values()))
        row += len(fact.values)


def as_rows(numbers: Iterable[int]) -> Rows:
    return np.array(list(numbers), np.intp)


def by_level(network: Network) -> Sequence[Sequence[int]]:
    """Return the numbers of nodes: first those of a fact alone, then by the longest way down to one, many parts first."""
    depths: dict[int, int] = {}
    for node, number in network.numbers.items():
        below = max((depths[abs(part)] for part in parts_of(node)), default=0)
        depths[number] = 0 if isinstance(node, FactOption | Upward) else 1 + below
    parts = {number: len(parts_of(node)) if depths[number] else 0 for node, number in network.numbers.items()}
    order = sorted(depths, key=lambda number: (depths[number], -parts[number], number))
    levels = [list(level) for _, level in groupby(order, key=depths.__getitem__)]
    return levels if levels and not depths[levels[0][0]] else [[], *levels]


def level_of(layout: TruthLayout, start: int, parts: Sequence[tuple[int, ...]]) -> NodeLevel:
    """Return the level of nodes with these parts, the most first, whose rows begin at `start`."""
    most = len(parts[0]) if parts else 0
    columns = [[node_parts[k] for node_parts in parts if len(node_parts) > k] for k in range(most)]
    return NodeLevel(
        slice(start, start + len(parts)),
        tuple(layout.rows_of(column) for column in columns),
        tuple(layout.rows_of(-part for part in column) for column in columns),
    )
