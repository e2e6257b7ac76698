"""Tables of profiles: which columns may stand there, what comes back, and what other processes and threads get."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import advisor
import scale_page
from advisor.language.reading.base import read_base
from advisor.model import RuleBase
from advisor.problems import AdvisorError, Place, Problem
from lunch_tables import FOLDER, LUNCH, column, sweep

WORDS = ["yes", "no", None, "maybe"]
KINDS = {
    "record batch": lambda columns: pa.record_batch({name: pa.array(one) for name, one in columns.items()}),
    "table": pa.table,
    "table of two chunks": lambda columns: pa.concat_tables([pa.table(columns)[:1], pa.table(columns)[1:]]),
    "frame": pd.DataFrame,
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_comes_back_as_its_kind_with_its_rows_in_order_and_what_is_no_fact_in_front(
    kind: str,
) -> None:
    columns = {"id": [7, 3, 5, 3], "cold": WORDS, "hunger": ["very", "very", "much", "little"]}
    table = KINDS[kind](columns)
    found = sweep(table, fired=True)
    assert type(found) is type(table)
    rows = found.to_pandas() if kind != "frame" else found
    assert list(rows.columns) == [
        "id",
        *(f"dish.{name}" for name in ("winner", "status", "margin", "settled", "ruled_out")),
        *(f"points.{name}" for name in ("soup", "salad", "toast")),
        "fired",
        "problems",
    ]
    assert rows["id"].tolist() == columns["id"]
    assert rows["dish.winner"].tolist()[:3] == ["soup", "salad", "soup;salad;toast"]
    assert [list(one) for one in rows["fired"]] == [
        ["lunch/cold-needs-warmth", "lunch/soup-warms"],
        ["lunch/salad-for-the-warm"],
        [],
        [],
    ]
    assert rows["problems"].isna().tolist() == [True, True, True, False]


def test_what_is_wrong_in_several_cells_of_a_row_stands_in_one_line_and_spoils_no_other_row() -> None:
    found = sweep(pa.table({"cold": ["yes", "maybe"], "hunger": ["very", "huge"], "has": ["broth", "none"]}))
    good, bad = found.to_pylist()
    assert bad.pop("problems") == (
        "'cold' has no value 'maybe'; known are: yes, no; 'hunger' has no value 'huge'; known are: little, much, very"
    )
    assert set(bad.values()) == {None}
    assert (good["dish.winner"], good["dish.settled"], good["problems"]) == ("soup", True, None)


def test_answers_that_cannot_be_together_are_refused_with_the_reason() -> None:
    (row,) = sweep(pa.table({"cold": ["yes"], "hunger": ["little"]})).to_pylist()
    assert row["problems"] == "Who is cold is hungry."
    assert row["dish.winner"] is None


COLUMNS_REFUSED = {
    "none of the columns is a fact; name columns after facts, such as: cold, hunger, has": ["id"],
    "2 columns are called 'cold'; keep one of them": ["cold", "cold"],
    "2 columns are called 'id'; keep one of them": ["cold", "id", "id"],
    "the column 'problems' has the name of a result; rename it": ["cold", "problems"],
    "the column 'fired' has the name of a result; rename it": ["cold", "fired"],
    "the column 'points.soup' has the name of a result; rename it": ["cold", "points.soup"],
    "the column 'dish.winner' has the name of a result; rename it": ["cold", "dish.winner"],
    "a column has no name; name it, or leave it out": ["cold", " "],
}


@pytest.mark.parametrize("kind", ["table", "record batch", "frame"])
@pytest.mark.parametrize("words", COLUMNS_REFUSED)
def test_columns_that_would_be_misunderstood_are_refused(kind: str, words: str) -> None:
    names = COLUMNS_REFUSED[words]
    table: Any = pa.table([pa.array(["yes"])] * len(names), names)
    if kind == "record batch":
        (table,) = table.to_batches()
    elif kind == "frame":
        table = pd.DataFrame([["yes"] * len(names)], columns=names)
    with pytest.raises(AdvisorError) as error:
        sweep(table)
    assert str(error.value) == f"the table: {words}"


def test_a_column_that_is_nearly_a_fact_is_refused_until_it_is_said_to_be_kept() -> None:
    table = pa.table({"cold": ["yes"], "hungr": ["very"]})
    with pytest.raises(AdvisorError, match="the column 'hungr' is not a fact; did you mean 'hunger'\\?"):
        sweep(table)
    for keep in ("hungr", ["hungr"]):
        assert column(sweep(table, keep=keep), "hungr") == ["very"]
    with pytest.raises(AdvisorError, match="'hungr' is not a fact"):
        sweep(table, keep="not hungry")


@pytest.mark.parametrize("chunks", [[], [[]], [[], []]])
def test_an_empty_table_has_the_columns_of_any_other(chunks: list[list[str]]) -> None:
    empty = pa.table(
        {"id": pa.chunked_array(chunks, pa.int8()), "cold": pa.chunked_array(chunks, pa.string())}
    )
    full = pa.table({"id": pa.array([1], pa.int8()), "cold": ["yes"]})
    for fired in (False, True):
        assert sweep(empty, fired=fired).schema == sweep(full, fired=fired).schema
        assert sweep(empty, fired=fired).num_rows == 0
    batch = pa.RecordBatch.from_pylist([], schema=full.schema)
    assert sweep(batch).schema == sweep(full).schema


@pytest.mark.parametrize("wrong", [[{"cold": "yes"}], {"cold": ["yes"]}, pd.Series(["yes"], name="cold")])
def test_what_is_no_table_is_told_so(wrong: object) -> None:
    with pytest.raises(TypeError, match="an Arrow record batch or table, or a pandas frame"):
        sweep(wrong)


def test_knowledge_is_a_rule_base_its_folder_or_the_shipped_one() -> None:
    table = pa.table({"cold": ["yes", "no"]})
    assert sweep(table) == advisor.sweep(table, FOLDER) == advisor.sweep(table, str(FOLDER))
    shipped = advisor.sweep(pa.table({"team_languages": [["ruby"]]}))
    assert set(read_base().decisions) == {
        name.split(".")[0] for name in shipped.column_names if ".winner" in name
    }
    with pytest.raises(AdvisorError, match="there is no such folder"):
        advisor.sweep(table, "no-such-folder")


def in_another_process(one: Any) -> Any:
    """Return what another process reads of it."""
    return pickle.loads(pickle.dumps(one))  # noqa: S301  # it was written a moment ago


@pytest.mark.parametrize("base", [LUNCH, read_base()], ids=lambda base: base.title)
def test_a_rule_base_is_the_same_in_another_process(base: RuleBase) -> None:
    assert asdict(in_another_process(base)) == asdict(base)


def test_problems_are_told_to_another_process_as_they_are() -> None:
    error = AdvisorError(
        [Problem(Place("b.yaml", 2, 1), "second"), Problem(Place("a.yaml"), "first", "hint")]
    )
    again = in_another_process(error)
    assert again.problems == error.problems
    assert str(again) == str(error) == "a.yaml: first; hint\nb.yaml:2:1: second"


def test_the_first_program_of_the_page_about_scale_runs_as_it_stands(tmp_path: Path) -> None:
    printed = scale_page.run(tmp_path, "cases.py")
    again = advisor.sweep(pq.read_table(tmp_path / "cases.parquet"))
    assert column(again, "product") == ["till", "shop", "chat", "desk"]
    assert column(again, "problems")[3].startswith("'cobol' is not covered by this base")
    assert all(str(winner) in printed for winner in column(again, "framework.winner")[:3])


def test_many_threads_at_once_say_what_one_says() -> None:
    languages = ["python", "java", "go;ruby", "none", "php"]
    tables = [
        pa.table(
            {
                "team_languages": languages,
                "domain": [domain] * 5,
                "team_size": ["tiny", None, "large", None, "small"],
            }
        )
        for domain in ("saas", "banking", None, "media", "other", "ai_product")
    ]
    alone = [advisor.sweep(table) for table in tables]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(advisor.sweep, tables * 3)) == alone * 3
