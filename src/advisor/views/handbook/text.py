"""A handbook as Markdown: pages that link to each other, or all in one."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from advisor.explain.handbook.entries import (
    Clause,
    Handbook,
    HandbookEntry,
    HandbookParagraph,
    HandbookPart,
    Line,
    Link,
)
from advisor.explain.handbook.requirements import rests
from advisor.texts import listing
from advisor.views.handbook.html import svg_file
from advisor.views.web.anchors import anchor, spelled
from advisor.views.writers.escaping import Markdown, code, joined, linked

FIRST, GRAPH = "README.md", "requirements.svg"


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes for one page; `homes` tells on which page each entry stands, with all on one if it is empty."""

    page: str
    homes: Mapping[str, str]

    def to(self, link: Link) -> Markdown:
        return linked(link.title, self.address(link))

    def address(self, link: Link) -> str:
        """Return where an entry stands, seen from this page."""
        return f"{self.way(self.homes.get(anchor(link), self.page))}#{anchor(link)}"

    def way(self, page: str) -> str:
        """Return the way to another page, empty for this one."""
        return "" if page == self.page else posixpath.relpath(page, posixpath.dirname(self.page) or ".")

    def line(self, line: Line) -> Markdown:
        return joined(part if isinstance(part, str) else self.to(part) for part in line)

    def entry(self, entry: HandbookEntry, level: int) -> Iterator[Markdown]:
        """Yield the lines of an entry."""
        yield from heading(anchor(entry.link), entry.link.title, level)
        ids = () if entry.link.kind in ("passage", "impossible") else (code(entry.link.id),)
        if about := Markdown(", ").join((*ids, *entry.about)):
            yield from (about, Markdown())
        if entry.each:
            yield Markdown("- **For each**")
        for link in entry.each:
            yield Markdown('  - <a id="{}"></a>{}').format(Markdown(anchor(link)), link.title)
        for paragraph in entry.paragraphs:
            yield from self.paragraph(paragraph)
        yield Markdown()

    def paragraph(self, paragraph: HandbookParagraph) -> Iterator[Markdown]:
        """Yield a paragraph: on one line if it has but one clause, else a list."""
        clauses = [Clause((*marked(mark), *clause.line), clause.parts) for mark, clause in paragraph.clauses]
        if len(clauses) == 1:
            yield Markdown("- **{}** {}").format(paragraph.label, self.line(clauses[0].line))
            clauses = list(clauses[0].parts)
        else:
            yield Markdown("- **{}**").format(paragraph.label)
        yield from self.clauses(clauses, 1)

    def clauses(self, clauses: Iterable[Clause], depth: int) -> Iterator[Markdown]:
        """Yield clauses as a list, with what belongs below each further in."""
        for clause in clauses:
            yield Markdown("{}- {}").format(Markdown("  " * depth), self.line(clause.line))
            yield from self.clauses(clause.parts, depth + 1)


def marked(mark: str) -> Line:
    """Return what stands before a clause as part of its line."""
    return (mark, " " if mark == "and" else ": ") if mark else ()


def heading(place: str, title: str, level: int) -> tuple[Markdown, ...]:
    written = Markdown("{} {}").format(Markdown("#" * level), title)
    return (Markdown('<a id="{}"></a>').format(Markdown(place)), Markdown(), written, Markdown())


def parts_of(book: Handbook) -> Iterator[HandbookPart]:
    """Yield the parts of a handbook, each file of rules as a part of its own."""
    for part in book.parts:
        if part.name != "rules":
            yield part
            continue
        for name, section in ((file.link, replace(file, link=None)) for file in part.sections if file.link):
            yield HandbookPart(f"rules/{spelled(name.id)}", f"Rules: {name.title}", (section,))


def part_lines(part: HandbookPart, writer: Writer, level: int) -> Iterator[Markdown]:
    """Yield the lines of a part, its title on this level."""
    yield from heading(part.name, part.title, level)
    for line in part.lines:
        yield from (joined([line]), Markdown())
    for section in part.sections:
        below = level + 1
        if section.link:
            yield from heading(anchor(section.link), section.link.title, below)
            below += 1
        for accepted in section.accepted:
            yield from (joined([f"Accepted: {accepted.check}: {accepted.because}"]), Markdown())
        for entry in section.entries:
            yield from writer.entry(entry, below)


def markdown_pages(book: Handbook) -> Mapping[str, str]:
    """Return all files by their paths: the first page with the contents, the graph that it shows, a page a part."""
    parts = tuple(parts_of(book))
    homes = dict(places(parts))
    pages = {page_of(part): page(part_lines(part, Writer(page_of(part), homes), 1)) for part in parts}
    first = page(first_lines(book, parts, Writer(FIRST, homes), graph=True))
    return {FIRST: first, GRAPH: svg_file(book.requirements, Writer(GRAPH, homes).address)} | pages


def markdown_page(book: Handbook) -> str:
    parts, writer = tuple(parts_of(book)), Writer("", {})
    lines = (line for part in parts for line in part_lines(part, writer, 2))
    return page((*first_lines(book, parts, writer, graph=False), *lines))


def page(lines: Iterable[Markdown]) -> str:
    """Return lines as the text of a page, with where it comes from at the end."""
    return "\n".join(lines).strip() + "\n\nMade by `advisor docs`; do not edit.\n"


def page_of(part: HandbookPart) -> str:
    return f"{part.name}.md"


def places(parts: Iterable[HandbookPart]) -> Iterator[tuple[str, str]]:
    """Yield for each anchor its page."""
    for part in parts:
        named = (section.link for section in part.sections if section.link)
        links = (link for entry in part.entries for link in (entry.link, *entry.each))
        yield from ((anchor(link), page_of(part)) for link in (*named, *links))


def first_lines(
    book: Handbook, parts: Iterable[HandbookPart], writer: Writer, *, graph: bool
) -> Iterator[Markdown]:
    """Yield the beginning: what this is, its contents, and what rests on what."""
    yield from (Markdown("# {}").format(book.title), Markdown())
    yield from (Markdown("Handbook of the rule base: {}.").format(listing(book.counts)), Markdown())
    yield Markdown("Made by `advisor docs` from the knowledge {}; do not edit.").format(
        code(book.fingerprint)
    )
    yield Markdown()
    for part in parts:
        way = f"#{part.name}" if not writer.page else writer.way(page_of(part))
        yield Markdown("- {}").format(linked(part.title, way))
    yield from (Markdown(), Markdown("## What rests on what"), Markdown())
    if graph:
        yield from (Markdown(f"![Facts, findings and decisions]({GRAPH})"), Markdown())
    for target, those in rests(book.requirements):
        names = Markdown(", ").join(writer.to(link) for link in those)
        yield Markdown("- {} rests on {}").format(writer.to(target), names)
    yield Markdown()
