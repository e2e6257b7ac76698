"""Paragraphs of entries, by what they say."""

from collections.abc import Iterable

from advisor.explain.handbook.entries import Clause, HandbookParagraph, Link
from advisor.explain.handbook.links import cited
from advisor.model import Accepted, RuleBase


def plain(label: str, clauses: Iterable[Clause], look: str = "") -> HandbookParagraph:
    return HandbookParagraph(label, tuple(("", clause) for clause in clauses), look)


def words(label: str, text: str, look: str = "") -> HandbookParagraph:
    """Return one line of words, or none."""
    return plain(label, (Clause((text,)),) if text else (), look)


def conditions(label: str, clauses: Iterable[Clause]) -> HandbookParagraph:
    """Return conditions with "and" before each but the first."""
    joined = (("and" if number else "", clause) for number, clause in enumerate(clauses))
    return HandbookParagraph(label, tuple(joined), "joined")


def links(label: str, targets: Iterable[Link]) -> HandbookParagraph:
    return plain(label, (Clause((link,)) for link in targets), "links")


def source(base: RuleBase, passages: Iterable[str]) -> HandbookParagraph:
    return plain("Source", map(Clause, cited(base, passages)), "small")


def accepted(notices: Iterable[Accepted]) -> HandbookParagraph:
    return plain("Accepted", (Clause((f"{notice.check}: {notice.because}",)) for notice in notices), "small")
