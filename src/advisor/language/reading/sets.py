"""What may be said of a set of values: which operators there are, and how many values are counted."""

from collections.abc import Mapping

from advisor.language.grammar.conditions import SETS
from advisor.language.grammar.shapes import Field
from advisor.language.reading.nodes import Node, Text
from advisor.problems import BAD_VALUE, Problem, cut

SET_OPERATORS: Mapping[str, Field] = {operator.key: operator for operator in SETS}


def read_count(node: Node, most: int, problems: list[Problem]) -> int:
    """Return how many values there must be at least, of so many that are named."""
    written = node.text if isinstance(node, Text) else ""
    if written.isdecimal() and written.isascii() and 0 < int(written[:4]) <= most:
        return int(written)
    if not isinstance(node, Text):
        what = "a count is one number"
    elif not written.isdecimal():
        what = f"'{cut(written)}' is not a count"
    elif int(written[:4]):
        what = f"{cut(written)} of {most} can never be in it"
    else:
        what = f"0 of {most} are always in it"
    problems.append(Problem(node.place, what, f"write a number from 1 to {most}", BAD_VALUE))
    return 0
