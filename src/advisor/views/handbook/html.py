"""A handbook as one HTML page that needs nothing else: no network, and no script to be read."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment

from advisor.explain.handbook.entries import Handbook, Link, Requirements
from advisor.explain.handbook.requirements import rests
from advisor.texts import listing
from advisor.views.handbook.placing import drawing
from advisor.views.web.anchors import anchor, spelled
from advisor.views.web.pages import policy, templates, to_itself

SEARCHES = {
    "fact": "Find all that rests on this",
    "candidate": "Find all that speaks of this",
    "passage": "Find all that cites this",
}
GRAPH = {
    "name": "graph",
    "title": "What rests on what",
    "desc": "Facts at the left lead to findings in the middle and to decisions at the right."
    " An arrow says that a rule reads the one for the other.",
}


@cache
def pages() -> Environment:
    found = templates("advisor.views.handbook")
    found.globals |= {"searches": SEARCHES, "g": GRAPH}
    return found


def html_page(book: Handbook) -> str:
    """Return the page; the same handbook gives the same bytes."""
    style, script = (pages().get_template(one).render() for one in ("page.css", "page.js"))
    page: str = (
        pages()
        .get_template("page.html")
        .render(
            title=book.title,
            book=book,
            counted=f"{listing(book.counts)}.",
            contents=tuple(contents(book)),
            choices=choices(book),
            d=drawing(book.requirements),
            where=to_itself,
            rests=rests(book.requirements),
            style=style,
            policy=policy(style, script),
        )
    )
    return page + "\n"


def svg_file(graph: Requirements, where: Callable[[Link], str]) -> str:
    """Return the requirements graph as a file of its own; `where` says where its links lead."""
    drawn: str = pages().get_template("alone.svg").render(d=drawing(graph), where=where)
    return drawn + "\n"


def choices(book: Handbook) -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
    """Return what the page can be searched by: field, label and options."""
    named = (
        ("fact", "Fact", [entry.link for topic in book.topics for entry in topic.entries]),
        ("candidate", "Candidate", [entry.link for decision in book.decisions for entry in decision.entries]),
        ("passage", "Passage", [entry.link for entry in book.passages]),
    )
    return tuple(
        (name, label, tuple((spelled(link.id), link.title) for link in links)) for name, label, links in named
    )


@dataclass(frozen=True, slots=True)
class Section:
    """A line of the contents, with those below it."""

    anchor: str
    title: str
    parts: tuple[tuple[str, str], ...] = ()


def contents(book: Handbook) -> Iterator[Section]:
    """Yield the sections that the page has."""
    topics = tuple(topic.link for topic in book.topics if topic.entries)
    sections: Sequence[tuple[str, str, object, Sequence[Link]]] = (
        ("graph", "What rests on what", book.requirements.arrows, ()),
        ("decisions", "Decisions", book.decisions, tuple(one.link for one in book.decisions)),
        ("questions", "Questions", topics, topics),
        ("findings", "Findings", book.findings, ()),
        ("rules", "Rules", book.files, tuple(one.link for one in book.files)),
        ("guarantees", "Guarantees", book.guarantees, ()),
        ("advice", "Advice", book.advice, ()),
        ("impossible", "Answers that cannot go together", book.impossible, ()),
        ("sources", "Sources", book.sources or book.passages, ()),
    )
    for name, title, there, parts in sections:
        if there:
            yield Section(name, title, tuple((anchor(one), one.title) for one in parts))
