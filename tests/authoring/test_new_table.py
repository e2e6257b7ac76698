"""`advisor new table`: a table begun from a spreadsheet."""

from pathlib import Path

import pytest

from advisor.language.reading.base import read_base
from folders import write
from lamp_scaffolds import advisor_new
from program import advisor
from table_base import write_table_base

SHEET = '\ufeffSize;choose Routing;Credit;Because\r\nSmall|large;Decline;>=300;"Too; poor"\r\nnot( middle );refer;;\r\n'
WRITTEN = '\ufeffrow;size;choose routing;credit;because\r\nr1;small|large;decline;>= 300;"Too; poor"\r\nr2;not(middle);refer;;\r\n'
SAID = ("--title", "Rough routing", "--because", "It is quicker.", "--topic", "Routing", "--hit", "first")


@pytest.fixture
def loans(tmp_path: Path) -> Path:
    return write_table_base(tmp_path / "loans")


def sheet(tmp_path: Path, content: str = SHEET, name: str = "rough.csv") -> str:
    return str(write(tmp_path, {name: content}) / name)


def test_a_spreadsheet_becomes_a_table_with_names_for_its_rows(loans: Path, tmp_path: Path) -> None:
    said = advisor_new(loans, "table", sheet(tmp_path), *SAID)
    assert "Wrote the table rough." in said
    assert (loans / "rules/rough.csv").read_bytes() == WRITTEN.encode()
    base = read_base(loans)
    assert base.tables["rough/rough"].rows == ("rough/rough/r1", "rough/rough/r2")
    assert [base.rules[row].because for row in base.tables["rough/rough"].rows] == [
        "Too; poor",
        "It is quicker.",
    ]


def test_headings_and_cells_that_mean_nothing_are_blanks_with_the_nearest_names(
    loans: Path, tmp_path: Path
) -> None:
    content = SHEET.replace("Credit", "Kredit").replace("refer", "refuse")
    said = advisor_new(loans, "table", sheet(tmp_path, content), *SAID)
    assert "line 1, column 25: there is no column 'Kredit'; did you mean 'credit'?" in said
    assert "line 3, column 16: 'routing' has no candidate 'refuse'" in " ".join(said.split())
    assert (loans / "rules/rough.yaml").exists()


def test_a_file_that_lies_in_its_place_stays_there(loans: Path) -> None:
    write(loans, {"rules/rough.csv": SHEET})
    advisor_new(loans, "table", str(loans / "rules/rough.csv"), *SAID)
    assert (loans / "rules/rough.csv").read_bytes() == WRITTEN.encode()


def test_what_is_left_unsaid_is_blank(loans: Path, tmp_path: Path) -> None:
    said = advisor_new(loans, "table", sheet(tmp_path))
    assert "title: what the table is about, in a few words" in said
    assert "because: why the rows are as they are, in a sentence or two" in said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "rough.xlsx",
            "this is a spreadsheet, and tables are read from CSV; open it, save it as 'CSV UTF-8', and name that file",
        ),
        ("rough.txt", "this is not the name of a CSV file; it ends in .csv"),
        ("scores.csv", "rules/scores.csv' is there already; give the file another name"),
        (
            "Rough.csv",
            "'Rough' cannot be the name of a table; use small letters, with digits, - or _ between them",
        ),
    ],
)
def test_what_cannot_be_a_table_is_refused(loans: Path, tmp_path: Path, name: str, said: str) -> None:
    ran = advisor("new", "table", sheet(tmp_path, name=name), "--knowledge", str(loans))
    assert ran.returncode == 2
    assert said in " ".join(ran.stderr.split())
    assert sorted(path.name for path in (loans / "rules").iterdir()) == ["r.yaml", "scores.csv"]
