"""Two candidates of a decision against each other: vetoes, the rules that make the gap, what was missed by one answer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from advisor.conditions import TRUE, broken, judge_rule
from advisor.explain.changes import AnswerChange, other_answers, single_changes
from advisor.explain.ledger import PointGap, differences
from advisor.explain.runs import nearest_run
from advisor.model import Profile, Rule, RuleBase, facts_beneath, grouped, is_own
from advisor.recommend import Outcome, Recommendation, Standing


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A rule that would help the candidate against its rival, and the change of one answer that fires it."""

    candidate: str
    rule: Rule
    points: int
    change: AnswerChange


@dataclass(frozen=True, slots=True)
class Contest:
    """Two candidates of a decision: the differences add up to the gap.

    Whoever is `ahead` can have fewer points: if a veto decides, or what is still open. The near misses are those of
    the candidate behind; of two that are level, both have theirs.
    """

    outcome: Outcome
    ahead: Standing
    behind: Standing
    differences: tuple[PointGap, ...]
    near_misses: tuple[NearMiss, ...]

    @property
    def gap(self) -> int:
        """The points of whoever is ahead less those of the other."""
        return self.ahead.points - self.behind.points

    @property
    def level(self) -> bool:
        """Whether the two share a rank."""
        return self.ahead.rank is not None and self.ahead.rank == self.behind.rank


def contest(base: RuleBase, result: Recommendation, *two: str) -> Contest:
    """Return two candidates of one decision against each other."""
    outcome = outcome_of(result, two[0])
    ahead, behind = sorted(
        map(outcome.standing, two),
        key=lambda each: (each.candidate not in outcome.winners, bool(each.ruled_out_by), -each.points),
    )
    against = Contest(
        outcome, ahead, behind, differences(base, result.trace, ahead.candidate, behind.candidate), ()
    )
    sides = [(behind, ahead), (ahead, behind)][: 2 if against.level else 1]
    misses = (miss for side in sides for miss in near_misses(base, result, *side))
    return replace(against, near_misses=tuple(sorted(misses, key=lambda miss: -miss.points)))


def rival_of(result: Recommendation, candidate: str) -> str | None:
    """Return who a candidate is set against: the winner, or if it wins itself whoever comes next; None if it is alone."""
    outcome = outcome_of(result, candidate)
    order = (*outcome.leading, *(standing.candidate for standing in outcome.standings))
    return next((name for name in order if name != candidate), None)


def outcome_of(result: Recommendation, candidate: str) -> Outcome:
    """Return the outcome of the decision that a candidate belongs to."""
    return next(
        outcome
        for outcome in result.outcomes.values()
        if any(standing.candidate == candidate for standing in outcome.standings)
    )


def near_misses(
    base: RuleBase, result: Recommendation, standing: Standing, rival: Standing
) -> Iterator[NearMiss]:
    """Yield each rule for a candidate that helps it against its rival and lacks one answer, with that answer.

    A candidate that people keep out themselves has none: no answer brings it back.
    """
    if any(is_own(base.rules[rule]) for rule in standing.ruled_out_by):
        return
    name = standing.candidate
    silent = [rule for rule in base.rules.values() if not result.trace.fired(rule.id)]
    missing = {rule.id: rule for rule in silent if base.awards[rule.id].get(name, 0) > 0}
    written = grouped((rule.written_as, rule) for rule in silent)
    reading = facts_beneath(base)
    for change, profile in single_changes(base, result.trace.profile):
        rules = [rule for rule in missing.values() if change.fact in reading[rule.id]]
        for missed in [rule for rule in rules if judge_rule(base, rule, profile) is TRUE]:
            alike = [rule for rule in written[missed.written_as] if rival.candidate in base.awards[rule.id]]
            firing = [rule for rule in alike if judge_rule(base, rule, profile) is TRUE]
            lost = sum(base.awards[rule.id][rival.candidate] for rule in firing)
            if (points := base.awards[missed.id][name] - lost) > 0:
                del missing[missed.id]
                yield NearMiss(name, missed, points, as_far_as_it_fires(base, missed, change, profile))


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
