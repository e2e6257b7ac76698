"""Why a candidate is not the winner: vetoes, the rules that make the gap, and the rules it missed by one answer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from advisor.conditions import TRUE, broken, judge_rule
from advisor.explain.changes import AnswerChange, other_answers, single_changes
from advisor.explain.ledger import PointGap, differences
from advisor.explain.runs import nearest_run
from advisor.model import Profile, Rule, RuleBase, builds_on, is_own
from advisor.recommend import Outcome, Recommendation


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A rule that would bring the candidate closer to the winner, and the change of one answer that fires it."""

    rule: Rule
    points: int
    change: AnswerChange


@dataclass(frozen=True, slots=True)
class WhyNot:
    """A candidate against a winner of its decision: the differences add up to the gap.

    The gap is the winner's points less the candidate's; it can be negative if a veto decides, or what is still open. A candidate that people
    keep out themselves has no near misses: no answer brings it back.
    """

    candidate: str
    winner: str
    vetoes: tuple[Rule, ...]
    gap: int
    differences: tuple[PointGap, ...]
    near_misses: tuple[NearMiss, ...]


def why_not(base: RuleBase, result: Recommendation, candidate: str) -> WhyNot | None:
    """Return why the candidate is not the winner; None if it is, or if there is none to compare it with."""
    outcome = outcome_of(result, candidate)
    if not outcome.winners or candidate in outcome.winners:
        return None
    winner = outcome.winners[0]
    own = outcome.standing(candidate)
    vetoes = tuple(base.rules[rule] for rule in own.ruled_out_by)
    misses = () if any(map(is_own, vetoes)) else near_misses(base, result, winner, candidate)
    return WhyNot(
        candidate,
        winner,
        vetoes,
        outcome.standing(winner).points - own.points,
        differences(base, result.trace, winner, candidate),
        tuple(sorted(misses, key=lambda miss: -miss.points)),
    )


def outcome_of(result: Recommendation, candidate: str) -> Outcome:
    """Return the outcome of the decision that a candidate belongs to."""
    return next(
        outcome
        for outcome in result.outcomes.values()
        if any(standing.candidate == candidate for standing in outcome.standings)
    )


def near_misses(base: RuleBase, result: Recommendation, winner: str, candidate: str) -> Iterator[NearMiss]:
    """Yield each rule for the candidate that helps it against the winner and lacks one answer, with that answer."""
    gains = {
        rule.id: by
        for rule in base.rules.values()
        if base.awards[rule.id].get(candidate, 0) > 0
        and (by := base.awards[rule.id][candidate] - base.awards[rule.id].get(winner, 0)) > 0
        and not result.trace.fired(rule.id)
    }
    reading = builds_on(base, base.facts)
    for change, profile in single_changes(base, result.trace.profile):
        rules = [base.rules[rule] for rule in gains if change.fact in reading[rule]]
        for missed in [rule for rule in rules if judge_rule(base, rule, profile) is TRUE]:
            far = as_far_as_it_fires(base, missed, change, profile)
            yield NearMiss(missed, gains.pop(missed.id), far)


def as_far_as_it_fires(base: RuleBase, rule: Rule, change: AnswerChange, profile: Profile) -> AnswerChange:
    """Return the change of a number as far as the rule asks for it, and not only to the nearest that fires it."""
    fact = base.facts[change.fact]
    if fact.measure is None:
        return change
    others = {value: {**profile, fact.id: value} for value in other_answers(fact, change.now)}
    fires = {
        value
        for value, after in others.items()
        if judge_rule(base, rule, after) is TRUE and not broken(base, after)
    }
    return replace(change, then=nearest_run(fact, change.now, fires))
