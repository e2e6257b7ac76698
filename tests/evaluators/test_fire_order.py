"""The order of firings, said without an engine: always the first rule of the files that can fire and has not."""

import random

import pytest
from hypothesis import assume, given

from advisor.conditions import FALSE, TRUE, UNKNOWN, Known, Truth, either, supports, truth
from advisor.evaluators.fire import fire
from advisor.evaluators.trace import Firing, ordered_supports
from advisor.model import (
    All,
    Answer,
    Any,
    Award,
    Conclude,
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
from builders import base, fact, rule
from effort import tried
from strategies import profiles, rule_bases

MANY = 600
CROWD = [
    fact(f"fact{number}", Kind.SEVERAL if number % 4 == 3 else Kind.CHOICE, ("red", "green", "blue"))
    for number in range(12)
]
LEVELS = [f"finding{number}" for number in range(30)]


def dumb_firings(rules: RuleBase, profile: Profile) -> list[Firing]:
    """Fire the first rule that can and has not, look at all of them again, and so on; supports are those of the end."""
    fired: list[Rule] = []
    left = dict(rules.rules)
    findings: dict[str, Truth] = dict.fromkeys(rules.findings, UNKNOWN)
    known = Known(rules, profile, findings)
    while True:
        refute(rules, known, findings)
        able = next((one for one in left.values() if truth(one.condition, known) is TRUE), None)
        if able is None:
            return [Firing(one.id, ordered_supports(rules, supports(one.condition, known))) for one in fired]
        fired.append(able)
        findings.update(dict.fromkeys(able.concludes, TRUE))
        del left[able.id]


def refute(rules: RuleBase, known: Known, findings: dict[str, Truth]) -> None:
    """Note which findings are false by now; each stands after those that it builds on."""
    for name, causes in rules.concluding.items():
        if either(truth(one.condition, known) for one in causes) is FALSE:
            findings[name] = FALSE


def some_condition(chance: random.Random, facts: list[Fact], findings: list[str]) -> Condition:
    """Return a random condition over facts, and at times over findings."""
    parts: list[Condition] = [
        Is(one.id, tuple(chance.sample(one.value_ids, 2))) for one in chance.sample(facts, 2)
    ]
    if findings and chance.random() < 0.5:
        parts.append(Found(chance.choice(findings)))
    last = parts.pop()
    return All((Any(tuple(parts)), Not(last) if chance.random() < 0.5 else last))


def crowd() -> RuleBase:
    """Return a base of many rules that build on each other, those that conclude among the others."""
    chance = random.Random(6)  # noqa: S311  # chance, not secrecy
    rules: list[Rule] = []
    for number in range(MANY):
        level = chance.randrange(len(LEVELS))
        effect = Conclude(LEVELS[level]) if number % 3 else Award("a", 1)
        rules.append(rule(f"rule/{number}", some_condition(chance, CROWD, LEVELS[:level]), effect))
    return base(CROWD, rules, findings=LEVELS)


def some_profile(chance: random.Random, share: float) -> Profile:
    """Return random answers to a share of the facts."""
    answers: dict[str, Answer] = {}
    for one in CROWD:
        if chance.random() < share:
            several = frozenset(value for value in one.value_ids if chance.random() < 0.5)
            answers[one.id] = several if one.kind is Kind.SEVERAL else chance.choice(one.value_ids)
    return answers


@pytest.mark.parametrize("share", [0.5, 0.8, 1.0])
def test_many_rules_fire_in_the_order_of_one_that_looks_at_all_of_them_each_time(share: float) -> None:
    rules, chance = crowd(), random.Random(7)  # noqa: S311  # chance, not secrecy
    for _ in range(3):
        profile = some_profile(chance, share)
        found = fire(rules, profile).firings
        assert list(found) == dumb_firings(rules, profile)
        assert len(found) > MANY / 20


def says_nothing(condition: Condition, *, side: bool = True) -> bool:
    """Return whether a condition has no parts at all: such a rule fires before all others; files cannot have one."""
    match condition:
        case Not(part):
            return says_nothing(part, side=not side)
        case All(parts) if side:
            return all(says_nothing(part) for part in parts)
        case Any(parts) if not side:
            return all(says_nothing(part, side=False) for part in parts)
        case _:
            return False


@given(rule_bases(), profiles())
@tried(60)
def test_any_rules_fire_in_that_order(rules: RuleBase, profile: Profile) -> None:
    assume(not any(says_nothing(one.condition) for one in rules.rules.values()))
    assert list(fire(rules, profile).firings) == dumb_firings(rules, profile)


def test_an_engine_keeps_nothing_of_the_profile_before() -> None:
    rules, chance = crowd(), random.Random(8)  # noqa: S311  # chance, not secrecy
    one, other = some_profile(chance, 1.0), some_profile(chance, 0.5)
    first = fire(rules, one)
    fire(rules, other)
    assert fire(rules, one) == first
    rules.prepared.clear()
    assert fire(rules, one) == first
