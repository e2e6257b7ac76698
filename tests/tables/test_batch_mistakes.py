"""What `advisor batch` does with what it cannot take: rows, files and options."""

import errno
import io
import os
from contextlib import suppress
from pathlib import Path

import pytest

from advisor.language.reading.base import read_base
from advisor.problems import AdvisorError
from advisor.tables.files.batch import batch as judge_rows
from advisor.tables.files.formats import Format
from advisor.tables.files.work import Job
from batch_files import SMALL, batch, expected_row, judged, no_traceback
from program import CLOSED, advisor_on_bytes

LUNCH = ("--knowledge", SMALL)
BASE = read_base(SMALL)
HEAD = b"cold,hunger,has\n"


BAD_ROWS = {
    "a value that there is none of": (b"no,much,bred\n", "'has' has no value 'bred'"),
    "too few cells": (b"no,much\n", "the number of cells is 2, not 3"),
    "too many cells": (b"no,much,bread,basil\n", "the number of cells is 4, not 3"),
    "no UTF-8": (b"no,much,\xff\n", "not UTF-8 text"),
    "answers that cannot be together": (b"yes,little,bread\n", "Who is cold is hungry"),
    "a quotation mark that is not closed": (b'no,much,"bread\n', "a quotation mark is not closed"),
    "text after a quotation mark": (b'no,"much"!,bread\n', "a quotation mark is not closed, or text follows"),
    "control characters": (b"no,much,bread\x1b[31m\x00\n", "has no value"),
    "something like a formula": (b"no,much,=1+1\n", "has no value '=1+1'"),
    "a cell of a megabyte": (b"no,much," + b"x" * 1_000_000 + b"\n", "(1000021 characters)"),
}


def test_bad_rows_of_csv_stay_in_their_places_and_cost_no_other(tmp_path: Path) -> None:
    good = b"no,much,bread\n"
    found = judged(tmp_path, HEAD + good + b"".join(row + good for row, _ in BAD_ROWS.values()))
    wanted = expected_row(BASE, {"cold": "no", "hunger": "much", "has": "bread"})
    assert all(row == {name: wanted[name] for name in row} for row in found[::2])
    for row, (_, words) in zip(found[1::2], BAD_ROWS.values(), strict=True):
        assert words in row["problems"]
        assert [name for name, cell in row.items() if cell] == ["problems"]


BAD_LINES = {
    "half a line": (b'{"cold":"no"', "the bracket '{' is not closed (at character 1)"),
    "a list": (b"[1]", "not a JSON object"),
    "a key twice": (
        b'{"cold":"no","cold":"yes"}',
        "the name 'cold' is in this object twice (at character 14)",
    ),
    "no number": (b'{"cold":NaN}', "'NaN' is not a JSON value"),
    "nested deeply": (b'{"id":' + b"[" * 200_000 + b"]" * 200_000 + b"}", "nested more than 200 deep"),
    "half a character": (b'{"id":"\\ud800"}', "a lone surrogate"),
    "no UTF-8": (b'{"id":"\xff"}', "not UTF-8 text"),
    "a misspelt key": (b'{"colt":"no"}', "the key 'colt' is not a fact; did you mean 'cold'?"),
    "another key": (b'{"zzz":1}', "keep it with --keep"),
    "a list for one value": (b'{"cold":["no"]}', "'cold' takes one value, not a list"),
    "two rows in one line": (b'{"cold":"no"} {"cold":"no"}', "nothing may follow the end of the JSON"),
    "a number with many digits": (b'{"id":' + b"9" * 5000 + b"}", "too many digits"),
    "a number beyond all": (b'{"id":1e999}', "too large"),
}


def test_bad_lines_of_json_stay_in_their_places_and_cost_no_other(tmp_path: Path) -> None:
    good = b'{"id":"x","cold":"no","hunger":"much","has":["bread"]}\n'
    lines = b"".join(line + b"\n" + good for line, _ in BAD_LINES.values())
    found = judged(
        tmp_path, good * 1000 + lines, name="in.jsonl"
    )  # what the first rows hold says what is kept
    wanted = {"id": "x"} | expected_row(BASE, {"cold": "no", "hunger": "much", "has": "bread"})
    good_rows = [*found[:1000], *found[1001::2]]
    assert all(row == {name: wanted[name] for name in row} for row in good_rows)
    for row, (_, words) in zip(found[1000::2], BAD_LINES.values(), strict=True):
        assert words in row["problems"]
        assert [name for name, cell in row.items() if cell] == ["problems"]


