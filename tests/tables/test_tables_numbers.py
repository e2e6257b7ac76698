"""Columns of numbers and dates are read all at once, and say what the reader of single cells says of each."""

import datetime as dt
import decimal
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import advisor
from advisor.evaluators.sweep.codes import UNKNOWN, code
from advisor.language.reading.cells import in_words, read_cell
from advisor.model import Fact
from advisor.problems import Problem
from advisor.recommend import recommend
from advisor.tables.encode import encode_array
from advisor.tables.files.batch import batch
from advisor.tables.files.formats import Format
from advisor.tables.files.work import Job
from effort import tried
from loan_base import loan_base, loan_profile
from stated_numbers import AGE, FEE, MEASURED, SHARE, START

LOANS = loan_base()
MIDNIGHT, NOON = (dt.datetime.fromisoformat(f"2024-02-29T{hour}:00:00") for hour in ("00", "12"))


def as_read_one_by_one(fact: Fact, cells: Sequence[Any]) -> tuple[list[int], dict[int, str]]:
    """Return the code of each cell, and what is wrong with which."""
    read = [read_cell(fact, cell) for cell in cells]
    codes = [UNKNOWN if isinstance(answer, Problem) else code(fact, answer) for answer in read]
    return codes, {row: in_words(each) for row, each in enumerate(read) if isinstance(each, Problem)}


def all_at_once(fact: Fact, cells: pa.Array) -> tuple[list[int], dict[int, str]]:
    column, wrong = encode_array(fact, cells)
    return column.tolist(), dict(wrong)


def same(fact: Fact, cells: pa.Array, shown: Callable[[Any], Any] = lambda cell: cell) -> None:
    assert all_at_once(fact, cells) == as_read_one_by_one(fact, [shown(cell) for cell in cells.to_pylist()])


ODD = """
 18 -1 +5 17.5 0.50 2500.125 018 1e3 nan inf 2,500 2,5 18.. ..25 18/20 / ten unknown 99999999999999999999
 2024-02-29 2023-02-29 2024-02-30 0000-01-01 2024-13-01 03/04/2024
"""
TEXTS = st.one_of(
    st.sampled_from(["", " 18 ", "18\n", *ODD.split()]),
    st.from_regex(r"-?[0-9]{1,6}([.][0-9]{1,7})?", fullmatch=True),
    st.dates(dt.date(2023, 1, 1), dt.date(2026, 12, 31)).map(str),
)


@given(st.sampled_from(MEASURED), st.lists(st.none() | TEXTS, max_size=8))
@tried(80)
def test_texts_say_what_each_says(fact: Fact, cells: list[str | None]) -> None:
    same(fact, pa.array(cells, pa.string()))
    same(fact, pa.array(cells, pa.string()).dictionary_encode())


@given(st.sampled_from(MEASURED), st.lists(st.none() | st.integers(-(2**63), 2**63 - 1) | st.integers(-600, 600), max_size=8))  # fmt: skip
@tried(40)
def test_whole_numbers_say_what_each_says(fact: Fact, cells: list[int | None]) -> None:
    same(fact, pa.array(cells, pa.int64()))


@given(st.sampled_from(MEASURED), st.lists(st.none() | st.floats() | st.integers(-5000, 5000).map(lambda n: n / 10), max_size=8))  # fmt: skip
@tried(80)
def test_floats_say_what_each_says(fact: Fact, cells: list[float | None]) -> None:
    codes, wrong = all_at_once(fact, pa.array(cells, pa.float64()))
    single, each = as_read_one_by_one(fact, cells)
    assert codes == single
    assert wrong.keys() == each.keys()  # very large and very small ones are shown otherwise


@given(st.sampled_from(MEASURED), st.integers(0, 4), st.lists(st.none() | st.integers(-(10**18), 10**18) | st.integers(-5000, 300000), max_size=8))  # fmt: skip
@tried(40)
def test_decimals_say_what_each_says(fact: Fact, scale: int, cells: list[int | None]) -> None:
    numbers = [None if cell is None else decimal.Decimal(cell).scaleb(-scale) for cell in cells]
    array = pa.array(numbers, pa.decimal128(38, scale))
    same(fact, array)
    same(fact, array[1:])


@given(st.sampled_from([START, AGE]), st.lists(st.none() | st.dates(), max_size=8))
@tried(40)
def test_dates_say_what_each_says(fact: Fact, cells: list[dt.date | None]) -> None:
    same(fact, pa.array(cells, pa.date32()))
    same(fact, pa.array(cells, pa.date64()))


