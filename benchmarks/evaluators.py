"""How fast `prove` and `sweep` answer, on the shipped rule base and on generated ones: medians of several runs.

Runs with half of the facts known go through different answers.

python benchmarks/evaluators.py [--knowledge DIR] [--runs N] [--write]
"""

import argparse
import os
import random
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import cycle
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # figures are for one core

from sections import digits, show, table

from advisor.evaluators import sweep
from advisor.evaluators.next_answer import next_answers
from advisor.evaluators.prove.changes import smallest_change
from advisor.evaluators.prove.claims import Claim, Somebody, prove
from advisor.evaluators.prove.ground import changing_for, linked_for, prover_for
from advisor.evaluators.prove.possible import prospects
from advisor.evaluators.prove.relevance import relevant
from advisor.evaluators.prove.versions import same_winners
from advisor.language.reading.base import read_base
from advisor.model import (
    All,
    Answer,
    Any,
    Award,
    Candidate,
    Conclude,
    Condition,
    Decision,
    Effect,
    Fact,
    Finding,
    Found,
    Is,
    Kind,
    Not,
    Profile,
    Rule,
    RuleBase,
    RuleOut,
    Topic,
    Value,
)
from advisor.problems import Place

HERE = Place("generated")
ROWS = 1_000_000
# In milliseconds, or for the sweep in million profiles a second; they hold for the shipped base.
TARGETS = {
    "possible winners, nothing known": 5,
    "possible winners, half known": 5,
    "relevant questions, nothing known": 30,
    "relevant questions, half known": 30,
    "flips for all rivals": 300,
    "property over all profiles": 200,
    "sweep, complete profiles, million a second on one core": 1,
    "sweep, unknown facts, million a second on one core": 1,
}


