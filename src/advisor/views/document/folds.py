"""Which folds are open: what is asked for by name stands where the fold stood."""

from collections.abc import Collection, Iterator

from advisor.views.document.blocks import Block, Blocks, Fold, Heading

EVERY = "*"
"""The name that opens every fold."""


def opened(blocks: Blocks, names: Collection[str]) -> Blocks:
    """Return blocks without folds: those that are named, with what is inside, and of the others nothing."""
    return tuple(block for each in blocks for block in unfolded(each, names))


def unfolded(block: Block, names: Collection[str]) -> Iterator[Block]:
    if not isinstance(block, Fold):
        yield block
    elif block.name in names or EVERY in names:
        yield Heading(block.title)
        yield from opened(block.blocks, {EVERY})


def fold_names(blocks: Blocks) -> tuple[str, ...]:
    """Return the names of the folds, in order."""
    return tuple(block.name for block in blocks if isinstance(block, Fold))
