"""The checker of certificates: it walks the cases and adds up bounds, and trusts nobody.

It reads the model and certificates, and nothing else: no solver, no evaluator, no code that found the certificate.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from advisor.certify.cases import CaseCut, CaseLeaf, CaseSplit, Certificate, Tree
from advisor.model import (
    All,
    Any,
    AtLeast,
    AtMost,
    Condition,
    Fact,
    Found,
    Is,
    Kind,
    Not,
    Profile,
    Rule,
    RuleBase,
)

Possible: TypeAlias = Mapping[tuple[str, str], bool]
"""For a fact and a value whether the answer is, or contains, the value; absent where that is open."""


@dataclass(frozen=True, slots=True)
class Lead:
    """The least and the most points by which one candidate can be ahead of another."""

    least: int
    most: int


def check(base: RuleBase, profile: Profile, certificate: Certificate) -> bool:
    """Return whether the certificate proves its claim."""
    if not certificate.winners.issubset(base.decisions[certificate.decision].candidate_ids):
        return False
    return holds(base, start(base, profile), certificate, certificate.cases)


def holds(base: RuleBase, possible: Possible, certificate: Certificate, tree: Tree) -> bool:
    """Return whether a tree of cases proves the claim from what is possible here."""
    match tree:
        case CaseLeaf():
            return shown(view_of(base, possible), certificate)
        case CaseSplit(fact, value, _, _) if fact not in base.facts or (fact, value) in possible:
            return False  # it would be no case distinction
        case CaseSplit(fact, value, yes, no):
            asked = base.facts[fact]
            return (
                value in asked.value_ids
                and asked.measure is None
                and holds(base, assume(asked, value, possible, holds=True), certificate, yes)
                and holds(base, assume(asked, value, possible, holds=False), certificate, no)
            )
        case CaseCut(fact, _, _, _) if fact not in base.facts:
            return False
        case CaseCut(fact, first, below, beyond):
            low, high = sides(base.facts[fact], first, possible)
            return (
                bool(low and high)
                and holds(base, exclude(base.facts[fact], high, possible), certificate, below)
                and holds(base, exclude(base.facts[fact], low, possible), certificate, beyond)
            )


def start(base: RuleBase, profile: Profile) -> Possible:
    """Return what the known answers say of every value."""
    limits = {fact: base.facts[fact].limits(answer) for fact, answer in profile.items() if fact in base.facts}
    return {
        (fact, value): value in known.must
        for fact, known in limits.items()
        for value in base.facts[fact].value_ids
        if known.settles(value)
    }


def assume(fact: Fact, value: str, possible: Possible, *, holds: bool) -> Possible:
    """Return what is possible in one case of a split over an open value.

    A fact with a single answer has just one value: if one is true the others are false, and the last one left is true.
    """
    after = {**possible, (fact.id, value): holds}
    if fact.kind is Kind.SEVERAL:
        return after
    if holds:
        return {**after, **{(fact.id, other): other == value for other in fact.value_ids}}
    left = [other for other in fact.value_ids if (fact.id, other) not in after]
    return {**after, (fact.id, left[0]): True} if len(left) == 1 else after


def sides(fact: Fact, first: int, possible: Possible) -> tuple[list[str], list[str]]:
    """Return the regions of a number that are still open below this one, and those from it on.

    Each number is on one of the sides. There is none on either if it parts a region.
    """
    spans = dict(zip(fact.value_ids, fact.measure.regions, strict=True)) if fact.measure else {}
    if all(span.least != first for span in spans.values()):
        return [], []
    left = [region for region in spans if (fact.id, region) not in possible]
    return (
        [region for region in left if spans[region].most < first],
        [region for region in left if spans[region].least >= first],
    )


def exclude(fact: Fact, regions: Iterable[str], possible: Possible) -> Possible:
    """Return what is possible in a case in which a number lies in none of these regions."""
    after = {**possible, **{(fact.id, region): False for region in regions}}
    left = [region for region in fact.value_ids if (fact.id, region) not in after]
    return {**after, (fact.id, left[0]): True} if len(left) == 1 else after


def shown(view: "View", certificate: Certificate) -> bool:
    """Return whether bounds alone show the claim in this view, or that no profile is like it."""
    if view.excluded:
        return True
    winners = certificate.winners
    rivals = [name for name in view.base.decisions[certificate.decision].candidate_ids if name not in winners]
    return (
        not any(view.may_be_out(winner) for winner in winners)
        and all(view.lead(winner, equal) == Lead(0, 0) for winner in winners for equal in winners)
        and all(
            view.is_out(rival) or all(view.lead(winner, rival).least > 0 for winner in winners)
            for rival in rivals
        )
        and (bool(winners) or all(view.is_out(rival) for rival in rivals))
    )


@dataclass(frozen=True, slots=True)
class View:
    """The truth of every rule where it is known, and whether a declared impossibility is met."""

    base: RuleBase
    rules: Mapping[str, bool | None]
    excluded: bool

    def is_out(self, candidate: str) -> bool:
        """Return whether some rule that fires rules the candidate out."""
        return any(self.rules[rule.id] is True for rule in self.vetoing(candidate))

    def may_be_out(self, candidate: str) -> bool:
        """Return whether some rule that fires or is open rules the candidate out."""
        return any(self.rules[rule.id] is not False for rule in self.vetoing(candidate))

    def vetoing(self, candidate: str) -> Iterable[Rule]:
        """Return the rules that rule the candidate out."""
        return self.base.vetoing.get(candidate, ())

    def lead(self, candidate: str, other: str) -> Lead:
        """Return by how many points the one may be ahead of the other, if every open rule is free to fire."""
        least = most = 0
        awards, awarding = self.base.awards, self.base.awarding
        for rule in {*awarding.get(candidate, ()), *awarding.get(other, ())}:
            points = awards[rule]
            gap = points.get(candidate, 0) - points.get(other, 0)
            fires = self.rules[rule]
            if fires is not False:
                least += gap if fires else min(0, gap)
                most += gap if fires else max(0, gap)
        return Lead(least, most)


def view_of(base: RuleBase, possible: Possible) -> View:
    """Return what is known of every rule when this is known of the answers."""
    findings: dict[str, bool | None] = {}
    left = {
        fact.id: frozenset(value for value in fact.value_ids if possible.get((fact.id, value)) is not False)
        for fact in base.facts.values()
    }
    reader = CaseReader(base.facts, possible, left, findings)
    for finding, causes in base.causes.items():
        findings[finding] = some(map(reader.truth, causes))
    return View(
        base,
        {rule.id: reader.truth(rule.condition) for rule in base.rules.values()},
        any(reader.truth(impossible.condition) is True for impossible in base.impossible),
    )


@dataclass(frozen=True, slots=True)
class CaseReader:
    """Reads conditions: true, false, or None where it is open. Values that are `left` are not excluded."""

    facts: Mapping[str, Fact]
    possible: Possible
    left: Mapping[str, frozenset[str]]
    findings: Mapping[str, bool | None]

    def truth(self, condition: Condition) -> bool | None:
        match condition:
            case Found(finding):
                return self.findings[finding]
            case All(parts):
                return every(map(self.truth, parts))
            case Any(parts):
                return some(map(self.truth, parts))
            case Not(part):
                return opposite(self.truth(part))
            case Is(fact, values):
                return self.among(self.facts[fact], values)
            case AtLeast(fact, value):
                return self.among(self.facts[fact], self.facts[fact].at_least(value))
            case AtMost(fact, value):
                return self.among(self.facts[fact], self.facts[fact].at_most(value))

    def among(self, fact: Fact, values: Iterable[str]) -> bool | None:
        """Return whether the answer is, or contains, one of the values."""
        if fact.kind is Kind.SEVERAL:
            return some(self.possible.get((fact.id, value)) for value in values)
        left, wanted = self.left[fact.id], frozenset(values)
        return True if left <= wanted else False if left.isdisjoint(wanted) else None


def some(truths: Iterable[bool | None]) -> bool | None:
    """Return true if any is true, false if all are false, else None."""
    seen = set(truths)
    return True if True in seen else None if None in seen else False


def every(truths: Iterable[bool | None]) -> bool | None:
    """Return false if any is false, true if all are true, else None."""
    seen = set(truths)
    return False if False in seen else None if None in seen else True


def opposite(truth: bool | None) -> bool | None:  # noqa: FBT001  # one of three truth values
    """Return the opposite; what is open stays open."""
    return None if truth is None else not truth
