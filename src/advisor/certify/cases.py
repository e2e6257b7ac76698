"""What a certificate is: a claim, and a tree of cases as its reason."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class CaseLeaf:
    """No further case is needed: the bounds show it."""


@dataclass(frozen=True, slots=True)
class CaseSplit:
    """Two cases: the answer to the fact is, or contains, the value; or it does not."""

    fact: str
    value: str
    yes: "Tree"
    no: "Tree"


@dataclass(frozen=True, slots=True)
class CaseCut:
    """Two cases: the number is below this one, in steps of its measure; or it is not."""

    fact: str
    first: int
    below: "Tree"
    beyond: "Tree"


Tree: TypeAlias = CaseLeaf | CaseSplit | CaseCut


@dataclass(frozen=True, slots=True)
class Certificate:
    """A claim: in every completion of the profile just these candidates win the decision."""

    decision: str
    winners: frozenset[str]
    cases: Tree
