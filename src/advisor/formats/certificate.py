"""Certificates out of JSON values."""

from collections.abc import Mapping
from typing import Any

from advisor.certify.kernel import CaseLeaf, CaseSplit, Certificate, Tree


def certificate_from(decision: str, document: Mapping[str, Any]) -> Certificate | None:
    """Return the certificate of a decision that JSON values are, None if they are none."""
    match document:
        case {"winners": [*winners], "cases": dict(cases)} if all(isinstance(name, str) for name in winners):
            tree = tree_from(cases)
            return Certificate(decision, frozenset(winners), tree) if tree else None
        case _:
            return None


def tree_from(document: Mapping[str, Any]) -> Tree | None:
    """Return the tree of cases that JSON values are, None if they are none."""
    if not document:
        return CaseLeaf()
    match document:
        case {"fact": str(fact), "value": str(value), "yes": dict(first), "no": dict(second)}:
            yes, no = tree_from(first), tree_from(second)
            return CaseSplit(fact, value, yes, no) if yes and no else None
        case _:
            return None
