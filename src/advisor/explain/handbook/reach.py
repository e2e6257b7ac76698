"""Who reads what, worked out once for all entries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from advisor.explain.handbook.entries import Accepted, FoundBy, Link
from advisor.explain.handbook.links import to_finding, to_guarantee, to_rule
from advisor.model import (
    Always,
    Condition,
    Guarantee,
    Never,
    NeverRaisedTo,
    Requirement,
    RuleBase,
    builds_on,
    facts_read,
    findings_read,
    names_read,
    together,
)

Links = Mapping[str, tuple[Link, ...]]


@dataclass(frozen=True, slots=True)
class Reach:
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

    def accepted(self, subject: str) -> tuple[Accepted, ...]:
        """Return what checks say of a subject and experts accept."""
        return tuple(Accepted(one.check, one.because) for one in self.base.accepted if one.subject == subject)

    def found_by(
        self, *, facts: Iterable[str] = (), candidates: Iterable[str] = (), source: Iterable[str] = ()
    ) -> FoundBy:
        """Return what an entry is found by, in the order of the base."""
        asked, named = set(facts), set(candidates)
        return FoundBy(
            tuple(one for one in self.base.facts if one in asked),
            tuple(one for one in self.base.candidates if one in named),
            tuple(dict.fromkeys(source)),
        )


def reach(base: RuleBase) -> Reach:
    """Return what rests on what."""
    bottom = builds_on(base, base.facts)
    rules = [(to_rule(one), one) for one in base.rules.values()]
    promises = [
        (to_guarantee(base, made), one) for made in together(base.guarantees.values()) for one in made
    ]
    return Reach(
        base,
        bottom,
        readers=linked((link, names_read(one.condition)) for link, one in rules),
        leads_to=linked(
            (to_finding(base, finding), names_read(one.condition))
            for _, one in rules
            for finding in one.concludes
        ),
        promised_on=linked((link, names_read(one.condition) | raised(one)) for link, one in promises),
        resting=linked((link, bottom[one.id]) for link, one in rules),
        drawn_by=linked((link, one.concludes) for link, one in rules),
        given_by=linked((link, one.advises) for link, one in rules),
        promised_about=linked((link, about(base, one.requirement)) for link, one in promises),
    )


def linked(pairs: Iterable[tuple[Link, Iterable[str]]]) -> Links:
    """Return for each name the links that go with it, each once."""
    found: dict[str, dict[Link, None]] = {}
    for link, names in pairs:
        for name in names:
            found.setdefault(name, {})[link] = None
    return {name: tuple(links) for name, links in found.items()}


def raised(one: Guarantee) -> frozenset[str]:
    """Return the scale that a guarantee speaks of raising."""
    return frozenset({one.requirement.fact} if isinstance(one.requirement, NeverRaisedTo) else ())


def about(base: RuleBase, claim: Requirement) -> tuple[str, ...]:
    """Return the candidates that a claim speaks of."""
    match claim:
        case Never(candidates) | Always(_, candidates) | NeverRaisedTo(_, candidates):
            return candidates
        case _:
            return tuple(one.id for name in claim.decisions for one in base.decisions[name].candidates)
