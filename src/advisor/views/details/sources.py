"""The passages behind all of it, and where they are from."""

from collections.abc import Iterator, Sequence

from advisor.explain.explanation import Explanation
from advisor.explain.sources import credited, source_line
from advisor.model import RuleBase, Source
from advisor.views.details.promises import covering
from advisor.views.document.blocks import Block, Fold, Paragraph, Table, TableRow
from advisor.views.document.spans import Address, Line, Link
from advisor.views.links import fired


def sources(explanation: Explanation) -> Fold:
    """Return each passage that a rule that fired, a promise or a winner cites, under where it is from."""
    base = explanation.base
    winners = (base.candidates[winner] for winner in explanation.result.winners)
    cited = {
        *(name for rule in fired(explanation) for name in rule.source),
        *(name for guarantee in covering(explanation) for name in guarantee.source),
        *(name for winner in winners for name in winner.source),
    }
    order = {name: number for number, name in enumerate(base.passages)}
    names = sorted(cited, key=lambda name: (order.get(name, len(order)), name))
    groups = credited(base, names) if names else ()
    blocks = (block for group, passages in groups for block in credit(base, group, passages))
    return Fold("sources", ("Where the rules are from",), tuple(blocks))


def credit(base: RuleBase, group: Sequence[Source], passages: Sequence[str]) -> Iterator[Block]:
    """Yield where passages are from, and what they say as far as that is declared."""
    yield from (Paragraph(origin(source)) for source in group)
    if base.sources and not group:
        yield Paragraph(("From no source that is named:",))
    rows = (TableRow(((name,), (says(base, name),)), anchor=Link("passage", name, name)) for name in passages)
    yield Table((("passage",), ("what it says",)), tuple(rows), wordy=True)


def says(base: RuleBase, name: str) -> str:
    return base.passages[name].says if name in base.passages else ""


def origin(source: Source) -> Line:
    """Return what is known of a source; its title leads to it."""
    title = Address(source.title, source.url) if source.url else source.title
    return (title, source_line(source).removeprefix(source.title))
