"""Certificates as JSON values, and back."""

from typing import Any

from advisor.certify.kernel import Certificate, Leaf, Split, Tree
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
        case Leaf():
            return {}
        case Split(fact, value, yes, no):
            return {"fact": fact, "value": value, "yes": tree_document(yes), "no": tree_document(no)}


def certificate_from(decision: str, document: dict[str, Any]) -> Certificate:
    """Return the certificate of a decision. Raises KeyError, TypeError if it is not shaped like one."""
    return Certificate(decision, frozenset(document["winners"]), tree_from(document["cases"]))


def tree_from(document: dict[str, Any]) -> Tree:
    """Return a tree of cases. Raises KeyError, TypeError."""
    if not document:
        return Leaf()
    return Split(document["fact"], document["value"], tree_from(document["yes"]), tree_from(document["no"]))
