"""How fast the main path is: `python benchmarks/speed.py` prints a table of medians, all from one run."""

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sections import digits, show, table

from advisor.interview.choice import next_question
from advisor.interview.session import Session, answer, refusals
from advisor.language.reading.base import read_base
from advisor.model import Answer, Fact, Kind, Profile, RuleBase
from advisor.recommend import recommend

RUNS = 7
SESSIONS = 20
GENERATED = 1000

WORDS = ("slight", "moderate", "strong")


def median_ms(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median time of some work in milliseconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def process_ms(*words: str) -> float:
    """Return the median time of a Python process in milliseconds."""
    return median_ms(lambda: subprocess.run([sys.executable, *words], check=True, capture_output=True), 15)


def some_answer(chance: random.Random, fact: Fact) -> Answer:
    """Return a random answer."""
    if fact.kind is Kind.SEVERAL:
        return frozenset(value for value in fact.value_ids if chance.random() < 0.3)
    return chance.choice(fact.value_ids)


def profiles(base: RuleBase, count: int) -> list[Profile]:
    """Return random complete profiles, the same each time."""
    chance = random.Random(1)  # noqa: S311  # chance, not secrecy
    return [{fact.id: some_answer(chance, fact) for fact in base.facts.values()} for _ in range(count)]


def question_times(base: RuleBase, sessions: int) -> Iterator[float]:
    """Yield the milliseconds from an answer to the next question, over random sessions."""
    chance = random.Random(2)  # noqa: S311  # chance, not secrecy
    for _ in range(sessions):
        session = Session()
        while fact := next_question(base, session):
            start = time.perf_counter()
            after = answer(session, fact.id, some_answer(chance, fact))
            if refusals(base, after.profile):
                continue  # an answer that cannot be is drawn again
            session = after
            next_question(base, session)
            yield 1000 * (time.perf_counter() - start)


def generated_rules(base: RuleBase, count: int) -> str:
    """Return a rule file of this many rules over the facts and candidates of a base."""
    chance = random.Random(3)  # noqa: S311  # chance, not secrecy
    facts = list(base.facts.values())
    lines = ["rules:"]
    for number in range(count):
        one, two, three = chance.sample(facts, 3)
        conditions = (
            f"{fact.id}: [{', '.join(sorted(chance.sample(words_for(fact), 2)))}]" for fact in (one, two)
        )
        lines += [
            f"  rule-{number}:",
            f"    title: Generated rule number {number}",
            "    because: It was generated to measure how long a large file takes.",
            f"    if: {{{', '.join(conditions)}, not: {{{three.id}: {chance.choice(words_for(three))}}}}}",
            f"    then: {{favour: {{{chance.choice(list(base.candidates))}: {chance.choice(WORDS)}}}}}",
            "    source: [P07]",
        ]
    return "\n".join(lines) + "\n"


def words_for(fact: Fact) -> tuple[str, ...]:
    """Return what rules call the answers to a fact; numbers go by the names of their ranges."""
    return tuple(each.name for each in fact.measure.ranges) if fact.measure else fact.value_ids


@contextmanager
def many_rules(base: RuleBase) -> Iterator[Path]:
    """Give a folder with a file of generated rules for a base."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "many.yaml").write_text(generated_rules(base, GENERATED), encoding="utf-8")
        yield Path(folder)


def measured() -> Iterator[tuple[str, float, str, float | None]]:
    """Yield what was measured, the figure, its unit, and the most that it may be."""
    base = read_base()
    some = profiles(base, 50)
    recommend(base, some[0])
    fires = [median_ms(lambda one=one: recommend(base, one), 3) for one in some]  # type: ignore[misc]
    rules = f"shipped base ({len(base.rules)} rules)"
    yield "read the shipped base", median_ms(read_base), "ms", None
    yield f"recommend for a complete profile, {rules}", statistics.median(fires), "ms", 10
    times = list(question_times(base, SESSIONS))
    yield f"answer to next question, {rules}, median", statistics.median(times), "ms", None
    yield f"answer to next question, {rules}, 95th percentile", late(times), "ms", 100
    with many_rules(base) as folder:
        more = read_base(added=[folder])
        yield f"read {GENERATED} rules more", median_ms(lambda: read_base(added=[folder])), "ms", None
    times = list(question_times(more, 3))
    yield f"answer to next question, {len(more.rules)} rules, 95th percentile", late(times), "ms", 400
    click = process_ms("-c", "import click")
    version = process_ms("-m", "advisor", "--version")
    yield "`python -c 'import click'`", click, "ms", None
    yield "`advisor --version`", version, "ms", None
    yield "`advisor --version` against `import click`", version / click, "times", 2


def late(times: list[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(times, n=20)[-1]


def section() -> Iterator[str]:
    """Yield the lines of the section of the page of figures."""
    yield "## One recommendation, one question"
    yield ""
    yield "`benchmarks/speed.py`: medians of several runs."
    yield ""
    yield from table(("what", "figure", "target", "met"), map(row, measured()), figures=2)


def row(line: tuple[str, float, str, float | None]) -> tuple[str, ...]:
    """Return a row of the table."""
    what, figure, unit, most = line
    goal = ("", "") if most is None else (f"{most:g} {unit}", "yes" if figure <= most else "no")
    return what, f"{digits(figure)} {unit}", *goal


def main() -> None:
    """Print the section, and write it into the page of figures if that is wanted."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true", help="replace the section in docs/benchmarks.md")
    show("speed", section(), write=options.parse_args().write)


if __name__ == "__main__":
    main()
