"""Many conditions at once: which can be true in some interview, and which in none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from advisor.evaluators.prove.ground import Prover, profile_of
from advisor.evaluators.prove.program import Deadline, Unproven, find, reach
from advisor.model import Profile


@dataclass(frozen=True, slots=True)
class Sorted:
    """Names of what is true of some complete profile, of none, and what was not decided in time.

    `profiles` are those found on the way; together they show all that is possible.
    """

    possible: frozenset[str]
    impossible: frozenset[str]
    undecided: frozenset[str]
    profiles: tuple[Profile, ...]


def sort(prover: Prover, literals: Mapping[str, int], deadline: Deadline) -> Sorted:
    """Return which of the named literals can be true, proved in one search for all of them."""
    options = prover.options.values()
    reached = reach(prover.program, literals.values(), (), deadline, watched=frozenset(options))
    return Sorted(
        named(literals, reached.true),
        frozenset(literals) - named(literals, reached.true | reached.undecided),
        named(literals, reached.undecided),
        tuple(profile_of(prover, model) for model in reached.models),
    )


def named(literals: Mapping[str, int], chosen: frozenset[int]) -> frozenset[str]:
    return frozenset(name for name, literal in literals.items() if literal in chosen)


def fires(prover: Prover) -> Mapping[str, int]:
    return {rule: prover.literal(reference) for rule, reference in prover.readings[0].rules.items()}


def true_findings(prover: Prover) -> Mapping[str, int]:
    return {finding: prover.literal(reference) for finding, reference in prover.readings[0].findings.items()}


def ruled_out(prover: Prover) -> Mapping[str, int]:
    return {candidate: prover.standing("out", candidate) for candidate in prover.names.candidates}


def witness(prover: Prover, literals: Iterable[int], deadline: Deadline) -> Profile | Unproven | None:
    """Return a complete profile in which all of these are true; None if there is none."""
    true = find(prover.program, prover.options.values(), list(literals), deadline)
    return profile_of(prover, true) if isinstance(true, frozenset) else true
