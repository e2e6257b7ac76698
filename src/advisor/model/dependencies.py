"""What builds on what: rules on the facts and findings that they read, findings on the rules that conclude them.

Facts, findings and rules have names of one kind: facts and findings share one name space, and only rules have
a '/' in theirs.
"""

from collections.abc import Collection, Mapping

from advisor.model.base import RuleBase, prepared
from advisor.model.conditions import Condition, facts_read, findings_read, owner_of
from advisor.model.tables import is_others


def names_read(condition: Condition) -> frozenset[str]:
    """Return the facts and findings that a condition reads itself."""
    return facts_read(condition) | findings_read(condition)


def reads(base: RuleBase, condition: Condition) -> frozenset[str]:
    """Return the facts and findings that a condition reads as it is written; what it waits for is of other rules."""
    known: set[str] = {*facts_read(condition)}
    for name in findings_read(condition):
        proposition = base.propositions[name]
        if proposition.finding:
            known.add(proposition.finding)
        elif is_others(name):
            known.update(*(reads(base, rule.condition) for rule in base.bearing[name]))
        elif owner_of(name) not in base.tables and proposition.definition is not None:  # it counts
            known |= reads(base, proposition.definition)
    return frozenset(known)


def builds_on(base: RuleBase, among: Collection[str]) -> Mapping[str, frozenset[str]]:
    """Return for each rule and finding on which of some facts, findings and rules it builds, over any number of steps."""
    among, below = frozenset(among), dict[str, frozenset[str]]()

    def beneath(condition: Condition) -> frozenset[str]:
        read = names_read(condition)
        return (read & among).union(*(below.get(name, ()) for name in read))

    for name, causes in base.causes.items():  # each after all that it builds on
        rules = base.bearing[name]
        below |= {rule.id: beneath(rule.condition) for rule in rules}
        below[name] = among.intersection(rule.id for rule in rules).union(*map(beneath, causes))
    return below | {rule.id: beneath(rule.condition) for rule in base.rules.values() if rule.id not in below}


@prepared
def facts_beneath(base: RuleBase) -> Mapping[str, frozenset[str]]:
    """Return for each rule, finding as it is written, and proposition on which facts it builds."""
    below = builds_on(base, base.facts)
    findings = {
        name: frozenset[str]().union(*(below[rule.id] for rule in rules))
        for name, rules in base.speaking.items()
    }
    return {**findings, **below}


def resting_on(base: RuleBase, among: Collection[str]) -> frozenset[str]:
    """Return the rules and findings that build on any of some facts, findings and rules."""
    return frozenset(name for name, below in builds_on(base, among).items() if below)


def depths(base: RuleBase) -> Mapping[str, int]:
    """Return for each conclusion how many levels of conclusions it builds on."""
    levels: dict[str, int] = {}
    for name, causes in base.causes.items():
        read = frozenset[str]().union(*map(findings_read, causes))
        levels[name] = 1 + max((levels[part] for part in read), default=-1)
    return levels
