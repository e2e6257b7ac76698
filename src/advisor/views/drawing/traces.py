"""What leads to a place in a drawing, and where all that leads from it ends up."""

from collections.abc import Iterable, Mapping, Sequence

from advisor.explain.handbook.entries import Link
from advisor.model import grouped
from advisor.views.drawing.drawing import Arrow


def traces(nodes: Iterable[Link], arrows: Iterable[Arrow]) -> Mapping[Link, frozenset[Arrow]]:
    """Return for each node the arrows on all ways that lead to it and from it."""
    arrows = tuple(arrows)
    before, behind = grouped((target, source) for source, target in arrows), grouped(arrows)
    found = {}
    for node in nodes:
        back = {(source, target) for target in reached(node, before) for source in before.get(target, ())}
        on = {(source, target) for source in reached(node, behind) for target in behind.get(source, ())}
        found[node] = frozenset(back | on)
    return found


def reached(node: Link, beside: Mapping[Link, Sequence[Link]]) -> set[Link]:
    """Return a node and all that is reached from it."""
    found, stack = {node}, [node]
    while stack:
        new = [one for one in beside.get(stack.pop(), ()) if one not in found]
        found |= set(new)
        stack += new
    return found
