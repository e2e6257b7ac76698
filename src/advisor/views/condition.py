"""The parts of a condition, each with whether it holds."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from advisor.conditions import Truth
from advisor.explain.how import Part
from advisor.views.document.blocks import Tree, TreeNode
from advisor.views.document.spans import Span, Tone, Toned

MARKS: dict[Truth, Span] = {
    Truth.TRUE: Toned("yes", Tone.GOOD),
    Truth.FALSE: "no",
    Truth.UNKNOWN: Toned("not known", Tone.FAINT),
}


def condition(parts: Sequence[Part]) -> Tree:
    """Return the parts of a condition, each below the words that join it with others."""
    return Tree(tuple(nodes(parts)))


def nodes(parts: Sequence[Part]) -> Iterable[TreeNode]:
    heads = [number for number, part in enumerate(parts) if part.depth == parts[0].depth]
    for start, end in pairwise((*heads, len(parts))):
        part = parts[start]
        yield TreeNode((f"{part.words} (", MARKS[part.truth], ")"), tuple(nodes(parts[start + 1 : end])))