def test_another_delimiter_is_guessed_and_said(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(b"cold;hunger\nno;much\n")
    done = batch("in.csv", "out.csv", *LUNCH, folder=tmp_path)
    assert done.returncode == 3
    assert b"--delimiter ';'" in done.stderr


HEADS = {
    "empty": (b"", b"the file is empty"),
    "UTF-16": ("cold,has\n".encode("utf-16"), b"the file is written in UTF-16"),
    "old line ends": (b"cold,has\rno,bread\r", b"the lines end in CR alone"),
    "misspelt": (b"colt,has\n", b"did you mean 'cold'?"),
    "twice": (b"cold,cold\n", b"2 columns are called 'cold'"),
    "no fact": (b"a,b\n1,2\n", b"none of the columns is a fact"),
    "a result": (b"cold,dish.winner\n", b"the column 'dish.winner' has the name of a result"),
    "no name": (b"cold,\n", b"a column has no name"),
    "not closed": (b'cold,"has\n', b"the names of the columns cannot be read"),
}


@pytest.mark.parametrize("mistake", HEADS)
def test_columns_that_cannot_be_meant_are_refused_before_anything_is_written(
    mistake: str, tmp_path: Path
) -> None:
    head, words = HEADS[mistake]
    (tmp_path / "in.csv").write_bytes(head)
    done = batch("in.csv", "out.csv", *LUNCH, folder=tmp_path)
    assert done.returncode == 3
    assert words in b" ".join(done.stderr.split()), done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


REFUSED = {
    "OUT is there": (["in.csv", "there.csv"], "exists already"),
    "OUT is IN": (["in.csv", "in.csv", "--force"], "is read by this command"),
    "OUT is knowledge": (["in.csv", f"{SMALL}/facts/lunch.yaml", "--to", "csv", "--force"], "is read by"),
    "OUT is a folder": (["in.csv", ".", "--to", "csv"], "is a directory"),
    "IN has no format": (["other", "out.csv"], "name it with --from"),
    "OUT has no format": (["in.csv", "-"], "name it with --to"),
    "Parquet from a pipe": (["-", "out.csv", "--from", "parquet"], "Parquet cannot be read from a pipe"),
    "two things on one output": (["in.csv", "-", "--to", "csv", "--json"], "use --summary FILE"),
    "the summary is IN": (["in.csv", "out.csv", "--summary", "in.csv"], "is read by this command"),
    "the summary is OUT": (["in.csv", "out.csv", "--summary", "out.csv"], "are the same file"),
    "the summary is a folder": (["in.csv", "out.csv", "--summary", "."], "is a directory"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_does_not_go_together_or_would_lose_something_is_refused(case: str, tmp_path: Path) -> None:
    arguments, words = REFUSED[case]
    for name in ("in.csv", "there.csv"):
        (tmp_path / name).write_bytes(b"cold\nno\n")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    done = batch(*arguments, *LUNCH, folder=tmp_path)
    assert done.returncode == 2
    assert words in " ".join(done.stderr.decode().split())
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.skipif(os.name != "posix", reason="a shell closes standard output")
def test_a_closed_standard_output_is_no_reason_for_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(b"cold\nno\n")
    codes = []
    for out in ("-", "out.csv"):
        words = ("batch", "in.csv", out, "--to", "csv", *map(str, LUNCH))
        done = advisor_on_bytes(*words, out=CLOSED, folder=tmp_path)
        assert no_traceback(done)
        codes.append(done.returncode)
    assert codes == [5, 0]
    assert (tmp_path / "out.csv").exists()


@pytest.mark.parametrize("kind", Format)
def test_no_bytes_give_anything_but_rows_and_problems(kind: Format, tmp_path: Path) -> None:
    path = tmp_path / "in"
    for content in (
        os.urandom(4000),
        b"\0" * 99,
        b"PAR1\0\0\0\0PAR1",
        b"\xff\xfe",
        b'"',
        b"{",
        b"\n\n",
        b"cold\n" + os.urandom(999),
    ):
        path.write_bytes(content)
        job = Job(path, kind, Format.JSON_LINES)
        with suppress(AdvisorError):
            judge_rows(BASE, job, io.BytesIO(), lambda _layout: None, lambda _reached: None)


def test_an_input_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    for name in ("in.csv", "in.parquet"):
        done = batch(name, "out.csv", *LUNCH, folder=tmp_path)
        assert (done.returncode, no_traceback(done)) == (3, True)
        assert os.strerror(errno.ENOENT).encode() in done.stderr
