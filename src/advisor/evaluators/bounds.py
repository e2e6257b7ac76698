"""What may still come, as cheap bounds: nothing that can happen is left out, some of what is in may not happen.

Conditions are taken as if their leaves were independent, so a truth value counts as possible
if some mixture of answers to single leaves gives it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from advisor.conditions import FALSE, OPPOSITE, TRUE, UNKNOWN, Known, Truth, truth
from advisor.model import All, Any, Condition, Decision, Found, Not, Profile, Rule, RuleBase

TruthSet: TypeAlias = frozenset[Truth]

OPEN = frozenset({TRUE, FALSE})


@dataclass(frozen=True, slots=True)
class PossibleTruths:
    """The truth values that each finding and each rule's condition may still take, or has now."""

    findings: Mapping[str, TruthSet]
    rules: Mapping[str, TruthSet]

    def fires(self, rule: str) -> bool:
        return self.rules[rule] == {TRUE}

    def is_open(self, rule: str) -> bool:
        """Return whether the rule does not fire yet but may."""
        return TRUE in self.rules[rule] and not self.fires(rule)


def reach(base: RuleBase, profile: Profile, stuck: Iterable[str] = ()) -> PossibleTruths:
    """Return what may come of a profile when every open fact is answered, save the stuck ones: they stay as they are."""
    findings: dict[str, TruthSet] = {}
    reader = LeafTruths(Known(base, profile, {}), frozenset(stuck), findings)
    for finding, causes in base.causes.items():
        findings[finding] = either_of(list(map(reader.truths, causes)))
    return PossibleTruths(findings, {rule.id: reader.truths(rule.condition) for rule in base.rules.values()})


@dataclass(frozen=True, slots=True)
class LeafTruths:
    """Where the leaves of conditions are looked up."""

    known: Known
    stuck: frozenset[str]
    findings: Mapping[str, TruthSet]

    def truths(self, condition: Condition) -> TruthSet:
        """Return the truth values that a condition may take."""
        match condition:
            case Found(finding):
                return self.findings[finding]
            case All(parts):
                return opposite(either_of([opposite(self.truths(part)) for part in parts]))
            case Any(parts):
                return either_of([self.truths(part) for part in parts])
            case Not(part):
                return opposite(self.truths(part))
            case leaf if (now := truth(leaf, self.known)) is not UNKNOWN or leaf.fact in self.stuck:
                return frozenset({now})
            case _:
                return OPEN


def opposite(truths: TruthSet) -> TruthSet:
    return frozenset(OPPOSITE[truth_value] for truth_value in truths)


def either_of(parts: list[TruthSet]) -> TruthSet:
    """Return the truth values that `any` of parts with these values may take."""
    possible = set()
    if any(TRUE in part for part in parts):
        possible.add(TRUE)
    if all(FALSE in part for part in parts):
        possible.add(FALSE)
    if any(UNKNOWN in part for part in parts) and all(part != {TRUE} for part in parts):
        possible.add(UNKNOWN)
    return frozenset(possible)


def touches(base: RuleBase, rule: Rule, decision: Decision) -> bool:
    """Return whether a firing of the rule changes the standings of the decision."""
    return not {*base.awards[rule.id], *rule.vetoes}.isdisjoint(decision.candidate_ids)
