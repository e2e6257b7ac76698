"""How fast `advisor batch` is in each format, and whether its memory stays the same however many rows come.

Profiles are possible ones, drawn from the shipped knowledge, and complete where nothing else is said.
Memory is that of the process at its highest.

python benchmarks/batch.py [--rows N] [--long N] [--runs N] [--write]
"""

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from memory import peak
from processes import worked
from sections import show

from advisor import sweep
from advisor.evaluators.sweep import decode, sample
from advisor.language.reading.base import read_base
from advisor.model import Profile, RuleBase

ROOT = Path(__file__).parents[1]
DIFFERENT = 20_000
TARGET = 2_000_000
FORMATS = ("csv", "jsonl", "parquet")


def main() -> None:
    """Measure and print, and write the section of the page if that is wanted."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--long", type=int, default=10_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="replace the section in docs/benchmarks.md")
    parser.add_argument("--generate", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.generate is not None:
        generate(given.generate)
        return
    with tempfile.TemporaryDirectory() as folder:
        lines = list(report(Path(folder), given.rows, given.long, given.runs))
    show("batch", lines, write=given.write)


def report(folder: Path, rows: int, many: int, runs: int) -> Iterator[str]:
    """Yield the lines of the section."""
    files = made(folder, rows)
    yield "## Tables of profiles"
    yield ""
    yield f"`benchmarks/batch.py`: `advisor batch` as a process, {rows:,} complete rows in a file, start included; each figure the median of {runs}."
    yield ""
    yield "| in and out | rows/s | rows a second of the processor |"
    yield "|---|--:|--:|"
    for kind in FORMATS:
        took, worked = speed(files[kind], runs)
        yield f"| {kind} | {rows / took:,.0f} | {rows / worked:,.0f} |"
    yield ""
    yield "Out of a pipe into a pipe, CSV; the memory is that of the process at its highest:"
    yield ""
    yield "| rows | memory | rows/s |"
    yield "|--:|--:|--:|"
    found = {number: piped(number) for number in (rows, many)}
    for number, (memory, seconds) in found.items():
        yield f"| {number:,} | {memory:,.0f} MB | {number / seconds:,.0f} |"
    yield ""
    yield f"With {many // rows} times the rows the memory is {found[many][0] / found[rows][0]:.2f} times as much."
    yield ""
    yield from in_memory(rows, runs)


def in_memory(rows: int, runs: int) -> Iterator[str]:
    """Yield how fast tables are judged that are in memory, by the time of the processor."""
    base = read_base()
    table = texts(base)
    whole = pa.concat_tables([table] * (rows // DIFFERENT)).combine_chunks()
    once = whole.cast(
        pa.schema([(name, pa.dictionary(pa.int32(), pa.string())) for name in whole.column_names])
    )
    yield f"In memory, `advisor.sweep` on one core, all columns but the fired rules, {rows:,} rows; each figure the median of {runs}."
    yield ""
    yield "| table | rows a second of the processor | target | met |"
    yield "|---|--:|--:|---|"
    fast = judged(once, runs)
    yield f"| each word stored once, as Parquet has them | {fast:,.0f} | {TARGET:,} | {'yes' if fast >= TARGET else 'no'} |"
    yield f"| a text in each cell | {judged(whole, runs):,.0f} | | |"
    for share in (0.1, 0.4):
        yield f"| {share:.0%} of the cells empty, {DIFFERENT:,} rows | {judged(emptied(table, share), runs):,.0f} | | |"


def judged(table: pa.Table, runs: int) -> float:
    """Return how many rows a second are judged, in the median; the first time is for loading."""
    sweep(table.slice(0, 10))
    seconds = []
    for _ in range(runs):
        start = time.process_time()
        sweep(table)
        seconds.append(time.process_time() - start)
    return table.num_rows / statistics.median(seconds)


def emptied(table: pa.Table, share: float) -> pa.Table:
    """Return a table with a share of its cells empty, by chance."""
    chance = random.Random(2)  # noqa: S311  # chance, not secrecy
    columns = {
        name: pa.array([None if chance.random() < share else one for one in cells.to_pylist()])
        for name, cells in zip(table.column_names, table.columns, strict=True)
    }
    return pa.table(columns)


def texts(base: RuleBase) -> pa.Table:
    """Return the different profiles as a table of texts."""
    return pa.Table.from_pylist(
        [{"id": "p", **{fact: text(one[fact]) for fact in base.facts}} for one in profiles(base)]
    )


def profiles(base: RuleBase) -> list[Profile]:
    """Return the different profiles."""
    return [decode(base, row) for row in sample(base, {}, DIFFERENT, 1)]


def text(answer: object) -> str:
    """Return an answer as a cell."""
    return answer if isinstance(answer, str) else ";".join(sorted(answer)) or "none"  # type: ignore[call-overload]


def lines(base: RuleBase) -> tuple[bytes, bytes]:
    """Return the head of CSV, and as many rows as there are different ones."""
    rows = [",".join(text(one[fact]) for fact in base.facts) for one in profiles(base)]
    return (",".join(["id", *base.facts]) + "\n").encode(), "".join(f"p,{one}\n" for one in rows).encode()


def generate(rows: int) -> None:
    """Write rows of CSV to standard output."""
    head, body = lines(read_base())
    sys.stdout.buffer.write(head)
    for _ in range(rows // DIFFERENT):
        sys.stdout.buffer.write(body)


def made(folder: Path, rows: int) -> dict[str, Path]:
    """Return a file of rows in each format."""
    base = read_base()
    head, body = lines(base)
    found = {kind: folder / f"in.{kind}" for kind in FORMATS}
    times = rows // DIFFERENT
    found["csv"].write_bytes(head + body * times)
    many = [
        {
            "id": "p",
            **{fact: one[fact] if isinstance(one[fact], str) else sorted(one[fact]) for fact in base.facts},
        }
        for one in profiles(base)
    ]
    found["jsonl"].write_bytes("".join(json.dumps(one) + "\n" for one in many).encode() * times)
    pq.write_table(pa.concat_tables([texts(base)] * times), found["parquet"], row_group_size=1 << 17)
    return found


def command(source: str, target: str, *more: str) -> list[str]:
    """Return how it is started."""
    return [sys.executable, "-m", "advisor", "batch", source, target, "--force", *more]


def speed(source: Path, runs: int) -> tuple[float, float]:
    """Return the seconds that it takes, and those of the processor, in the median."""
    words = command(str(source), str(source.with_name(f"out{source.suffix}")))
    times = [
        worked(lambda: subprocess.run(words, check=True, capture_output=True, cwd=ROOT)) for _ in range(runs)
    ]
    took, work = (statistics.median(part) / 1000 for part in zip(*times, strict=True))
    return took, work


def piped(rows: int) -> tuple[float, float]:
    """Return the highest memory in MB and the seconds for rows that come out of a pipe."""
    start = time.perf_counter()
    first = subprocess.Popen([sys.executable, __file__, "--generate", str(rows)], stdout=subprocess.PIPE)
    words = command("-", "-", "--from", "csv", "--to", "csv")
    second = subprocess.Popen(
        words, stdin=first.stdout, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
    )
    highest = 0.0
    while second.poll() is None:
        highest = max(highest, (peak(second.pid) or 0) / 1_000_000)
        time.sleep(0.2)
    if first.wait() or second.returncode:
        raise SystemExit("it did not end well")
    return highest, time.perf_counter() - start


if __name__ == "__main__":
    main()
