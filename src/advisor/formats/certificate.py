"""Certificates to JSON values, and out of them."""

from collections.abc import Mapping
from typing import Any

from advisor.certify.cases import CaseCut, CaseLeaf, CaseSplit, Certificate, Tree
from advisor.language.reading.nodes import Text
from advisor.language.reading.numbers import number_in
from advisor.language.reading.written_numbers import plain
from advisor.model import Fact
from advisor.problems import Place


def cases_document(facts: Mapping[str, Fact], tree: Tree) -> dict[str, Any]:
    """Return a tree of cases as JSON values: a number is split where it is below another one, or not."""
    match tree:
        case CaseLeaf():
            return {}
        case CaseSplit(fact, value, yes, no):
            return {"fact": fact, "value": value, **both_cases(facts, yes, no)}
        case CaseCut(fact, first, below, beyond):
            measure = facts[fact].measure
            at = plain(measure, first) if measure else first
            return {"fact": fact, "below": at, **both_cases(facts, below, beyond)}


def both_cases(facts: Mapping[str, Fact], yes: Tree, no: Tree) -> dict[str, Any]:
    return {"yes": cases_document(facts, yes), "no": cases_document(facts, no)}


def certificate_from(
    facts: Mapping[str, Fact], decision: str, document: Mapping[str, Any]
) -> Certificate | None:
    """Return the certificate of a decision that JSON values are, None if they are none."""
    match document:
        case {"winners": [*winners], "cases": dict(cases)} if all(isinstance(name, str) for name in winners):
            tree = tree_from(facts, cases)
            return Certificate(decision, frozenset(winners), tree) if tree else None
        case _:
            return None


def tree_from(facts: Mapping[str, Fact], document: Mapping[str, Any]) -> Tree | None:
    """Return the tree of cases that JSON values are, None if they are none."""
    if not document:
        return CaseLeaf()
    match document:
        case {"fact": str(fact), "yes": dict(first), "no": dict(second), **at}:
            yes, no = tree_from(facts, first), tree_from(facts, second)
            return split_from(facts.get(fact), at, yes, no) if yes and no else None
        case _:
            return None


def split_from(fact: Fact | None, at: Mapping[str, Any], yes: Tree, no: Tree) -> Tree | None:
    """Return the split of a fact at a value, or at a number, None if it is neither."""
    match at:
        case {"value": str(value)} if fact and len(at) == 1:
            return CaseSplit(fact.id, value, yes, no)
        case {"below": str() | int() | float() as number} if fact and fact.measure and len(at) == 1:
            first, _ = number_in(fact.measure, Text(str(number), Place("")))
            return None if first is None else CaseCut(fact.id, first, yes, no)
        case _:
            return None
