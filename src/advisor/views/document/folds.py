"""Which folds are open: what is asked for by name stands where the fold stood."""

from collections.abc import Collection

from advisor.views.document.blocks import Block, Blocks, Fold, Heading

EVERY = "*"
"""The name that opens every fold."""


def opened(blocks: Blocks, names: Collection[str]) -> Blocks:
    """Return blocks without folds: those that are named, with what is inside, and of the others nothing."""
    unfolded: list[Block] = []
    for block in blocks:
        if not isinstance(block, Fold):
            unfolded.append(block)
        elif block.name in names or EVERY in names:
            unfolded += [Heading(block.title), *opened(block.blocks, {EVERY})]
    return tuple(unfolded)
