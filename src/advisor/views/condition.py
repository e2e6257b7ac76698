"""The parts of a condition, each with whether it holds."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from advisor.conditions import Truth
from advisor.explain.how import Part
from advisor.views.document.blocks import Tree, TreeNode
from advisor.views.document.spans import Line, Span, Tone, Toned

MARKS: Mapping[Truth, Span] = {
    Truth.TRUE: Toned("yes", Tone.GOOD),
    Truth.FALSE: "no",
    Truth.UNKNOWN: Toned("not known", Tone.FAINT),
}
HOLDS: Mapping[Truth, Span] = {
    Truth.TRUE: Toned("holds", Tone.GOOD),
    Truth.FALSE: Toned("does not hold", Tone.BAD),
    Truth.UNKNOWN: Toned("not known", Tone.FAINT),
}


def condition(parts: Sequence[Part]) -> Tree:
    """Return the parts of a condition, each below the words that join it with others."""
    return Tree(tuple(nodes(parts)))


def nodes(parts: Sequence[Part]) -> Iterable[TreeNode]:
    heads = [number for number, part in enumerate(parts) if part.depth == parts[0].depth]
    for start, end in pairwise((*heads, len(parts))):
        yield TreeNode(line(parts[start]), tuple(nodes(parts[start + 1 : end])))


def line(part: Part) -> Line:
    """Return a part and whether it holds, with the answer it rests on where that says something else."""
    answer = f" ({part.rests_on})" if part.rests_on not in ("", part.words) else ""
    return f"{part.words} - ", HOLDS[part.truth], answer
