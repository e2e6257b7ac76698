"""Random rule bases of more shapes than `strategies` has, drawn by a seeded generator, and profiles for them."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import TypeVar

from advisor.model import (
    Advise,
    All,
    Any,
    AtLeast,
    AtMost,
    Award,
    Conclude,
    Condition,
    Effect,
    Fact,
    Found,
    Impossible,
    Is,
    Kind,
    Not,
    Profile,
    Rule,
    RuleBase,
    RuleOut,
    Value,
)
from builders import HERE, Method, base, decision, fact, rule, weighed
from naive_interpreter import answers_to, states_of

VALUES = ("v", "w", "x", "y", "z")
NAMES = ("one", "two", "three", "four")
FINDINGS = ("low", "middle", "high")
DECISIONS = (decision("choice", "a", "b", "c"), decision("style", "plain", "fancy"))
CANDIDATES = tuple(name for each in DECISIONS for name in each.candidate_ids)
METHOD = Method(("time", "", "safety"), (False, True), ("rest", "hurry"))
MOST_WHOLE, MOST_STATES = 200, 1200
"""How many complete profiles, and how many profiles with unknown and partial answers, a base may have."""

Chosen = TypeVar("Chosen")


def some(chance: Random, among: Sequence[Chosen], least: int, most: int) -> tuple[Chosen, ...]:
    return tuple(chance.sample(among, min(len(among), chance.randint(least, most))))


def draw_base(chance: Random) -> RuleBase:
    facts = draw_facts(chance)
    rules = [draw_rule(chance, facts, number) for number in range(chance.randint(1, 9))]
    if chance.random() < 0.4:
        rules += draw_group(chance, facts)
    impossible = [draw_impossible(chance, facts) for _ in range(chance.choice((0, 0, 1, 1, 2)))]
    drawn = base(
        facts, rules, findings=FINDINGS, decisions=DECISIONS, advice=("rest", "hurry"), impossible=impossible
    )
    advising = replace(
        drawn, advice={**drawn.advice, "hurry": replace(drawn.advice["hurry"], about=("a", "plain"))}
    )
    return weighed(advising, METHOD) if len(rules) % 2 else advising


def draw_facts(chance: Random) -> list[Fact]:
    """Draw facts with one to five values, sets of one to four of them, as many as can all be tried."""
    facts: list[Fact] = []
    for name in NAMES[: chance.choice((1, 2, 3, 3, 4, 4))]:
        drawn = [*facts, draw_fact(chance, name)]
        if size_of(drawn) <= MOST_WHOLE and size_of(drawn, states=True) <= MOST_STATES:
            facts = drawn
    return facts


def draw_fact(chance: Random, name: str) -> Fact:
    kind = chance.choice(
        (Kind.YES_NO, Kind.CHOICE, Kind.CHOICE, Kind.SCALE, Kind.SCALE, Kind.SEVERAL, Kind.SEVERAL)
    )
    if kind is Kind.YES_NO:
        return fact(name, kind)
    counts = (1, 2, 2, 3, 3, 4) if kind is Kind.SEVERAL else (1, 2, 3, 3, 4, 4, 5)
    return fact(name, kind, VALUES[: chance.choice(counts)])


def size_of(facts: Sequence[Fact], *, states: bool = False) -> int:
    size = 1
    for each in facts:
        size *= len(states_of(each) if states else answers_to(each))
    return size


def draw_rule(chance: Random, facts: Sequence[Fact], number: int) -> Rule:
    """Draw a rule that concludes a finding above those that it reads, or none."""
    level = chance.randint(0, 3)
    effects = [draw_effect(chance) for _ in range(chance.randint(0, 3))]
    effects += [Conclude(name) for name in FINDINGS[level : level + 1]]
    return rule(f"rule/{number}", draw_condition(chance, facts, FINDINGS[:level], 3), *effects)


def draw_group(chance: Random, facts: Sequence[Fact]) -> list[Rule]:
    """Draw rules as `each` makes them: of one shape, a leaf of which differs by candidate."""
    common, about = draw_condition(chance, facts, FINDINGS, 2), chance.choice(facts)
    points = chance.randint(-4, 8)
    group = [
        rule(f"rule/each/{name}", All((common, draw_leaf(chance, about))), Award(name, points))
        for name in DECISIONS[0].candidate_ids
    ]
    return [replace(each, each=each.id.rsplit("/", 1)[-1]) for each in group]


def draw_effect(chance: Random) -> Effect:
    kind = chance.random()
    if kind < 0.65:
        return Award(chance.choice(CANDIDATES), chance.choice((-4, -2, -1, 0, 1, 1, 2, 2, 4, 8)))
    return RuleOut(chance.choice(CANDIDATES)) if kind < 0.85 else Advise(chance.choice(("rest", "hurry")))


def draw_condition(chance: Random, facts: Sequence[Fact], findings: Sequence[str], depth: int) -> Condition:
    shape = chance.random()
    if depth == 0 or shape < 0.35:
        if findings and chance.random() < 0.35:
            return Found(chance.choice(findings))
        return draw_leaf(chance, chance.choice(facts))
    if shape < 0.45:
        return either_of_values(chance, chance.choice(facts))
    if shape < 0.6:
        return Not(draw_condition(chance, facts, findings, depth - 1))
    parts = tuple(
        draw_condition(chance, facts, findings, depth - 1) for _ in range(chance.choice((0, 1, 2, 2, 2, 3)))
    )
    return All(parts) if chance.random() < 0.5 else Any(parts)


def draw_impossible(chance: Random, facts: Sequence[Fact]) -> Condition:
    """Draw a condition that is mostly true of few profiles, now and then any."""
    if chance.random() < 0.15:
        return draw_condition(chance, facts, (), 2)
    return All(tuple(draw_leaf(chance, each) for each in some(chance, facts, 2, 3)))


def either_of_values(chance: Random, about: Fact) -> Condition:
    """Draw the `any` of single values that stands beside lists of the same values and differs from them."""
    values = some(chance, about.value_ids, 1, 3)
    parts = tuple(Is(about.id, (value,)) for value in values)
    return Any(parts) if chance.random() < 0.7 else Any((*parts, Is(about.id, values)))


def draw_leaf(chance: Random, about: Fact) -> Is | AtLeast | AtMost:
    if about.kind is Kind.SCALE and chance.random() < 0.5:
        bound = chance.choice(about.value_ids)
        return AtLeast(about.id, bound) if chance.random() < 0.5 else AtMost(about.id, bound)
    return Is(about.id, some(chance, about.value_ids, 1, 4))


def draw_profile(chance: Random, base: RuleBase) -> Profile:
    """Draw a profile; answers are whole, partial, or unknown, as the chance of this profile has it."""
    known, whole = chance.random() ** 0.5, chance.random() ** 3
    profile = {}
    for name, each in base.facts.items():
        states = [state for state in states_of(each) if state is not None]
        parts = [state for state in states if state not in answers_to(each)]
        if chance.random() < known:
            profile[name] = chance.choice(parts if parts and chance.random() >= whole else states)
    return profile


def draw_edited(chance: Random, old: RuleBase) -> RuleBase:
    """Draw a version of a base: other rules, and sometimes other values, questions or impossibilities."""
    new, edits = old, (edit_rule, edit_rule, edit_values, edit_question, edit_impossible)
    for _ in range(chance.randint(1, 2)):
        new = chance.choice(edits)(chance, new)
    return new


def edit_rule(chance: Random, base: RuleBase) -> RuleBase:
    rules, facts = dict(base.rules), list(base.facts.values())
    name = chance.choice(list(rules) or ["rule/0"])
    found = rules.get(name) or draw_rule(chance, facts, 0)
    how = chance.randint(0, 3)
    if how == 0:
        rules.pop(name, None)
    elif how == 1:
        rules[name] = replace(found, condition=draw_condition(chance, facts, (), 2))
    elif how == 2:
        rules[name] = replace(found, effects=(*found.effects, draw_effect(chance)))
    else:
        rules[name] = replace(found, condition=spelt_out(found.condition))
    return replace(base, rules=rules)


def spelt_out(condition: Condition) -> Condition:
    """Return a condition with lists taken apart: equal on whole answers, and on some partial ones not."""
    match condition:
        case All(parts):
            return All(tuple(map(spelt_out, parts)))
        case Any(parts):
            return Any(tuple(map(spelt_out, parts)))
        case Not(part):
            return Not(spelt_out(part))
        case Is(name, values):
            return Any(tuple(Is(name, (value,)) for value in values))
        case leaf:
            return leaf


def edit_values(chance: Random, base: RuleBase) -> RuleBase:
    """Give a fact a value more, or another kind where every rule can still read it."""
    found = chance.choice([*base.facts.values()])
    scaled = found.kind is Kind.SCALE
    if chance.random() < 0.5 or scaled:
        place = chance.randint(0, len(found.values))
        changed = replace(found, values=(*found.values[:place], Value("new", "new"), *found.values[place:]))
    elif found.values:
        changed = replace(found, kind=Kind.CHOICE if found.kind is Kind.SEVERAL else Kind.SEVERAL)
    else:
        changed = found
    return replace(base, facts={**base.facts, found.id: changed})


def edit_question(chance: Random, base: RuleBase) -> RuleBase:
    asked = fact("extra", Kind.CHOICE, VALUES[: chance.randint(1, 3)])
    about = rule("rule/extra", draw_leaf(chance, asked), draw_effect(chance))
    return replace(base, facts={**base.facts, asked.id: asked}, rules={**base.rules, about.id: about})


def edit_impossible(chance: Random, old: RuleBase) -> RuleBase:
    if old.impossible and chance.random() < 0.5:
        return replace(old, impossible=old.impossible[1:])
    condition = draw_impossible(chance, list(old.facts.values()))
    return replace(old, impossible=(*old.impossible, Impossible(condition, "it cannot be", HERE)))
