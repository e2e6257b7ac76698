"""What builds on what in a rule base. Rules and findings have names of one kind: only rules have a '/' in theirs."""

from collections.abc import Collection, Iterable, Mapping

from advisor.model import Award, Rule, RuleBase, RuleOut, facts_read, findings_read


def above(base: RuleBase, among: frozenset[str]) -> Mapping[str, frozenset[str]]:
    """Return for each rule and finding which of some rules and findings it builds on, step by step."""
    found: dict[str, frozenset[str]] = {}

    def under(rule: Rule) -> frozenset[str]:
        read = findings_read(rule.condition)
        return (read & among).union(*(found[one] for one in read))

    for finding, rules in in_layers(base):
        found |= {rule.id: under(rule) for rule in rules}
        own = among.intersection(rule.id for rule in rules)
        found[finding] = own.union(*(found[rule.id] for rule in rules))
    return found | {rule.id: under(rule) for rule in base.rules.values() if rule.id not in found}


def in_layers(base: RuleBase) -> Iterable[tuple[str, tuple[Rule, ...]]]:
    """Return the findings with the rules that conclude them, each after all that it builds on."""
    return ((finding, base.concluding[finding]) for finding in base.findings)


def resting_on(
    base: RuleBase, facts: Collection[str], findings: Iterable[str] = ()
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the rules and the findings of a base that rest on some of these, be it through findings."""
    dependent = set(findings)

    def rests(rule: Rule) -> bool:
        return not (
            facts_read(rule.condition).isdisjoint(facts)
            and findings_read(rule.condition).isdisjoint(dependent)
        )

    for finding, concluding in in_layers(base):
        if any(map(rests, concluding)):
            dependent.add(finding)
    return frozenset(rule.id for rule in base.rules.values() if rests(rule)), frozenset(dependent)


def reached(base: RuleBase, fact: str) -> frozenset[str]:
    """Return the rules whose condition depends on a fact."""
    return resting_on(base, {fact})[0]


def rivals(base: RuleBase, name: str) -> tuple[str, ...]:
    """Return the candidates of the decision that has this id or this candidate."""
    return next(
        (
            decision.candidate_ids
            for decision in base.decisions.values()
            if name in (decision.id, *decision.candidate_ids)
        ),
        (),
    )


def counting(base: RuleBase, candidates: Iterable[str]) -> frozenset[str]:
    """Return the rules that give points to some candidates or rule them out."""
    asked = set(candidates)
    return frozenset(
        rule.id
        for rule in base.rules.values()
        for effect in rule.effects
        if isinstance(effect, Award | RuleOut) and effect.candidate in asked
    )