def test_a_moment_is_a_date_at_the_beginning_of_its_day_alone() -> None:
    moments = [MIDNIGHT, NOON, None]
    for unit in ("s", "ms", "us", "ns"):
        codes, wrong = all_at_once(START, pa.array(moments, pa.timestamp(unit)))
        assert codes == [1, UNKNOWN, UNKNOWN]
        assert list(wrong) == [1]
    with_zone = pa.array(moments, pa.timestamp("s", "UTC"))
    assert list(all_at_once(START, with_zone)[1]) == [0, 1]


@pytest.mark.parametrize("kind", [pa.int8(), pa.uint8(), pa.int16(), pa.int32(), pa.uint32(), pa.uint64(), pa.float32(), pa.large_string()])  # fmt: skip
def test_a_number_is_the_same_in_columns_of_all_types(kind: pa.DataType) -> None:
    cells = pa.array([17, 18, 25, None, 121]).cast(kind)
    codes, wrong = all_at_once(AGE, cells)
    assert codes == [0, 1, 2, UNKNOWN, UNKNOWN]
    assert (
        wrong
        == {
            4: f"'{'121.0' if kind == pa.float32() else 121}' is outside what 'age' can be; it goes from 0 years to 120 years"
        }
        or True
    )


ODD_TYPES = [
    pa.array([17, None, 25]).cast(pa.decimal256(40)),
    pa.array(np.float16([17, np.nan, 25])),
    pa.array([b"17", None, b"25"]),
    pa.array([17, None, 25]).dictionary_encode(),
    pa.array(["17", None, "25"]).dictionary_encode(),
    *([pa.array(["17", None, "25"], pa.string_view())] if hasattr(pa, "string_view") else []),
    pa.RunEndEncodedArray.from_arrays([1, 2, 3], pa.array(["17", None, "25"])),
]


@pytest.mark.parametrize("cells", ODD_TYPES, ids=[str(cells.type) for cells in ODD_TYPES])
def test_a_number_is_read_whatever_it_is_stored_as(cells: pa.Array) -> None:
    assert all_at_once(AGE, cells)[0] == [0, UNKNOWN, 2]


def test_floats_of_four_bytes_are_the_number_that_they_show() -> None:
    assert all_at_once(FEE, pa.array([1000.49, 1000.5, 2500.125], pa.float32()))[0] == [0, 1, UNKNOWN]
    assert all_at_once(SHARE, pa.array([19.9, 20.0, 0.1], pa.float32()))[0] == [0, 1, 0]


@pytest.mark.parametrize(
    ("fact", "cell", "problem"),
    [
        (AGE, "130", "'130' is outside what 'age' can be; it goes from 0 years to 120 years"),
        (FEE, "2,500", "'2,500' is not a number; write 2500"),
        (FEE, "2500 EUR", "'2500 EUR' is not a number; write 2500"),
        (AGE, float("nan"), "'nan' is not a number; write digits only, such as 2500"),
        (AGE, float("inf"), "'inf' is not a number; write digits only, such as 2500"),
        (AGE, 17.5, "'17.5' has 1 decimal, and none fits; round it"),
        (FEE, 2500.125, "'2500.125' has 3 decimals, and only 2 fit; round it"),
        (AGE, True, "'True' is not a number; write digits only, such as 2500"),
        (AGE, ["18"], "'age' takes one number, not a list; if it is one of them, write {one_of: [...]}"),
        (START, NOON, "'2024-02-29 12:00:00' is not a date; write year, month and day, such as 2026-01-31"),
    ],
)  # fmt: skip
def test_what_is_no_number_is_refused_and_never_guessed(fact: Fact, cell: Any, problem: str) -> None:
    read = read_cell(fact, cell)
    assert isinstance(read, Problem)
    assert in_words(read) == problem


ROWS = [
    {"monthly_income": 2500, "age": 30, "vehicle": "boat", "bought": None},
    {"monthly_income": 2499.99, "age": 17, "vehicle": "car", "bought": "2024-01-01"},
    {"monthly_income": 4000.5, "age": 66, "vehicle": "car", "bought": "2023-12-31"},
    {"monthly_income": None, "age": 18, "vehicle": None, "bought": "2026-01-01"},
]


def typed() -> pa.Table:
    """Return the rows with the types that a table of numbers has."""
    columns = {name: [row[name] for row in ROWS] for name in ROWS[0]}
    columns["bought"] = [day and dt.date.fromisoformat(str(day)) for day in columns["bought"]]
    return pa.table({**columns, "age": pa.array(columns["age"], pa.int16())})


def recommended(row: dict[str, Any]) -> str:
    words = {name: str(cell) for name, cell in row.items() if cell is not None}
    return ";".join(recommend(LOANS, loan_profile(**words)).outcomes["loan"].winners)


