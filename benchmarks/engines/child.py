"""One engine in a process of its own: `python -m engines.child ENGINE FOLDER compare|measure SECONDS`.

Nothing but the engine is loaded, so that the memory is its own. Times are of the processor, not of the
clock: whatever else the machine does matters little, and several threads count several times.
"""

import gc
import importlib
import json
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from memory import peak

# For each engine the module, the class, and where in the folder its files are.
ENGINES = {
    "advisor fire": ("in_advisor", "Fire", ""),
    "advisor sweep": ("in_advisor", "Sweep", ""),
    "advisor batch": ("in_advisor", "Batch", ""),
    "CLIPS": ("in_clips", "Clips", "in_clips"),
    "ZEN": ("in_zen", "Zen", "in_zen"),
    "durable_rules": ("in_durable", "Durable", "in_durable"),
    "experta": ("in_experta", "Experta", "in_experta"),
}
SINGLES = 31
LONG, LONG_SECONDS, LONG_CALLS = 1_000_000, 30, 3
FIRST_GROUPS, GROUP = (1, 9), 100


def load(engine: str, folder: Path) -> Any:
    """Return an engine with the files of a folder."""
    module, kind, inner = ENGINES[engine]
    decisions = json.loads((folder / "decisions.json").read_text(encoding="utf-8"))
    return getattr(importlib.import_module(f"engines.{module}"), kind)(folder / inner, decisions)


def lines(path: Path) -> Iterator[Any]:
    """Yield what the lines of a file hold."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def compare(engine: Any, folder: Path, seconds: float) -> dict[str, object]:
    """Return how many profiles have come out as they must, and the first that has not."""
    end, count = time.monotonic() + seconds, 0
    for profile, meant in zip(
        lines(folder / "profiles.jsonl"), lines(folder / "expected.jsonl"), strict=False
    ):
        found = shown(engine, profile)
        if found != {key: meant[key] for key in found}:
            return {"compared": count, "profile": profile, "found": found, "meant": meant}
        count += 1
        if time.monotonic() > end:
            break
    return {"compared": count}


def shown(engine: Any, profile: Any) -> dict[str, object]:
    """Return what an engine makes of a profile, in the form of the file; a trace where it keeps one."""
    outcome = engine(profile)
    found: dict[str, object] = {
        "points": dict(sorted(outcome.points.items())),
        "ruled_out": sorted(outcome.ruled_out),
        "winners": {key: sorted(names) for key, names in sorted(outcome.winners.items())},
    }
    if hasattr(engine, "trace"):
        found["trace"] = {rule: sorted(supports) for rule, supports in engine.trace().items()}
    return found


def measure(name: str, folder: Path, seconds: float) -> dict[str, object]:
    """Return what an engine costs, in seconds and bytes."""
    start = time.process_time()
    engine = load(name, folder)
    loaded = time.process_time() - start
    gc.collect()
    one = single(engine, folder, seconds)
    took, count = many(engine, folder, seconds)
    memory = peak()
    rate = long_rate(engine, folder, took / count) if hasattr(engine, "longer") else count / took
    return {
        "load": loaded,
        "one": one,
        "many": took / count,
        "rate": rate,
        "counted": count,
        "memory": memory,
    }


def single(engine: Any, folder: Path, seconds: float) -> float:
    """Return the median time of one profile, the first left out where there are others."""
    times: list[float] = []
    for profile in islice(lines(folder / "profiles.jsonl"), SINGLES):
        start = time.process_time()
        engine(profile)
        times.append(time.process_time() - start)
        if sum(times) > seconds:
            break
    return statistics.median(times[1:] or times)


def many(engine: Any, folder: Path, seconds: float) -> tuple[float, int]:
    """Return the time of all profiles, or of as many as can be done, and their number; reading them is not in it."""
    took, count = 0.0, 0
    for profiles in groups(folder, getattr(engine, "at_once", 0)):
        taken = engine.taken(profiles) if hasattr(engine, "taken") else profiles
        start = time.process_time()
        engine.many(taken) if hasattr(engine, "many") else [engine(one) for one in taken]
        took += time.process_time() - start
        count += len(profiles)
        if took > seconds:
            break
    return took, count


def long_rate(engine: Any, folder: Path, each: float) -> float:
    """Return the profiles a second, median of some calls, over a table of a million rows or what fits into the time."""
    taken = engine.taken(next(iter(groups(folder, engine.at_once))))
    times = max(1, min(LONG, int(LONG_SECONDS / each)) // engine.at_once)
    table = engine.longer(taken, times)
    calls = []
    for _ in range(LONG_CALLS):
        start = time.process_time()
        engine.many(table)
        calls.append(time.process_time() - start)
    return times * engine.at_once / statistics.median(calls)


def groups(folder: Path, at_once: int) -> Iterator[Sequence[Any]]:
    """Yield the profiles in groups: small ones first, since an engine may be slow."""
    profiles = lines(folder / "profiles.jsonl")
    sizes = iter(() if at_once else FIRST_GROUPS)
    while group := list(islice(profiles, next(sizes, at_once or GROUP))):
        yield group


def main(engine: str, folder: str, task: str, seconds: str) -> None:
    """Print the result as JSON."""
    if task == "compare":
        found = compare(load(engine, Path(folder)), Path(folder), float(seconds))
    else:
        found = measure(engine, Path(folder), float(seconds))
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
