"""CSV that leaves the program is data to a spreadsheet, whatever stands in it."""

import csv
import io

import pyarrow as pa
import pytest

from advisor.journal.csv_export import csv_line
from advisor.tables.files.formats import Format
from advisor.tables.files.write import csv_bytes, head_of
from advisor.texts import clean, inert

FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "-", "+49 30", "-x", "=", "-1e5\n")
HARMLESS = ("", "x", "1", "-1", "+1", "-1.5", "-1,5", "+1e5", "-2E-3", "'=1", "a=b", "ä-1", " ", "1-1")


@pytest.mark.parametrize("text", [*FORMULAS, *HARMLESS])
def test_no_cell_of_csv_is_a_formula_and_numbers_stay_numbers(text: str) -> None:
    cell = f"'{text}" if text in FORMULAS else text
    assert inert(text) == inert(inert(text)) == cell
    assert list(csv.reader(io.StringIO(csv_line([text, -5]), newline=""))) == [[inert(clean(text)), "-5"]]
    kept = csv_bytes({"id": pa.array([text])}, (), pa.record_batch([pa.array(["x"])], ["r"]), b",")
    assert list(csv.reader(io.StringIO(kept.decode(), newline=""))) == [[cell, "x"]]


def test_no_name_of_a_column_is_a_formula() -> None:
    names = ["=cmd", "a,b", "\r", '"']
    written = head_of(names, Format.CSV, b",").decode()
    assert list(csv.reader(io.StringIO(written, newline=""))) == [["'=cmd", "a,b", "'\r", '"']]
