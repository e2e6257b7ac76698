"""Layers of a drawing put in order so that few arrows cross, then at heights so that they run straight.

The order is found by barycentres (Sugiyama, Tagawa and Toda 1981): each layer in turn is sorted by the
average rank of its neighbours in the layer before or behind, and the best order seen is kept. The
heights are the nearest possible to the average of the neighbours' heights.
"""

from bisect import bisect_right, insort
from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from advisor.model import grouped

Key = TypeVar("Key", bound=Hashable)
Layers: TypeAlias = list[list[list[Key]]]
"""Layers of groups of keys."""

SWEEPS = 12


def in_order(layers: Layers[Key], arrows: Collection[tuple[Key, Key]]) -> Layers[Key]:
    """Return the layers in an order with few crossings; arrows lead to the next layer, groups stay together."""
    before = grouped((target, source) for source, target in arrows)
    behind = grouped(arrows)
    now = best = layers
    for _ in range(SWEEPS):
        for number in range(1, len(now)):
            now = resorted(now, number, ranks(now[number - 1]), before)
        for number in reversed(range(len(now) - 1)):
            now = resorted(now, number, ranks(now[number + 1]), behind)
        if crossings(now, arrows) < crossings(best, arrows):
            best = now
    return best


def ranks(layer: Sequence[Sequence[Key]]) -> Mapping[Key, int]:
    """Return the place of each key in its layer."""
    return {key: rank for rank, key in enumerate(key for group in layer for key in group)}


def resorted(
    layers: Layers[Key], number: int, rank: Mapping[Key, int], beside: Mapping[Key, Sequence[Key]]
) -> Layers[Key]:
    """Return the layers with one sorted by its neighbours' ranks; a key without any stays about where it is."""
    layer = layers[number]
    own, size = ranks(layer), max(1, len(rank)) / max(1, sum(map(len, layer)))

    def middle(key: Key) -> float:
        return mean([rank[neighbour] for neighbour in beside.get(key, ())] or [own[key] * size])

    groups = [sorted(group, key=middle) for group in layer]
    groups.sort(key=lambda group: mean([middle(key) for key in group]))
    return [*layers[:number], groups, *layers[number + 1 :]]


def mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0


def crossings(layers: Layers[Key], arrows: Collection[tuple[Key, Key]]) -> int:
    rank = {
        key: (number, place) for number, layer in enumerate(layers) for key, place in ranks(layer).items()
    }
    met: dict[int, list[int]] = {}
    count = 0
    for (layer, _), (_, target) in sorted((rank[source], rank[other]) for source, other in arrows):
        targets = met.setdefault(layer, [])
        count += len(targets) - bisect_right(targets, target)
        insort(targets, target)
    return count


def tops(wanted: Sequence[float], sizes: Sequence[float], gap: float) -> list[float]:
    """Return tops for boxes one below the other, without overlap and as near as possible to the wanted ones.

    Boxes that would overlap are pooled and share the average of their wishes (isotonic regression).
    """
    starts = [sum(sizes[:number]) + gap * number for number in range(len(sizes))]
    pools: list[list[float]] = []
    for wish, start in zip(wanted, starts, strict=True):
        pools.append([wish - start])
        while len(pools) > 1 and mean(pools[-2]) > mean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    shifts = [mean(pool) for pool in pools for _ in pool]
    return [start + shift for start, shift in zip(starts, shifts, strict=True)]
