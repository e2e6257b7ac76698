"""Processes of the program in the home of a person who is not there, and how long they take."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a person with this home, where bytecode is kept."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONDONTWRITEBYTECODE", "ADVISOR_NO_CACHE")
    }
    places = {
        "XDG_DATA_HOME": home / "data",
        "XDG_CACHE_HOME": home / "cache",
        "PYTHONPYCACHEPREFIX": home / "bytecode",
    }
    return kept | {"HOME": str(home), **{name: str(place) for name, place in places.items()}}


def run(words: Sequence[str], home: Path) -> subprocess.CompletedProcess[str]:
    """Return what a Python process does with these words."""
    command = [sys.executable, *words]
    return subprocess.run(
        command,
        env=environment(home),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def command(words: str, home: Path) -> list[str]:
    """Return the words of a Python process that runs a command."""
    return ["-m", "advisor", *words.format(home=home).split()]


def ms(work: Callable[[], object]) -> float:
    """Return how many milliseconds some work takes."""
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def worked(work: Callable[[], object]) -> tuple[float, float]:
    """Return how many milliseconds some processes take, and how many of them the processor worked."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = ms(work)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return took, 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
