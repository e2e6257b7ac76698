"""The graph of a report as it is drawn, and how it lights up where the pointer is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from advisor.explain.handbook.entries import Link
from advisor.texts import listing
from advisor.views.drawing.drawing import Arrow, Box, Curve, Drawing, Way
from advisor.views.drawing.placing import Labelling, drawing
from advisor.views.drawing.traces import traces
from advisor.views.report.graph import Graph

SPREAD = 0.45
"""How wide the aisles of a graph are, next to those of a handbook."""
WIDE = ((8, "decisive"), (4, "strong"), (2, "moderate"))


@dataclass(frozen=True)
class Drawn:
    """A graph with its drawing; `name` begins the names of its parts on the page."""

    name: str
    graph: Graph
    drawing: Drawing
    numbers: Mapping[Link, int]
    traces: Mapping[Link, frozenset[Arrow]]

    def looks(self, one: Curve | Box) -> str:
        """Return the classes of a line or box: what it does, and the boxes with which it lights up."""
        if isinstance(one, Box):
            return "" if isinstance(one.stop, Way) else f"n{self.numbers[one.stop]}"
        arrows = set(one.arrows)
        lit = [f"t{number}" for node, number in self.numbers.items() if self.traces[node] & arrows]
        return " ".join((*self.weight(one), *lit))

    def weight(self, one: Curve) -> Iterator[str]:
        """Yield how a line looks by the points that it stands for."""
        found = {self.graph.points.get(arrow, 0) for arrow in one.arrows}
        if one.target.kind != "candidate" or len(found) != 1:
            return
        (by,) = found
        yield "veto" if by is None else "plus" if by > 0 else "minus"
        yield from (word for least, word in WIDE if by is not None and abs(by) >= least)

    @property
    def style(self) -> str:
        """The style that lights up all that leads to a box or from it."""
        shown = [self.numbers[box.stop] for box in self.drawing.boxes if not isinstance(box.stop, Way)]
        lit = ",".join(
            f".{self.name}:has(.n{one}:is(:hover,:focus-visible)) .curves .t{one}" for one in shown
        )
        return f"{lit} {{ opacity: 1; stroke: var(--accent); }}\n" if lit else ""

    @property
    def legend(self) -> str:
        """What the numbers in the boxes of rules are."""
        who = [one.title for one in self.graph.shown.decisions]
        order = ", in this order" if who[1:] else ""
        return f"The numbers in a rule's box are its points for {listing(who)}{order}."

    @property
    def desc(self) -> str:
        """What the drawing shows, for those who cannot see it."""
        who = listing([one.title for one in self.graph.shown.decisions])
        return f"Your answers at the left lead over rules and findings to {who} at the right."


def drawn(name: str, graph: Graph) -> Drawn:
    """Return a graph, drawn."""
    said = {}
    for node, notes in graph.notes.items():
        given = [f"{to.title} {note}" for to, note in zip(graph.shown.decisions, notes, strict=True) if note]
        said[node] = Labelling(notes, f"{node.title} ({', '.join(given)})")
    nodes = (
        *(one for _, topic in graph.shown.topics for one in topic),
        *graph.shown.findings,
        *graph.shown.decisions,
    )
    return Drawn(
        name,
        graph,
        drawing(graph.shown, graph.layer_of, said, SPREAD),
        {node: number for number, node in enumerate(nodes)},
        traces(nodes, graph.shown.arrows),
    )
