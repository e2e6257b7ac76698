"""How long a list of 90 candidates of which all may apply takes: each next question, and the recommendation.

python benchmarks/lists.py [--candidates N] [--sessions N] [--write]

Each benefit is included by conditions on incomes, ages and households, some of them by findings, and excluded by others.
Random people answer what the interview asks.
"""

import argparse
import os
import random
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # figures are for one core

import yaml
from interview import people
from sections import show, table

from advisor.explain.explanation import explain
from advisor.interview.choice import next_question
from advisor.interview.session import Session, answer, refusals
from advisor.language.reading.base import read_base
from advisor.model import RuleBase
from advisor.recommend import recommend
from advisor.views.recommendation import recommendation
from advisor.views.writers.screen import PLAIN_HEIGHT, screen
from advisor.views.writers.terminal import write

SEED = 5
QUESTION_MS, RECOMMENDATION_MS, SCREENS = 100, 2000, 2  # the targets
TOPICS = {"about": "About you", "work": "Work", "home": "Home", "costs": "Costs"}
YES_NO = (
    "married", "pregnant", "disabled", "carer", "veteran", "student", "renting", "owner", "working", "sick",
    "widowed", "refugee", "savings", "insured", "heating_debt", "lone_parent",
)  # fmt: skip
CHOICES = {"region": ("north", "south", "east", "west"), "stay": ("short", "medium", "permanent"),
           "contract": ("none", "part", "full", "own")}  # fmt: skip
NUMBERS = {"income": (0, 9000), "rent": (0, 3000), "age": (16, 99)}
NEEDS = ("children", "glasses", "transport", "care", "tools")
PREFACE = """
`benchmarks/lists.py` writes a base of {candidates} benefits of which all may apply, {rules} rules, {facts} facts and a scale of findings, and lets {sessions} random people answer. Times are of the processor: from an answer to the next question, and from the answers to the screen, without records, at every stage of the interview.
"""

Tree = dict[str, Any]
Drawn = TypeVar("Drawn")


