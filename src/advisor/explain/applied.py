"""What applies of a list with what makes it so, and of what is open what would settle it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from advisor.conditions import UNKNOWN, judge
from advisor.explain.reasons import Reason, reason_of
from advisor.model import Rule, RuleBase, facts_beneath, grouped, prepared
from advisor.recommend import Applied, AppliedList, Applies, Recommendation


@dataclass(frozen=True, slots=True)
class AppliedReason:
    """A candidate of a list with what makes it so; of an open one the facts that can settle it."""

    applied: Applied
    reason: Reason | None
    find_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AppliedReasons:
    """What applies of a list, and what is open, each with its reason; of the rest only what it is."""

    applied: AppliedList
    applies: tuple[AppliedReason, ...]
    open: tuple[AppliedReason, ...]


def applied_reasons(
    base: RuleBase, result: Recommendation, applied: AppliedList, mattering: Collection[str]
) -> AppliedReasons:
    """Return what applies and what is open of a list; `mattering` are the facts that can still change something."""
    left = open_rules(base, result) if applied.those(Applies.OPEN) else {}
    return AppliedReasons(
        applied,
        tuple(AppliedReason(each, why_applied(base, result, each)) for each in applied.those(Applies.YES)),
        tuple(
            AppliedReason(
                each,
                why_applied(base, result, each),
                to_settle(base, left.get(each.candidate, ()), mattering),
            )
            for each in applied.those(Applies.OPEN)
        ),
    )


def why_applied(base: RuleBase, result: Recommendation, each: Applied) -> Reason | None:
    """Return what makes a candidate apply or not; None if no rule says anything of it."""
    fired = [firing for firing in result.trace.firings if firing.rule in each.rules]
    return reason_of(base, result, fired[:1]) if fired else None


def about(base: RuleBase, candidate: str) -> tuple[Rule, ...]:
    """Return the rules that include or exclude a candidate."""
    return rules_about(base).get(candidate, ())


@prepared
def rules_about(base: RuleBase) -> Mapping[str, tuple[Rule, ...]]:
    return grouped(
        (candidate, rule)
        for rule in base.rules.values()
        if not rule.made
        for candidate in (*base.awards[rule.id], *rule.vetoes)
    )


def open_rules(base: RuleBase, result: Recommendation) -> Mapping[str, tuple[Rule, ...]]:
    """Return for each candidate the rules about it of which it is not known whether they apply."""
    truths = judge(base, result.trace.profile).rules
    return {
        candidate: tuple(rule for rule in rules if truths[rule.id] is UNKNOWN)
        for candidate, rules in rules_about(base).items()
    }


def to_settle(base: RuleBase, rules: Iterable[Rule], mattering: Collection[str]) -> tuple[str, ...]:
    """Return the facts that rules read, and that can still change something, what counts most first."""
    read = frozenset[str]().union(*(facts_beneath(base)[rule.id] for rule in rules))
    return tuple(fact for fact in mattering if fact in read)
