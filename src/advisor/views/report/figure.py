"""What led to a result, as a drawing: the answers at the left, those in front at the right."""

from collections.abc import Iterator

from advisor.explain.derivation import derive
from advisor.explain.explanation import Explanation
from advisor.recommend import Outcome
from advisor.texts import count, listing
from advisor.views.document.blocks import Block, Figure, Fold, Heading, Paragraph
from advisor.views.document.drawing import Drawing
from advisor.views.drawing.placing import Labelling, drawing
from advisor.views.how import derivation
from advisor.views.report.graph import Graph, graph

SPREAD = 0.45
"""How wide the aisles of a graph are, next to those of a handbook."""


def figures(explanation: Explanation) -> Fold:
    """Return a drawing for each decision that any rule spoke of."""
    blocks = (block for outcome in explanation.outcomes for block in led_to(explanation, outcome))
    return Fold("drawing", ("What led to it, as a drawing",), tuple(blocks))


def led_to(explanation: Explanation, outcome: Outcome) -> Iterator[Block]:
    """Yield the drawing of a decision, with its derivation for whoever does not see it."""
    shown = graph(explanation, outcome)
    if shown is None:
        return
    title = explanation.base.decisions[outcome.decision].title
    whole = derivation(derive(explanation.base, explanation.result, outcome.decision))
    yield Heading((title,), 3)
    yield Paragraph((about(shown),))
    yield Figure(f"drawing-{outcome.decision}", f"What led to it: {title}", drawn(shown), whole)


def about(shown: Graph) -> str:
    """Return what the drawing shows, and what it leaves out."""
    names = [candidate.title for candidate in shown.shown.decisions]
    order = ", in this order" if names[1:] else ""
    left = f" {count(shown.left_out, 'more rule')} fired and led to none of these." if shown.left_out else ""
    return (
        f"Your answers at the left lead over {count(shown.drawn, 'rule')} to {listing(names)} at the right."
        f" The numbers beside a rule are its points for {listing(names)}{order}.{left}"
    )


def drawn(shown: Graph) -> Drawing:
    """Return a graph, drawn, with the points of each rule beside it."""
    labels = {}
    for node, notes in shown.notes.items():
        given = [f"{to.title} {note}" for to, note in zip(shown.shown.decisions, notes, strict=True) if note]
        labels[node] = Labelling(notes, f"{node.title} ({', '.join(given)})")
    return drawing(shown.shown, shown.layer_of, labels, SPREAD, shown.points)