def knowledge(candidates: int) -> Tree:
    topics = list(TOPICS)

    def fact(place: int, **more: object) -> Tree:
        return {
            "topic": topics[place * len(topics) // COUNT],
            "ask": f"Question {place}?",
            "why": "It counts.",
            **more,
        }

    facts: Tree = {}
    for name in YES_NO:
        facts[name] = fact(len(facts), kind="yes_no")
    for name, values in CHOICES.items():
        facts[name] = fact(len(facts), kind="choice", values={value: value.title() for value in values})
    for name, (least, most) in NUMBERS.items():
        facts[name] = fact(len(facts), kind="number", min=least, max=most)
    facts["needs"] = fact(len(facts), kind="several", values={name: name.title() for name in NEEDS})
    benefits = {f"benefit-{number}": {"title": f"Benefit {number}"} for number in range(candidates)}
    return {
        "knowledge": {"title": "Benefits"},
        "topics": TOPICS,
        "facts": facts,
        "findings": {
            "poverty": {
                "kind": "scale",
                "title": "Poverty",
                "default": "none",
                "values": {"none": "None", "some": "Some", "deep": "Deep"},
            }
        },
        "decisions": {"benefits": {"title": "Benefits", "kind": "all_that_apply", "candidates": benefits}},
    }


COUNT = len(YES_NO) + len(CHOICES) + len(NUMBERS) + 1


def condition(chance: random.Random) -> Tree:
    """Return a condition on two or three facts, or on a finding and a fact."""
    tree: Tree = {}
    for _ in range(chance.choice((2, 2, 3))):
        match chance.randrange(6):
            case 0:
                name, (least, most) = chance.choice(list(NUMBERS.items()))
                tree[name] = {
                    chance.choice(("at_least", "below")): round(chance.uniform(least, most), -2) or 100
                }
                tree[name] = {key: min(most, max(least, int(value))) for key, value in tree[name].items()}
            case 1:
                name, values = chance.choice(list(CHOICES.items()))
                tree[name] = chance.sample(values, 2)
            case 2:
                tree["needs"] = chance.choice(NEEDS)
            case 3:
                tree["poverty"] = {"at_least": chance.choice(("some", "deep"))}
            case _:
                tree[chance.choice(YES_NO)] = chance.choice((True, False))
    return {name: {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
            for name, value in tree.items()}  # fmt: skip


def rules(candidates: int, chance: random.Random) -> Tree:
    def rule(name: str, when: Tree, then: Tree) -> Tree:
        return {
            "title": f"The law says so of {name}",
            "because": "So says the law.",
            "if": when,
            "then": then,
        }

    every: Tree = {
        "poor": rule("the poor", {"income": {"below": 2000}}, {"conclude": {"poverty": "some"}}),
        "very-poor": rule("the very poor", {"income": {"below": 1000}}, {"conclude": {"poverty": "deep"}}),
        "rent-heavy": rule(
            "tenants", {"renting": "yes", "rent": {"at_least": 1200}}, {"conclude": {"poverty": "deep"}}
        ),
    }
    for number in range(candidates):
        name = f"benefit-{number}"
        for turn in range(chance.choice((1, 1, 2, 3))):
            every[f"in-{number}-{turn}"] = rule(f"benefit {number}", condition(chance), {"include": name})
        if chance.random() < 0.4:
            every[f"out-{number}"] = rule(f"benefit {number}", condition(chance), {"exclude": name})
    return every


def base_of(folder: Path, candidates: int) -> RuleBase:
    for name in ("facts", "rules"):
        (folder / name).mkdir(parents=True)
    chance = random.Random(SEED)  # noqa: S311  # chance, not secrecy
    (folder / "facts/benefits.yaml").write_text(
        yaml.safe_dump(knowledge(candidates), sort_keys=False), "utf-8"
    )
    tree = {"topic": "Benefits", "rules": rules(candidates, chance)}
    (folder / "rules/law.yaml").write_text(yaml.safe_dump(tree, sort_keys=False), "utf-8")
    return read_base(folder)


def timed(work: Callable[[], Drawn]) -> tuple[Drawn, float]:
    start = time.process_time()
    drawn = work()
    return drawn, 1000 * (time.process_time() - start)


def shown(base: RuleBase, session: Session) -> int:
    """Return how many lines the recommendation of some answers takes."""
    console = screen()
    with console.capture() as capture:
        result = recommend(base, session.profile)
        write(console, recommendation(explain(base, session.given, result)))
    return capture.get().count("\n")


def sections(candidates: int, sessions: int) -> Iterator[str]:
    with TemporaryDirectory() as folder:
        base = base_of(Path(folder) / "base", candidates)
    asked: list[float] = []
    told: list[float] = []
    lines: list[int] = []
    for person in people(base, sessions):
        session = Session()
        while True:
            fact, took = timed(lambda session=session: next_question(base, session))  # type: ignore[misc]
            asked.append(took)
            if len(session.given) in (0, 3, 8, 13) or fact is None:
                number, took = timed(lambda session=session: shown(base, session))  # type: ignore[misc]
                told.append(took)
                lines.append(number)
            if fact is None:
                break
            reply = answer(session, fact.id, person[fact.id])
            session = reply if not refusals(base, reply.profile) else answer(session, fact.id, None)
    asked = asked[1:]  # the first one grounds the base, as reading it does
    yield PREFACE.format(
        candidates=candidates, rules=len(base.written), facts=len(base.facts), sessions=sessions
    )
    rows = (
        ("next question, median", f"{statistics.median(asked):.0f} ms", f"below {QUESTION_MS} ms"),
        (
            "next question, 95 of 100",
            f"{statistics.quantiles(asked, n=20)[-1]:.0f} ms",
            f"below {QUESTION_MS} ms",
        ),
        ("next question, longest", f"{max(asked):.0f} ms", ""),
        (
            "recommendation on the screen, median",
            f"{statistics.median(told):.0f} ms",
            f"below {RECOMMENDATION_MS} ms",
        ),
        ("recommendation on the screen, longest", f"{max(told):.0f} ms", f"below {RECOMMENDATION_MS} ms"),
        ("lines of the recommendation, most", f"{max(lines)}", f"at most {SCREENS * PLAIN_HEIGHT}"),
        ("questions asked, mean", f"{len(asked) / sessions:.1f}", ""),
    )
    yield from table(("of a list", "measured", "target"), rows, 2)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--candidates", type=int, default=90)
    parser.add_argument("--sessions", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    wanted = parser.parse_args()
    show("lists", sections(wanted.candidates, wanted.sessions), write=wanted.write)


if __name__ == "__main__":
    main()
