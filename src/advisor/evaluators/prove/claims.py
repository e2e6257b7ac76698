"""Claims about every possible interview: proved, or refuted by a profile."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

from advisor.evaluators.minimal import minimal_answers
from advisor.evaluators.network import FactOption
from advisor.evaluators.prove.ground import (
    Prover,
    answer_literals,
    open_profile,
    profile_of,
    prover_for,
    raised_for,
    silent_for,
)
from advisor.evaluators.prove.possible import SECONDS
from advisor.evaluators.prove.program import Deadline, Unproven, find, within
from advisor.model import (
    Always,
    Condition,
    Never,
    NeverBySilence,
    NeverRaisedTo,
    Profile,
    Requirement,
    RuleBase,
    Somebody,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """Whenever the condition is true of an interview, so is the requirement."""

    condition: Condition
    requirement: Requirement


@dataclass(frozen=True, slots=True)
class Proved:
    """No profile refutes it; `vacuous` if there is no profile that it speaks of at all."""

    vacuous: bool


@dataclass(frozen=True, slots=True)
class Refuted:
    """It fails on this profile: a complete one, or for a claim about silence one with unknown facts.

    For a claim about two profiles `other` is the second: with the raised answer, or with all facts known.
    """

    profile: Profile
    other: Profile | None = None


Verdict: TypeAlias = Proved | Refuted | Unproven


@dataclass(frozen=True, slots=True)
class ClaimQuestion:
    """A claim in the literals of a prover: it fails where all of the case and `violated` are true.

    `worlds` says how many profiles a refutation has, `partial` that facts of the first may be unknown.
    """

    prover: Prover
    case: tuple[int, ...]
    violated: int
    worlds: int = 1
    partial: bool = False


def prove(base: RuleBase, claim: Claim, *, seconds: float = SECONDS) -> Verdict:
    """Return whether a claim holds of every profile that breaks no declared impossibility.

    Profiles are complete, save that silence is about those with unknown facts.
    """
    return verdict_on(question_of(base, claim), within(seconds))


def needed(base: RuleBase, claim: Claim, refuted: Refuted, *, seconds: float = SECONDS) -> Profile:
    """Return answers of a refutation that refute the claim alone, whatever else is answered.

    None of them can be left out, as far as that is known in time.
    """
    question, deadline = question_of(base, claim), within(seconds)
    if question.partial:
        return refuted.profile
    raised = (claim.requirement.fact,) if isinstance(claim.requirement, NeverRaisedTo) else ()
    second = refuted.other or {}
    answered = [
        literal
        for option, literal in question.prover.options_in(1).items()
        if option.fact in raised and option.value == second.get(option.fact)
    ]
    fixed = [*question.case[1:], *answered]
    wrong = question.prover.program.both((*question.case, question.violated))
    return core(question.prover, refuted.profile, (wrong, *fixed), deadline, kept=raised)


def core(
    prover: Prover,
    profile: Profile,
    literals: Sequence[int],
    deadline: Deadline,
    kept: Collection[str] = (),
) -> Profile:
    """Return answers of a profile with which the first literal is true in every model in which the others are.

    The profile must be such. They are a prime implicant, save those that are to be kept: none can be left out.
    """
    forced, *fixed = literals

    def enough(some: Profile) -> bool:
        return find(prover.program, (), [*answer_literals(prover, some), *fixed, -forced], deadline) is None

    return minimal_answers(profile, enough, kept)


def question_of(base: RuleBase, claim: Claim) -> ClaimQuestion:
    """Return what a claim asks of which prover."""
    match claim.requirement:
        case NeverRaisedTo(fact, candidates):
            return about_raising(raised_for(base), claim.condition, fact, candidates)
        case NeverBySilence(decisions):
            return about_silence(silent_for(base, claim.condition), claim.condition, decisions)
        case Never() | Always() | Somebody():
            prover = prover_for(base)
            case = prover.literal(prover.readings[0].refer(claim.condition))
            return ClaimQuestion(prover, (case,), violation(prover, claim.requirement))


def violation(prover: Prover, requirement: Never | Always | Somebody) -> int:
    """Return the literal that is true where the requirement is not met."""
    program = prover.program
    match requirement:
        case Never(candidates):
            return program.either(prover.standing("top", candidate) for candidate in candidates)
        case Always(decision, candidates):
            others = prover.readings[0].base.decisions[decision].candidate_ids
            wrong = [prover.standing("top", name) for name in others if name not in candidates]
            return program.either((*wrong, prover.ending("nobody", decision)))
        case Somebody(decisions):
            return program.either(prover.ending("nobody", decision) for decision in decisions)


def about_raising(
    prover: Prover, condition: Condition, fact: str, candidates: Sequence[str]
) -> ClaimQuestion:
    """Return whether a higher answer, of which the condition is true as of the lower, can bring a candidate up."""
    program, reading = prover.program, prover.readings[0]
    reference = reading.refer(condition)
    low, high = prover.options_in(0), prover.options_in(1)
    higher = [
        program.both((low[FactOption(fact, lower)], high[FactOption(fact, upper)]))
        for lower, upper in combinations(prover.facts[fact].value_ids, 2)
    ]
    moved = [
        program.both((-prover.standing("top", candidate, 0), prover.standing("top", candidate, 1)))
        for candidate in candidates
    ]
    flip = program.literal("flip", prover.names.facts[fact])
    case = (
        program.both((prover.literal(reference), prover.literal(reference, 1), program.either(higher))),
        flip,
    )
    return ClaimQuestion(prover, case, program.either(moved), worlds=2)


def about_silence(prover: Prover, condition: Condition, decisions: Sequence[str]) -> ClaimQuestion:
    """Return whether somebody can be ruled out while facts are unknown who is not once they are known."""
    reading = prover.readings[0]
    lost = [
        prover.program.both((prover.standing("out", name, 0), -prover.standing("out", name, 1)))
        for decision in decisions
        for name in reading.base.decisions[decision].candidate_ids
    ]
    case = prover.literal(reading.node(condition))
    return ClaimQuestion(prover, (case,), prover.program.either(lost), worlds=2, partial=True)


def verdict_on(question: ClaimQuestion, deadline: Deadline) -> Verdict:
    """Return a profile of the case that is violated, or that there is none."""
    prover = question.prover
    watched = [option for world in range(question.worlds) for option in prover.options_in(world).values()]
    match find(
        prover.program, [*watched, *prover.denials.values()], [*question.case, question.violated], deadline
    ):
        case Unproven() as unproven:
            return unproven
        case frozenset() as true:
            first = open_profile(prover, true) if question.partial else profile_of(prover, true)
            return Refuted(first, profile_of(prover, true, world=1) if question.worlds > 1 else None)
        case None:
            any_case = find(prover.program, (), question.case, deadline)
            return any_case if isinstance(any_case, Unproven) else Proved(vacuous=any_case is None)


def refute(prover: Prover, case: int, violated: int, seconds: float) -> Verdict:
    """Return a complete profile in which both literals are true, or that there is none."""
    return verdict_on(ClaimQuestion(prover, (case,), violated), within(seconds))
