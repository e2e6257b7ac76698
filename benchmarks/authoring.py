"""How long `advisor check` takes, on the shipped rules and on generated ones.

Figures are of whole processes, from the command to its end. The generated rules have sources, examples and
guarantees that hold, and their points hang on findings, as the page of `crowded-scores` advises; the last ones
do the opposite, so that not everything can be proved in time.

python benchmarks/authoring.py [--sizes 1000 10000] [--seconds 30] [--write]
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sections import show, table
from speed import generated_rules

from advisor.language.reading.base import read_base

FACTS, PROMISES = 18, 6
CANDIDATES = [f"candidate{number}" for number in range(9)]
WORDS = ("slight", "moderate", "strong")

Parts = Mapping[str, tuple[str, bool]]
"""For facts a value, and whether the answer must have it or must not."""


@dataclass(frozen=True)
class Vocabulary:
    """What generated rules speak of: facts with their kinds and values, and findings."""

    kinds: Mapping[str, str]
    values: Mapping[str, Sequence[str]]
    findings: Sequence[str]


def vocabulary(rules: int, chance: random.Random, count: int = FACTS) -> Vocabulary:
    """Return so many facts of all kinds with three to seven values, and a finding for every 25 rules."""
    facts = [f"fact{number}" for number in range(count)]
    return Vocabulary(
        {one: "several" if n % 6 == 5 else chance.choice(("choice", "scale")) for n, one in enumerate(facts)},
        {one: [f"v{number}" for number in range(chance.randint(3, 7))] for one in facts},
        [f"finding{number}" for number in range(max(8, rules // 25))],
    )


def facts_text(words: Vocabulary) -> Iterator[str]:
    """Yield the lines of a file of facts, findings and candidates."""
    yield "knowledge: {title: Generated rules}\ntopics: {all: All}\nfacts:"
    for fact, kind in words.kinds.items():
        values = ", ".join(f"{value}: Value {value}" for value in words.values[fact])
        yield f"  {fact}:\n    topic: all\n    kind: {kind}\n    ask: What is {fact}?\n    why: It counts."
        yield f"    values: {{{values}}}"
    yield "findings:"
    yield from (f"  {one}: {{title: It is so that {one}}}" for one in words.findings)
    yield "decisions:\n  choice:\n    title: The choice\n    candidates:"
    yield from (f"      {one}: {{title: The {one}}}" for one in CANDIDATES)


def rules_text(words: Vocabulary, count: int, chance: random.Random) -> Iterator[str]:
    """Yield the lines of a file of rules: four of ten draw findings, nearly all others give points for them."""
    causes: dict[str, Parts] = {}
    yield "rules:"
    for number in range(count):
        parts = some_parts(words, 3 if number % 10 < 4 else 5, chance)
        if number % 10 < 4:
            finding = words.findings[number * 7 % len(words.findings)]
            causes.setdefault(finding, parts)
            yield from rule_text(number, condition(parts), f"conclude: {finding}", words, parts)
        elif number % 100 < 99:
            finding, verb = chance.choice(list(causes)), chance.choice(("favour", "favour", "weigh_against"))
            then = f"{verb}: {{{chance.choice(CANDIDATES)}: {chance.choice(WORDS)}}}"
            yield from rule_text(number, f"{{{finding}: yes}}", then, words, causes[finding])
        else:
            yield from rule_text(number, condition(parts), f"rule_out: {CANDIDATES[-1]}", words, parts)
    yield from promises_text(words)


def some_parts(words: Vocabulary, size: int, chance: random.Random) -> Parts:
    """Return some facts, each with a value."""
    facts = chance.sample(list(words.kinds), size)
    return {one: (chance.choice(words.values[one]), chance.random() < 0.7) for one in facts}


def condition(parts: Parts) -> str:
    """Return a condition in the rule language."""
    wanted = ", ".join(f"{fact}: {value}" for fact, (value, so) in parts.items() if so)
    barred = ", ".join(f"{{{fact}: {value}}}" for fact, (value, so) in parts.items() if not so)
    return f"{{{', '.join(filter(None, (wanted, f'not: {{any: [{barred}]}}' if barred else '')))}}}"


def rule_text(number: int, if_: str, then: str, words: Vocabulary, fires: Parts) -> Iterator[str]:
    """Yield the lines of a rule with an example on which it fires, and one on which it stays silent."""
    answers = ", ".join(f"{fact}: {answer(words, fact, *one)}" for fact, one in fires.items())
    yield f"  rule-{number}:\n    title: Generated rule number {number}\n    because: It was generated."
    yield f"    if: {if_}\n    then: {{{then}}}\n    source: Chance"
    yield f"    examples: {{fires: [{{{answers}}}], stays_silent: [{{}}]}}"


def answer(words: Vocabulary, fact: str, value: str, so: bool) -> str:  # noqa: FBT001  # as in `Parts`
    """Return an answer that has a value, or one that has not."""
    other = next(one for one in words.values[fact] if one != value)
    found = value if so else other
    return f"[{found}]" if words.kinds[fact] == "several" else found


def promises_text(words: Vocabulary) -> Iterator[str]:
    """Yield the lines of vetoes, and of guarantees that they keep."""
    pairs = list(zip(words.kinds, CANDIDATES[:PROMISES], strict=False))
    for number, (fact, candidate) in enumerate(pairs):
        parts = {fact: ("v0", True)}
        yield from rule_text(1_000_000 + number, f"{{{fact}: v0}}", f"rule_out: {candidate}", words, parts)
    yield "guarantees:"
    for fact, candidate in pairs:
        yield f"  no-{candidate}: {{if: {{{fact}: v0}}, never: {{choice: {candidate}}}, because: It is ruled out.}}"


def write(folder: Path, rules: int, facts: int = FACTS) -> None:
    """Write a knowledge folder of this many rules over so many facts, the same each time."""
    chance = random.Random(1)  # noqa: S311  # chance, not secrecy
    words = vocabulary(rules, chance, facts)
    for name, lines in (("facts", facts_text(words)), ("rules", rules_text(words, rules, chance))):
        (folder / name).mkdir()
        (folder / name / "generated.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


@dataclass(frozen=True)
class Run:
    """What a check took, in seconds, and how much of what it looked for was left unproved."""

    seconds: float
    worked: float
    undecided: int


def check(*options: str) -> Run:
    """Return what a process of `advisor check` takes: from start to end, and of the processor."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "advisor", "check", "--json", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    took, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    checks = [notice["check"] for notice in json.loads(done.stdout)["notices"]]
    undecided = sum(check in ("not-decided", "unproved-guarantee") for check in checks)
    return Run(took, after.ru_utime - before.ru_utime, undecided)


