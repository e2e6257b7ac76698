"""Tables in memory and files take the same types of columns; what cannot be taken is said of all columns at once."""

import datetime as dt
import decimal
import io
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from advisor.problems import AdvisorError
from advisor.tables.files.batch import batch
from advisor.tables.files.formats import Format
from advisor.tables.files.work import Job
from lunch_tables import LUNCH, sweep

DAYS = [dt.date(2026, 1, 1), None, None]
MANY = [decimal.Decimal("1.5"), None, None]
WORDS = ["much", None, "x"]
BYTES = [b"much", None, b"\xff"]
SETS = [["bread"], None, ["x"]]
LATE = pa.array([2**30, None, None], pa.date32())

# The name of a fact, a column for it, and whether its first cell is an answer; the second never says anything.
TAKEN: dict[str, tuple[str, pa.Array, bool]] = {
    "text": ("hunger", pa.array(WORDS, pa.large_string()), True),
    "bytes": ("hunger", pa.array(BYTES, pa.large_binary()), True),
    "bytes of one length": ("hunger", pa.array([b"much", None, b"\xff\xff--"], pa.binary(4)), True),
    "dictionary of bytes": ("hunger", pa.array(BYTES).dictionary_encode(), True),
    "truths": ("cold", pa.array([False, None, None]), True),
    "numbers": ("hunger", pa.array([1, None, None]), False),
    "decimals": ("hunger", pa.array(MANY), False),
    "dictionary of decimals": ("hunger", pa.array(MANY).dictionary_encode(), False),
    "days": ("hunger", pa.array(DAYS), False),
    "days that Python has none for": ("hunger", LATE, False),
    "dictionary of such days": ("hunger", LATE.dictionary_encode(), False),
    "times": ("hunger", pa.array([0, None, None], pa.timestamp("ms", "UTC")), False),
    "nothing": ("hunger", pa.nulls(3), True),
    "lists": ("has", pa.array(SETS, pa.large_list(pa.string())), True),
    "lists of nothing": ("has", pa.array([[], None, [None]], pa.list_(pa.null())), True),
    "lists of bytes": ("has", pa.array([[b"bread"], None, [b"\xff"]]), True),
    "lists of one length": ("has", pa.array(SETS, pa.list_(pa.string(), 1)), True),
}
if hasattr(pa, "string_view"):
    TAKEN |= {
        "views of text": ("hunger", pa.array(WORDS, pa.string_view()), True),
        "views of bytes": ("hunger", pa.array(BYTES, pa.binary_view()), True),
    }
if hasattr(pa, "list_view"):
    TAKEN |= {
        "views of lists": ("has", pa.array(SETS, pa.list_view(pa.string())), True),
        "views of large lists": ("has", pa.array(SETS, pa.large_list_view(pa.string())), True),
    }


def test_a_table_with_too_many_columns_is_refused_before_anything_else_is_looked_at(tmp_path: Path) -> None:
    names = [f"colt{number}" for number in range(10_001)]
    said = "the table has 10,001 columns; 10,000 can be read"
    (tmp_path / "in.csv").write_text(",".join(names) + "\n")
    (tmp_path / "in.jsonl").write_text(json.dumps(dict.fromkeys(names, "no")))
    for kind in (Format.CSV, Format.JSON_LINES):
        job = Job(tmp_path / f"in.{kind.value}", kind, Format.CSV)
        with pytest.raises(AdvisorError, match=said):
            batch(LUNCH, job, io.BytesIO(), lambda _layout: None, lambda _reached: None)
    table = pa.table(dict.fromkeys(names, pa.array(["no"])))
    for judge in (sweep, lambda rows: judged(rows, tmp_path), lambda rows: sweep(rows.to_pandas())):
        with pytest.raises(AdvisorError, match=said):
            judge(table)


REFUSED = {
    "structures": pa.array([{"a": 1}]),
    "maps": pa.array([[("a", 1)]], pa.map_(pa.string(), pa.int32())),
    "lists of lists": pa.array([[["bread"]]]),
    "lists of numbers": pa.array([[1]]),
    "spans of time": pa.array([1], pa.duration("s")),
}


def judged(table: pa.Table, folder: Path) -> list[dict[str, Any]]:
    """Return the rows that come of a table in a Parquet file."""
    path, target = folder / "in.parquet", io.BytesIO()
    pq.write_table(table, path)
    job = Job(path, Format.PARQUET, Format.JSON_LINES, answers=True, seconds=10.0)
    batch(LUNCH, job, target, lambda _layout: None, lambda _reached: None)
    return [json.loads(line) for line in target.getvalue().splitlines()]


def is_kept(table: pa.Table, folder: Path) -> bool:
    """Return whether this pyarrow can write a table to Parquet and read it: not all versions know all types."""
    try:
        pq.write_table(table, folder / "kept.parquet")
        return bool(pq.read_table(folder / "kept.parquet").num_rows == table.num_rows)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        return False


@pytest.mark.parametrize("kind", TAKEN)
def test_files_and_tables_read_the_same_from_every_type_that_is_taken(kind: str, tmp_path: Path) -> None:
    fact, cells, is_answer = TAKEN[kind]
    table = pa.table({"id": [1, 2, 3], fact: cells})
    swept = sweep(table).to_pylist()
    read = judged(table, tmp_path) if is_kept(table, tmp_path) else swept
    for name in ("dish.winner", "dish.settled", "problems"):
        assert [row[name] for row in swept] == [row[name] for row in read]
    assert (swept[0]["problems"] is None) == is_answer
    assert swept[1]["problems"] is None
    assert "b'" not in str(read[0].get(fact))


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_answer_in_any_row_is_said_of_its_column(kind: str, tmp_path: Path) -> None:
    table = pa.table({"has": REFUSED[kind], "hunger": REFUSED[kind], "colt": ["no"]})
    for judge in (sweep, lambda rows: judged(rows, tmp_path)):
        with pytest.raises(AdvisorError) as raised:
            judge(table)
        said = [problem.what for problem in raised.value.problems]
        assert [what.partition(" holds ")[0] for what in said] == [
            "the column 'colt' is not a fact",
            "the column 'has'",
            "the column 'hunger'",
        ]
