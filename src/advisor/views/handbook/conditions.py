"""Conditions, each with what it is made of below it."""

from advisor.explain.handbook.clauses import leaf_line
from advisor.explain.words import head_and_parts
from advisor.model import All, Condition, Not, RuleBase
from advisor.views.document.blocks import TreeNode


def if_and_unless(base: RuleBase, condition: Condition) -> tuple[tuple[TreeNode, ...], tuple[TreeNode, ...]]:
    """Return what must be true and what must not; `unless` is read as a last part that is denied."""
    match condition:
        case All((held, Not(denied))):
            return top(base, held), top(base, denied)
        case _:
            return top(base, condition), ()


def top(base: RuleBase, condition: Condition) -> tuple[TreeNode, ...]:
    """Return the parts that are joined by "and"; of anything else, its one line."""
    parts = condition.parts if isinstance(condition, All) else (condition,)
    return tuple(node(base, part) for part in parts)


def node(base: RuleBase, condition: Condition) -> TreeNode:
    """Return a condition; `and` and `or` head the lines below them."""
    words, parts = head_and_parts(condition)
    if not words:
        return TreeNode(leaf_line(base, condition))
    return TreeNode((words,), tuple(node(base, part) for part in parts))
