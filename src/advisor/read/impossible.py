"""Combinations of answers that cannot be, and the examples that give such answers all the same."""

from collections.abc import Iterable, Iterator

from advisor.conditions import broken
from advisor.model import All, Impossible, RuleBase, findings_read
from advisor.problems import Problem
from advisor.read.conditions import Reader
from advisor.read.nodes import Items, Node
from advisor.read.shapes import Shape, fields, text
from advisor.read.vocabulary import Vocabulary

IMPOSSIBLE = Shape("an impossibility", ("if", "because"))


def read_impossible(
    sections: Iterable[Node], names: Vocabulary, problems: list[Problem]
) -> Iterator[Impossible]:
    """Yield the combinations of answers that cannot be; they speak of facts only."""
    for section in sections:
        for node in listed(section, problems):
            before = len(problems)
            found = fields(node, IMPOSSIBLE, problems)
            condition = Reader(names, problems).condition(found["if"]) if "if" in found else All(())
            because = text(found.get("because"), "the reason", problems)
            for finding in sorted(findings_read(condition)):
                what = f"'{finding}' is a finding; an impossibility speaks of answers only"
                problems.append(Problem(node.place, what))
            if len(problems) == before:
                yield Impossible(condition, because, node.place)


def listed(node: Node, problems: list[Problem]) -> tuple[Node, ...]:
    """Return the entries of a list."""
    if isinstance(node, Items):
        return node.items
    problems.append(Problem(node.place, "'impossible' must be a list", "start each line with '- '"))
    return ()


def impossible_examples(base: RuleBase) -> Iterator[Problem]:
    """Yield the examples that nobody can answer: they break a declared impossibility."""
    for rule in base.rules.values():
        for example in rule.examples:
            for reason in broken(base, example.profile):
                yield Problem(example.place, f"the answers of this example cannot be together: {reason}")
