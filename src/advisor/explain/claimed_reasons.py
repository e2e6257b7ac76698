"""What becomes of an answer that is said to speak for a candidate: the written rules that fire on just what it says.

Of a set a reason names what is in it, and says nothing of the rest: the rules are fired with nothing else known of its
fact, so none counts that fires on something else in the set.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from advisor.evaluators.fire import fire
from advisor.explain.ledger import roots
from advisor.language.reading.answers import Given, reply
from advisor.model import Has, Profile, Rule, RuleBase, grouped

RuleGroups: TypeAlias = tuple[tuple[Rule, ...], ...]
"""Rules that fired, those that are written as one together."""


@dataclass(frozen=True, slots=True)
class ClaimedReason:
    """An answer that is said to speak for a candidate, with the rules that rest on it.

    They count for the candidate or rule out a rival (`backing`), or count `against` it; or they speak of its rivals only
    (`elsewhere`). `needed`: without the answer the result would not be proved; None if nothing is proved.
    """

    given: Given
    backing: RuleGroups
    against: RuleGroups
    elsewhere: RuleGroups
    needed: bool | None


def as_reason(base: RuleBase, given: Given) -> Given:
    """Return an answer as it is meant as a reason: of a set, that these values are in it."""
    if not isinstance(given.answer, frozenset) or not given.answer:
        return given
    fact = base.facts[given.fact]
    says = reply(fact, Has(fact.ordered(given.answer), ()))
    return replace(given, answer=says.answer, stated=says.stated)


def claimed_reason(
    base: RuleBase, profile: Profile, candidate: str, reason: Given, *, needed: bool | None
) -> ClaimedReason:
    """Return what becomes of a reason among all that is known; `needed` is as the claim has it."""
    rivals = {*base.decided_in[candidate].candidate_ids} - {candidate}
    rules = resting(base, profile, reason)
    backing = [rule for rule in rules if points(base, rule, candidate) > 0 or rule.vetoes & rivals]
    against = [rule for rule in rules if points(base, rule, candidate) < 0 or candidate in rule.vetoes]
    connected = {rule.written_as for rule in (*backing, *against)}
    elsewhere = [
        rule for rule in rules if rule.written_as not in connected and base.awards[rule.id].keys() & rivals
    ]
    return ClaimedReason(reason, as_written(backing), as_written(against), as_written(elsewhere), needed)


def points(base: RuleBase, rule: Rule, candidate: str) -> int:
    return base.awards[rule.id].get(candidate, 0)


def resting(base: RuleBase, profile: Profile, reason: Given) -> tuple[Rule, ...]:
    """Return the rules that fire and rest on what a reason says, be it through findings."""
    if reason.answer is None:
        return ()
    trace = fire(base, {**profile, reason.fact: reason.answer})
    return tuple(
        base.rules[firing.rule]
        for firing in trace.firings
        if any(answer.fact == reason.fact for answer in roots(base, trace, firing.supports))
    )


def as_written(rules: Iterable[Rule]) -> RuleGroups:
    return tuple(grouped((rule.written_as, rule) for rule in rules).values())
