"""Blocks as Markdown."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from advisor.texts import clean
from advisor.views.document.blocks import (
    Bar,
    Bars,
    Block,
    Blocks,
    Bullets,
    Card,
    Choice,
    Diagnostic,
    Excerpt,
    Figure,
    Fold,
    Heading,
    Page,
    Pairs,
    Paragraph,
    Preformatted,
    RowKind,
    Sentence,
    Table,
    TableRow,
    Tree,
    TreeNode,
    Verdict,
)
from advisor.views.document.contents import entries
from advisor.views.document.spans import Address, Code, Hidden, Line, Link, Moment, Span, Tone, Toned
from advisor.views.document.words import plain
from advisor.views.writers.addresses import anchor, percent_encoded, web_address
from advisor.views.writers.escaping import (
    Markdown,
    bold,
    code,
    comment,
    fenced,
    in_cell,
    joined,
    linked,
    started,
)

NOTHING = Markdown()
Lines = list[Markdown]


def markdown(
    page: Page | Blocks,
    address: Callable[[Link], str] | None = None,
    picture: Callable[[Figure], str] | None = None,
) -> str:
    """Return Markdown of a page or of some blocks.

    `address` says where an entry stands, and nothing of one that stands nowhere; by itself it is the place on
    this page. `picture` says which file shows a figure.
    """
    blocks = page.blocks if isinstance(page, Page) else page
    there = {anchor(link) for link in entries(blocks)}
    here = address or (lambda link: f"#{anchor(link)}" if anchor(link) in there else "")
    writer = MarkdownWriter(here, picture)
    return "\n".join(writer.page(page) if isinstance(page, Page) else writer.blocks(blocks, 1)) + "\n"


@dataclass(frozen=True, slots=True)
class MarkdownWriter:
    """Writes blocks one below the other; an anchor is written where it is first met."""

    address: Callable[[Link], str]
    picture: Callable[[Figure], str] | None = None
    placed: set[Link] = field(default_factory=set)

    def page(self, page: Page) -> Lines:
        title, kicker = Heading((page.title,), 1), Paragraph((page.kicker,) if page.kicker else ())
        return self.blocks((title, kicker, *page.blocks, Paragraph(page.footer)), 1)

    def blocks(self, blocks: Iterable[Block], level: int) -> Lines:
        """Return blocks with a blank line between them, but for points of one list."""
        lines: Lines = []
        before: Block | None = None
        for block in blocks:
            if isinstance(block, Heading):
                level = block.level
            written = self.block(block, level)
            points = isinstance(block, Sentence) and isinstance(before, Sentence)
            lines += [NOTHING, *written] if lines and written and not points else written
            before = block
        return lines

    def block(self, block: Block, level: int) -> Lines:  # noqa: C901, PLR0912  # one for each
        match block:
            case Heading(line, depth, link):
                return [joined((Markdown("#" * min(depth, 6) + " "), self.place(link), self.line(line)))]
            case Paragraph(line):
                return [self.line(line)] if line else []
            case Sentence():
                return [Markdown("- {}").format(self.sentence(block))]
            case Bullets(points, ordered):
                marked = (
                    (f"{number}. " if ordered else "- ", point) for number, point in enumerate(points, 1)
                )
                return [line for mark, point in marked for line in self.point(mark, point, level)]
            case Pairs(pairs):
                return [line for label, inner in pairs for line in self.point("- ", inner, level, label)]
            case Table():
                return list(self.table(block))
            case Bars(bars):
                return list(self.table(as_table(bars)))
            case Tree(nodes):
                return list(self.tree(nodes))
            case Verdict(choices):
                return [self.choice(choice) for choice in choices]
            case Fold():
                return self.fold(block, level)
            case Figure(title=title, words=inner):
                shown = Markdown("!") + linked(title, self.picture(block)) if self.picture else NOTHING
                return [*([shown, NOTHING] if shown else []), *self.blocks(inner, level)]
            case Diagnostic():
                return self.blocks(self.diagnostic(block), level)
            case Preformatted(rows):
                return fenced([plain(row) for row in rows])
            case Card():
                return self.blocks(self.card(block, level), level)

    def place(self, link: Link | None) -> Markdown:
        """Return the anchor of an entry, once; none of one that stands nowhere."""
        if link is None or link in self.placed or not self.address(link):
            return NOTHING
        self.placed.add(link)
        return Markdown('<a id="{}"></a>').format(Markdown(anchor(link)))

    def line(self, line: Line) -> Markdown:
        """Return a line; comments go to its end, for a line that begins with one is read as HTML."""
        ordered = sorted(line, key=lambda span: isinstance(span, Hidden))
        return started(joined(map(self.span, ordered)))

    def span(self, span: Span) -> Markdown:
        match span:
            case str():
                return Markdown.escape(span)
            case Toned(text, Tone.STRONG):
                return bold(text)
            case Toned(text):
                return Markdown.escape(text)
            case Code(text):
                return code(text)
            case Link(title=title):
                address = self.address(span)
                return linked(title, address) if address else Markdown.escape(title)
            case Address(title, url):
                there = web_address(url)
                return linked(title, percent_encoded(url)) if there else Markdown.escape(title)
            case Moment():
                return Markdown.escape(span.words)
            case Hidden(text):
                return comment(text)

    def sentence(self, sentence: Sentence) -> Markdown:
        sign = sentence.sign.value
        return self.line((f"{sign} " if sign else "", *sentence.line))

    def point(self, marker: str, blocks: Blocks, level: int, label: Line = ()) -> Iterator[Markdown]:
        """Yield a point of a list: its label and what it begins with beside the marker, the rest below."""
        bold_label = Markdown("**{}**").format(self.line(label)) if label else NOTHING
        match blocks:
            case (Paragraph(line), *rest):
                first = self.line(line)
            case (Sentence() as sentence, *rest):
                first = self.sentence(sentence)
            case _:
                first, rest = NOTHING, list(blocks)
        yield joined((Markdown(marker), Markdown(" ").join(filter(None, (bold_label, first)))))
        for below in self.blocks(rest, level):
            yield Markdown(" " * len(marker)) + below if below else below

    def table(self, table: Table) -> Iterator[Markdown]:
        """Yield a table; cells that words stand in are at the left."""
        columns = max((len(table.head), *(len(row.cells) for row in table.rows)))
        others = "---" if table.wordy else "---:"
        yield self.row([self.line(cell) for cell in table.head], columns)
        yield Markdown(f"|---|{''.join(f'{others}|' for _ in range(columns - 1))}")
        for row in table.rows:
            yield self.row(self.cells(row), columns)

    def cells(self, row: TableRow) -> Lines:
        cells = [self.line(cell) for cell in row.cells]
        if row.kind in (RowKind.GROUP, RowKind.SUM):
            cells = [Markdown("**{}**").format(cell) if cell else cell for cell in cells]
        return [self.place(row.anchor) + cells[0], *cells[1:]] if cells else []

    def row(self, cells: Sequence[Markdown], columns: int) -> Markdown:
        filled = (*cells, *[NOTHING] * (columns - len(cells)))
        return Markdown("| {} |").format(Markdown(" | ").join(map(in_cell, filled)))

    def tree(self, nodes: Iterable[TreeNode], depth: int = 0) -> Iterator[Markdown]:
        for node in nodes:
            yield Markdown("{}- {}").format(Markdown("  " * depth), self.line(node.line))
            yield from self.tree(node.below, depth + 1)

    def choice(self, choice: Choice) -> Markdown:
        level = f" - {choice.level[:1].upper()}{choice.level[1:]}" if choice.level else ""
        strength = joined((": " if level else " - ", self.line(choice.strength))) if choice.strength else ""
        return Markdown("- **{}: {}**{}{}").format(
            choice.decision, self.line(choice.choice), Markdown(level), strength
        )

    def fold(self, fold: Fold, level: int) -> Lines:
        """Return a fold as HTML, which has no other way to fold; what is inside is Markdown."""
        title = Markdown(Markup.escape(clean(plain(fold.title))))
        opening = Markdown("<details><summary>{}</summary>").format(title)
        return [opening, NOTHING, *self.blocks(fold.blocks, level), NOTHING, Markdown("</details>")]

    def diagnostic(self, diagnostic: Diagnostic) -> Blocks:
        place: Line = (Code(diagnostic.place), ": ") if diagnostic.place else ()
        severity: Line = (*diagnostic.severity, ": ") if diagnostic.severity else ()
        excerpt = (as_it_is(diagnostic.excerpt),) if diagnostic.excerpt else ()
        hint = (Paragraph((diagnostic.hint,)),) if diagnostic.hint else ()
        return (Paragraph((*place, *severity, *diagnostic.line)), *excerpt, *diagnostic.blocks, *hint)

    def card(self, card: Card, level: int) -> Blocks:
        """Return a card as a heading, its id with what is good to know beside it, and what is said."""
        return (Heading((card.link.title,), level + 1, card.link), Paragraph(card.below_title), *card.blocks)


def as_table(bars: Sequence[Bar]) -> Table:
    """Return the numbers of bars as a table, with their notes if there are any."""
    noted = any(bar.note for bar in bars)
    rows = (
        TableRow(
            (bar.label, (str(bar.value),) if bar.value is not None else (), *[bar.note] * noted),
            RowKind.SUM if bar.wins else RowKind.PLAIN,
            bar.anchor,
        )
        for bar in bars
    )
    return Table(((), (), ()) if noted else ((), ()), tuple(rows))


def as_it_is(excerpt: Excerpt) -> Preformatted:
    """Return a line of a file with carets under the word that is meant."""
    carets = " " * len(excerpt.before) + "^" * max(1, len(excerpt.word))
    return Preformatted(((excerpt.before + excerpt.word + excerpt.after,), (carets,)))
