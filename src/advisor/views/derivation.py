"""The whole derivation of a recommendation: each step below what it carries, down to the answers."""

from collections.abc import Iterable

from advisor.explain.derivation import Node
from advisor.texts import count
from advisor.views.document.blocks import Blocks, Tree, TreeNode
from advisor.views.document.spans import Code, Line, Tone, Toned


def derivation(winners: Iterable[Node]) -> Blocks:
    return (Tree(tuple(TreeNode(won(winner), steps(winner.below)) for winner in winners)),)


def won(winner: Node) -> Line:
    """Return a decision with its winner and the points of that."""
    return (Toned(f"{winner.words}, {count(winner.points, 'point')}", Tone.STRONG),)


def steps(nodes: Iterable[Node]) -> tuple[TreeNode, ...]:
    return tuple(TreeNode(step(node), steps(node.below)) for node in nodes)


def step(node: Node) -> Line:
    """Return one step, with its points and its rule; what was taken apart before is not again."""
    points = f"{node.points:+d}: " if node.points else ""
    again = ", as above" if node.repeated else ", and so on" if node.cut_off else ""
    rule = (" ", Code(node.rule)) if node.rule else ()
    return (f"{points}{node.words}{again}", *rule)
