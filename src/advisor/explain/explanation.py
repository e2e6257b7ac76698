"""All that is said about a recommendation unasked, each part worked out when it is first read.

Is it settled and why, how strong it is, what is unknown, what would flip it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from advisor.certify.search import Safety, certify, rivals
from advisor.conditions import Known
from advisor.evaluators.prove.program import Unproven
from advisor.explain.core import core
from advisor.explain.flips import Flip, WayOut, flips, nearest_flip, way_out
from advisor.explain.strength import Level, Strength, strengths
from advisor.explain.unknowns import Unknowns, unknowns
from advisor.language.reading.answers import Given, profile_of
from advisor.model import Rule, RuleBase, grouped
from advisor.recommend import AdviceGiven, Outcome, Recommendation, is_about_winners, recommend


@dataclass(frozen=True, eq=False)
class Explanation:
    """A recommendation for these answers with its explanations, each by decision; flips leave locked facts alone.

    A decision that is not settled has no safety and no core, and one that somebody is left of no way out.
    """

    base: RuleBase
    given: tuple[Given, ...]
    result: Recommendation
    locked: tuple[str, ...] = ()

    @property
    def fired(self) -> tuple[Rule, ...]:
        return tuple(self.base.rules[firing.rule] for firing in self.result.trace.firings)

    @property
    def known(self) -> Known:
        """What conditions are read from."""
        trace = self.result.trace
        return Known(self.base, trace.profile, trace.findings)

    @property
    def advice(self) -> tuple[AdviceGiven, ...]:
        """The advice that close results bring, then what only rules give."""
        close = grouped(
            (advice, decision.id)
            for decision in self.base.written_decisions.values()
            for advice in decision.if_close
            if is_about_winners(self.base.advice[advice], self.result.winners)
            and decision.id in self.strengths
            and self.strengths[decision.id].level is Level.CLOSE
        )
        rules = {given.advice: given.rules for given in self.result.advice}
        brought = (AdviceGiven(name, rules.get(name, ()), decisions) for name, decisions in close.items())
        return (*brought, *(given for given in self.result.advice if given.advice not in close))

    @cached_property
    def strengths(self) -> Mapping[str, Strength]:
        return strengths(self.base, self.result.trace.profile, self.result.outcomes)

    @cached_property
    def cores(self) -> Mapping[str, tuple[str, ...]]:
        """For each settled decision the fewest facts whose answers settle it, unless that takes too long."""
        found = {outcome.decision: core_of(self.base, self.result, outcome) for outcome in self.outcomes}
        return {decision: facts for decision, facts in found.items() if facts is not None}

    @cached_property
    def safety(self) -> Mapping[str, Safety]:
        found = {outcome.decision: safety(self.base, self.result, outcome) for outcome in self.outcomes}
        return {decision: safe for decision, safe in found.items() if safe}

    @cached_property
    def unknowns(self) -> Unknowns:
        return unknowns(self.base, self.given, self.result)

    @cached_property
    def flips(self) -> Mapping[str, tuple[Flip, ...]]:
        profile = self.result.trace.profile
        return {
            outcome.decision: flips(self.base, profile, outcome, self.locked) for outcome in self.outcomes
        }

    def nearest_flip(self, outcome: Outcome) -> Flip | None:
        """Return the first flip of a decision, without the others if nobody has asked for them yet.

        None if it is proved that there is none.
        """
        if "flips" in vars(self):
            return next(
                (flip for flip in self.flips[outcome.decision] if flip.changes or flip.unproven), None
            )
        return nearest_flip(self.base, self.result.trace.profile, outcome, self.locked)

    @cached_property
    def ways_out(self) -> Mapping[str, WayOut]:
        profile = self.result.trace.profile
        ways = {
            outcome.decision: way_out(self.base, profile, outcome, self.locked) for outcome in self.outcomes
        }
        return {decision: way for decision, way in ways.items() if way}

    @property
    def outcomes(self) -> Iterable[Outcome]:
        return self.result.outcomes.values()


def explain(
    base: RuleBase, given: Iterable[Given], result: Recommendation, locked: Iterable[str] = ()
) -> Explanation:
    """Return the explanations of a recommendation for these answers, none of them worked out yet."""
    return Explanation(base, tuple(given), result, tuple(locked))


def explain_answers(base: RuleBase, given: Iterable[Given], locked: Iterable[str] = ()) -> Explanation:
    """Return the recommendation for these answers with its explanations."""
    given = tuple(given)
    return explain(base, given, recommend(base, profile_of(given)), locked)


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
