"""Lists at the prompt, in records, in tables, and in what people decide."""

import csv
import json
from pathlib import Path

import pytest

from advisor.cli import run as main
from benefits_base import benefits


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    benefits(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = main(list(words))
    said = capsys.readouterr()
    return code, said.out + said.err


def recorded(capsys: pytest.CaptureFixture[str], *answers: str) -> str:
    code, said = run(capsys, "recommend", "--knowledge", ".", *(f"--set={answer}" for answer in answers))
    assert code == 0
    return said


def test_a_record_of_a_list_is_listed_shown_replayed_and_verified(
    capsys: pytest.CaptureFixture[str],
) -> None:
    recorded(capsys, "income=low", "children=no", "renting=yes")
    assert "benefits: housing and heating apply" in run(capsys, "records", "list")[1]
    assert run(capsys, "records", "verify")[0] == 0
    assert "the same, byte for byte" in run(capsys, "records", "replay")[1]
    assert "Heating aid" in run(capsys, "records", "show")[1]
    code, said = run(capsys, "adr", "write", "--decision", "benefits", "--md")
    assert code == 0
    assert said.startswith("# Benefits: Housing benefit and Heating aid apply")


def test_a_list_that_ends_otherwise_is_told_by_its_candidates(
    capsys: pytest.CaptureFixture[str],
) -> None:
    recorded(capsys, "income=low", "children=yes")
    rules = Path("rules/law.yaml")
    text = rules.read_text(encoding="utf-8").replace("if: {children: yes}", "if: {children: no}")
    rules.write_text(text, encoding="utf-8")
    assert "benefits: child applies no longer" in run(capsys, "audit", "--knowledge", ".")[1]


def test_where_nothing_is_chosen_any_more_nobody_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    recorded(capsys, "account=no")
    rules = Path("rules/law.yaml")
    whole = rules.read_text(encoding="utf-8")
    rules.write_text(whole.replace("none: {otherwise: yes", "none: {if: {income: low}"), encoding="utf-8")
    assert "payment: cash -> nothing is chosen\n" in run(capsys, "audit", "--knowledge", ".")[1]
    recorded(capsys, "account=no", "income=high")
    rules.write_text(whole, encoding="utf-8")
    assert "payment: nothing is chosen -> cash\n" in run(capsys, "audit", "--knowledge", ".")[1]


def test_of_a_list_people_decide_which_they_take(capsys: pytest.CaptureFixture[str]) -> None:
    recorded(capsys, "income=low", "children=yes", "renting=no", "account=yes")
    chosen = ("--choose", "benefits=child", "--choose", "benefits=heating", "--choose", "payment=transfer")
    code, said = run(capsys, "decide", *chosen, "--by", "Ann")
    assert code == 0
    assert "- Benefits: Child benefit, as recommended" in said
    assert run(capsys, "records", "verify")[0] == 0
    code, said = run(
        capsys,
        "decide",
        "--choose",
        "payment=transfer",
        "--choose",
        "payment=cash",
        "--by",
        "Ann",
        "--because",
        "So",
    )
    assert "it decides 'payment' twice" in said
    assert code == 2


def test_a_table_has_a_column_of_what_applies(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in.csv").write_text("income,renting,children\nlow,yes,\nhigh,,no\n", encoding="utf-8")
    assert run(capsys, "batch", "--knowledge", ".", "in.csv", "out.csv")[0] == 0
    first, second = csv.DictReader(Path("out.csv").read_text(encoding="utf-8").splitlines())
    assert (first["benefits.applies"], first["benefits.open"]) == ("housing;heating", "child")
    assert (second["benefits.applies"], second["benefits.settled"]) == ("", "true")
    assert not any("=" in column for column in first)


def test_json_of_a_recommendation_and_of_cases_has_the_list(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = run(capsys, "recommend", "--knowledge", ".", "--set=income=low", "--json", "--no-record")[1]
    assert json.loads(said)["decisions"]["benefits"]["applies"] == ["heating"]


def test_evidence_about_a_list_says_what_was_recommended(capsys: pytest.CaptureFixture[str]) -> None:
    recorded(capsys, "income=low", "children=no", "renting=yes")
    assert run(capsys, "records", "export", "--evidence", "latest", "--to", "list.evidence")[0] == 0
    code, said = run(capsys, "verify", "list.evidence")
    assert code == 0
    assert "recommended: benefits: housing and heating apply\n" in said
    assert "recommended: payment: nothing is chosen yet\n" in said


def test_where_nothing_is_chosen_yet_nobody_is_named_as_if_they_had_won(
    capsys: pytest.CaptureFixture[str],
) -> None:
    recorded(capsys, "income=low", "children=no")
    assert "payment: nothing is chosen yet" in run(capsys, "records", "list")[1]
    said = run(capsys, "adr", "write", "--decision", "payment", "--md")[1]
    assert said.startswith("# Payment: nothing is chosen yet\n")
    said = run(capsys, "decide", "--no-input", "--choose", "payment=cash", "--by", "Ann", "--because", "So.")[
        1
    ]
    assert "Payment: Cash, where nothing was chosen\n" in said


def test_how_says_so_where_nothing_is_chosen_and_nothing_applies(capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "how", "--knowledge", ".", "--set", "children=no")[1]
    assert said == "Benefits: nothing applies so far, 2 open\nPayment: nothing is chosen yet\n"


def test_past_records_that_end_otherwise_are_told_by_all_that_applies(
    capsys: pytest.CaptureFixture[str],
) -> None:
    recorded(capsys, "income=low", "children=yes", "renting=no", "account=yes")
    law = Path("rules/law.yaml").read_text(encoding="utf-8")
    Path("law.yaml").write_text(law.replace("if: {children: yes}", "if: {children: no}"), encoding="utf-8")
    said = run(capsys, "impact", "law.yaml", "--knowledge", ".")[1]
    assert "Benefits: Child benefit and Heating aid -> Heating aid" in said
