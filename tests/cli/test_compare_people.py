"""`advisor compare`: several people's answers side by side, and guesses, as people and programs meet them."""

import json
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from advisor.cli import run
from advisor.formats.documents import schema
from checkout import ROOT

SMALL = ("--knowledge", str(ROOT / "tests" / "small"))
ANN = "{cold: yes, hunger: very, has: [bread, broth]}"
BEN = "{cold: no, has: [bread, broth]}"
CEM = "{cold: yes, hunger: very, has: [bread, broth, basil]}"


@pytest.fixture(autouse=True)
def sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("ann", ANN), ("ben", BEN), ("cem", CEM)):
        (tmp_path / f"{name}.yaml").write_text(text)


def shown(capsys: pytest.CaptureFixture[str], *words: str, code: int) -> str:
    assert run(["compare", *words, *SMALL, "--journal", "journal.db"]) == code
    return capsys.readouterr().out


def said(capsys: pytest.CaptureFixture[str], *words: str, code: int) -> str:
    assert run(["compare", *words, *SMALL, "--journal", "journal.db"]) == code
    return " ".join(capsys.readouterr().err.split())


def document(capsys: pytest.CaptureFixture[str], *words: str, code: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(shown(capsys, *words, "--json", code=code))
    Draft202012Validator(schema("people")).validate(found)
    return found


def test_what_is_disputed_is_told_first_then_what_it_rests_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "ann.yaml", "ben.yaml", "cem.yaml", code=1) == (
        """\
1 of 2 disputes to be agreed on.
  To agree on:
    cold: Yes (ann and cem); No (ben)
  Once that is resolved, every decision is settled, proved.
  Moot, proved for all of it together:
    has: Bread, Broth (ann and ben); Bread, Broth, Basil (cem)

WITH ALL OF THAT LEFT OPEN
  Dish: Toast, 2 points ahead; more answers may change it (too little known)

EACH ALONE
  ann
    Dish: Soup, 2 points ahead; settled (close)
  ben
    Dish: Salad, 1 point ahead; more answers may change it (too little known)
  cem
    Dish: Soup, 2 points ahead; settled (close)
"""
    )


def test_what_changes_nothing_needs_no_meeting(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, "ann.yaml", "cem.yaml", code=0)
    assert text.startswith("Nothing needs a meeting: 1 dispute, and none of it can change who wins.\n")
    assert "Dish: Soup, 2 points ahead; settled" in text.partition("LEFT OPEN")[2]


def test_where_nobody_disputes_anything_nothing_is_said_of_what_they_might_agree_on(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "dan.yaml").write_text(ANN)
    lines = shown(capsys, "ann.yaml", "dan.yaml", code=0)
    assert lines.startswith(
        "Nothing needs a meeting: nobody disputes anything.\n"
        "  With what they know, every decision is settled, proved.\n"
    )


def test_programs_get_the_same_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, "ann.yaml", "ben.yaml", "cem.yaml", code=1)
    assert (found["meeting"], found["agenda"], found["moot"]) == (True, ["cold"], ["has"])
    assert (found["settles"], found["missing"], found["unanswered"]) == (True, [], [])
    assert [person["name"] for person in found["people"]] == ["ann", "ben", "cem"]
    ending = {"status": "winner", "winners": ["soup"], "margin": 2, "settled": True}
    assert found["people"][0]["decisions"] == {"dish": {**ending, "level": "close", "stay": 1, "fall": 1}}
    assert found["union"]["answers"] == {"hunger": "very", "has": {"has": ["bread", "broth"]}}


def test_a_record_is_a_person_and_whom_it_keeps_out_is_out_for_all(
    capsys: pytest.CaptureFixture[str],
) -> None:
    no_soup = ("--without", "soup=Nobody washes up")
    assert run(["recommend", *SMALL, "--answers", "cem.yaml", *no_soup, "--journal", "journal.db"]) == 0
    capsys.readouterr()
    found = document(capsys, "ann.yaml", "latest", code=0)
    assert found["people"][1]["name"].startswith("20")
    assert found["without"] == [{"candidate": "soup", "reason": "Nobody washes up"}]
    assert found["people"][0]["decisions"]["dish"]["winners"] == ["toast"]


