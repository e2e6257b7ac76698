"""What a text says, without places and styles, and whether two say the same."""

from collections.abc import Iterator
from typing import TypeAlias

from advisor.language.fmt.forms import is_prose, order, under
from advisor.language.fmt.source import Branch, Leaf, Piece, read_pieces
from advisor.language.grammar.shapes import Shape
from advisor.language.reading.nodes import Entries, Items, Node, Text, compose
from advisor.language.reading.unreadable import UnreadableError
from advisor.language.reading.words import cut_off
from advisor.problems import Problem

Said: TypeAlias = "str | tuple[Said, ...] | dict[str, Said]"


def said(node: Node | Piece) -> Said:
    """Return what a node or piece says, without its place and style."""
    match node:
        case Text(text, _) | Leaf(text, _, _, _):
            return text
        case Items(items, _):
            return tuple(map(said, items))
        case Entries(entries, _):
            return {key.text: said(value) for key, value in entries}
        case Branch() as branch if branch.is_mapping:
            return {entry.key.text: said(entry.value) for entry in branch.entries if entry.key}
        case Branch() as branch:
            return tuple(said(entry.value) for entry in branch.entries)


def cut_texts(node: Node, shape: Shape, *, prose: bool = False) -> Iterator[Problem]:
    """Yield the texts for people that a '#' cuts off, which a new layout would hide."""
    match node:
        case Text():
            yield from cut_off(node) if prose else ()
        case Items(items, _):
            for part in items:
                yield from cut_texts(part, under(shape, None), prose=prose)
        case Entries(entries, _):
            for key, value in entries:
                yield from cut_texts(value, under(shape, key.text), prose=is_prose(under(shape, key.text)))


def read_by_both(text: str) -> "Said | None":
    """Return what a text says to our reader and to ruamel.yaml; None if they differ or one refuses it."""
    problems: list[Problem] = []
    try:
        ours, theirs = said(compose(text.encode(), "", problems)), said(read_pieces(text, ""))
    except UnreadableError:
        return None
    return ours if ours == theirs and not problems else None


def same(before: Said, after: Said, shape: Shape) -> bool:
    """Return whether two files differ in nothing but the order of keys that the form knows."""
    if isinstance(before, dict) and isinstance(after, dict):
        free = [[key for key in side if key not in order(shape)] for side in (before, after)]
        return (
            before.keys() == after.keys()
            and free[0] == free[1]
            and all(same(before[key], after[key], under(shape, key)) for key in before)
        )
    if isinstance(before, tuple) and isinstance(after, tuple):
        pairs = zip(before, after, strict=False)
        return len(before) == len(after) and all(same(*pair, under(shape, None)) for pair in pairs)
    return before == after
