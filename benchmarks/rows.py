"""How long it takes to prove that rows of a table do not overlap and leave nothing out, and what sums cost in `check`.

A table is drawn by parting the space of all answers to six questions again and again, so that its rows are whole: none
overlaps another and none is missing. Then one row is left out, and one is widened.

python benchmarks/rows.py [--rows 100 300] [--facts 12] [--write]
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sections import digits, show, table

from advisor.authoring.check.check import SECONDS, check
from advisor.authoring.check.examined import examine
from advisor.authoring.check.rows import missing_notices, overlap_notices
from advisor.language.reading.base import read_base
from advisor.model import RuleBase

LEVELS, TIMES = 4, 3
NUMBERS, SCALES = ("age", "income"), ("size", "risk", "effort", "haste")
STEPS, VALUES = 1000, tuple(f"v{number}" for number in range(6))

Box = Mapping[str, range]
"""For each column the places of the values that a row asks for."""


@dataclass(frozen=True)
class Measured:
    """What a table comes to: seconds for overlaps and for missing rows, and how many of each there are."""

    overlap: float
    missing: float
    overlaps: int
    gaps: int


def parted(count: int, chance: random.Random) -> list[Box]:
    """Return boxes that fill the whole space: the one that was parted least often is parted next."""
    boxes: list[Box] = [
        {name: range(STEPS) for name in NUMBERS} | {name: range(len(VALUES)) for name in SCALES}
    ]
    while len(boxes) < count:
        box = boxes.pop(0)
        wide = [name for name in box if len(box[name]) > 1]
        name = chance.choice(wide)
        at = chance.randrange(box[name].start + 1, box[name].stop)
        boxes += [{**box, name: range(box[name].start, at)}, {**box, name: range(at, box[name].stop)}]
    return boxes


def cell(name: str, places: range) -> str:
    if name in NUMBERS:
        span = f"[{places.start}..{places.stop - 1}]" if len(places) > 1 else f"{places.start}"
        return "-" if len(places) == STEPS else span
    return "-" if len(places) == len(VALUES) else "|".join(VALUES[place] for place in places)


def facts_text() -> Iterator[str]:
    yield "knowledge: {title: Rows}\ntopics: {all: All}\nfacts:"
    for name in NUMBERS:
        yield f"  {name}: {{topic: all, kind: number, min: 0, max: {STEPS - 1}, ask: {name}?, why: It counts.}}"
    values = ", ".join(f"{value}: Value {value}" for value in VALUES)
    for name in SCALES:
        yield f"  {name}: {{topic: all, kind: scale, ask: {name}?, why: It counts., values: {{{values}}}}}"
    yield "decisions: {way: {title: Way, candidates: {a: {title: A}, b: {title: B}, c: {title: C}}}}"


def base_of(*texts: str) -> RuleBase:
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            path = Path(folder) / ("rules" if number else "facts") / f"part{number}.yaml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
        return read_base(Path(folder))


def table_of(boxes: Sequence[Box]) -> RuleBase:
    columns = ", ".join((*NUMBERS, *SCALES, "choose way"))
    text = f"tables:\n  t:\n    title: T\n    because: B\n    columns: [{columns}]\n    rows:\n"
    for number, box in enumerate(boxes):
        cells = (f'"{cell(name, box[name])}"' for name in (*NUMBERS, *SCALES))
        text += f"      - [{', '.join(cells)}, {'abc'[number % 3]}]\n"
    return base_of("\n".join(facts_text()), text)


def measured(boxes: Sequence[Box]) -> Measured:
    base = table_of(boxes)
    examined = examine(base, SECONDS)
    (known,) = base.tables.values()
    times = []
    for notices in (overlap_notices, missing_notices):
        start = time.perf_counter()
        times.append((len(list(notices(examined, known))), time.perf_counter() - start))
    (overlaps, first), (gaps, second) = times
    return Measured(first, second, overlaps, gaps)


def widened(boxes: Sequence[Box]) -> list[Box]:
    """Return the boxes, of which one takes in one value more of a scale, so that it overlaps others."""
    number, name = next(
        (number, name) for number, box in enumerate(boxes) for name in SCALES if box[name].stop < len(VALUES)
    )
    box = boxes[number]
    wider = {**box, name: range(box[name].start, box[name].stop + 1)}
    return [wider if place == number else each for place, each in enumerate(boxes)]


def sum_of(facts: int) -> RuleBase:
    """Return a base with a sum over so many questions, each of four levels with points of its own."""
    chance = random.Random(1)  # noqa: S311  # chance, not secrecy
    text = "knowledge: {title: Sum}\ntopics: {all: All}\nfacts:\n"
    levels = ", ".join(f"l{level}: Level {level}" for level in range(LEVELS))
    rules = "rules:\n"
    for fact in range(facts):
        text += f"  f{fact}: {{topic: all, kind: scale, ask: f{fact}?, why: B, values: {{{levels}}}}}\n"
        for level in range(LEVELS):
            points = chance.randint(1, 40)
            rules += f"  r{fact}-{level}: {{title: T, because: B, if: {{f{fact}: l{level}}}, then: {{add: {{score: {points}}}}}}}\n"
    text += "findings: {score: {kind: sum, title: Score}}\ndecisions: {way: {title: Way, candidates: {a: {title: A}, b: {title: B}, c: {title: C}}}}\n"
    middle = facts * 20
    rules += f"  high: {{title: T, because: B, if: {{score: {{at_least: {middle + 30}}}}}, then: {{favour: {{a: 4}}}}}}\n"
    rules += f"  middle: {{title: T, because: B, if: {{score: {{between: [{middle}, {middle + 29}]}}}}, then: {{favour: {{b: 4}}}}}}\n"
    rules += (
        f"  low: {{title: T, because: B, if: {{score: {{below: {middle}}}}}, then: {{favour: {{c: 4}}}}}}\n"
    )
    return base_of(text, rules)


def rows_lines(sizes: Sequence[int]) -> Iterator[str]:
    lines = []
    for size in sizes:
        boxes = parted(size, random.Random(size))  # noqa: S311  # chance, not secrecy
        for what, drawn in (("whole", boxes), ("a row less", boxes[1:]), ("a row wider", widened(boxes))):
            best = min((measured(drawn) for _ in range(TIMES)), key=lambda one: one.overlap + one.missing)
            lines.append(
                (
                    f"{size}",
                    what,
                    digits(best.overlap),
                    digits(best.missing),
                    f"{best.overlaps}",
                    f"{best.gaps}",
                )
            )
    head = ("rows", "table", "overlaps, s", "missing, s", "overlaps", "gaps")
    yield from table(head, lines, 5)


def sum_lines(facts: Sequence[int]) -> Iterator[str]:
    lines = []
    for number in facts:
        times = []
        for _ in range(TIMES):
            base = sum_of(number)
            start = time.perf_counter()
            check(base, SECONDS)
            times.append(time.perf_counter() - start)
        steps = sum("@" in name for name in base.propositions)
        lines.append((f"{number}", f"{steps}", digits(min(times))))
    yield from table(("facts", "steps", "check, s"), lines, 2)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[100, 300])
    parser.add_argument("--facts", type=int, nargs="+", default=[6, 12])
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    lines = [
        "## Rows of tables, and sums",
        "",
        "Proofs about tables with six columns, two of them numbers; the least of three runs.",
        "",
        *rows_lines(given.rows),
        "",
        f"`advisor check` on a sum over questions of {LEVELS} levels, compared in three bands.",
        "",
        *sum_lines(given.facts),
    ]
    show("rows", lines, write=given.write)
    return 0


if __name__ == "__main__":
    sys.exit(main())