def rows(sizes: Sequence[int], seconds: float) -> Iterator[tuple[str, Run, float | None]]:
    """Yield what was run, what it took, and the target."""
    limit = ("--seconds", f"{seconds:g}")
    yield "the shipped rules, all proofs", check(*limit), 3
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), size)
            where = ("--knowledge", folder)
            yield f"{size} generated rules, without proofs", check(*where, "--no-proofs"), 15
            wanted = 60 if size <= 1000 else None
            yield f"{size} generated rules, {seconds:g} s for proofs", check(*where, *limit), wanted
    with tempfile.TemporaryDirectory() as folder:
        text = generated_rules(read_base(), max(sizes, default=0))
        (Path(folder) / "raw.yaml").write_text(text, encoding="utf-8")
        what = f"{max(sizes, default=0)} rules more than the shipped ones, with points on single answers"
        yield f"{what}, {seconds:g} s for proofs", check("--rules", folder, *limit), None


def section(runs: Iterable[tuple[str, Run, float | None]]) -> Iterator[str]:
    """Yield the lines of the section of the page of figures."""
    yield "## Checks"
    yield ""
    yield "`benchmarks/authoring.py`: `advisor check` as a process, reading included."
    yield ""
    head = ("what", "from start to end", "of that the processor worked", "left unproved", "target", "met")
    yield from table(head, map(row, runs), figures=4)


def row(measured: tuple[str, Run, float | None]) -> tuple[str, ...]:
    """Return a row of the table."""
    what, run, target = measured
    goal = ("", "") if target is None else (f"{target:g} s", "yes" if run.seconds < target else "no")
    return what, f"{run.seconds:.1f} s", f"{run.worked:.1f} s", str(run.undecided), *goal


def main() -> None:
    """Print the section, and write it into the page of figures if that is wanted."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--sizes", type=int, nargs="*", default=[1000, 10_000])
    options.add_argument("--seconds", type=float, default=30)
    options.add_argument("--write", action="store_true", help="replace the section in docs/benchmarks.md")
    chosen = options.parse_args()
    show("authoring", section(rows(chosen.sizes, chosen.seconds)), write=chosen.write)


if __name__ == "__main__":
    main()
