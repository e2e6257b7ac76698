"""`advisor compare`: several people's answers side by side, and guesses, as people and programs meet them."""

import json
from io import StringIO
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
- cold: Yes (ann and cem); No (ben)
Once that is agreed on, no other answer can change who wins; that is proved.
Moot, proved for all of it together:
- has: Bread, Broth (ann and ben); Bread, Broth, Basil (cem)

WITH ALL OF THAT LEFT OPEN
Dish: no recommendation yet, leaning to Toast - TOO LITTLE KNOWN

EACH ALONE
ann:
  - Dish: Soup - CLOSE
ben:
  - Dish: no recommendation yet, leaning to Salad - TOO LITTLE KNOWN
cem:
  - Dish: Soup - CLOSE
"""
    )


def test_what_changes_nothing_needs_no_meeting(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, "ann.yaml", "cem.yaml", code=0)
    assert text.startswith("Nothing needs a meeting: 1 dispute, and none of it can change who wins.\n")
    assert "Dish: Soup - CLOSE" in text.partition("LEFT OPEN")[2]


def test_where_nobody_disputes_anything_nothing_is_said_of_what_they_might_agree_on(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "dan.yaml").write_text(ANN)
    lines = shown(capsys, "ann.yaml", "dan.yaml", code=0)
    assert lines.startswith(
        "Nothing needs a meeting: nobody disputes anything.\n"
        "With what they know, no other answer can change who wins; that is proved.\n"
    )


def test_programs_get_the_same_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, "ann.yaml", "ben.yaml", "cem.yaml", code=1)
    assert (found["meeting"], found["agenda"], found["moot"]) == (True, ["cold"], ["has"])
    assert (found["settles"], found["missing"], found["unanswered"]) == (True, [], [])
    assert [person["name"] for person in found["people"]] == ["ann", "ben", "cem"]
    ending = {"status": "winner", "winners": ["soup"], "margin": 2, "settled": True}
    assert found["people"][0]["decisions"] == {"dish": {**ending, "level": "close", "stay": 1, "fall": 1}}
    assert found["union"]["answers"] == {"hunger": "very", "has": {"has": ["bread", "broth"]}}


def recorded(capsys: pytest.CaptureFixture[str], name: str, *without: str) -> str:
    out = [word for each in without for word in ("--without", each)]
    words = [*SMALL, "--answers", f"{name}.yaml", *out, "--journal", "journal.db"]
    assert run(["recommend", *words]) == 0
    capsys.readouterr()
    assert run(["records", "show", "--json", "--journal", "journal.db"]) == 0
    record: str = json.loads(capsys.readouterr().out)["id"]
    return record


def test_whom_one_person_keeps_out_is_out_for_all_together_but_not_for_another_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    cem = recorded(capsys, "cem", "soup=Nobody washes up")
    found = document(capsys, "ann.yaml", cem, code=1)
    assert [person["name"] for person in found["people"]] == ["ann", cem]
    assert found["without"] == [{"candidate": "soup", "reason": "Nobody washes up", "by": [cem]}]
    alone = [person["decisions"]["dish"]["winners"] for person in found["people"]]
    assert alone == [["soup"], ["toast"]]
    assert found["union"]["decisions"]["dish"]["winners"] == ["toast"]


def test_to_keep_out_who_could_win_needs_a_meeting(capsys: pytest.CaptureFixture[str]) -> None:
    cem = recorded(capsys, "cem", "soup=Nobody washes up")
    found = document(capsys, "ann.yaml", cem, code=1)
    assert (found["meeting"], found["agenda"], found["contested"]) == (True, [], ["soup"])
    text = shown(capsys, "ann.yaml", cem, code=1)
    assert text.startswith(
        f"""\
1 of 2 disputes to be agreed on.
To agree on:
- Soup: kept out ({cem}); not (ann)
With Soup kept out, no other answer can change who wins; that is proved.
Moot with Soup kept out, proved for all of it together:
- has: Bread, Broth (ann); Bread, Broth, Basil ({cem})

WITH ALL OF THAT LEFT OPEN
Soup was kept out by {cem}: Nobody washes up
"""
    )


def test_to_keep_out_who_could_not_win_anyway_needs_none(capsys: pytest.CaptureFixture[str]) -> None:
    cem = recorded(capsys, "cem", "salad=Too green")
    text = shown(capsys, "ann.yaml", cem, code=0)
    assert text.startswith("Nothing needs a meeting: 2 disputes, and none of it can change who wins.\n")
    assert f"Salad: kept out ({cem}); not (ann)" in text.partition("Moot, proved")[2]
    assert document(capsys, "ann.yaml", cem, code=0)["contested"] == []


def test_whom_all_keep_out_is_no_dispute_and_each_reason_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ann, cem = recorded(capsys, "ann", "soup=Too hot"), recorded(capsys, "cem", "soup=Nobody washes up")
    text = shown(capsys, ann, cem, code=0)
    assert text.startswith("Nothing needs a meeting: 1 dispute,")
    assert f"Soup was kept out by {ann}: Too hot\nSoup was kept out by {cem}: Nobody washes up\n" in text
    found = document(capsys, ann, cem, code=0)
    assert [out["reason"] for out in found["without"]] == ["Too hot", "Nobody washes up"]


def test_an_interview_that_is_not_finished_is_no_record_but_is_not_unknown(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("yes\n"))
    run(["interview", *SMALL, "--journal", "journal.db"])
    name = capsys.readouterr().out.rpartition("--resume ")[2].strip()
    words = f"'{name}' is not finished go on with 'advisor interview --resume {name}' first"
    assert words in said(capsys, "ann.yaml", name, code=3)
    assert run(["records", "show", name, "--journal", "journal.db"]) == 3
    assert words in " ".join(capsys.readouterr().err.split())


def test_one_file_by_two_paths_and_one_record_by_two_names_are_named_twice(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "link.yaml").symlink_to("ann.yaml")
    assert "'ann.yaml' is named twice, also as './ann.yaml'" in said(capsys, "ann.yaml", "./ann.yaml", code=2)
    assert "'ann.yaml' is named twice, also as 'link.yaml'" in said(capsys, "ann.yaml", "link.yaml", code=2)
    cem = recorded(capsys, "cem")
    assert f"'latest' is named twice, also as '{cem}'" in said(capsys, "latest", cem, code=2)


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
        (("ann.yaml",), 2, "name at least two people"),
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
    assert (
        capsys.readouterr()
        .out.partition("GUESSES\n")[2]
        .startswith(
            "Would change nothing, proved for all of it together: hunger (Much).\n"
            "Answered already: cold (No); has (Basil).\n"
        )
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


def test_who_was_kept_out_and_no_longer_exists_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    cem = recorded(capsys, "cem", "salad=Too green")
    copytree(ROOT / "tests" / "small", tmp_path / "newer")
    for path in (path for path in (tmp_path / "newer").rglob("*.yaml") if "salad" in path.read_text()):
        path.write_text(path.read_text().replace("salad", "slaw"))
    assert run(["compare", "ann.yaml", cem, "--knowledge", "newer", "--journal", "journal.db", "--json"]) == 0
    found = capsys.readouterr()
    assert f"{cem}: 'salad', which was kept out, no longer exists" in found.err
    assert "without" not in json.loads(found.out)