def generated(rules: int, seed: int = 1) -> RuleBase:
    """Return a random base: 18 facts, 9 candidates, points that hang on findings more than on raw answers."""
    chance = random.Random(seed)  # noqa: S311  # not for secrets
    facts = [made_fact(number, chance) for number in range(18)]
    findings = [f"finding{number}" for number in range(max(8, min(40, rules // 8)))]
    candidates = [f"candidate{number}" for number in range(9)]
    made = [made_rule(number, facts, findings, candidates, chance) for number in range(rules)]
    decision = Decision(
        "choice", "Choice", tuple(Candidate(one, one, "", {}, "", (), HERE) for one in candidates), HERE
    )
    return RuleBase(
        title=f"{rules} generated rules",
        fingerprint="",
        topics=(Topic("all", "All"),),
        facts={one.id: one for one in facts},
        findings={one: Finding(one, one, (), HERE) for one in findings},
        advice={},
        decisions={"choice": decision},
        rules={one.id: one for one in made},
    )


def made_fact(number: int, chance: random.Random) -> Fact:
    """Return a fact of any kind with two to nine values."""
    kind = Kind.SEVERAL if number % 6 == 5 else chance.choice((Kind.CHOICE, Kind.SCALE))
    values = tuple(Value(f"v{one}", f"v{one}") for one in range(chance.randint(3, 7)))
    return Fact(f"fact{number}", "all", kind, "?", "", values, (), HERE)


def made_rule(
    number: int, facts: list[Fact], findings: list[str], candidates: list[str], chance: random.Random
) -> Rule:
    """Return a rule that draws a finding from answers, awards points for a finding, or rules a candidate out."""
    kind = number % 10
    effect: Effect
    if kind < 4:
        effect, condition = Conclude(chance.choice(findings)), raw(facts, chance)
    elif kind < 9:
        effect = Award(chance.choice(candidates), chance.choice((-2, 1, 2, 4, 8)))
        condition = Found(chance.choice(findings))
    else:
        effect, condition = RuleOut(chance.choice(candidates)), All((raw(facts, chance), raw(facts, chance)))
    return Rule(f"rule{number}", "", "", condition, (effect,), (), (), HERE)


def raw(facts: list[Fact], chance: random.Random) -> Condition:
    """Return a condition of two or three parts over answers."""
    parts: list[Condition] = []
    for fact in chance.sample(facts, chance.randint(2, 3)):
        leaf = Is(fact.id, tuple(chance.sample(fact.value_ids, chance.randint(1, 2))))
        parts.append(chance.choice((leaf, leaf, Not(leaf), Any((leaf, Is(facts[0].id, ("v0",)))))))
    return All(tuple(parts))


def half(base: RuleBase, seed: int) -> Profile:
    """Return answers to every other fact."""
    chance = random.Random(seed)  # noqa: S311  # not for secrets
    return {fact.id: answer(fact, chance) for fact in list(base.facts.values())[::2]}


def answer(fact: Fact, chance: random.Random) -> Answer:
    """Return a random answer."""
    if fact.kind is Kind.SEVERAL:
        return frozenset(one for one in fact.value_ids if chance.random() < 0.3)
    return chance.choice(fact.value_ids)


def questions(base: RuleBase, other: RuleBase) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what is measured, by name."""
    known, first = half(base, 0), next(iter(base.decisions))
    yield "ground, one copy", lambda: prover_for.__wrapped__(base)
    yield "ground, two linked copies", lambda: linked_for.__wrapped__(base)
    yield "ground, for changes", lambda: changing_for.__wrapped__(base)
    halves = [half(base, seed) for seed in range(20)]
    for name, profiles in (("nothing known", [{}]), ("half known", halves)):
        turn = cycle(profiles)
        yield f"possible winners, {name}", lambda turn=turn: prospects(base, next(turn))
        yield f"relevant questions, {name}", lambda turn=turn: relevant(base, next(turn))
        yield f"next answers (sweep), {name}", lambda turn=turn: next_answers(base, next(turn))
    yield "flips for all rivals", lambda: [smallest_change(base, known, one) for one in base.candidates]
    yield "property over all profiles", lambda: prove(base, Claim(All(()), Somebody((first,))))
    yield "two versions of equal meaning", lambda: same_winners(base, other)


def rewritten(base: RuleBase) -> RuleBase:
    """Return the base with every condition turned inside out."""
    rules = {
        rule.id: Rule(rule.id, "", "", Not(Any((Not(rule.condition),))), rule.effects, (), (), HERE)
        for rule in base.rules.values()
    }
    fields: Mapping[str, object] = {name: getattr(base, name) for name in RuleBase.__dataclass_fields__}
    return RuleBase(**{**fields, "rules": rules})  # type: ignore[arg-type]


def median(ask: Callable[[], object], runs: int, clock: Callable[[], float] = time.perf_counter) -> float:
    """Return the median time of a question, in milliseconds, after it was asked once."""
    ask()
    times = []
    for _ in range(runs):
        start = clock()
        ask()
        times.append((clock() - start) * 1000)
    return statistics.median(times)


def medians(base: RuleBase, runs: int) -> dict[str, float]:
    """Return milliseconds by what was asked; of sweeps, million profiles a second of one core."""
    figures = {name: median(ask, runs) for name, ask in questions(base, rewritten(base))}
    complete = sweep.sample(base, {}, ROWS, 1)
    unknown = complete.copy()
    unknown[:, [number for number, fact in enumerate(base.facts) if fact in half(base, 0)]] = sweep.UNKNOWN
    for name, codes in (("complete profiles", complete), ("unknown facts", unknown)):
        took = median(lambda codes=codes: sweep.sweep(base, codes), min(runs, 5), time.process_time)
        figures[f"sweep, {name}, million a second on one core"] = ROWS / took / 1000
    return figures


def section(shipped: RuleBase, runs: int) -> Iterator[str]:
    """Yield the lines of the section of the page of figures."""
    yield "## Proofs and sweeps"
    yield ""
    yield f"`benchmarks/evaluators.py`: warm, in milliseconds, each figure the median of {runs}. The targets are for the shipped base. The generated bases have 18 facts and 9 candidates."
    yield ""
    head = (
        "what",
        f"shipped, {len(shipped.rules)} rules",
        "target",
        "met",
        "100 generated",
        "1000 generated",
    )
    bases = (shipped, generated(100), generated(1000))
    yield from table(head, rows(*(medians(base, runs) for base in bases)), figures=2)


def rows(shipped: Mapping[str, float], *more: Mapping[str, float]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the table."""
    for name, figure in shipped.items():
        goal = ("", "")
        if target := TARGETS.get(name):
            met = figure >= target if name.startswith("sweep") else figure <= target
            goal = (f"{target:g}", "yes" if met else "no")
        yield name, digits(figure), *goal, *(digits(other[name]) for other in more)


def main() -> None:
    """Print the section, and write it into the page of figures if that is wanted."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--knowledge", type=Path)
    options.add_argument("--runs", type=int, default=21)
    options.add_argument("--write", action="store_true", help="replace the section in docs/benchmarks.md")
    chosen = options.parse_args()
    show("evaluators", section(read_base(chosen.knowledge), chosen.runs), write=chosen.write)


main()
