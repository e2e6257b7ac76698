"""Random cases in which one candidate leads alone, in bases with sums, rows of which the first counts, and what waits for others."""

import random
from collections.abc import Iterator
from dataclasses import replace

from advisor.model import (
    Add,
    All,
    Award,
    Conclude,
    Condition,
    DecisionTable,
    Effect,
    Finding,
    Found,
    Hit,
    Kind,
    Not,
    Rule,
    RuleBase,
    before,
    others,
    reaches,
)
from brute_force import knowledge_of
from builders import HERE, base, rule
from leads import DECISION, FACTS, FAVOURED, Lead, alone, some_leaf

TABLE, THRESHOLDS = "rule/table", (-1, 2, 4, 9)


def bearing_leads(count: int, seed: int) -> Iterator[Lead]:
    chance = random.Random(seed)  # noqa: S311  # chance, not secrecy
    while count:
        rules = some_base(chance)
        known = {one.id: chance.choice(knowledge_of(one)) for one in FACTS}
        profile = {name: answer for name, answer in known.items() if answer is not None}
        if leader := alone(rules, profile):
            count -= 1
            yield Lead(rules, profile, DECISION, leader)


def some_base(chance: random.Random) -> RuleBase:
    adding = [
        rule(
            f"rule/adds-{n}",
            some_leaf(chance, ("first",)[: n % 2]),
            Add("score", chance.choice((-3, 1, 2, 5))),
        )
        for n in range(chance.randint(2, 6))
    ]
    reaching = tuple(reaches("score", number) for number in THRESHOLDS)
    rows = [
        rule(f"{TABLE}/{n}", some_leaf(chance, reaching), *some_effects(chance))
        for n in range(chance.randint(2, 4))
    ]
    waited = chance.choice((TABLE, DECISION.id))
    waiting: list[Rule] = [
        rule(
            f"rule/waits-{n}",
            Not(Found(others(waited))),
            Award(chance.choice(FAVOURED), chance.randint(1, 3)),
        )
        for n in range(chance.randint(0, 2))
    ]
    weighing = [
        rule(f"rule/weighs-{n}", some_leaf(chance, (*reaching, "second")), *some_effects(chance)[1:])
        for n in range(chance.randint(2, 4))
    ]
    first = rule("rule/first", some_leaf(chance, ()), Conclude("first"))
    made = [first, *adding, *chained(rows), *waiting, *weighing]
    rules = base(FACTS, made, findings=("first", "second"), decisions=[DECISION])
    score = Finding("score", "Score", (), HERE, kind=Kind.SUM)
    return replace(
        rules,
        findings={**rules.findings, "score": score},
        tables={TABLE: DecisionTable(TABLE, "Table", Hit.FIRST, tuple(row.id for row in rows), HERE)},
        thresholds={"score": THRESHOLDS},
        awaited=(waited,),
    )


def some_effects(chance: random.Random) -> list[Effect]:
    return [
        chance.choice((Conclude("second"), Award(chance.choice(FAVOURED), 1))),
        Award(chance.choice(FAVOURED), chance.randint(-1, 3)),
    ]


def chained(rows: list[Rule]) -> Iterator[Rule]:
    for number, row in enumerate(rows):
        free: Condition = Not(Found(before(TABLE, row.id)))
        condition = All((row.condition, free)) if number else row.condition
        yield replace(row, condition=condition, table=TABLE)
