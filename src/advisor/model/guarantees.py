"""Guarantees: what experts promise of every interview, whatever is answered."""

from dataclasses import dataclass
from typing import TypeAlias

from advisor.model.conditions import Condition
from advisor.problems import Place


@dataclass(frozen=True, slots=True)
class Never:
    """None of these candidates is among the winners."""

    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Always:
    """The decision has a winner, and all its winners are among these candidates."""

    decision: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Somebody:
    """In none of these decisions is every candidate ruled out."""

    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NeverRaisedTo:
    """A higher answer on this scale, all else equal, never brings one of these among the winners."""

    fact: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NeverBySilence:
    """Whoever is ruled out in these decisions while facts are unknown, is so whatever they turn out to be."""

    decisions: tuple[str, ...]


Requirement: TypeAlias = Never | Always | Somebody | NeverRaisedTo | NeverBySilence


@dataclass(frozen=True, slots=True, eq=False)
class Guarantee:
    """Whenever the condition is true of an interview, so is the requirement.

    The id is `file/slug`; for one made by `each` it is `file/slug/candidate`, and `each` names the candidate.
    """

    id: str
    title: str
    because: str
    condition: Condition
    requirement: Requirement
    source: tuple[str, ...]
    place: Place
    each: str = ""

    @property
    def written_as(self) -> str:
        """The id under which the guarantee stands in its file."""
        return self.id.removesuffix(f"/{self.each}") if self.each else self.id


@dataclass(frozen=True, slots=True)
class Accepted:
    """An expert knows what a check says of this subject (a rule, fact, finding, ...), and why it is right so."""

    check: str
    subject: str
    because: str
    place: Place
