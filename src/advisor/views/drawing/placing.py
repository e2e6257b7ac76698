"""The decision requirements graph as a drawing: where each box, line and word goes.

Facts stand at the left, topic by topic, decisions at the right, findings between them, each to the
right of all that it builds on. What leads past a layer of findings joins all else that leads to the
same place, so that a line between findings has one meaning.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from graphlib import TopologicalSorter
from itertools import pairwise
from types import MappingProxyType
from typing import TypeAlias

from advisor.model import grouped
from advisor.views.document.drawing import NOTE, Arrow, Box, Curve, Drawing, Stop, TopicTitle, Way
from advisor.views.document.spans import Link
from advisor.views.drawing.labels import wrapped
from advisor.views.drawing.layers import Layers, in_order, mean, tops

LETTERS = 13.0
LINE = 17.0
PADDING = 7.0
SIDE = 12.0
WIDTHS = {
    "fact": 144.0,
    "finding": 200.0,
    "decision": 144.0,
    "answer": 176.0,
    "rule": 216.0,
    "candidate": 120.0,
}
GAP = 9.0
WAY = 7.0
BETWEEN_TOPICS = 36.0
AISLE = 60.0
FOR_EACH_LINE = 1.6
WIDEST_AISLE = 170.0
MARGIN = 12.0
HEADING = 22.0

Leg: TypeAlias = tuple[Stop, Stop]


@dataclass(frozen=True, slots=True)
class Requirements:
    """What rests on what: facts by topic, findings, decisions, and an arrow from each to all that read it."""

    topics: tuple[tuple[str, tuple[Link, ...]], ...]
    findings: tuple[Link, ...]
    decisions: tuple[Link, ...]
    arrows: tuple[Arrow, ...]


@dataclass(frozen=True, slots=True)
class Labelling:
    """What is said of an entry besides its label: short notes at its right, and a longer title."""

    notes: tuple[str, ...] = ()
    title: str = ""


def drawing(
    graph: Requirements,
    layer_of: Mapping[Link, int] | None = None,
    said: Mapping[Link, Labelling] = MappingProxyType({}),
    spread: float = 1.0,
    points: Mapping[Arrow, int | None] = MappingProxyType({}),
) -> Drawing:
    """Return the drawing of what rests on what; the layers may be chosen, as long as all arrows lead on.

    `spread` makes the aisles between the layers wider or narrower; `points` are what arrows give to a candidate.
    """
    layer_of = layer_of or layers_of(graph)
    legs = tuple(dict.fromkeys(leg for arrow in graph.arrows for leg in pairwise(stops(arrow, layer_of))))
    layers = in_order(layered(graph, layer_of, legs), legs)
    boxes = placed(layers, legs, said, spread)
    labelled = tuple(box for box in boxes.values() if isinstance(box.stop, Link))
    return Drawing(
        width=max((box.right for box in labelled), default=0.0) + MARGIN,
        height=max((box.top + box.height for box in labelled), default=0.0) + MARGIN,
        headings=tuple(headings(graph, boxes)),
        boxes=labelled,
        curves=tuple(curves(graph, legs, boxes, layer_of, points)),
    )


def layers_of(graph: Requirements) -> Mapping[Link, int]:
    """Return the layer of each entry: facts 0, findings behind all they build on, decisions last."""
    decided, layer_of = set(graph.decisions), {fact: 0 for _, facts in graph.topics for fact in facts}
    before = grouped((target, source) for source, target in graph.arrows)
    layer_of |= {finding: 1 for finding in graph.findings if finding not in before}
    for node in TopologicalSorter(before).static_order():
        if node in before and node not in decided:
            layer_of[node] = 1 + max(layer_of[source] for source in before[node])
    last = 1 + max(layer_of.values(), default=0)
    return layer_of | dict.fromkeys(graph.decisions, last)


def stops(arrow: tuple[Link, Link], layer_of: Mapping[Link, int]) -> tuple[Stop, ...]:
    """Return where an arrow passes, layer by layer."""
    source, target = arrow
    return (source, *(Way(target, layer) for layer in range(layer_of[source] + 1, layer_of[target])), target)


def layered(graph: Requirements, layer_of: Mapping[Link, int], legs: Sequence[Leg]) -> Layers[Stop]:
    """Return all stops in layers; the facts of a topic are a group, anything else stands for itself."""
    layers: Layers[Stop] = [[] for _ in range(1 + max(layer_of.values(), default=0))]
    layers[0] = [list(facts) for _, facts in graph.topics if facts]
    for link in (*graph.findings, *graph.decisions):
        layers[layer_of[link]].append([link])
    for way in dict.fromkeys(end for _, end in legs if isinstance(end, Way)):
        layers[way.layer].append([way])
    return layers


def placed(
    layers: Layers[Stop], legs: Sequence[Leg], said: Mapping[Link, Labelling], spread: float
) -> Mapping[Stop, Box]:
    """Return a box for each stop: the facts from the top down, the others as level as possible with what they read."""
    before, behind = grouped((target, source) for source, target in legs), grouped(legs)
    settled: dict[Stop, Box] = {}
    left = MARGIN
    for number, layer in enumerate(layers):
        boxes = [boxed(stop, left, said) for group in layer for stop in group]
        wanted = wishes(boxes, settled, before)
        new = tops(wanted, [box.height for box in boxes], GAP) if number else stacked(layer, boxes)
        settled |= {box.stop: replace(box, top=top) for box, top in zip(boxes, new, strict=True)}
        lines = sum(
            len(behind.get(box.stop, ())) for box in boxes
        )  # the more, the more room to tell them apart
        aisle = min(WIDEST_AISLE, AISLE + FOR_EACH_LINE * lines)
        left += max((box.width for box in boxes), default=0.0) + spread * aisle
    highest = min((box.top for box in settled.values()), default=0.0) - MARGIN - HEADING
    return {stop: replace(box, top=box.top - highest) for stop, box in settled.items()}


def boxed(stop: Stop, left: float, said: Mapping[Link, Labelling]) -> Box:
    """Return the box of a stop, not yet at its height."""
    if isinstance(stop, Way):
        return Box(stop, left, 0.0, WIDTHS["finding"], WAY)
    more, width = said.get(stop, Labelling()), WIDTHS[stop.kind]
    label = wrapped(stop.title, (width - 2 * SIDE) / LETTERS)
    height = len(label) * LINE + 2 * PADDING
    return Box(
        stop, left, 0.0, width + NOTE * len(more.notes), height, label, more.notes, more.title or stop.title
    )


def stacked(layer: Sequence[Sequence[Stop]], boxes: Sequence[Box]) -> list[float]:
    """Return tops one below the other, with room between groups."""
    heights, top, left = [], 0.0, iter(boxes)
    for group in layer:
        for _ in group:
            heights.append(top)
            top += next(left).height + GAP
        top += BETWEEN_TOPICS - GAP
    return heights


def wishes(
    boxes: Sequence[Box], placed: Mapping[Stop, Box], before: Mapping[Stop, Sequence[Stop]]
) -> list[float]:
    """Return the tops at which boxes are level with the average of what leads to them.

    A box that nothing leads to goes with the one above.
    """
    wanted = [0.0]
    for box in boxes:
        middles = [placed[stop].middle for stop in before.get(box.stop, ())]
        wanted.append(mean(middles) - box.height / 2 if middles else wanted[-1])
    return wanted[1:]


def headings(graph: Requirements, boxes: Mapping[Stop, Box]) -> Iterator[TopicTitle]:
    """Yield the titles of topics, each above its facts."""
    for title, facts in graph.topics:
        if facts:
            first = min((boxes[fact] for fact in facts), key=lambda box: box.top)
            yield TopicTitle(title, first.left, first.top - 9.0)


def curves(
    graph: Requirements,
    legs: Sequence[Leg],
    boxes: Mapping[Stop, Box],
    layer_of: Mapping[Link, int],
    points: Mapping[Arrow, int | None],
) -> Iterator[Curve]:
    """Yield a line for each leg, and a straight one through each way."""
    through = ((stop, stop) for stop in boxes if isinstance(stop, Way))
    leading_to = grouped((target, (source, target)) for source, target in graph.arrows)
    for source, target in (*legs, *through):
        to = target.to if isinstance(target, Way) else target
        passing = tuple(
            arrow
            for arrow in leading_to[to]
            if arrow[0] == source or (isinstance(source, Way) and layer_of[arrow[0]] < source.layer)
        )
        given = {points.get(arrow, 0) for arrow in passing}
        box, other = boxes[source], boxes[target]
        yield Curve(
            None if isinstance(source, Way) else source,
            to,
            (box.left if source == target else box.right, box.middle),
            (other.right if source == target else other.left, other.middle),
            arrives=isinstance(target, Link),
            arrows=passing,
            points=given.pop() if len(given) == 1 else 0,
        )
