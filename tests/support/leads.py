"""Random cases in which one candidate leads alone by many rules, and what ends that lead, by trying everything."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from advisor.model import (
    All,
    Any,
    Award,
    Conclude,
    Condition,
    Decision,
    Effect,
    Found,
    Is,
    Kind,
    Not,
    Profile,
    Rule,
    RuleBase,
    RuleOut,
)
from brute_force import knowledge_of, winners
from builders import base, decision, fact, rule

FACTS = (
    fact("flag", Kind.YES_NO),
    fact("colour", Kind.CHOICE, ("red", "green", "blue")),
    fact("tools", Kind.SEVERAL, ("saw", "axe")),
)
FINDINGS = ("first", "second", "third")
DECISION = decision("choice", "a", "b", "c")
# Of the candidates, the first gets most, or few leads would rest on several rules.
FAVOURED = ("a", "a", "a", "a", "b", "c")


@dataclass(frozen=True)
class Lead:
    """A candidate that leads a decision alone on some answers."""

    base: RuleBase
    profile: Profile
    decision: Decision
    leader: str


def leads(count: int, seed: int) -> Iterator[Lead]:
    """Yield random cases with findings, vetoes, partial answers, and rules that were written as one."""
    chance = random.Random(seed)  # noqa: S311  # chance, not secrecy
    while count:
        rules = base(FACTS, some_rules(chance), findings=FINDINGS, decisions=[DECISION])
        known = {one.id: chance.choice(knowledge_of(one)) for one in FACTS}
        profile = {name: answer for name, answer in known.items() if answer is not None}
        if leader := alone(rules, profile):
            count -= 1
            yield Lead(rules, profile, DECISION, leader)


def some_rules(chance: random.Random) -> list[Rule]:
    """Return rules, of which each may be written together with the one before it, for another candidate."""
    rules: list[Rule] = []
    for number in range(chance.randint(6, 14)):
        level = chance.randrange(len(FINDINGS) + 2)
        made = rule(f"rule/{number}", some_condition(chance, FINDINGS[:level]), *some_effects(chance, level))
        if rules and chance.random() < 0.3:
            before = rules[-1].written_as
            name = f"it{number}"
            if not rules[-1].each:
                rules[-1] = replace(rules[-1], id=f"{before}/it{number - 1}", each=f"it{number - 1}")
            made = replace(made, id=f"{before}/{name}", each=name)
        rules.append(made)
    return rules


def some_effects(chance: random.Random, level: int) -> list[Effect]:
    effects: list[Effect] = [Conclude(name) for name in FINDINGS[level : level + 1]]
    if not effects or chance.random() < 0.3:
        effects.append(Award(chance.choice(FAVOURED), chance.randint(-1, 3)))
    if chance.random() < 0.12:
        effects.append(RuleOut(chance.choice("bbca")))
    return effects


def some_condition(chance: random.Random, findings: tuple[str, ...]) -> Condition:
    if chance.random() < 0.3:
        return chance.choice((All, Any))(tuple(some_leaf(chance, findings) for _ in range(2)))
    return some_leaf(chance, findings)


def some_leaf(chance: random.Random, findings: tuple[str, ...]) -> Condition:
    """Return a leaf or its opposite, mostly over a finding if there is any."""
    if findings and chance.random() < 0.8:
        leaf: Condition = Found(chance.choice(findings))
    else:
        about = chance.choice(FACTS)
        leaf = Is(about.id, tuple(chance.sample(about.value_ids, chance.randint(1, len(about.values) - 1))))
    return Not(leaf) if chance.random() < 0.5 else leaf


def alone(rules: RuleBase, profile: Profile) -> str | None:
    """Return who leads alone, if anybody does."""
    first = winners(rules, profile)[DECISION.id]
    return next(iter(first)) if len(first) == 1 else None


def fewest_removals(lead: Lead, most: int) -> tuple[str, ...] | None:
    """Return the fewest written rules without which the leader does not lead alone; None if it takes more than `most`."""
    sets = (some for number in range(1, most + 1) for some in combinations(lead.base.written, number))
    return next(
        (some for some in sets if alone(deprived(lead.base, some), lead.profile) != lead.leader), None
    )


def deprived(rules: RuleBase, written: tuple[str, ...]) -> RuleBase:
    """Return a rule base without some rules as they are written."""
    left = {name: each for name, each in rules.rules.items() if each.written_as not in written}
    return replace(rules, rules=left)
