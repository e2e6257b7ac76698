"""The sources, and their passages with all that cites each."""

from collections.abc import Iterable, Iterator

from advisor.explain.handbook.entries import FoundBy, Link
from advisor.explain.handbook.references import linked
from advisor.explain.sources import passage_words
from advisor.model import RuleBase
from advisor.views.details.sources import origin
from advisor.views.document.blocks import Block, Card, Paragraph
from advisor.views.handbook.cards import card, links


def sources(base: RuleBase, cards: Iterable[Card]) -> Iterator[Block]:
    """Yield where the knowledge is from; `cards` are all others, in the order in which they cite."""
    yield from (Paragraph(origin(source)) for source in base.sources)
    cited_by = linked((citing.link, citing.found_by.passages) for citing in cards)
    for passage in base.passages.values():
        yield card(
            Link("passage", passage.id, passage.id),
            (("Cited by", links(cited_by.get(passage.id, ()))),),
            FoundBy(passages=(passage.id,)),
            ("with guidance" if passage.guidance else "without guidance",),
            lead=passage_words(base, passage),
        )
