"""How time and memory grow with rules, with facts and with profiles.

Each point is a process of its own, and each figure the median of several. The exponents are slopes on
logarithmic axes: 1 is linear growth. The curves are drawn to docs/scale/.

python benchmarks/scale.py [--times 3] [--seconds 540] [--write]
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from curves import Curve, draw
from memory import peak
from sections import digits, show

DOCS = Path(__file__).parents[1] / "docs"

RULES = (10, 30, 100, 300, 1000, 3000, 10_000)
FACTS = (10, 20, 50, 100, 200)
PROFILES = (1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000)
SOME_RULES, SOME_FACTS = 1000, 18
SWEPT, BATCH, DIFFERENT = 20_000, 65_536, 4096
MILLION = 1_000_000
MB = 1_000_000

# Growth up to here is called linear: medians of a shared machine are no more exact.
LINEAR = 1.1

PREFACE = f"""
`benchmarks/scale.py`: how time and memory grow with rules, with facts and with profiles. Each point is a process of its own; times are of the processor, on one core, and memory is the most the process ever had. The generated bases are those of the checks above. The exponent is the slope on logarithmic axes: 1 is linear growth, 2 quadratic, and up to {LINEAR} counts as linear. The upper half of the sizes tells more, since what is there from the start counts less.
"""


@dataclass(frozen=True)
class Point:
    """One size on one axis; `rules` 0 stands for the shipped ones."""

    axis: str
    size: int
    rules: int = 0
    facts: int = SOME_FACTS
    profiles: int = 0


POINTS = (
    *(Point("rules", size, size) for size in RULES),
    *(Point("facts", size, SOME_RULES, size) for size in FACTS),
    *(Point("profiles", size, profiles=size) for size in PROFILES),
    Point("a million", RULES[-1], RULES[-1], profiles=MILLION),
)
AXES = {
    "rules": f"Rules of generated bases, with {SOME_FACTS} facts",
    "facts": f"Facts of generated bases, with {SOME_RULES} rules",
    "profiles": f"Profiles through advisor.sweep, shipped rules, batches of {BATCH}",
}


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds of the processor some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def one_base(folder: Path) -> dict[str, float]:
    """Return the figures of one rule base: read, fire for one profile, sweep over many."""
    from speed import profiles

    from advisor.evaluators.fire import fire
    from advisor.language.reading.base import read_base

    found = {"read, s": timed(lambda: read_base(folder))}
    base = read_base(folder)
    people = profiles(base, 6)
    found["first fire, s"] = timed(lambda: fire(base, people[0]))
    found["next fire, s"] = statistics.median(timed(lambda one=one: fire(base, one)) for one in people[1:])  # type: ignore[misc]
    found["read and fire, MB"] = peak() / MB

    from advisor.evaluators.sweep import sample, sweep

    found["prepare a sweep, s"] = timed(lambda: sample(base, {}, 1, 1))
    codes = sample(base, {}, SWEPT, 1)
    found[f"sweep of {SWEPT}, s"] = statistics.median(timed(lambda: sweep(base, codes)) for _ in range(5))
    found["with a sweep, MB"] = peak() / MB
    return found


def many_profiles(folder: Path | None, count: int) -> dict[str, float]:
    """Return the figures of this many profiles, batch by batch; each batch has the same rows, of few random ones."""
    import pyarrow as pa

    import advisor
    from advisor.evaluators.sweep import decode, sample
    from advisor.language.reading.base import read_base

    base = read_base(folder)
    rows = [decode(base, row) for row in sample(base, {}, DIFFERENT, 1)]
    plain = [
        {fact: sorted(one) if isinstance(one, frozenset) else one for fact, one in row.items()}
        for row in rows
    ]
    batch = pa.RecordBatch.from_pylist(plain).take(pa.array([row % DIFFERENT for row in range(BATCH)]))
    advisor.sweep(batch.slice(0, 1), base)
    start, left = time.process_time(), count
    while left:
        left -= len(advisor.sweep(batch.slice(0, min(left, BATCH)), base))
    return {"all profiles, s": time.process_time() - start, "sweep, MB": peak() / MB}


def measured(point: Point) -> dict[str, float]:
    """Return the figures of a point, from a process of its own."""
    from authoring import write

    with tempfile.TemporaryDirectory() as folder:
        if point.rules:
            write(Path(folder), point.rules, point.facts)
        words = [folder if point.rules else "-", str(point.profiles)]
        command = [sys.executable, __file__, "--point", *words]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def all_measured(times: int, seconds: float) -> dict[Point, list[dict[str, float]]]:
    """Return what was measured at each point, at most so many times, and all in about so many seconds."""
    found: dict[Point, list[dict[str, float]]] = {point: [] for point in POINTS}
    end = time.monotonic() + seconds
    for _ in range(times):
        for point, so_far in found.items():
            started = time.monotonic()
            if started < end:
                so_far.append(measured(point))
                took = time.monotonic() - started
                print(f"{point.axis} {point.size}: {took:.1f} s", file=sys.stderr, flush=True)
    return {point: so_far for point, so_far in found.items() if so_far}


def curves_of(found: Mapping[Point, Sequence[Mapping[str, float]]], axis: str) -> list[Curve]:
    """Return the curves over one axis, in medians."""
    points = {point.size: some for point, some in found.items() if point.axis == axis}
    names = list(next(iter(points.values()))[0]) if points else []
    return [
        Curve(
            name.rpartition(", ")[0],
            name.rpartition(", ")[2],
            {size: statistics.median(one[name] for one in some) for size, some in points.items()},
        )
        for name in names
    ]


def shown(figure: float, unit: str) -> str:
    """Return a figure with its unit."""
    if unit == "s" and figure < 1:
        return f"{1000 * figure:.3g} ms"
    return f"{digits(figure)} {unit}"


def growth(curves: Sequence[Curve], axis: str) -> Iterator[str]:
    """Yield the lines of a table of curves, with their exponents."""
    sizes = list(curves[0].points)
    yield f"| {AXES[axis]} | {sizes[0]} | {sizes[-1]} | exponent | upper half | growth |"
    yield "|---|--:|--:|--:|--:|---|"
    for one in curves:
        ends = " | ".join(shown(one.points[size], one.unit) for size in (sizes[0], sizes[-1]))
        word = "worse than linear" if one.exponent_above > LINEAR else "linear or less"
        yield f"| {one.name} | {ends} | {one.exponent:.2f} | {one.exponent_above:.2f} | {word} |"


def targets(found: Mapping[Point, Sequence[Mapping[str, float]]]) -> Iterator[str]:
    """Yield the lines of a table of what 10,000 rules may take."""
    largest, million = figures_at(found, "rules"), figures_at(found, "a million")
    wanted = (
        ("read", largest, "read, s", 5.0),
        ("first fire, with the engine", largest, "first fire, s", None),
        ("one fire", largest, "next fire, s", 1.0),
        ("a million profiles", million, "all profiles, s", 60.0),
        ("memory, read and fire", largest, "read and fire, MB", 1000.0),
        ("memory, a million profiles", million, "sweep, MB", 1000.0),
    )
    yield f"| {RULES[-1]} rules | figure | target | met |"
    yield "|---|--:|--:|---|"
    for what, figures, name, limit in wanted:
        if figure := figures.get(name):
            unit = name.rpartition(", ")[2]
            goal, met = ("", "") if limit is None else (shown(limit, unit), "yes" if figure < limit else "no")
            yield f"| {what} | {shown(figure, unit)} | {goal} | {met} |"


def figures_at(found: Mapping[Point, Sequence[Mapping[str, float]]], axis: str) -> dict[str, float]:
    """Return the medians at the largest rule base of an axis."""
    some = next((some for one, some in found.items() if (one.axis, one.rules) == (axis, RULES[-1])), [])
    return {name: statistics.median(one[name] for one in some) for name in (some[0] if some else ())}


def report(measured: Mapping[Point, Sequence[Mapping[str, float]]]) -> Iterator[str]:
    """Yield the lines of the section: the tables, each with its drawing."""
    yield "## Scale"
    yield ""
    yield PREFACE.strip()
    if measured:
        counts = [len(figures) for figures in measured.values()]
        yield ""
        yield f"Medians of {min(counts)} to {max(counts)} processes for each point."
    yield ""
    yield from targets(measured)
    for axis, title in AXES.items():
        if curves := curves_of(measured, axis):
            yield from ("", *growth(curves, axis), "", f"![{title}: time and memory](scale/{axis}.svg)")
    left = [f"{point.axis} {point.size}" for point in POINTS if point not in measured]
    if left:
        yield from ("", f"Not measured in time: {', '.join(left)}.")


def main() -> None:
    """Print the tables; write them and the drawings if that is wanted."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--times", type=int, default=3)
    options.add_argument("--seconds", type=float, default=540)
    options.add_argument("--write", action="store_true", help="write docs/benchmarks.md and docs/scale/")
    options.add_argument("--point", nargs=2, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.point:
        folder, count = None if chosen.point[0] == "-" else Path(chosen.point[0]), int(chosen.point[1])
        print(json.dumps(many_profiles(folder, count) if count or not folder else one_base(folder)))
        return
    found = all_measured(chosen.times, chosen.seconds)
    show("scale", report(found), write=chosen.write)
    if chosen.write:
        for axis in AXES:
            draw(curves_of(found, axis), axis.capitalize(), axis, DOCS / "scale" / f"{axis}.svg")


if __name__ == "__main__":
    main()
