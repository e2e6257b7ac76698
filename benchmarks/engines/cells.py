"""Every engine over every size: compared first, then measured, each time in a process of its own."""

import json
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from engines.child import ENGINES

PLACE = Path(__file__).parents[1]
COMPARING = 15
"""Seconds after which a slow engine has compared enough."""


class Differs(Exception):  # noqa: N818  # it is what was found, not a mistake of the program
    """An engine says something else than what the rules mean."""


@dataclass(frozen=True)
class Figures:
    """What an engine costs over one rule base, medians: seconds, seconds for one of many profiles, bytes.

    `rate` is the profiles a second; `counted` are the profiles that `many` was measured with.
    """

    load: float
    one: float
    many: float
    rate: float
    memory: float
    counted: int
    runs: int


Cell: TypeAlias = Figures | str
"""Figures, or why there are none."""


@dataclass(frozen=True)
class Limits:
    """How much is run: seconds for one child, seconds for many profiles, and repetitions."""

    child: float
    many: float
    runs: int


@dataclass
class Results:
    """What was found, by size and engine: how many profiles were compared, and the figures."""

    compared: dict[tuple[int, str], int] = field(default_factory=dict)
    cells: dict[tuple[int, str], Cell] = field(default_factory=dict)


def run(words: Sequence[str], seconds: float) -> dict[str, Any] | str:
    """Return what a process of ours prints, or why it did not."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", *words],
            capture_output=True,
            text=True,
            check=False,
            timeout=seconds,
            cwd=PLACE,
        )
    except subprocess.TimeoutExpired:
        return f"not ready within {seconds:g} s"
    if done.returncode:
        return (
            done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"ended with {done.returncode}"
        )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1]) if done.stdout else {}
    return found


def child(engine: str, folder: Path, task: str, limits: Limits) -> dict[str, Any] | str:
    """Return what the process of an engine says."""
    seconds = limits.many if task == "measure" else COMPARING
    return run(["engines.child", engine, str(folder), task, f"{seconds:g}"], limits.child)


def prepare(folder: Path, sizes: Sequence[int]) -> Mapping[int, Path]:
    """Return a folder for each size, with all that the engines need."""
    found = {}
    for size in sizes:
        found[size] = folder / str(size)
        found[size].mkdir()
        if failed := run(["engines.work", str(found[size]), str(size)], 600):
            raise RuntimeError(failed)
    return found


def compare(
    folders: Mapping[int, Path], engines: Sequence[str], limits: Limits, tell: Callable[[str], None]
) -> Results:
    """Return how many profiles of each size each engine got right; raises Differs if it got any wrong."""
    results = Results()
    for size, folder in folders.items():
        for engine in engines:
            tell(f"comparing {engine}, {name_of(size)}")
            found = child(engine, folder, "compare", limits)
            if isinstance(found, str):
                results.cells[size, engine] = found
            elif "found" in found:
                raise Differs(difference(engine, size, found))
            else:
                results.compared[size, engine] = found["compared"]
    return results


def difference(engine: str, size: int, found: Mapping[str, Any]) -> str:
    """Return what differs, in words."""
    return (
        f"{engine} says something else of {name_of(size)}.\n"
        f"  profile:  {json.dumps(found['profile'])}\n"
        f"  {engine}: {json.dumps(found['found'])}\n"
        f"  it means: {json.dumps({key: found['meant'][key] for key in found['found']})}"
    )


def measure(
    folders: Mapping[int, Path], results: Results, limits: Limits, tell: Callable[[str], None]
) -> None:
    """Add the figures. Engines take turns, so that whatever else the machine does is shared among them."""
    for size, folder in folders.items():
        left = [engine for at, engine in results.compared if at == size]
        found: dict[str, list[dict[str, Any]]] = {engine: [] for engine in left}
        for number in range(limits.runs):
            for engine in left[:]:
                tell(f"measuring {engine}, {name_of(size)}, {number + 1} of {limits.runs}")
                one = child(engine, folder, "measure", limits)
                if isinstance(one, str):
                    results.cells[size, engine] = one
                    left.remove(engine)
                else:
                    found[engine].append(one)
        results.cells.update({(size, engine): figures(found[engine]) for engine in left})


def figures(runs: Sequence[Mapping[str, Any]]) -> Figures:
    """Return the medians of some runs."""
    middle = {
        key: statistics.median(one[key] for one in runs)
        for key in ("load", "one", "many", "rate", "memory", "counted")
    }
    return Figures(**{**middle, "counted": int(middle["counted"])}, runs=len(runs))


def name_of(size: int) -> str:
    """Return what a size is called."""
    return f"{size:,} generated rules" if size else "the shipped rules"


def rows(results: Results, size: int) -> Iterator[tuple[str, Cell]]:
    """Yield the engines of one size in their order."""
    for engine in ENGINES:
        if (size, engine) in results.cells:
            yield engine, results.cells[size, engine]
