"""What stands in blocks, however deep: all blocks, the entries that links can lead to, what open folds show."""

from collections.abc import Collection, Iterator

from advisor.views.document.blocks import (
    Bars,
    Block,
    Blocks,
    Bullets,
    Card,
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
    Verdict,
)
from advisor.views.document.spans import Link

EVERY = "*"
"""The name that opens every fold."""


def every_block(blocks: Blocks) -> Iterator[Block]:
    """Yield all blocks and all that is inside them, from the top down."""
    for block in blocks:
        yield block
        for inner in inside(block):
            yield from every_block(inner)


def inside(block: Block) -> tuple[Blocks, ...]:
    match block:
        case Bullets(points):
            return points
        case Pairs(pairs):
            return tuple(blocks for _, blocks in pairs)
        case Fold(blocks=blocks) | Diagnostic(blocks=blocks) | Card(blocks=blocks) | Figure(words=blocks):
            return (blocks,)
        case Heading() | Paragraph() | Sentence() | Table() | Bars() | Tree() | Verdict() | Preformatted():
            return ()


def entries(blocks: Blocks) -> Iterator[Link]:
    """Yield the entries that the blocks have a place for."""
    for block in every_block(blocks):
        match block:
            case Heading(anchor=Link() as link) | Card(link=link):
                yield link
            case Table(rows=rows):
                yield from (row.anchor for row in rows if row.anchor)
            case Bars(bars):
                yield from (bar.anchor for bar in bars if bar.anchor)
            case _:
                pass


def opened(blocks: Blocks, names: Collection[str]) -> Blocks:
    """Return blocks without folds: those that are named, with what is inside, and of the others nothing."""
    unfolded: list[Block] = []
    for block in blocks:
        if not isinstance(block, Fold):
            unfolded.append(block)
        elif block.name in names or EVERY in names:
            unfolded += [Heading(block.title), *opened(block.blocks, {EVERY})]
    return tuple(unfolded)
