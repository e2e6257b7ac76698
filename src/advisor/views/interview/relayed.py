"""Questions as a text that somebody else puts to a person, who may answer in any order."""

from collections.abc import Mapping, Sequence

from advisor.model import Fact, Kind, Value
from advisor.views.document.blocks import Blocks, Bullets, Paragraph
from advisor.views.document.spans import Code
from advisor.views.lists import paragraph, points
from advisor.views.typed_numbers import what_may_be_typed

SEVERAL = " (several may be true, or none)"


def relayed(facts: Sequence[Fact], offered: Mapping[str, Sequence[Value]]) -> Blocks:
    """Return the questions, each with the name that its answer is handed in under, and what may be answered."""
    return (Bullets(tuple(question(fact, offered[fact.id]) for fact in facts), ordered=True),)


def question(fact: Fact, values: Sequence[Value]) -> Blocks:
    several = SEVERAL if fact.kind is Kind.SEVERAL else ""
    asked = Paragraph((f"{fact.ask}{several} ", Code(fact.id)))
    if fact.measure:
        return (asked, *paragraph(what_may_be_typed(fact.measure)))
    return (asked, *points((Code(value.id), f": {value.title}") for value in values))
