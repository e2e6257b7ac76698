"""Who reads what, worked out once for all entries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from advisor.model import (
    Always,
    Condition,
    Guarantee,
    Never,
    NeverBySilence,
    NeverRaisedTo,
    Requirement,
    RuleBase,
    Somebody,
    facts_beneath,
    facts_read,
    findings_read,
    grouped,
    reads,
    together,
)
from advisor.views.document.blocks import FoundBy
from advisor.views.document.spans import Link
from advisor.views.links import to_finding, to_guarantee, to_rule

Links = Mapping[str, tuple[Link, ...]]


@dataclass(frozen=True, slots=True)
class References:
    """What rests on what in a rule base.

    `bottom` holds the facts that a rule or finding rests on at last. By fact or finding: the rules that read
    it themselves, the findings that those draw, and the guarantees that read it. By fact: the rules
    that rest on it at all. By finding, advice and candidate: the rules that draw or give it, and the
    guarantees about it.
    """

    base: RuleBase
    bottom: Mapping[str, frozenset[str]]
    readers: Links
    leads_to: Links
    promised_on: Links
    resting: Links
    drawn_by: Links
    given_by: Links
    promised_about: Links

    def facts_under(self, condition: Condition) -> frozenset[str]:
        """Return the facts that a condition reads itself or by way of findings."""
        return facts_read(condition).union(*(self.bottom[name] for name in findings_read(condition)))

    def found_by(
        self, *, facts: Iterable[str] = (), candidates: Iterable[str] = (), source: Iterable[str] = ()
    ) -> FoundBy:
        """Return what an entry is found by, in the order of the base."""
        asked, named = set(facts), set(candidates)
        return FoundBy(
            tuple(fact for fact in self.base.facts if fact in asked),
            tuple(candidate for candidate in self.base.written_candidates if candidate in named),
            tuple(dict.fromkeys(source)),
        )


def references(base: RuleBase) -> References:
    bottom = facts_beneath(base)
    rules = [(to_rule(rule), rule) for rule in base.written_rules]
    promises = [
        (to_guarantee(base, alike), guarantee)
        for alike in together(base.guarantees.values())
        for guarantee in alike
    ]
    return References(
        base,
        bottom,
        readers=linked((link, reads(base, rule.condition)) for link, rule in rules),
        leads_to=linked(
            (to_finding(base, finding), reads(base, rule.condition))
            for _, rule in rules
            for finding in rule.speaks_of
        ),
        promised_on=linked(
            (link, reads(base, promise.condition) | raised(promise)) for link, promise in promises
        ),
        resting=linked((link, bottom[rule.id]) for link, rule in rules),
        drawn_by=linked((link, rule.speaks_of) for link, rule in rules),
        given_by=linked((link, rule.advises) for link, rule in rules),
        promised_about=linked(
            (link, candidates_claimed(base, promise.requirement)) for link, promise in promises
        ),
    )


def linked(pairs: Iterable[tuple[Link, Iterable[str]]]) -> Links:
    """Return for each name the links that go with it, each once."""
    return grouped(dict.fromkeys((name, link) for link, names in pairs for name in names))


def raised(guarantee: Guarantee) -> frozenset[str]:
    return frozenset({guarantee.requirement.fact} if isinstance(guarantee.requirement, NeverRaisedTo) else ())


def candidates_claimed(base: RuleBase, claim: Requirement) -> tuple[str, ...]:
    """Return the candidates that a claim speaks of."""
    match claim:
        case Never(candidates) | Always(_, candidates) | NeverRaisedTo(_, candidates):
            return candidates
        case Somebody(decisions) | NeverBySilence(decisions):
            return tuple(name for each in decisions for name in base.written_decisions[each].candidate_ids)
