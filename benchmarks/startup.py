"""How long people wait before anything happens: each command as a process, and the first question of an interview.

Every process finds its bytecode compiled and the home of a person with one record; only the first start of an
interview finds no cache. `import click`, with which the commands are compared, is timed in between.

python benchmarks/startup.py [--runs 9] [--write]
"""

import argparse
import os
import pty
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import authoring
from processes import ROOT, command, environment, ms, run, worked
from sections import show

from advisor.language.reading.base import read_documents
from advisor.language.reading.documents import collect, shipped

CLICK = ("-c", "import click")
PROFILE = "--set regulated=yes --set team_languages=python"
COMMANDS = (
    "--help",
    "--version",
    "interview",
    f"recommend {PROFILE}",
    f"how {PROFILE}",
    f"why-not express {PROFILE}",
    f"what-if regulated=no {PROFILE}",
    f"flips {PROFILE}",
    "verify {home}/result.json",
    "records list",
    "records show latest",
    "audit",
    "adr latest --to {home}",
    "report latest --html {home}/report.html",
    "check --no-proofs",
    "check",
    "test",
    "coverage",
    "diff . .",
    "impact rules/python.yaml",
    "new rule --help",
    "fmt --check rules",
    "schema rule",
    "docs --html {home}/book.html",
    "sources",
    "batch {home}/profiles.csv {home}/judged.csv --force",
    "watch --help",
)

# What shows that a person can answer: the mark of lines, and the keys of the picker.
PROMPTS = {"lines": b"  > ", "picker": b"Enter take"}

# Says how long each part of the way to the first question and of what follows it takes, in milliseconds.
PARTS = """
import time
at = [time.perf_counter()]
def lap(): at.append(time.perf_counter())
import advisor.cli; lap()
import advisor.cli.interview; lap()
from advisor.usecases.knowledge import Knowledge
base = Knowledge(None, ()).load(); lap()
from advisor.usecases.opening import remembered
assert remembered(base); lap()
import clingo; lap()
from advisor.interview.outlook import look
from advisor.interview.session import Session
look(base, Session()); lap()
import numpy; lap()
from advisor.interview.choice import next_question
next_question(base, Session()); lap()
print(*(1000 * (later - one) for one, later in zip(at, at[1:])))
"""
PART_NAMES = (
    "click and the command line",
    "modules of the interview, rich among them",
    "reading the rule base",
    "the first question, out of the cache",
    "while the question is read: import clingo",
    "grounding, and proving what can still count",
    "import numpy",
    "choosing the question",
)


def heaviest(words: Sequence[str], home: Path) -> str:
    """Return the libraries whose own modules take longest to import, and the program's own, in milliseconds."""
    found: Counter[str] = Counter()
    for line in run(["-X", "importtime", *words], home).stderr.splitlines():
        if match := re.match(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\w+)", line):
            found[match[2]] += int(match[1])
    return ", ".join(f"{name} {time_ / 1000:.0f}" for name, time_ in found.most_common(4) if time_ >= 1000)


def first_question(home: Path, way: str) -> float:
    """Return the milliseconds from the start of an interview on a terminal to its first prompt, one way or the other."""
    handle, other = pty.openpty()
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "advisor"],
        stdin=other,
        stdout=other,
        stderr=other,
        env=environment(home) | {"TERM": "xterm", "ADVISOR_PLAIN": "1" if way == "lines" else ""},
        cwd=ROOT,
    )
    os.close(other)
    seen = b""
    while PROMPTS[way] not in seen:
        seen += os.read(handle, 65536)
    took = 1000 * (time.perf_counter() - start)
    os.write(handle, b"quit\r")
    process.wait()
    os.close(handle)
    return took


def without_cache(home: Path) -> None:
    """Remove the first question."""
    (home / "cache" / "advisor" / "first-question.json").unlink(missing_ok=True)


