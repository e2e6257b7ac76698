"""How many rounds interviews of coding agents take, and how long a round takes: the SDK's client, the server a process.

python benchmarks/agents.py [--people N] [--starts N] [--write]

People are drawn as the shares of a result are drawn; what they are asked they know.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sections import show, table

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

import mcp_types as types

from advisor.language.reading.base import read_base
from agent_clients import Connection, Somebody, connected, persons, pipes

SIZES, MOST, SHARE, ROUND_MS, FIRST_MS = (4, 6), 10, 0.95, 100, 1000


@dataclass
class Timed(Somebody):
    """A person whose client notes how long each round takes, in milliseconds; the person takes no time."""

    times: list[float] = field(default_factory=list)
    since: float = 0.0

    def noted(self) -> None:
        now = time.perf_counter()
        self.times.append(1000 * (now - self.since))
        self.since = now

    def __call__(self, message: str, fields: Mapping[str, Any]) -> types.ElicitResult:
        self.noted()
        return super().__call__(message, fields)


@contextmanager
def elsewhere() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="advisor-bench-") as place:
        yield Path(place)


def interviewed(agent: Connection, knows: Mapping[str, Any]) -> Timed:
    """Return a person after an interview to its verdict."""
    person = Timed(knows, since=time.perf_counter())
    result = agent.call("advise", person)
    person.noted()
    if result.is_error or result.structured_content["status"] != "verdict":
        raise SystemExit(f"an interview did not end in a verdict: {result}")
    return person


def interviews(people: Sequence[Mapping[str, Any]], most: int) -> list[Timed]:
    with elsewhere() as home, connected(home, "--questions", str(most)) as agent:
        interviewed(agent, people[0])  # what comes first is told apart
        return [interviewed(agent, knows) for knows in people]


def first_form() -> float:
    """Return the milliseconds from the start of a server to its first form."""
    with elsewhere() as home:
        start = time.perf_counter()
        with pipes(home) as server:
            server.ask("tools/call", name="advise", arguments={})
            return 1000 * (time.perf_counter() - start)


def length_row(these: Sequence[Timed], most: int) -> tuple[str, ...]:
    rounds = [len(person.forms) for person in these]
    fit = sum(count <= MOST for count in rounds) / len(rounds)
    questions = statistics.fmean(len(person.asked) for person in these)
    share = SHARE if most == SIZES[0] else 1.0
    return (
        str(most),
        str(len(these)),
        f"{statistics.fmean(rounds):.1f}",
        str(max(rounds)),
        f"{questions:.1f}",
        f"{fit:.1%}",
        f"{share:.0%}",
        "yes" if fit >= share else "no",
    )


def time_rows(these: Sequence[Timed], firsts: Sequence[float]) -> Iterator[tuple[str, ...]]:
    times = [each for person in these for each in person.times]
    verdicts = [person.times[-1] for person in these]
    late, first = statistics.quantiles(times, n=20)[-1], statistics.median(firsts)
    yield f"a round, median of {len(times)}", f"{statistics.median(times):.0f} ms", "", ""
    yield "a round, 95th percentile", f"{late:.0f} ms", f"{ROUND_MS} ms", "yes" if late < ROUND_MS else "no"
    yield (
        f"the round with the verdict, median of {len(verdicts)}",
        f"{statistics.median(verdicts):.0f} ms",
        "",
        "",
    )
    what = f"from the start of the server to the first form, median of {len(firsts)}"
    yield what, f"{first:.0f} ms", f"{FIRST_MS} ms", "yes" if first < FIRST_MS else "no"


def section(people: int, starts: int) -> Iterator[str]:
    drawn = persons(read_base(), people)
    timed = {most: interviews(drawn, most) for most in SIZES}
    yield "## Interviews of coding agents"
    yield ""
    yield (
        "`benchmarks/agents.py`: the SDK's own client, the server in a process of its own, over pipes. People are"
        " drawn as the shares of a result are drawn, and know what they are asked. A client goes along with"
        f" {MOST} forms."
    )
    yield ""
    head = ("questions a form", "people", "forms", "most", "questions", f"within {MOST}", "target", "met")
    yield from table(head, [length_row(these, most) for most, these in timed.items()], figures=6)
    yield ""
    rows = time_rows(timed[SIZES[0]], [first_form() for _ in range(starts)])
    yield from table(("what", "figure", "target", "met"), rows, figures=2)


def main() -> None:
    """Print the section, and write it into the page of figures if that is wanted."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument(
        "--people", type=int, default=200, help="who are interviewed with forms of each size"
    )
    options.add_argument("--starts", type=int, default=9, help="of a server")
    options.add_argument("--write", action="store_true", help="replace the section in docs/benchmarks.md")
    chosen = options.parse_args()
    show("agents", section(chosen.people, chosen.starts), write=chosen.write)


if __name__ == "__main__":
    main()
