"""Rules and findings set free: each of them depends on a question of its own, and on nothing else.

A rule that can never fire may be why a finding is never true, other rules never fire, and a candidate never
wins. What is still so when such rules and findings are free is so by itself; what is not, follows from them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from advisor.authoring.check.examined import Examined, examine
from advisor.authoring.check.findings import truths
from advisor.evaluators.prove.program import Deadline
from advisor.model import YES, Conclude, Fact, Is, Kind, Rule, RuleBase, Value, builds_on
from advisor.problems import Place

NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class Freed:
    """The rules and findings that are the same in every interview by themselves, and a base in which they are free."""

    roots: frozenset[str]
    examined: Examined


def set_free(
    base: RuleBase, constants: frozenset[str], deadline: Deadline, roots: frozenset[str] = frozenset()
) -> Freed:
    """Return which of these rules and findings, all the same in every interview, are so by themselves.

    What is not known in time counts as such; some `roots` may be known already.
    """
    paths = builds_on(base, constants)
    roots |= {one for one in constants if not paths[one] or not deadline.left}
    free = examine(freed(base, roots), deadline.left)
    left = (constants - roots) & constants_in(free)
    return set_free(base, left, deadline, roots) if left else Freed(roots, free)


def constants_in(examined: Examined) -> frozenset[str]:
    """Return the rules and findings that are the same in every interview, or may be."""
    if not examined.proving:
        return frozenset((*examined.base.rules, *examined.base.findings))
    shown = truths(examined)
    return examined.constant | shown.never | shown.always | shown.maybe_never | shown.maybe_always


def freed(base: RuleBase, names: frozenset[str]) -> RuleBase:
    """Return a base in which each of these rules and findings depends on a question of its own, and on nothing else."""
    facts = {name: question(f"free {name}") for name in sorted(names)}
    kept = {rule.id: loosened(rule, names, facts) for rule in base.rules.values()}
    drawn = [concluding(name, facts[name]) for name in base.findings if name in names]
    asked = {one.id: one for one in facts.values()}
    return replace(base, facts={**base.facts, **asked}, rules=kept | {rule.id: rule for rule in drawn})


def concluding(finding: str, fact: Fact) -> Rule:
    """Return a rule that concludes a finding if a question is answered with yes."""
    return Rule(f"free/{finding}", "", "", answered(fact), (Conclude(finding),), (), (), NOWHERE)


def question(name: str) -> Fact:
    """Return a question with the answers yes and no."""
    return Fact(name, "", Kind.YES_NO, "", "", (Value("yes", ""), Value("no", "")), (), NOWHERE)


def answered(fact: Fact) -> Is:
    """Return the condition that a question is answered with yes."""
    return Is(fact.id, (YES,))


def loosened(rule: Rule, names: frozenset[str], facts: Mapping[str, Fact]) -> Rule:
    """Return a rule without conclusions that are free, and with a free condition if it is one of these."""
    effects = tuple(one for one in rule.effects if not (isinstance(one, Conclude) and one.finding in names))
    condition = answered(facts[rule.id]) if rule.id in names else rule.condition
    return replace(rule, condition=condition, effects=effects)
