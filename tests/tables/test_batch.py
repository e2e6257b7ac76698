"""`advisor batch`: tables of profiles in and out, in files and pipes, whatever stands in them."""

import errno
import io
import json
import os
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from jsonschema import Draft202012Validator

from advisor.language.reading.base import read_base
from advisor.tables.files.batch import batch as judge_rows
from advisor.tables.files.formats import Format
from advisor.tables.files.parquet_in import MAX_BLOCK_BYTES, slices
from advisor.tables.files.work import Job
from batch_files import (
    READ,
    SMALL,
    as_csv,
    as_json,
    batch,
    batch_on_pipes,
    expected_row,
    judged,
    no_traceback,
    profiles,
    rows_of_csv,
    rows_of_json,
    text,
    write_parquet,
)
from program import advisor_on_bytes

LUNCH = ("--knowledge", SMALL)
BASE = read_base(SMALL)
MANY = profiles(BASE, 30)
HEAD = b"cold,hunger,has\n"


@pytest.mark.parametrize("to", READ)
def test_every_format_comes_to_what_is_recommended_for_each_row(to: str, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(as_csv(BASE, MANY))
    (tmp_path / "in.jsonl").write_bytes(as_json(BASE, MANY))
    write_parquet(tmp_path / "in.parquet", BASE, MANY, group=7)
    wanted = [
        {"id": f"p{number}"} | expected_row(BASE, {fact: text(one.get(fact)) for fact in BASE.facts})
        for number, one in enumerate(MANY)
    ]
    for kind in READ:
        done = batch(f"in.{kind}", f"{kind}.{to}", "--fired", *LUNCH, folder=tmp_path)
        assert done.returncode == 0, done.stderr
        assert b"Kept beside the results: id" in done.stderr
        found = READ[to]((tmp_path / f"{kind}.{to}").read_bytes())
        assert [{name: row[name] for name in wanted[0]} for row in found] == wanted
    assert len(list(tmp_path.iterdir())) == len(READ) * 2, "nothing lies beside them"


def test_answers_are_kept_if_that_is_wanted_before_the_results(tmp_path: Path) -> None:
    (row,) = judged(tmp_path, b"id,cold,has\n7,no,basil;bread\n", "--with-answers")
    assert list(row)[:4] == ["id", "cold", "has", "dish.winner"]
    assert (row["id"], row["cold"], row["has"]) == ("7", "no", "basil;bread")


@pytest.mark.parametrize("to", READ)
def test_rows_keep_their_order_through_many_blocks(to: str, tmp_path: Path) -> None:
    many = profiles(BASE, 200, seed=2) * 5
    (tmp_path / "in.csv").write_bytes(as_csv(BASE, many))
    target, seen = io.BytesIO(), list[int]()
    job = Job(tmp_path / "in.csv", Format.CSV, Format(to), seconds=10.0, about=5000)
    summary = judge_rows(BASE, job, target, lambda _: None, lambda reached: seen.append(reached.read))
    assert len(seen) > 3
    assert seen == sorted(set(seen))
    assert seen[-1] == (tmp_path / "in.csv").stat().st_size
    assert [row["id"] for row in READ[to](target.getvalue())] == [f"p{n}" for n in range(len(many))]
    assert (summary.tally.rows, summary.tally.bad) == (len(many), 0)


def test_text_that_is_no_text_in_parquet_is_a_problem_of_its_row(tmp_path: Path) -> None:
    raw = pa.array([b"no", b"\xff", b"yes"], pa.binary())
    broken = pa.Array.from_buffers(pa.string(), 3, raw.buffers())
    pq.write_table(pa.table({"cold": broken, "id": [1, 2, 3]}), tmp_path / "in.parquet")
    done = batch("in.parquet", "out.jsonl", *LUNCH, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [row["id"] for row in rows] == [1, None, 3]
    assert [row["problems"] for row in rows] == [None, "the row is not UTF-8 text", None]


def test_words_that_stand_in_parquet_once_and_are_long_overflow_nothing(tmp_path: Path) -> None:
    count, word = 2200, pa.array(["x" * 1_000_000])
    words = pa.DictionaryArray.from_arrays(pa.array([0] * count, pa.int32()), word)
    table = pa.table({"cold": ["no", "yes"] * (count // 2), "note": words})
    pq.write_table(table, tmp_path / "in.parquet")
    found = list(slices(pq.ParquetFile(tmp_path / "in.parquet")))
    assert sum(rows.num_rows for rows in found) == count
    assert all(rows.num_rows * 1_000_000 <= MAX_BLOCK_BYTES for rows in found)


def test_times_that_python_has_none_for_are_kept_as_text(tmp_path: Path) -> None:
    late = pa.array([0, 2**62, None], pa.timestamp("us"))
    days = pa.array([2**30, 0, None], pa.date32())
    pq.write_table(pa.table({"cold": ["no"] * 3, "late": late, "day": days}), tmp_path / "in.parquet")
    for kind, read in (("csv", rows_of_csv), ("jsonl", rows_of_json)):
        done = batch("in.parquet", f"out.{kind}", *LUNCH, folder=tmp_path)
        assert done.returncode == 0, done.stderr
        first, second, third = read((tmp_path / f"out.{kind}").read_bytes())
        assert (first["late"], second["day"]) == ("1970-01-01 00:00:00", "1970-01-01")
        assert str(2**62) in second["late"]
        assert str(2**30) in first["day"]
        assert (third["late"], third["day"]) == ("", "")


def test_quoted_cells_line_ends_marks_and_delimiters_of_every_kind_are_read(tmp_path: Path) -> None:
    given = b'\xef\xbb\xbfnote;cold;has\r\n"two\nlines; ""so""";no;"bread;basil"\r\n\r\nlast;"yes";\r\n'
    (tmp_path / "in.csv").write_bytes(given.replace(b"last", b"l\xc3\xa4st"))
    done = batch("in.csv", "-", "--to", "jsonl", *LUNCH, "--delimiter", ";", folder=tmp_path)
    assert [row["note"] for row in rows_of_json(done.stdout)] == ['two\nlines; "so"', "läst"]
    done = batch("in.csv", "-", "--to", "csv", *LUNCH, "--delimiter", ";", folder=tmp_path)
    assert done.stdout.startswith(b"note;dish.winner;")


def test_what_resembles_a_fact_is_kept_if_that_is_said(tmp_path: Path) -> None:
    (row,) = judged(tmp_path, b"colt,cold\n1,no\n", "--keep", "colt")
    assert row["colt"] == "1"


@pytest.mark.parametrize("to", READ)
def test_a_table_without_rows_is_a_table_without_rows(to: str, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(b"id,cold\n")
    (tmp_path / "in.jsonl").write_bytes(b"")
    pq.write_table(pa.table({"cold": pa.array([], pa.string())}), tmp_path / "in.parquet")
    for kind in READ:
        done = batch(f"in.{kind}", f"{kind}.{to}", *LUNCH, folder=tmp_path)
        assert done.returncode == 0, done.stderr
        assert READ[to]((tmp_path / f"{kind}.{to}").read_bytes()) == []
    if to == "parquet":
        assert pq.read_schema(tmp_path / "csv.parquet").names[:2] == ["id", "dish.winner"]


@pytest.mark.parametrize("to", READ)
def test_pipes_give_what_files_give(to: str, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(as_csv(BASE, MANY))
    assert batch("in.csv", f"out.{to}", *LUNCH, folder=tmp_path).returncode == 0
    done = batch_on_pipes(
        "-", "-", "--from", "csv", "--to", to, *LUNCH, folder=tmp_path, given=as_csv(BASE, MANY)
    )
    assert done.returncode == 0, done.stderr
    expected = (tmp_path / f"out.{to}").read_bytes()
    assert done.stdout == expected
    done = batch_on_pipes(
        "-", f"piped.{to}", "--from", "csv", *LUNCH, folder=tmp_path, given=as_csv(BASE, MANY)
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / f"piped.{to}").read_bytes() == expected
    done = batch_on_pipes("in.csv", "-", "--to", to, *LUNCH, folder=tmp_path)
    assert done.stdout == expected


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_gives_what_a_file_gives(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "in.csv")
    with ThreadPoolExecutor() as writer:
        writer.submit((tmp_path / "in.csv").write_bytes, as_csv(BASE, MANY))
        done = batch("in.csv", "out.csv", *LUNCH, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    done = batch_on_pipes(
        "-", "-", "--from", "csv", "--to", "csv", *LUNCH, folder=tmp_path, given=as_csv(BASE, MANY)
    )
    assert (tmp_path / "out.csv").read_bytes() == done.stdout


def test_stopping_names_the_first_bad_row_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(HEAD + b'no,"much",bread\n\n' + b"no,huge,bread\n")
    done = batch("in.csv", "out.csv", "--on-error", "stop", *LUNCH, folder=tmp_path)
    assert done.returncode == 3
    assert b"in.csv:4" in done.stderr
    assert b"row 2: 'hunger' has no value 'huge'" in b" ".join(done.stderr.split())
    assert b"fix it and start again" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_the_summary_counts_what_the_rows_say(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(as_csv(BASE, MANY) + b"x,no,huge,\n")
    done = batch("in.csv", "out.csv", "--json", "--fired", "--summary", "sum.json", *LUNCH, folder=tmp_path)
    found = json.loads(done.stdout)
    assert json.loads((tmp_path / "sum.json").read_text()) == found
    Draft202012Validator(
        json.loads(files("advisor.formats").joinpath("batch.schema.json").read_text())
    ).validate(found)
    rows = rows_of_csv((tmp_path / "out.csv").read_bytes())
    assert (found["rows"], found["bad"]) == (31, 1)
    assert (found["first_bad"][0]["row"], found["first_bad"][0]["line"]) == (31, 32)
    dish = found["decisions"]["dish"]
    for status in ("winner", "tie", "none"):
        assert dish[status] == sum(row["dish.status"] == status for row in rows)
    assert dish["not_settled"] == sum(row["dish.settled"] == "false" for row in rows)
    for name in ("soup", "salad", "toast"):
        assert dish["winners"][name] == sum(row["dish.winner"] == name for row in rows)
        assert dish["ruled_out"][name] == sum(name in row["dish.ruled_out"].split(";") for row in rows)
    for rule in found["rules"]:
        assert rule["rows"] == sum(rule["rule"] in row["fired"].split(";") for row in rows)


def test_force_writes_over_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(b"cold\nno\n")
    (tmp_path / "out.csv").write_bytes(b"old")
    assert batch("in.csv", "out.csv", "--force", *LUNCH, folder=tmp_path).returncode == 0
    assert len(rows_of_csv((tmp_path / "out.csv").read_bytes())) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_a_full_disk_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(as_csv(BASE, MANY))
    done = batch("in.csv", "/dev/full", "--to", "csv", *LUNCH, folder=tmp_path)
    assert done.returncode == 5
    assert os.strerror(errno.ENOSPC).encode() in done.stderr
    assert no_traceback(done)
    again = advisor_on_bytes(
        "batch", "in.csv", "-", "--to", "csv", *map(str, LUNCH), out=Path("/dev/full"), folder=tmp_path
    )
    assert again.returncode == 5
    assert no_traceback(again)
