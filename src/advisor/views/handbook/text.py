"""A handbook as Markdown: pages that link to each other, or all in one."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from advisor.explain.handbook.entries import Clause, Handbook, HandbookEntry, Line, Link, Paragraph, Section
from advisor.explain.handbook.requirements import rests
from advisor.texts import listing
from advisor.views.handbook.html import svg_file
from advisor.views.handbook.markdown import Markdown, code, joined, linked
from advisor.views.web.anchors import anchor, spelled

FIRST, GRAPH = "README.md", "requirements.svg"


@dataclass(frozen=True, slots=True)
class Group:
    """Entries, with lines before them, under a title of their own unless it is empty."""

    entries: tuple[HandbookEntry, ...]
    link: Link | None = None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the handbook: its name, which is also that of its page, its title and its entries."""

    name: str
    title: str
    groups: tuple[Group, ...]


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

    def paragraph(self, paragraph: Paragraph) -> Iterator[Markdown]:
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
        for one in clauses:
            yield Markdown("{}- {}").format(Markdown("  " * depth), self.line(one.line))
            yield from self.clauses(one.parts, depth + 1)


def marked(mark: str) -> Line:
    """Return what stands before a clause as part of its line."""
    return (mark, " " if mark == "and" else ": ") if mark else ()


def heading(place: str, title: str, level: int) -> tuple[Markdown, ...]:
    written = Markdown("{} {}").format(Markdown("#" * level), title)
    return (Markdown('<a id="{}"></a>').format(Markdown(place)), Markdown(), written, Markdown())


def parts(book: Handbook) -> tuple[Part, ...]:
    """Return the parts that a handbook has."""
    found = (
        Part("decisions", "Decisions", tuple(map(group_of, book.decisions))),
        Part("questions", "Questions", tuple(group_of(topic) for topic in book.topics if topic.entries)),
        Part("findings", "Findings", (Group(book.findings),)),
        *(
            Part(f"rules/{spelled(file.link.id)}", f"Rules: {file.link.title}", (Group(file.entries),))
            for file in book.files
        ),
        Part("guarantees", "Guarantees", (Group(book.guarantees),)),
        Part("advice", "Advice", (Group(book.advice),)),
        Part("impossible", "Answers that cannot go together", (Group(book.impossible),)),
        Part("sources", "Sources", (Group(book.passages, lines=book.sources),)),
    )
    return tuple(part for part in found if any(group.entries or group.lines for group in part.groups))


def group_of(section: Section) -> Group:
    accepted = (f"Accepted: {one.check}: {one.because}" for one in section.accepted)
    return Group(section.entries, section.link, tuple(accepted))


def part_lines(part: Part, writer: Writer, level: int) -> Iterator[Markdown]:
    """Yield the lines of a part, its title on this level."""
    yield from heading(part.name, part.title, level)
    for group in part.groups:
        below = level + 1
        if group.link:
            yield from heading(anchor(group.link), group.link.title, below)
            below += 1
        for line in group.lines:
            yield from (joined([line]), Markdown())
        for entry in group.entries:
            yield from writer.entry(entry, below)


def markdown_pages(book: Handbook) -> Mapping[str, str]:
    """Return all files by their paths: the first page with the contents, the graph that it shows, a page a part."""
    found = parts(book)
    homes = dict(places(found))
    pages = {page_of(part): page(part_lines(part, Writer(page_of(part), homes), 1)) for part in found}
    first = page(first_lines(book, found, Writer(FIRST, homes), graph=True))
    return {FIRST: first, GRAPH: svg_file(book.requirements, Writer(GRAPH, homes).address)} | pages


def markdown_page(book: Handbook) -> str:
    found, writer = parts(book), Writer("", {})
    lines = (line for part in found for line in part_lines(part, writer, 2))
    return page((*first_lines(book, found, writer, graph=False), *lines))


def page(lines: Iterable[Markdown]) -> str:
    """Return lines as the text of a page, with where it comes from at the end."""
    return "\n".join(lines).strip() + "\n\nMade by `advisor docs`; do not edit.\n"


def page_of(part: Part) -> str:
    return f"{part.name}.md"


def places(found: Iterable[Part]) -> Iterator[tuple[str, str]]:
    """Yield for each anchor its page."""
    for part in found:
        for group in part.groups:
            links = (link for entry in group.entries for link in (entry.link, *entry.each))
            for link in (*links, *((group.link,) if group.link else ())):
                yield anchor(link), page_of(part)


def first_lines(book: Handbook, found: Iterable[Part], writer: Writer, *, graph: bool) -> Iterator[Markdown]:
    """Yield the beginning: what this is, its contents, and what rests on what."""
    yield from (Markdown("# {}").format(book.title), Markdown())
    yield from (Markdown("Handbook of the rule base: {}.").format(listing(book.counts)), Markdown())
    yield Markdown("Made by `advisor docs` from the knowledge {}; do not edit.").format(
        code(book.fingerprint)
    )
    yield Markdown()
    for part in found:
        way = f"#{part.name}" if not writer.page else writer.way(page_of(part))
        yield Markdown("- {}").format(linked(part.title, way))
    yield from (Markdown(), Markdown("## What rests on what"), Markdown())
    if graph:
        yield from (Markdown(f"![Facts, findings and decisions]({GRAPH})"), Markdown())
    for target, those in rests(book.requirements):
        names = Markdown(", ").join(writer.to(one) for one in those)
        yield Markdown("- {} rests on {}").format(writer.to(target), names)
    yield Markdown()
