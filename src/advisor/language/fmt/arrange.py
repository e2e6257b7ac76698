"""Pieces in the order of their shape, comments with them."""

from advisor.language.fmt.forms import arranged, under
from advisor.language.fmt.source import Branch, SourceEntry
from advisor.language.grammar.shapes import Shape


def arrange(branch: Branch, shape: Shape) -> None:
    """Bring the entries of all mappings in the order of their forms; lists keep theirs."""
    for entry in branch.entries:
        if isinstance(entry.value, Branch):
            arrange(entry.value, under(shape, entry.key.text if entry.key else None))
            lift(entry)
    if branch.is_mapping:
        named = {entry.key.text: entry for entry in branch.entries if entry.key}
        branch.entries = [named[key] for key in arranged(shape, tuple(named))]


def lift(entry: SourceEntry) -> None:
    """Move what would stand above the first line of an item to above the item: its dash stands on that line."""
    if entry.key is None and isinstance(entry.value, Branch) and entry.value.entries:
        first = entry.value.entries[0]
        entry.above += [line for line in first.above if line]
        first.above = []
        if first.key is None:  # a list in a list: what is beside its first item may have to go above it
            entry.above += first.beside
            first.beside = []
