"""Files of profiles for `advisor batch`, and a slow and simple reader of what they must come to."""

import csv
import io
import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from advisor.evaluators.sweep import decode, sample
from advisor.interview.session import refusals
from advisor.language.reading.cells import in_words, read_cell
from advisor.model import Profile, RuleBase
from advisor.problems import Problem
from advisor.recommend import recommend
from checkout import ROOT
from program import Running, advisor_on_bytes, environment

SMALL = ROOT / "tests" / "small"


def batch(*arguments: object, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Return what `advisor batch` does in a folder."""
    return advisor_on_bytes("batch", *map(str, arguments), folder=folder)


def batch_on_pipes(
    *arguments: object, folder: Path, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Return what `advisor batch` does in a folder, at most two minutes long, with pipes as its standard streams."""
    (taken, giving), (heard, said), (heard_beside, said_beside) = (Pipe(duplex=False) for _ in range(3))
    with taken, said, said_beside:
        words, streams = ["batch", *map(str, arguments)], [taken, said, said_beside]
        running = Running.start(words, streams, environment(None), folder)
    with ThreadPoolExecutor() as pool:
        pool.submit(fill, giving, given)
        out, beside = pool.map(rest_of, (heard, heard_beside), timeout=120)
    return subprocess.CompletedProcess(arguments, running.wait(timeout=120), out, beside)


def fill(end: Connection, given: bytes) -> None:
    """Write bytes to a pipe, and close it, also if nobody reads them."""
    with suppress(BrokenPipeError), end:
        os.write(end.fileno(), given)


def rest_of(end: Connection) -> bytes:
    """Return all that comes out of a pipe."""
    with end, open(end.fileno(), "rb", closefd=False) as stream:
        return stream.read()


def judged(folder: Path, given: bytes, *options: str, name: str = "in.csv") -> list[dict[str, str]]:
    """Return the rows that come of a file."""
    (folder / name).write_bytes(given)
    done = batch(name, "-", "--to", "csv", "--knowledge", SMALL, *options, folder=folder)
    assert done.returncode == 0, done.stderr
    assert no_traceback(done)
    return rows_of_csv(done.stdout)


def no_traceback(done: subprocess.CompletedProcess[bytes]) -> bool:
    return b"Traceback" not in done.stderr and b"Exception ignored" not in done.stderr


def profiles(base: RuleBase, count: int, seed: int = 1) -> list[Profile]:
    """Return possible profiles, of which every third lacks an answer."""
    found = [dict(decode(base, row)) for row in sample(base, {}, count, seed)]
    for number, profile in enumerate(found):
        if number % 3 == 0:
            profile.pop(list(profile)[number % len(profile)])
    return found


def text(answer: Any) -> str:
    """Return an answer as a cell of text."""
    if answer is None:
        return ""
    return answer if isinstance(answer, str) else ";".join(sorted(answer)) or "none"


def value(answer: Any) -> Any:
    """Return an answer as JSON has it."""
    return answer if answer is None or isinstance(answer, str) else sorted(answer)


def as_csv(base: RuleBase, many: Sequence[Profile]) -> bytes:
    """Return profiles as CSV with an id each."""
    found = io.StringIO()
    rows = csv.writer(found, lineterminator="\n")
    rows.writerow(["id", *base.facts])
    rows.writerows(
        [f"p{number}", *(text(one.get(fact)) for fact in base.facts)] for number, one in enumerate(many)
    )
    return found.getvalue().encode()


def as_json(base: RuleBase, many: Sequence[Profile]) -> bytes:
    """Return profiles as JSON Lines with an id each."""
    rows = [
        {"id": f"p{number}", **{fact: value(one.get(fact)) for fact in base.facts}}
        for number, one in enumerate(many)
    ]
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def write_parquet(path: Path, base: RuleBase, many: Sequence[Profile], *, group: int = 1000) -> None:
    """Write profiles as Parquet with an id each."""
    rows = [
        {"id": f"p{number}", **{fact: value(one.get(fact)) for fact in base.facts}}
        for number, one in enumerate(many)
    ]
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=group)


def expected_row(base: RuleBase, cells: Mapping[str, Any]) -> dict[str, str]:
    """Return the results of one row as texts, as `recommend` says."""
    read = {name: read_cell(fact, cells.get(name)) for name, fact in base.facts.items()}
    problems = "; ".join(in_words(one) for one in read.values() if isinstance(one, Problem))
    profile = {name: one for name, one in read.items() if one is not None and not isinstance(one, Problem)}
    problems = problems or " ".join(refusals(base, profile))
    if problems:
        return expected_bad_row(base, problems)
    found: dict[str, str] = {}
    result = recommend(base, profile)
    for name, outcome in result.outcomes.items():
        order = [candidate.id for candidate in base.decisions[name].candidates]
        out = {standing.candidate for standing in outcome.standings if standing.ruled_out_by}
        found[f"{name}.winner"] = ";".join(one for one in order if one in outcome.winners)
        found[f"{name}.status"] = outcome.status.value
        found[f"{name}.margin"] = "" if outcome.margin is None else str(outcome.margin)
        found[f"{name}.settled"] = {True: "true", False: "false", None: ""}[outcome.settled]
        found[f"{name}.ruled_out"] = ";".join(one for one in order if one in out)
        found |= {f"points.{one}": str(outcome.standing(one).points) for one in order}
    fired = {firing.rule for firing in result.trace.firings}
    return found | {"fired": ";".join(rule for rule in base.rules if rule in fired), "problems": ""}


def expected_bad_row(base: RuleBase, problems: str) -> dict[str, str]:
    """Return the results of a bad row."""
    names = ("winner", "status", "margin", "settled", "ruled_out")
    empty = [f"{decision}.{name}" for decision in base.decisions for name in names]
    return dict.fromkeys([*empty, *(f"points.{candidate}" for candidate in base.candidates), "fired"], "") | {
        "problems": problems
    }


def rows_of_csv(content: bytes) -> list[dict[str, str]]:
    """Return the rows of CSV."""
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def rows_of_json(content: bytes) -> list[dict[str, str]]:
    """Return the rows of JSON Lines as CSV would show them."""
    return [
        {name: shown(one) for name, one in json.loads(line).items()} for line in content.split(b"\n") if line
    ]


def rows_of_parquet(content: bytes) -> list[dict[str, str]]:
    """Return the rows of Parquet as CSV would show them."""
    return [
        {name: shown(one) for name, one in row.items()}
        for row in pq.read_table(pa.BufferReader(content)).to_pylist()
    ]


def shown(one: Any) -> str:
    """Return a value as CSV shows it."""
    match one:
        case None:
            return ""
        case str():
            return one
        case list():
            return ";".join(map(str, one))
        case _:
            return json.dumps(one)


READ = {"csv": rows_of_csv, "jsonl": rows_of_json, "parquet": rows_of_parquet}
