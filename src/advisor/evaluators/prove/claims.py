"""Claims about every complete profile: proved, or refuted by a profile."""

from dataclasses import dataclass
from typing import TypeAlias

from advisor.evaluators.prove.ground import Prover, profile_of, prover_for
from advisor.evaluators.prove.possible import SECONDS
from advisor.evaluators.prove.program import Unproven, find, within
from advisor.model import Condition, Profile, RuleBase


@dataclass(frozen=True, slots=True)
class Never:
    """The candidate is not among the winners."""

    candidate: str


@dataclass(frozen=True, slots=True)
class Always:
    """The candidate wins alone."""

    candidate: str


@dataclass(frozen=True, slots=True)
class Somebody:
    """Not every candidate of the decision is ruled out."""

    decision: str


Requirement: TypeAlias = Never | Always | Somebody


@dataclass(frozen=True, slots=True)
class Claim:
    """Whenever the condition is true of a complete profile, so is the requirement of its standings."""

    condition: Condition
    requirement: Requirement


@dataclass(frozen=True, slots=True)
class Proved:
    """No profile refutes it; `vacuous` if there is no profile that it speaks of at all."""

    vacuous: bool


@dataclass(frozen=True, slots=True)
class Refuted:
    """It fails on this complete profile."""

    profile: Profile


Verdict: TypeAlias = Proved | Refuted | Unproven


def prove(base: RuleBase, claim: Claim, *, seconds: float = SECONDS) -> Verdict:
    """Return whether a claim holds of every complete profile that breaks no declared impossibility."""
    prover = prover_for(base)
    case = prover.literal(prover.readings[0].refer(claim.condition))
    return refute(prover, case, violation(prover, claim.requirement), seconds)


def refute(prover: Prover, case: int, violated: int, seconds: float) -> Verdict:
    """Return a profile of the case that is violated, or that there is none."""
    deadline = within(seconds)
    options = prover.options.values()
    match find(prover.program, options, [case, violated], deadline):
        case Unproven() as unproven:
            return unproven
        case frozenset() as true:
            return Refuted(profile_of(prover, true))
        case None:
            any_case = find(prover.program, (), [case], deadline)
            return any_case if isinstance(any_case, Unproven) else Proved(vacuous=any_case is None)


def violation(prover: Prover, requirement: Requirement) -> int:
    """Return the literal that is true where the requirement is not met."""
    match requirement:
        case Never(candidate):
            return prover.standing("top", candidate)
        case Always(candidate):
            return -prover.standing("alone", candidate)
        case Somebody(decision):
            return prover.program.literal("nobody", 0, prover.names.decisions[decision])
