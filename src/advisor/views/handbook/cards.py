"""What all cards of a handbook are made of: labels with what is said under each."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from advisor.views.document.blocks import Blocks, Card, FoundBy, Pairs, Tree, TreeNode
from advisor.views.document.spans import Line, Link
from advisor.views.handbook.references import References
from advisor.views.lists import listed, paragraph, paragraphs

Labelled: TypeAlias = tuple[str, Blocks]


def card(
    link: Link, labelled: Iterable[Labelled], found_by: FoundBy, about: Line = (), lead: str = ""
) -> Card:
    """Return a card without the labels that nothing is said under."""
    pairs = tuple(((label,), blocks) for label, blocks in labelled if blocks)
    return Card(link, about, (*words(lead), *([Pairs(pairs)] if pairs else [])), found_by)


def words(text: str) -> Blocks:
    return paragraph(text) if text else ()


def lines(lines: Iterable[Line]) -> Blocks:
    """Return lines one below the other; a single one is no list."""
    told = paragraphs(lines)
    return told if len(told) == 1 else listed((block,) for block in told)


def links(targets: Iterable[Link]) -> Blocks:
    return lines((target,) for target in targets)


def nodes(nodes: Sequence[TreeNode]) -> Blocks:
    """Return lines with those below each; a single one is just a line."""
    if len(nodes) == 1 and not nodes[0].below:
        return paragraph(*nodes[0].line)
    return (Tree(tuple(nodes)),) if nodes else ()


def with_and(nodes: Sequence[TreeNode]) -> tuple[TreeNode, ...]:
    """Return lines with "and" before each but the first."""
    others = (TreeNode(("and ", *node.line), node.below) for node in nodes[1:])
    return (*nodes[:1], *others)


def source(references: References, passages: Iterable[str]) -> Labelled:
    """Return what is cited; where a base declares no passages, sources are free text."""
    declared = references.base.citable
    return "Source", lines(
        (Link("passage", name, name), f": {declared[name].says}") if name in declared else (name,)
        for name in passages
    )


def accepted(references: References, subject: str) -> Labelled:
    """Return what checks say of a subject and experts accept."""
    notices = (notice for notice in references.base.accepted if notice.subject == subject)
    return "Accepted", lines((f"{notice.check}: {notice.because}",) for notice in notices)
