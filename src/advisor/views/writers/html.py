"""A page as one HTML file that needs nothing else: no network, and no script but a searchable page's own."""

from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import sha256
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from advisor.texts import clean
from advisor.views.document.blocks import Block, Card, Figure, Heading, Page
from advisor.views.document.contents import entries, every_block
from advisor.views.document.spans import Address, Code, Hidden, Line, Link, Moment, Span, Toned
from advisor.views.document.words import plain
from advisor.views.writers.addresses import anchor, spelled, web_address
from advisor.views.writers.graph import lighting, looks, numbered

SEARCHES = {
    "fact": "Find all that rests on this",
    "candidate": "Find all that speaks of this",
    "passage": "Find all that cites this",
}


@cache
def pages() -> Environment:
    """Return the templates; whatever they are given is shown as text."""
    environment = Environment(
        loader=PackageLoader("advisor.views.writers"),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"looks": looks, "numbered": numbered, "newline": Markup("\n")}
    environment.filters |= {"words": plain, "spelled": spelled}
    return environment


def shown(value: object) -> object:
    """Return a value as pages show it: a text without characters that turn its direction or control."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def html(page: Page) -> str:
    """Return the page; the same page gives the same bytes."""
    blocks = tuple(every_block(page.blocks))
    drawings = {block.name: block.drawing for block in blocks if isinstance(block, Figure)}
    figures = {name: f"figure-{number}" for number, name in enumerate(drawings)}
    lights = (lighting(figures[name], drawing) for name, drawing in drawings.items())
    style = pages().get_template("page.css").render() + "".join(lights)
    script = pages().get_template("page.js").render() if page.searchable else ""
    there = frozenset(anchor(link) for link in entries(page.blocks))
    written: str = HtmlWriter(there, figures, SEARCHES if page.searchable else {}).macros.page(
        page,
        policy(style, script),
        Markup(style),  # noqa: S704  # ours, and nothing that anybody wrote is in it
        Markup(script),  # noqa: S704  # ours too
        [block for block in page.blocks if isinstance(block, Heading) and block.anchor],
        choices(blocks),
    )
    return written.strip() + "\n"


def policy(style: str, script: str) -> str:
    """Return the policy under which a browser loads nothing and runs this style and this script only."""
    hashes = (
        f"{kind} 'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
        for kind, content in (("style-src", style), ("script-src", script))
        if content
    )
    return "; ".join(("default-src 'none'", *hashes, "base-uri 'none'", "form-action 'none'"))


def svg(figure: Figure, address: Callable[[Link], str], made: str) -> str:
    """Return a drawing as a file of its own; `address` says where its links lead, `made` what made it."""
    template = pages().get_template("figure.svg")
    return (
        template.render(name="graph", title=figure.title, drawing=figure.drawing, href=address, made=made)
        + "\n"
    )


def choices(blocks: Iterable[Block]) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Return what cards can be searched by: kinds of entries, with those of each kind that have a card."""
    links = [block.link for block in blocks if isinstance(block, Card)]
    options = ((kind, tuple(link for link in links if link.kind == kind)) for kind in SEARCHES)
    return tuple((kind, those) for kind, those in options if those)


@dataclass
class HtmlWriter:
    """Writes each block by the macro of its name; `there` are the places that links can lead to."""

    there: frozenset[str]
    figures: Mapping[str, str]
    searches: Mapping[str, str]
    placed: set[str] = field(default_factory=set)

    @cached_property
    def macros(self) -> Any:
        names = ("blocks", "line", "place", "href", "figures", "searches")
        return pages().get_template("page.html").make_module({name: getattr(self, name) for name in names})

    def blocks(self, blocks: Iterable[Block], level: int = 1) -> Markup:
        """Return blocks one after the other, each below the heading before it."""
        written = []
        for block in blocks:
            if isinstance(block, Heading):
                level = block.level
            written.append(getattr(self.macros, type(block).__name__)(block, level))
        return Markup("\n").join(written)

    def place(self, link: Link | None) -> Markup:
        """Return the attribute that makes this the place of an entry, once on a page."""
        if link is None or (name := anchor(link)) in self.placed:
            return Markup()
        self.placed.add(name)
        return Markup(' id="{}"').format(name)

    def href(self, link: Link) -> str:
        """Return where a link leads, nothing if the entry is not on this page."""
        name = anchor(link)
        return f"#{name}" if name in self.there else ""

    def line(self, line: Line) -> Markup:
        return Markup().join(map(self.span, line))

    def span(self, span: Span) -> Markup:
        match span:
            case str():
                return Markup.escape(clean(span))
            case Toned(text, tone):
                return Markup('<span class="{}">{}</span>').format(tone.value, clean(text))
            case Code(text):
                return Markup("<code>{}</code>").format(clean(text))
            case Link(title=title):
                return anchored(title, self.href(span))
            case Address(title, url):
                return anchored(title, clean(url) if web_address(url) else "")
            case Moment(at):
                return Markup('<time datetime="{}">{}</time>').format(clean(at), clean(span.words))
            case Hidden(text):
                return Markup("<!-- {} -->").format(clean(text))  # escaped, it has no `>` that could end it


def anchored(title: str, address: str) -> Markup:
    """Return a link, or its mere title where it leads nowhere."""
    if not address:
        return Markup.escape(clean(title))
    return Markup('<a href="{}">{}</a>').format(address, clean(title))
