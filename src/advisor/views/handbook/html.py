"""A handbook as one HTML page that needs nothing else: no network, and no script to be read."""

from collections.abc import Callable, Iterator
from functools import cache

from jinja2 import Environment

from advisor.explain.handbook.entries import Handbook, Link, Requirements
from advisor.explain.handbook.requirements import rests
from advisor.texts import listing
from advisor.views.drawing.placing import drawing
from advisor.views.web.anchors import spelled
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
    environment = templates("advisor.views.handbook")
    environment.globals |= {"searches": SEARCHES, "g": GRAPH}
    return environment


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
    links = [entry.link for part in book.parts for entry in part.entries]
    return tuple(
        (
            kind,
            kind.capitalize(),
            tuple((spelled(link.id), link.title) for link in links if link.kind == kind),
        )
        for kind in SEARCHES
    )


def contents(book: Handbook) -> Iterator[tuple[str, str, tuple[Link, ...]]]:
    """Yield the sections that the page has: anchor, title, and the links below it."""
    if book.requirements.arrows:
        yield "graph", "What rests on what", ()
    for part in book.parts:
        yield part.name, part.title, tuple(section.link for section in part.sections if section.link)
