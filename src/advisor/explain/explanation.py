"""All that is said about a recommendation unasked: is it settled and why, how strong it is, what is unknown, what would flip it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from advisor.certify.search import Safety, certify, rivals
from advisor.evaluators.prove.program import Unproven
from advisor.explain.core import core
from advisor.explain.flips import Flip, WayOut, flips, way_out
from advisor.explain.strength import Strength, strengths
from advisor.explain.unknowns import Unknowns, unknowns
from advisor.language.reading.answers import Given
from advisor.model import RuleBase
from advisor.recommend import Outcome, Recommendation


@dataclass(frozen=True, slots=True)
class Explanation:
    """A recommendation with its explanations, each by decision.

    A decision that is not settled has no safety and no core, and one that somebody is left of no way out.
    """

    result: Recommendation
    given: tuple[Given, ...]
    strengths: Mapping[str, Strength]
    cores: Mapping[str, tuple[str, ...]]
    safety: Mapping[str, Safety]
    unknowns: Unknowns
    flips: Mapping[str, tuple[Flip, ...]]
    ways_out: Mapping[str, WayOut] = field(default_factory=dict)


def explain(
    base: RuleBase, given: Iterable[Given], result: Recommendation, locked: Iterable[str] = ()
) -> Explanation:
    """Return the explanations of a recommendation for these answers; flips leave locked facts alone."""
    given, locked = tuple(given), tuple(locked)
    profile = result.trace.profile
    return Explanation(
        result,
        given,
        strengths(base, profile, result.outcomes),
        {
            name: facts
            for name, outcome in result.outcomes.items()
            if (facts := core_of(base, result, outcome)) is not None
        },
        {name: safe for name, outcome in result.outcomes.items() if (safe := safety(base, result, outcome))},
        unknowns(base, given, result),
        {name: flips(base, profile, outcome, locked) for name, outcome in result.outcomes.items()},
        {
            name: way
            for name, outcome in result.outcomes.items()
            if (way := way_out(base, profile, outcome, locked))
        },
    )


def core_of(base: RuleBase, result: Recommendation, outcome: Outcome) -> tuple[str, ...] | None:
    """Return the fewest facts whose answers settle a decision; None if it is not settled, or it takes too long."""
    if not outcome.settled:
        return None
    facts = core(base, result.trace.profile, outcome.decision, outcome.winners)
    return None if isinstance(facts, Unproven) else facts


def safety(base: RuleBase, result: Recommendation, outcome: Outcome) -> Safety | None:
    """Return why a decision is safe; None if it is not settled, or if no certificate of bearable size was found."""
    if not outcome.settled:
        return None
    profile = result.trace.profile
    certificate = certify(base, profile, outcome.decision, frozenset(outcome.winners))
    return Safety(certificate, rivals(base, profile, certificate)) if certificate else None
