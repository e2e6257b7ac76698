"""Whether two rule bases can ever have different winners, and the fewest answers with which they do.

What is compared are the profiles that both bases understand: values that only one of them has are excluded
where anything is known, a fact that they do not ask alike is not known, and none breaks an
impossibility of either. Decisions that only one of them has are left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import TypeAlias

from advisor.evaluators.network import Reading, points_by_node, vetoes_by_node
from advisor.evaluators.prove.claims import Verdict, refute
from advisor.evaluators.prove.encode import difference
from advisor.evaluators.prove.ground import (
    Prover,
    both_for,
    exact_literals,
    grounded,
    narrowing_literals,
    open_profile,
)
from advisor.evaluators.prove.merge import foreign, merged, reshaped
from advisor.evaluators.prove.possible import SECONDS
from advisor.evaluators.prove.program import Deadline, Unproven, best_so_far, within
from advisor.model import Decision, Profile, RuleBase

NOTHING: Mapping[str, tuple[Profile, ...]] = {}

Reckoning: TypeAlias = tuple[
    Mapping[str, frozenset[int]], Mapping[tuple[str, str], tuple[tuple[int, int], ...]]
]


@dataclass(frozen=True, slots=True)
class DifferingAnswers:
    """Answers with which a decision has different leaders; `fewest` says that it is proved that no fewer do."""

    profile: Profile
    fewest: bool


@dataclass(frozen=True, slots=True)
class Versions:
    """Two rule bases that hear the same answers, some of them unknown.

    `unlike` are the decisions of both that may have different leaders; the others are proved to have the same.
    """

    readings: tuple[Reading, Reading]
    unlike: tuple[str, ...]
    prover: Prover | None

    @property
    def alike(self) -> tuple[str, ...]:
        """The decisions of both that are proved to have the same leaders."""
        old, new = (reading.base.decisions for reading in self.readings)
        return tuple(name for name in old if name in new and name not in self.unlike)

    def fewest(
        self,
        deadline: Deadline,
        *,
        settled: Mapping[str, Iterable[Profile]] = NOTHING,
        barred: Iterable[Profile] = (),
        passed: Iterable[Profile] = (),
    ) -> DifferingAnswers | Unproven | None:
        """Return the fewest answers with which a decision has different leaders; None if it never has, proved.

        A decision does not count under answers that settle it, no profile does that holds barred answers, and
        those that are passed do not.
        """
        if self.prover is None:
            return None
        program, prover = self.prover.program, self.prover
        differs = program.either(
            program.both(
                (differing(prover, name), *(-all_of(prover, alike) for alike in settled.get(name, ())))
            )
            for name in self.unlike
        )
        left_out = (
            *(all_of(prover, profile) for profile in barred),
            *(program.both(exact_literals(prover, profile, prover.facts)) for profile in passed),
        )
        first, second = (reading.base for reading in self.readings)
        other_kind = (prover.of_fact("known", fact) for fact in reshaped((first, second)))
        assumed = [differs, *(-literal for literal in (*other_kind, *left_out))]
        facts, options = len(prover.facts), len(prover.options)
        cheapest = best_so_far(program, prover.answers, assumed, (facts, facts + options), deadline)
        if cheapest is None or isinstance(cheapest, Unproven):
            return cheapest
        return DifferingAnswers(open_profile(prover, cheapest.watched), cheapest.proved)


def versions(old: RuleBase, new: RuleBase, deadline: Deadline) -> Versions:
    """Return two rule bases as versions of one, with all merged that is proved equal in half of the time."""
    readings = merged(old, new, within(deadline.left / 2))
    mine, theirs = old.decisions, new.decisions
    unlike = tuple(
        name
        for name in mine
        if name in theirs and reckoning(readings[0], mine[name]) != reckoning(readings[1], theirs[name])
    )
    if not unlike:
        return Versions(readings, (), None)
    parts = ("partial", "standings", "compared", "versions")
    closed = foreign(readings[0].network, (old, new))
    facts = "".join(f" foreign({option})." for option in closed)
    prover = grounded(readings, parts, "open(0). side(0,0,0). side(1,0,1)." + facts)
    return Versions(readings, unlike, prover)


def reckoning(reading: Reading, decision: Decision) -> Reckoning:
    """Return all that decides who leads: the vetoes of each candidate, and what puts one before another."""
    vetoes, points = vetoes_by_node(reading), points_by_node(reading)
    names = decision.candidate_ids
    gaps = {
        (candidate, rival): difference(points[candidate], points[rival])
        for candidate, rival in permutations(names, 2)
    }
    return {name: vetoes[name] for name in names}, gaps


def differing(prover: Prover, decision: str) -> int:
    """Return the literal that says that a decision has different leaders."""
    return prover.program.literal("differs", prover.names.decisions[decision])


def all_of(prover: Prover, profile: Profile) -> int:
    """Return the literal that says that at least this is known."""
    return prover.program.both(narrowing_literals(prover, profile))


def same_winners(old: RuleBase, new: RuleBase, *, seconds: float = SECONDS) -> Verdict:
    """Return whether the winners of both bases are the same on every complete profile that both understand."""
    prover = both_for(old, new)
    shared = [differing(prover, name) for name in old.decisions if name in new.decisions]
    return refute(prover, understood(prover), prover.program.either(shared), seconds)


def understood(prover: Prover) -> int:
    """Return the literal that says that both bases know the answers."""
    old, new = (reading.base for reading in prover.readings)
    if reshaped((old, new)):
        return prover.program.either(())
    network = prover.readings[0].network
    return prover.program.both(-prover.literal(option) for option in foreign(network, (old, new)))