def test_what_is_known_in_part_is_told_and_kept_as_it_was_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "part.yaml").write_text("{cold: yes, hunger: {at_least: much}, has: {has: [broth]}}")
    found = document(capsys, "ann.yaml", "part.yaml", code=0)
    said = {dispute["fact"]: dispute["said"]["part"] for dispute in found["disputes"]}
    assert said == {"hunger": {"at_least": "much"}, "has": {"has": ["broth"]}}
    assert found["union"]["answers"]["hunger"] == {"at_least": "much"}
    assert "hunger: Very (ann); Much or more (part)" in shown(capsys, "ann.yaml", "part.yaml", code=0)


def test_what_no_longer_fits_of_a_record_is_left_out_and_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(["recommend", *SMALL, "--answers", "cem.yaml", "--journal", "journal.db"]) == 0
    copytree(ROOT / "tests" / "small", tmp_path / "newer")
    facts = next(path for path in (tmp_path / "newer" / "facts").iterdir() if "basil" in path.read_text())
    facts.write_text(facts.read_text().replace("basil: Basil", "thyme: Thyme"))
    newer = ("--knowledge", "newer", "--journal", "journal.db")
    (tmp_path / "dee.yaml").write_text("{cold: yes}")
    capsys.readouterr()
    assert run(["compare", "dee.yaml", "latest", *newer, "--json"]) == 0
    said = capsys.readouterr()
    assert "the answer to 'has' is left out; this answer no longer exists" in said.err
    assert json.loads(said.out)["unanswered"] == ["has"]


def test_files_of_one_name_are_told_by_their_folders(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "ann.yaml").write_text(BEN)
    found = document(capsys, "ann.yaml", "other/ann.yaml", code=1)
    assert [person["name"] for person in found["people"]] == ["ann.yaml", "other/ann.yaml"]


@pytest.mark.parametrize(
    ("people", "code", "words"),
    [
        (("ann.yaml",), 2, "name two people at least"),
        (("ann.yaml", "ann.yaml"), 2, "'ann.yaml' is named twice"),
        (("ann.yaml", "dee.yaml"), 3, "dee.yaml"),
        (("ann.yaml", "dee"), 2, "there is no file 'dee', and no journal with a record of that name"),
    ],
)
def test_whoever_is_not_there_is_named(
    capsys: pytest.CaptureFixture[str], people: tuple[str, ...], code: int, words: str
) -> None:
    assert words in said(capsys, *people, code=code)


def test_answers_that_cannot_be_true_together_are_named_with_who_gave_them(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "one.yaml").write_text("{cold: yes}")
    (tmp_path / "other.yaml").write_text("{hunger: little, has: [bread]}")
    words = said(capsys, "one.yaml", "other.yaml", code=3)
    assert "the people's answers contradict each other: cold: Yes (one), hunger: A little (other)" in words
    assert "Who is cold is hungry." in words


def test_guesses_are_told_apart_by_whether_they_could_change_anything(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "guess.yaml").write_text("{cold: no, has: [basil], hunger: much}")
    answers = ("--set", "cold=yes", "--set", "has=broth", "--guess", "guess.yaml")
    assert run(["recommend", *SMALL, *answers, "--no-record"]) == 0
    assert capsys.readouterr().out.partition("GUESSES\n")[2] == (
        "  Would change nothing, proved for all of it together: hunger (Much).\n"
        "  Answered already: cold (No); has (Basil).\n"
    )
    assert run(["recommend", *SMALL, *answers[2:], "--no-record", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    Draft202012Validator(schema("recommendation")).validate(found)
    assert found["guesses"]["worth_confirming"] == {"cold": "no"}
    assert found["answers"] == {"has": ["broth"]}


def test_guesses_are_weighed_beside_what_people_say_together(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "one.yaml").write_text("{has: [broth]}")
    (tmp_path / "guess.yaml").write_text("{cold: no, hunger: much}")
    (tmp_path / "other.yaml").write_text("{has: [broth]}")
    found = document(capsys, "one.yaml", "other.yaml", "--guess", "guess.yaml", code=0)
    assert found["guesses"]["worth_confirming"] == {"cold": "no"}
    assert found["guesses"]["change_nothing"] == {"hunger": "much"}
    assert (found["settles"], found["missing"]) == (False, ["cold"])
