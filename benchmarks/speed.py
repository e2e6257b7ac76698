"""How fast the main path is: `python benchmarks/speed.py` prints a table of medians, all from one run."""

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table

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
            f"{fact.id}: [{', '.join(sorted(chance.sample(fact.value_ids, 2)))}]" for fact in (one, two)
        )
        lines += [
            f"  rule-{number}:",
            f"    title: Generated rule number {number}",
            "    because: It was generated to measure how long a large file takes.",
            f"    if: {{{', '.join(conditions)}, not: {{{three.id}: {chance.choice(three.value_ids)}}}}}",
            f"    then: {{favour: {{{chance.choice(list(base.candidates))}: {chance.choice(WORDS)}}}}}",
            "    source: [P07]",
        ]
    return "\n".join(lines) + "\n"


@contextmanager
def many_rules(base: RuleBase) -> Iterator[Path]:
    """Give a folder with a file of generated rules for a base."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "many.yaml").write_text(generated_rules(base, GENERATED), encoding="utf-8")
        yield Path(folder)


def rows() -> Iterator[tuple[str, str, str]]:
    """Yield what was measured, the figure, and the target."""
    base = read_base()
    some = profiles(base, 50)
    recommend(base, some[0])
    fires = sorted(median_ms(lambda one=one: recommend(base, one), 3) for one in some)  # type: ignore[misc]
    yield "read the shipped base", f"{median_ms(read_base):.0f} ms", ""
    yield (
        f"recommend for a complete profile, shipped base ({len(base.rules)} rules)",
        f"{fires[25]:.1f} ms",
        "10 ms",
    )
    times = sorted(question_times(base, SESSIONS))
    yield "answer to next question, shipped base, median", f"{statistics.median(times):.1f} ms", ""
    yield (
        "answer to next question, shipped base, 95th percentile",
        f"{times[int(len(times) * 0.95)]:.1f} ms",
        "100 ms",
    )
    with many_rules(base) as folder:
        more = read_base(added=[folder])
        load = median_ms(lambda: read_base(added=[folder]))
    yield f"read {GENERATED} more rules", f"{load:.0f} ms", ""
    times = sorted(question_times(more, 3))
    yield (
        f"answer to next question, {len(more.rules)} rules, 95th percentile",
        f"{times[int(len(times) * 0.95)]:.0f} ms",
        "400 ms",
    )
    click = process_ms("-c", "import click")
    version = process_ms("-m", "advisor", "--version")
    yield "python -c 'import click'", f"{click:.0f} ms", ""
    yield "advisor --version", f"{version:.0f} ms, {version / click:.2f} times", "2 times"


def main() -> None:
    """Print the table."""
    table = Table("what", "median", "target", title=f"Python {sys.version.split()[0]}")
    for row in rows():
        table.add_row(*row)
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
