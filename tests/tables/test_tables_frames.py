"""Frames of pandas keep what is theirs: index, other columns, and types that do not depend on the rows."""

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from pandas.testing import assert_frame_equal, assert_index_equal

from lunch_tables import sweep, winners

INDEXES = {
    "text": pd.Index(["b", "a", "c"], name="case"),
    "the same twice": pd.Index([5, 5, 1]),
    "time": pd.date_range("2026-01-01", periods=3, tz="UTC"),
    "two levels": pd.MultiIndex.from_tuples([("x", 2), ("x", 1), ("y", 2)], names=["one", None]),
    "backwards": pd.RangeIndex(3, 0, -1),
}


@pytest.mark.parametrize("name", INDEXES)
def test_a_frame_keeps_its_index(name: str) -> None:
    frame = pd.DataFrame({"cold": ["yes", "no", None], "id": [1, 2, 3]}, index=INDEXES[name])
    found = sweep(frame)
    assert_index_equal(found.index, frame.index)
    assert found["id"].tolist() == [1, 2, 3]
    assert winners(frame) == ["soup", "salad", "soup;salad;toast"]


def test_columns_that_are_no_facts_stay_as_they_are_and_the_frame_too() -> None:
    frame = pd.DataFrame(
        {
            "mixed": [1, "one", ["x"]],
            "kinds": pd.Categorical(["b", "a", "b"], categories=["b", "a"], ordered=True),
            "cold": pd.Categorical(["yes", None, "no"]),
            "month": pd.period_range("2026-01", periods=3, freq="M"),
            7: np.array([1, 2, 3], np.int8),
        }
    )
    before = frame.copy(deep=True)
    kept = ["mixed", "kinds", "month", 7]
    found = sweep(frame)
    assert list(found.columns[:4]) == kept
    assert_frame_equal(found[kept], before[kept])
    assert_frame_equal(frame, before)


ROWS = {
    "no rows": [],
    "a bad row alone": ["maybe"],
    "a tie, which has no margin": [None],
    "a winner": ["yes"],
    "all of them": ["yes", None, "maybe", "no"],
}


@pytest.mark.parametrize("name", ROWS)
def test_the_types_of_results_do_not_depend_on_the_rows(name: str) -> None:
    frame = pd.DataFrame({"cold": pd.Series(ROWS[name], dtype=object)})
    found, usual = sweep(frame, fired=True), sweep(pd.DataFrame({"cold": ["yes"]}), fired=True)
    assert found.dtypes.to_dict() == usual.dtypes.to_dict()
    assert str(found.dtypes["points.soup"]) == str(found.dtypes["dish.margin"]) == "Int32"
    assert str(found.dtypes["dish.settled"]) == "boolean"


TYPES = [
    "object",
    "category",
    "string",
    "string[python]",
    "string[pyarrow]",
    pd.ArrowDtype(pa.string()),
    "str",
]


@pytest.mark.parametrize("kind", TYPES, ids=str)
def test_words_are_read_from_every_type_of_text(kind: Any) -> None:
    frame = pd.DataFrame({"cold": pd.Series(["yes", "no", "unknown", "maybe"], dtype=kind)})
    assert winners(frame) == ["soup", "salad", "soup;salad;toast", None]


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, pd.NaT])
@pytest.mark.parametrize("other", ["yes", True, 1.5, ["yes"]])
def test_a_missing_cell_is_unknown_whatever_stands_beside_it(missing: object, other: object) -> None:
    frame = pd.DataFrame({"cold": pd.Series([missing, other, other], dtype=object)})
    assert winners(frame)[0] == "soup;salad;toast"
    assert winners(frame.iloc[:1]) == ["soup;salad;toast"]


TRUTHS = {
    "bool": pd.Series([True, False]),
    "boolean": pd.Series([True, False], dtype="boolean"),
    "object": pd.Series([True, False], dtype=object),
    "of numpy": pd.Series([np.True_, "no"], dtype=object),
}


@pytest.mark.parametrize("name", TRUTHS)
def test_truths_are_yes_and_no(name: str) -> None:
    assert winners(pd.DataFrame({"cold": TRUTHS[name]})) == ["soup", "salad"]


SETS = {
    "lists": [["bread"], ["bread", "broth"], []],
    "tuples": [("bread",), ("bread", "broth"), ()],
    "sets": [{"bread"}, {"bread", "broth"}, set()],
    "arrays": [np.array(["bread"]), np.array(["bread", "broth"]), np.array([], dtype=object)],
    "texts": ["bread", "bread;broth", "none"],
    "of every kind": [("bread",), {"bread", "broth"}, "none"],
}


@pytest.mark.parametrize("name", SETS)
def test_sets_are_lists_of_any_kind_or_texts(name: str) -> None:
    assert winners(pd.DataFrame({"has": SETS[name]})) == ["salad;toast", "soup;salad;toast", "salad;toast"]


def test_of_a_set_the_first_wrong_word_in_the_alphabet_is_told_in_every_process() -> None:
    words = [f"w{number}" for number in range(30)]
    found = sweep(pd.DataFrame({"has": [set(words), frozenset(words)]}))
    assert {text.partition(";")[0] for text in found["problems"]} == {"'w0' is not covered by this base"}


@pytest.mark.parametrize(
    "odd", [1.5, 2**70, ["yes"], ("yes",), {"a": 1}, object(), 1j, pd.Timestamp("2026-01-01"), b"x"]
)
def test_a_cell_of_another_kind_is_the_problem_of_its_row_alone(odd: object) -> None:
    found = sweep(pd.DataFrame({"cold": pd.Series(["yes", odd, True], dtype=object)}))
    assert found["problems"].notna().tolist() == [False, True, False]
    assert found["dish.winner"].tolist()[::2] == ["soup", "soup"]


def test_a_column_without_any_answer_is_unknown() -> None:
    for nothing in ([float("nan")] * 2, [None] * 2, [pd.NaT] * 2):
        assert winners(pd.DataFrame({"cold": nothing})) == ["soup;salad;toast"] * 2
    assert winners(pd.DataFrame({"cold": pd.arrays.SparseArray(["yes", None])})) == [
        "soup",
        "soup;salad;toast",
    ]