def commands_table(home: Path, runs: int) -> Iterator[str]:
    """Yield the lines of the table of commands; all are timed once in each round."""
    all_words = {"import click": list(CLICK), **{one: command(one, home) for one in COMMANDS}}
    imports = {name: heaviest(words, home) for name, words in all_words.items()}
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in all_words}
    for _ in range(runs):
        for name, words in all_words.items():
            found[name].append(worked(lambda words=words: run(words, home)))  # type: ignore[misc]
    medians = {
        name: [statistics.median(one) for one in zip(*times, strict=True)] for name, times in found.items()
    }
    yield "| process | ms | of that the processor worked | times `import click` | heaviest imports, ms |"
    yield "|---|--:|--:|--:|---|"
    for name, (took, work) in medians.items():
        shown = re.sub(r"\{home\}/\S+", "FILE", name).replace("{home}", "DIR")
        title = f"`{'' if name == 'import click' else 'advisor '}{shown}`"
        times = took / medians["import click"][0]
        yield f"| {title} | {took:.0f} | {work:.0f} | {times:.2f} | {imports[name]} |"


def questions_table(home: Path, runs: int) -> Iterator[str]:
    """Yield the lines of the table of first questions."""
    first, second = [], {way: [] for way in PROMPTS}
    first_question(home, "picker")
    for _ in range(runs):
        without_cache(home)
        first.append(first_question(home, "picker"))
        for way, times in second.items():
            times.append(first_question(home, way))
    yield "| first question on the screen | ms | target | met |"
    yield "|---|--:|--:|---|"
    yield f"| first start: no cache yet | {statistics.median(first):.0f} | | |"
    for way, times in second.items():
        took = statistics.median(times)
        yield f"| second start, {way} | {took:.0f} | 500 | {'yes' if took <= 500 else 'no'} |"
        yield f"| second start, {way}, the longest of {runs} | {max(times):.0f} | | |"


def parts_table(home: Path, runs: int) -> Iterator[str]:
    """Yield the lines of the table of what the time to the first question goes into."""
    found = [[float(one) for one in run(["-c", PARTS], home).stdout.split()] for _ in range(runs)]
    yield "| what the time goes into, second start | ms |"
    yield "|---|--:|"
    yield f"| Python itself | {statistics.median(ms(lambda: run(['-c', 'pass'], home)) for _ in range(runs)):.0f} |"
    for name, times in zip(PART_NAMES, zip(*found, strict=True), strict=True):
        yield f"| {name} | {statistics.median(times):.0f} |"


def reading_table(runs: int) -> Iterator[str]:
    """Yield the lines of the table of rule bases that are read."""
    yield "| rule base | read |"
    yield "|---|--:|"
    for rules, name in ((0, "shipped"), (1000, "1,000 generated rules"), (10_000, "10,000 generated rules")):
        with tempfile.TemporaryDirectory() as folder:
            if rules:
                authoring.write(Path(folder), rules)
            collected = collect(Path(folder) if rules else shipped())
        took = statistics.median(ms(lambda: read_documents(collected, "", "")) for _ in range(min(runs, 5)))  # noqa: B023
        yield f"| {name} | {took:.0f} ms |"


def section(runs: int) -> list[str]:
    """Return the lines of the section of the page of figures."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        result = run(command(f"recommend --json {PROFILE}", home), home).stdout
        (home / "result.json").write_text(result, encoding="utf-8")
        (home / "profiles.csv").write_text("regulated,team_languages\nyes,python\n", encoding="utf-8")
        tables = [
            list(questions_table(home, runs)),
            list(parts_table(home, runs)),
            list(commands_table(home, runs)),
        ]
    tables.append(list(reading_table(runs)))
    head = f"`benchmarks/startup.py`: medians of {runs} processes, in turns, with bytecode; `advisor --help` may take twice `import click`. Without input the interview ends at its first question."
    return ["## Start-up", "", head, *(line for table in tables for line in ("", *table))]


def main() -> None:
    """Print the section, and write it into the page of figures if that is wanted."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--runs", type=int, default=9)
    options.add_argument("--write", action="store_true", help="replace the section in docs/benchmarks.md")
    chosen = options.parse_args()
    show("startup", section(chosen.runs), write=chosen.write)


if __name__ == "__main__":
    main()
