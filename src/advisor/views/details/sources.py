"""The passages behind all of it, and where they are from."""

from advisor.explain.explanation import Explanation
from advisor.explain.handbook.entries import Link
from advisor.explain.sources import passage_words, source_line
from advisor.model import Source
from advisor.views.details.links import fired
from advisor.views.details.promises import covering
from advisor.views.document.blocks import Block, Fold, Paragraph, Table, TableRow
from advisor.views.document.spans import Address, Line


def sources(explanation: Explanation) -> Fold:
    """Return each passage that a rule that fired, a promise or a winner cites, in the order of the base."""
    base = explanation.base
    winners = (base.candidates[winner] for winner in explanation.result.winners)
    cited = {
        *(name for rule in fired(explanation) for name in rule.source),
        *(name for guarantee in covering(explanation) for name in guarantee.source),
        *(name for winner in winners for name in winner.source),
    }
    rows = tuple(
        TableRow(((name,), (passage_words(base, passage),)), anchor=Link("passage", name, name))
        for name, passage in base.passages.items()
        if name in cited
    )
    blocks: list[Block] = [Paragraph(origin(source)) for source in base.sources]
    if rows:
        blocks.append(Table((("passage",), ("what it says",)), rows, wordy=True))
    return Fold("sources", ("Where the rules are from",), tuple(blocks))


def origin(source: Source) -> Line:
    """Return what is known of a source; its title leads to it."""
    title = Address(source.title, source.url) if source.url else source.title
    return (title, source_line(source).removeprefix(source.title))
