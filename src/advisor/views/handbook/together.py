"""What was made once for each candidate, told once: what all have in common, and where they differ."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from advisor.explain.handbook.links import about_all, listed, to_candidate
from advisor.model import Guarantee, Rule, RuleBase, grouped
from advisor.views.document.blocks import TreeNode

DIFFERS = "depending on the candidate"


Made = TypeVar("Made", Rule, Guarantee)


def once(
    base: RuleBase, alike: Sequence[Made], lines_of: Callable[[Made], Sequence[TreeNode]]
) -> tuple[TreeNode, ...]:
    """Return the lines of rules or guarantees made from one; a line that is not the same for all is told for each."""
    return merged(base, [rule.each for rule in alike], [lines_of(rule) for rule in alike])


def merged(base: RuleBase, each: Sequence[str], lines: Sequence[Sequence[TreeNode]]) -> tuple[TreeNode, ...]:
    """Return one column of lines for several, which stand for one candidate each."""
    if len({len(own) for own in lines}) == 1:
        return tuple(for_all(base, each, column) for column in zip(*lines, strict=True))
    return (for_all(base, each, [TreeNode(("all of",), tuple(own)) for own in lines]),)


def for_all(base: RuleBase, each: Sequence[str], nodes: Sequence[TreeNode]) -> TreeNode:
    """Return the line that all have, or a line for each group of candidates that have the same."""
    first = nodes[0]
    if all(node == first for node in nodes):
        return first
    if all(node.line == first.line and len(node.below) == len(first.below) for node in nodes):
        return TreeNode(first.line, merged(base, each, [node.below for node in nodes]))
    alike = grouped(zip(nodes, each, strict=True))
    return TreeNode(
        (DIFFERS,),
        tuple(
            TreeNode(
                (*listed(to_candidate(base, candidate) for candidate in those), ": ", *node.line),
                node.below,
            )
            for node, those in alike.items()
        ),
    )


def reasons(base: RuleBase, alike: Sequence[Made]) -> tuple[TreeNode, ...]:
    """Return the reason: once about the candidate if it can be said so, else for each."""
    said = about_all(base, {rule.each: rule.because for rule in alike})
    return (TreeNode((said,)),) if said else once(base, alike, lambda rule: (TreeNode((rule.because,)),))
