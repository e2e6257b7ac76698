"""A document on a terminal: every block in lines that fit, with colours where there are any."""

from collections.abc import Iterator
from typing import assert_never

from rich.console import Console
from rich.text import Text

from advisor.texts import clean
from advisor.views.document.blocks import (
    Bars,
    Block,
    Blocks,
    Bullets,
    Card,
    Choice,
    Diagnostic,
    Figure,
    Fold,
    Heading,
    Pairs,
    Paragraph,
    Preformatted,
    Sentence,
    Table,
    Tree,
    TreeNode,
    Verdict,
)
from advisor.views.document.spans import Line
from advisor.views.writers.screen import FAINT, HEADING, STRONG, put, say_text
from advisor.views.writers.terminal_excerpts import write_excerpt, write_hint
from advisor.views.writers.terminal_lines import say_line, text_of
from advisor.views.writers.terminal_tables import write_bars, write_table

STEP = 2
SECTION = 2


def write(console: Console, blocks: Blocks, indent: int = 0) -> None:
    """Write blocks; folds that are closed are not seen here."""
    for block in blocks:
        write_block(console, block, indent)


def write_block(console: Console, block: Block, indent: int) -> None:  # noqa: C901, PLR0912  # one for each
    match block:
        case Heading(line, level):
            write_heading(console, line, level, indent)
        case Paragraph(line):
            if line:
                say_line(console, line, indent, STEP)
        case Sentence(line, sign=sign):
            inside = STEP if sign.value else 0
            say_line(
                console, line, indent + inside, STEP, before=Text(f"{sign.value} " if sign.value else "")
            )
        case Bullets(points, ordered):
            for number, point in enumerate(points, 1):
                mark = Text(f"{number}. " if ordered else "- ")
                write_marked(console, mark, point, indent, mark.cell_len)
        case Pairs(pairs):
            for label, blocks in pairs:
                write_marked(console, text_of(console, label, STRONG).append(": "), blocks, indent, STEP)
        case Table():
            write_table(console, block, indent)
        case Bars():
            write_bars(console, block, indent)
        case Tree(nodes):
            write_nodes(console, nodes, indent)
        case Verdict(choices):
            write_verdict(console, choices, indent)
        case Diagnostic():
            write_diagnostic(console, block, indent)
        case Preformatted(lines):
            for line in lines:
                text = Text(" " * (indent + STEP)).append_text(text_of(console, line))
                text.rstrip()
                put(console, text)
        case Card():
            write_card(console, block, indent)
        case Figure(words=blocks):
            write(console, blocks, indent)
        case Fold():
            pass
        case _:
            assert_never(block)


def write_heading(console: Console, line: Line, level: int, indent: int) -> None:
    opens = level <= SECTION
    if opens:
        console.print()
    say_text(console, text_of(console, line, HEADING if opens else STRONG, loud=opens), indent, STEP)


def write_marked(console: Console, mark: Text, blocks: Blocks, indent: int, hang: int) -> None:
    """Write a mark or label, the first block behind it if that is a line, and the others below and further in."""
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph) or (isinstance(first, Sentence) and not first.sign.value):
        say_line(console, first.line, indent, hang, before=mark)
        write(console, blocks[1:], indent + hang)
    else:
        say_text(console, mark, indent, hang)
        write(console, blocks, indent + hang)


def write_nodes(console: Console, nodes: tuple[TreeNode, ...], indent: int) -> None:
    for node in nodes:
        say_line(console, node.line, indent, 2 * STEP)
        write_nodes(console, node.below, indent + STEP)


def write_verdict(console: Console, choices: tuple[Choice, ...], indent: int) -> None:
    decisions = [text_of(console, (f"{choice.decision}: ",)) for choice in choices]
    width = max((decision.cell_len for decision in decisions), default=0)
    for choice, decision in zip(choices, decisions, strict=True):
        decision.pad_right(width - decision.cell_len)
        for number, line in enumerate(choice_lines(console, decision, choice, console.width - indent)):
            say_text(console, line, indent + 2 * STEP * number, STEP)


def choice_lines(console: Console, decision: Text, choice: Choice, room: int) -> Iterator[Text]:
    """Yield a decision on one line, or its strength on a second one."""
    first = decision + text_of(console, choice.choice)
    if choice.level:
        first = first.append(" - ").append(clean(choice.level.upper()), STRONG)
    strength = text_of(console, choice.strength)
    whole = first + Text(": " if choice.level else ", ") + strength if strength else first
    yield from (whole,) if whole.cell_len <= room or not strength else (first, strength)


def write_diagnostic(console: Console, diagnostic: Diagnostic, indent: int) -> None:
    label = text_of(console, (f"{diagnostic.place}: ",) if diagnostic.place else (), STRONG)
    if diagnostic.severity:
        label = label + text_of(console, diagnostic.severity).append(": ")
    say_line(console, diagnostic.line, indent, before=label)
    if diagnostic.excerpt:
        write_excerpt(console, diagnostic.excerpt, indent)
    write(console, diagnostic.blocks, indent + 2 * STEP)
    if diagnostic.hint:
        write_hint(console, diagnostic.hint, indent + 2 * STEP)


def write_card(console: Console, card: Card, indent: int) -> None:
    say_text(console, text_of(console, (card.link,), STRONG), indent, STEP)
    if card.below_title:
        say_text(console, text_of(console, card.below_title, FAINT), indent + STEP, STEP)
    write(console, card.blocks, indent + STEP)