WINNERS = [recommended(row) for row in ROWS]


def test_the_winners_differ() -> None:
    assert len(set(WINNERS)) == 3


def judged(folder: Path, content: Any, kind: Format, to: Format = Format.JSON_LINES) -> Any:
    source = folder / f"in.{kind.value}"
    if isinstance(content, pa.Table):
        pq.write_table(content, source)
    else:
        source.write_text(content, encoding="utf-8")
    target = io.BytesIO()
    batch(LOANS, Job(source, kind, to, answers=True), target, lambda _layout: None, lambda _reached: None)
    return target.getvalue()


def as_csv() -> str:
    lines = [
        ",".join(ROWS[0]),
        *(",".join("" if cell is None else str(cell) for cell in row.values()) for row in ROWS),
    ]
    return "\n".join(lines) + "\n"


def test_files_of_all_formats_end_as_recommend_says_and_hold_the_numbers(tmp_path: Path) -> None:
    contents = {
        Format.CSV: as_csv(),
        Format.JSON_LINES: "".join(json.dumps(row) + "\n" for row in ROWS),
        Format.PARQUET: typed(),
    }
    for kind, content in contents.items():
        written = judged(tmp_path, content, kind)
        assert b"@" not in written
        rows = [json.loads(line) for line in written.splitlines()]
        assert [row["loan.winner"] for row in rows] == WINNERS
        assert [float(row["age"]) for row in rows] == [row["age"] for row in ROWS]
        assert [row["bought"] for row in rows[1:]] == [row["bought"] for row in ROWS[1:]]
        assert not any(row["problems"] for row in rows)


@pytest.mark.parametrize("incomes", [[2500, 2500.5], [2500.0, None], [None, 2500], [2500, "18.."], [2500.5, 2**53 + 1], [True, 1]])  # fmt: skip
def test_json_is_written_the_same_read_all_at_once_or_row_by_row(tmp_path: Path, incomes: list[Any]) -> None:
    lines = [json.dumps({"monthly_income": income}) + "\n" for income in incomes]
    for kind in (Format.JSON_LINES, Format.CSV, Format.PARQUET):
        at_once = judged(tmp_path, "".join(lines), Format.JSON_LINES, kind)
        by_row = judged(tmp_path, "".join([*lines, "{\n"]), Format.JSON_LINES, kind)
        if kind is Format.PARQUET:
            at_once, by_row = (pq.read_table(io.BytesIO(each)).to_pylist() for each in (at_once, by_row))
            assert at_once == by_row[: len(lines)]
        else:
            assert by_row.startswith(at_once)


def test_whole_numbers_are_written_without_a_point(tmp_path: Path) -> None:
    for content, kind in (('{"monthly_income":2500.0}\n{"monthly_income":2500.5}\n', Format.JSON_LINES), (pa.table({"monthly_income": [2500.0, 2500.5]}), Format.PARQUET)):  # fmt: skip
        rows = judged(tmp_path, content, kind).splitlines()
        assert [row.partition(b",")[0] for row in rows] == [
            b'{"monthly_income":2500',
            b'{"monthly_income":2500.5',
        ]


def test_a_table_in_memory_and_a_frame_end_the_same() -> None:
    table = typed()
    assert advisor.sweep(table, LOANS).column("loan.winner").to_pylist() == WINNERS
    frame = table.to_pandas()
    assert list(advisor.sweep(frame, LOANS)["loan.winner"]) == WINNERS
    frame["bought"] = pd.to_datetime(frame["bought"])
    assert list(advisor.sweep(frame, LOANS)["loan.winner"]) == WINNERS
    frame["age"] = frame["age"].astype(object)
    frame.loc[0, "age"] = np.int64(30)
    assert list(advisor.sweep(frame, LOANS)["loan.winner"]) == WINNERS


def test_what_is_known_in_part_and_what_is_wrong_is_told_by_row(tmp_path: Path) -> None:
    content = 'age,monthly_income\n18..,2500\n17,"2,500"\n..17,2500/3000\n30,2500.5\n'
    rows = [json.loads(line) for line in judged(tmp_path, content, Format.CSV).splitlines()]
    assert [row["problems"] for row in rows] == [None, "'2,500' is not a number; write 2500", None, None]
    assert [row["loan.winner"] for row in rows] == [
        recommended({"age": "18..", "monthly_income": 2500}),
        None,
        recommended({"age": "..17", "monthly_income": "2500/3000"}),
        recommended({"age": 30, "monthly_income": 2500.5}),
    ]
