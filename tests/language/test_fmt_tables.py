"""Tables are laid out without a change of what they say: in CSV only cells that are spelt otherwise change at all."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.language.fmt.canonical import canonical
from advisor.language.fmt.tables import spelled_sheet
from advisor.language.reading.tables.sheets import read_sheet
from advisor.problems import AdvisorError
from effort import tried
from program import advisor
from table_base import RULES, SCORES, table_base, write_table_base

MARK = "\ufeff"
CELLS = [
    (">=18", ">= 18"),
    ("\u2265 18", ">= 18"),
    ("=> 18", ">= 18"),
    ("= a", "a"),
    ("a | b", "a|b"),
    ("not ( a|b )", "not(a|b)"),
    ("[ 10 .. 20 [", "[10..20["),
    ("]10..20]", "]10..20]"),
    ("otherwise", "otherwise"),
    ("-", "-"),
    ("not so", "not so"),
]
SEPARATORS = st.sampled_from([",", ";", "\t"])
WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=6)


@pytest.mark.parametrize(("written", "spelled"), CELLS)
def test_a_cell_of_a_condition_has_one_spelling(written: str, spelled: str) -> None:
    sheet = f"row;size;add score;because\nr1;{written};1;{written}\n"
    after = f"row;size;add score;because\nr1;{spelled};1;{written}\n"
    assert spelled_sheet(sheet.encode(), "x.csv") == after
    table = 'tables:\n  t:\n    columns: [row, size, add score]\n    rows:\n      - [r1, "{}", 1]\n'
    assert f"[r1, {spelled}, 1]".replace('"', "") in canonical(table.format(written).encode(), "f").replace(
        '"', ""
    )


def test_nothing_changes_in_a_file_but_cells_and_names() -> None:
    sheet = f'{MARK}"size";because ;add  score\r\n"a | b";"So; ""it"" is" ;1\r\n;;\r\n;x\u00a0y;2'
    after = f'{MARK}row;"size";because ;add score\r\nr1;a|b;"So; ""it"" is" ;1\r\n;;\r\nr2;;x\u00a0y;2'
    with pytest.raises(AdvisorError, match="more follows where it closes"):
        spelled_sheet(sheet.encode(), "x.csv")
    sheet, after = (text.replace('is" ;', 'is";') for text in (sheet, after))
    assert spelled_sheet(sheet.encode(), "x.csv") == after


def test_the_separator_that_excel_declares_above_the_heading_stays() -> None:
    sheet = f"{MARK}SEP=;\r\nrow;bankrupt;add score\r\nr1;TRUE;>=1,5\r\n;FALSE;2\r\n"
    assert spelled_sheet(sheet.encode(), "x.csv") == sheet.replace("\n;FALSE", "\nr2;FALSE")


def test_a_row_that_comes_later_gets_a_name_that_none_had() -> None:
    sheet = "row,size,add score\nr2,small,1\n,large,2\nr7,middle,3\n-,small,4\n"
    assert spelled_sheet(sheet.encode(), "x").split("\n")[1:] == [
        "r2,small,1",
        "r8,large,2",
        "r7,middle,3",
        "r9,small,4",
        "",
    ]


@given(
    SEPARATORS,
    st.sampled_from(["", MARK]),
    st.lists(st.lists(WORDS, min_size=2, max_size=2), min_size=1, max_size=5),
)
@tried(200)
def test_a_file_in_its_spelling_stays_as_it_is(
    separator: str, mark: str, texts: Sequence[Sequence[str]]
) -> None:
    rows = [f"{''.join(separator + quoted(cell) for cell in row)}\r\n" for row in texts]
    sheet = f"row{separator}favour walk{separator}because\r\n" + "".join(
        f"r{n}{row}" for n, row in enumerate(rows, 1)
    )
    content = f"{mark}{sheet}".encode()
    assert spelled_sheet(content, "x").encode() == content
    unnamed = sheet.replace(f"row{separator}", "", 1).encode()
    assert [cell.says for cell in read_sheet(unnamed, "x").rows[0]] == ["favour walk", "because"]


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


LISTED = """\
tables:
  routing:
    title: Routing
    because: So says the policy.
    columns:
    - size
    - choose routing
    rows:
    - - "not( small )"   # the large ones
      - refer
    - - otherwise
      - accept
"""


def test_rows_in_yaml_get_names_and_keep_their_comments() -> None:
    laid_out = canonical(LISTED.encode(), "f")
    assert "columns: [row, size, choose routing]" in laid_out
    assert "# the large ones" in laid_out
    assert "- [r2, otherwise, accept]" in laid_out
    assert canonical(laid_out.encode(), "f") == laid_out
    before, after = (table_base(text) for text in (LISTED, laid_out))
    assert [(rule.id, rule.condition, rule.effects) for rule in before.rules.values()] == [
        (rule.id, rule.condition, rule.effects) for rule in after.rules.values()
    ]


def test_the_command_formats_a_table_and_says_what_is_none(tmp_path: Path) -> None:
    root = write_table_base(tmp_path, scores=SCORES.replace("< 2020", "<2020").encode())
    advisor("fmt", "--knowledge", str(root))
    assert (root / "rules/scores.csv").read_bytes() == SCORES.encode()
    (root / "data.csv").write_text("a;b\n")
    said = advisor("fmt", str(root / "data.csv"))
    assert said.returncode == 3
    assert "data.csv:1:1: this is no table of rules" in " ".join(said.stderr.split())
    assert "no column says what a row does, such as 'choose DECISION'" in said.stderr
    assert (root / "data.csv").read_text() == "a;b\n"


def test_the_base_of_the_tests_is_laid_out() -> None:
    assert spelled_sheet(SCORES.encode(), "x") == SCORES
    assert canonical(RULES.encode(), "x").count('[rest, otherwise, refer, ""]') == 1
