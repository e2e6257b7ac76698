"""The page about a record: the verdict, and in folds everything behind it, what led to it as a drawing, too."""

from collections.abc import Iterator
from dataclasses import replace

from advisor.explain.brief import brief
from advisor.explain.explanation import Explanation
from advisor.journal.chain import Entry
from advisor.journal.decisions_taken import Decisions
from advisor.recommend import Outcome
from advisor.texts import count, listing
from advisor.views.decisions_taken import decided_view
from advisor.views.details.details import details
from advisor.views.details.reasons import by_decision
from advisor.views.document.blocks import Block, Figure, Fold, Heading, Page, Paragraph
from advisor.views.document.drawing import Drawing
from advisor.views.document.spans import Code
from advisor.views.drawing.placing import Labelling, drawing
from advisor.views.how import derivation
from advisor.views.report.graph import Graph, graph, note
from advisor.views.report.record import record_folds
from advisor.views.verdict.verdict import verdict

SPREAD = 0.45
"""How wide the aisles of a graph are, next to those of a handbook."""


def report(
    entry: Entry, explanation: Explanation, decisions: Decisions = (), title: str = "", by: str = ""
) -> Page:
    """Return the page; the same record, decisions, title and name give the same bytes."""
    base = explanation.base
    folds = (*details(explanation), figures(explanation), *record_folds(entry, base, decisions))
    in_brief = verdict(brief(explanation))  # its headings stand right below the title of the page
    date = entry.head["finished"][:10]
    return Page(
        title or entry.title or base.title,
        (
            *(replace(each, level=2) if isinstance(each, Heading) else each for each in in_brief),
            *decided_view(entry, base, decisions),
            *(fold for fold in folds if fold.blocks),
        ),
        kicker=", ".join(part for part in (f"Recommendation of {date}", by) if part),
        footer=("Made by ", Code("advisor report"), " from the record ", Code(entry.id), "; do not edit."),
    )


def figures(explanation: Explanation) -> Fold:
    return Fold(
        "drawing",
        ("What led to it, as a drawing",),
        by_decision(explanation, lambda outcome: tuple(led_to(explanation, outcome))),
    )


def led_to(explanation: Explanation, outcome: Outcome) -> Iterator[Block]:
    """Yield the drawing of a decision, with its derivation for whoever does not see it; there is none without points."""
    weighed = explanation.base.decisions[outcome.decision].is_weighed
    if weighed and (shown := graph(explanation, outcome)):
        title = f"What led to it: {explanation.base.decisions[outcome.decision].title}"
        whole = derivation(explanation.base, explanation.result, outcome.decision)
        yield Paragraph((about(shown),))
        yield Figure(f"drawing-{outcome.decision}", title, drawn(shown), whole)


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
    labels, targets = {}, shown.shown.decisions
    for node in shown.shown.findings:
        notes = tuple(note(shown.points, (node, target)) for target in targets)
        if any(notes):
            given = [f"{target.title} {by}" for target, by in zip(targets, notes, strict=True) if by]
            labels[node] = Labelling(notes, f"{node.title} ({', '.join(given)})")
    return drawing(shown.shown, shown.layer_of, labels, SPREAD, shown.points)
