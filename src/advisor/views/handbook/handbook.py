"""The whole handbook: as one page, or as a page for each part and each file of rules."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from advisor.model import RuleBase, together
from advisor.views.counts import counts
from advisor.views.document.blocks import (
    Block,
    Blocks,
    Card,
    Figure,
    Heading,
    Page,
    Pairs,
    Paragraph,
)
from advisor.views.document.spans import Code, Line, Link
from advisor.views.drawing.placing import drawing
from advisor.views.handbook.candidates import decisions
from advisor.views.handbook.questions import questions
from advisor.views.handbook.references import references
from advisor.views.handbook.requirements import requirements, rests
from advisor.views.handbook.rules import guarantee_card, rule_files
from advisor.views.handbook.vocabulary import (
    advice_card,
    factor_card,
    finding_card,
    impossible_cards,
    sources,
)
from advisor.views.lists import joined, points

KICKER = "Handbook of the rule base"
LEGEND = (
    "Ovals are questions, boxes are findings, and the filled boxes are what is decided. An arrow says that some rule"
    " reads the one for the other. What only leads to advice has no arrow."
)
# In this order cards are named where a passage says what cites it.
CITING = ("rule", "guarantee", "finding", "fact", "candidate", "advice", "factor")


Part: TypeAlias = tuple[Link, Blocks]
"""What a part of a handbook is called, and what it says; it may be a page of its own."""


def handbook(base: RuleBase) -> Page:
    """Return all that a rule base says as one page; parts that nothing is in are left out."""
    told = [
        block
        for link, blocks in (*parts(base), requirements_part(base))
        if blocks
        for block in (Heading((link.title,), 2, link), *blocks)
    ]
    return page(base, base.title, (Paragraph((f"{counts(base)}.",)), *told), searchable=True)


def handbook_pages(base: RuleBase) -> Mapping[Link, Page]:
    """Return the first page, which leads to the others, and a page for each part and each file of rules."""
    alone = [each for part in parts(base) for each in (files(part[1]) if part[0].id == "rules" else [part])]
    others = {link: page(base, link.title, raised(blocks)) for link, blocks in alone if blocks}
    link, graph = requirements_part(base)
    blocks = (
        Paragraph((f"{counts(base)}.",)),
        *points((link,) for link in others),
        *([Heading((link.title,), 2), *graph] if graph else []),
    )
    return {Link("part", "README", base.title): page(base, base.title, blocks), **others}


def page(base: RuleBase, title: str, blocks: Blocks, *, searchable: bool = False) -> Page:
    made: Line = ("Made by ", Code("advisor docs"), "; do not edit. Knowledge: ", Code(base.fingerprint))
    return Page(title, blocks, KICKER, made, searchable)


def parts(base: RuleBase) -> Iterator[Part]:
    """Yield all parts but the graph, first what most people come for."""
    read = references(base)
    rules = [block for file, cards in rule_files(read) for block in (Heading((file.title,), 3, file), *cards)]
    told = (
        part("decisions", "Decisions", decisions(read)),
        part("questions", "Questions", questions(read)),
        part("factors", "Factors", (factor_card(read, factor) for factor in base.factors.values())),
        part("findings", "Findings", (finding_card(read, finding) for finding in base.findings.values())),
        part("rules", "Rules", rules),
        part("advice", "Advice", (advice_card(read, advice) for advice in base.advice.values())),
        part(
            "guarantees",
            "Guarantees",
            (guarantee_card(read, alike) for alike in together(base.guarantees.values())),
        ),
        part("impossible", "Answers that cannot go together", impossible_cards(read)),
    )
    cards = [block for _, blocks in told for block in blocks if isinstance(block, Card)]
    citing = [card for kind in CITING for card in cards if card.link.kind == kind]
    yield from told
    yield part("sources", "Sources", sources(base, citing))


def part(name: str, title: str, blocks: Iterable[Block]) -> Part:
    return Link("part", name, title), tuple(blocks)


def requirements_part(base: RuleBase) -> Part:
    """Return what rests on what, drawn and in words."""
    graph = requirements(base)
    in_words = Pairs(
        tuple(((target,), (Paragraph(("rests on ", *joined(those))),)) for target, those in rests(graph))
    )
    figure = Figure("requirements", "Facts, findings and decisions", drawing(graph), (in_words,))
    return part("requirements", "What rests on what", (Paragraph((LEGEND,)), figure) if graph.arrows else ())


def files(rules: Blocks) -> Iterator[Part]:
    """Yield the files of rules as parts of their own."""
    starts = [number for number, block in enumerate(rules) if isinstance(block, Heading)]
    for start, end in pairwise((*starts, len(rules))):
        head = rules[start]
        if isinstance(head, Heading) and head.anchor:
            yield part(f"rules/{head.anchor.id}", f"Rules: {head.anchor.title}", rules[start + 1 : end])


def raised(blocks: Blocks) -> Blocks:
    """Return blocks with headings that open sections where they were parts of one."""
    return tuple(
        replace(block, level=block.level - 1) if isinstance(block, Heading) else block for block in blocks
    )
