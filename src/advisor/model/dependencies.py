"""What builds on what: rules on the facts and findings that they read, findings on the rules that conclude them.

Facts, findings and rules have names of one kind: facts and findings share one name space, and only rules have
a '/' in theirs.
"""

from collections.abc import Collection, Mapping

from advisor.model.base import RuleBase
from advisor.model.conditions import Condition, facts_read, findings_read
from advisor.model.rules import Rule


def names_read(condition: Condition) -> frozenset[str]:
    """Return the facts and findings that a condition reads itself."""
    return facts_read(condition) | findings_read(condition)


def builds_on(base: RuleBase, among: Collection[str]) -> Mapping[str, frozenset[str]]:
    """Return for each rule and finding on which of some facts, findings and rules it builds, over any number of steps."""
    among, below = frozenset(among), dict[str, frozenset[str]]()

    def beneath(rule: Rule) -> frozenset[str]:
        read = names_read(rule.condition)
        return (read & among).union(*(below.get(name, ()) for name in read))

    for finding, rules in base.concluding.items():  # each after all that it builds on
        below |= {rule.id: beneath(rule) for rule in rules}
        below[finding] = among.intersection(rule.id for rule in rules).union(
            *(below[rule.id] for rule in rules)
        )
    return below | {rule.id: beneath(rule) for rule in base.rules.values() if rule.id not in below}


def resting_on(base: RuleBase, among: Collection[str]) -> frozenset[str]:
    """Return the rules and findings that build on any of some facts, findings and rules."""
    return frozenset(name for name, below in builds_on(base, among).items() if below)


def depths(base: RuleBase) -> Mapping[str, int]:
    """Return for each finding how many levels of findings it builds on."""
    levels: dict[str, int] = {}
    for finding, rules in base.concluding.items():
        read = {name for rule in rules for name in findings_read(rule.condition)}
        levels[finding] = 1 + max((levels[name] for name in read), default=-1)
    return levels
