"""Certificates as JSON values, and back."""

from collections.abc import Mapping
from typing import Any

from advisor.certify.kernel import CaseLeaf, CaseSplit, Certificate, Tree
from advisor.certify.search import Safety


def safety_document(found: Safety) -> dict[str, Any]:
    """Return a certificate with its numbers as JSON values."""
    return {
        "winners": sorted(found.certificate.winners),
        "rivals": [
            {
                "candidate": one.candidate,
                "behind": one.behind,
                "can_gain": one.can_gain,
                "questions": list(one.questions),
                "ruled_out": one.ruled_out,
            }
            for one in found.rivals
        ],
        "cases": tree_document(found.certificate.cases),
    }


def tree_document(tree: Tree) -> dict[str, Any]:
    """Return a tree of cases as JSON values; a leaf is empty."""
    match tree:
        case CaseLeaf():
            return {}
        case CaseSplit(fact, value, yes, no):
            return {"fact": fact, "value": value, "yes": tree_document(yes), "no": tree_document(no)}


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
