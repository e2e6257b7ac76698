"""`advisor diff` where versions differ in more than rules, cannot be read or decided, or mean harm."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from advisor.cli import run
from folders import FACTS
from git_repositories import zipped
from lamp_versions import NEW, OLD, diff_document, run_diff, write_version


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_only_one_version_has_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_version(here / "a", OLD)
    facts = FACTS.replace("new: {title: New", "odd: Odd, new: {title: New").replace(
        "  uses:\n",
        "  loud: {topic: room, kind: yes_no, ask: 'Is it loud?', why: Noise., source: P1}\n  uses:\n",
    )
    rules = (
        OLD
        + """\
  loud-rooms-need-bulbs:
    title: Loud rooms need bulbs
    because: Bulbs hum.
    if: {loud: yes}
    then: {favour: {bulb: strong}}
"""
    )
    write_version(here / "b", rules, facts)
    assert run_diff("a", "b") == 1
    text = capsys.readouterr().out
    assert "Only the new version has the question loud and the answer odd to style." in text
    assert "Not compared: style=odd, only in the new version." in text
    assert "- loud: Yes\nOnly the new version asks for loud.\n" in text
    only_new = "Rules that fire only in the new version:\n  Loud rooms need bulbs [r/loud-rooms-need-bulbs]"
    assert f"{only_new}\n    The bulb: +4\n" in text
    assert "fact 'loud': added\n" in text
    diff_document(capsys, "a", "b")
    diff_document(capsys, "b", "a")


def test_a_candidate_of_another_id_and_the_same_title_is_told_apart(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_version(here / "a", OLD)
    write_version(here / "b", OLD.replace("tube:", "neon:"), FACTS.replace("tube:", "neon:"))
    assert run_diff("a", "b") == 1
    text = capsys.readouterr().out
    assert "The tube (tube) -> The tube (neon)" in text
    assert "The tube -> The tube" not in text
    assert "(candle)" not in text


def words(text: str) -> str:
    return " ".join(text.split())


# What only one version can hold: the facts of the newer version, and what is said of it, in the order of the sides.
RENAMED = FACTS.replace("values: {old: Old, new: {title: New", "values: {old: Old, newer: {title: New")
DROPPED = FACTS.replace(
    "values: {old: Old, new: {title: New, help: Of this year.}}", "values: {old: Old, odd: Odd}"
)
SEVERAL = FACTS.replace("kind: choice", "kind: several")
BARRED = FACTS + "  - {if: {style: new, budget: high}, because: New lamps are cheap.}\n"
ALONE = {
    "a renamed value": (RENAMED, ["style=new"], ["style=newer"], [], []),
    "another value": (DROPPED, ["style=new"], ["style=odd"], [], []),
    "several answers instead of one": (SEVERAL, [], [], [], ["style"]),
    "another impossibility": (BARRED, [], [], ["New lamps are cheap."], []),
}


@pytest.mark.parametrize("change", ALONE)
def test_what_only_one_version_can_hold_is_named_and_not_called_the_same(
    here: Path, capsys: pytest.CaptureFixture[str], change: str
) -> None:
    facts, old_answers, new_answers, impossible, kinds = ALONE[change]
    write_version(here / "a", OLD)
    write_version(here / "b", OLD, facts)
    found = diff_document(capsys, "a", "b")
    assert (found["verdict"], found["throughout"], found["not_compared"]) == ("same", False, kinds)
    before, after = found["incomparable"]["old"], found["incomparable"]["new"]
    assert (before["answers"], after["answers"]) == (old_answers, new_answers)
    assert (before["impossible"], after["impossible"]) == ([], impossible)
    assert before["interviews"]["not_compared"] > 0
    assert run_diff("a", "b") == 1
    text = words(capsys.readouterr().out)
    assert "every interview ends the same" not in text.lower()
    assert "in every interview that both versions can hold, the same candidates lead" in text
    not_compared = text.partition("Not compared: ")[2].partition("DOES ANY INTERVIEW")[0]
    for name in (*old_answers, *new_answers, *kinds, *(one.rstrip(".") for one in impossible)):
        assert name in not_compared


def test_of_each_version_it_is_told_how_many_interviews_the_other_cannot_hold(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_version(here / "a", OLD, FACTS.partition("impossible:")[0])
    more = FACTS.replace("new: {title: New", "odd: Odd, new: {title: New").partition("impossible:")[0]
    write_version(here / "b", OLD, more)
    found = diff_document(capsys, "a", "b")["incomparable"]
    assert found["old"]["interviews"]["not_compared"] == 0
    assert found["new"]["interviews"]["low"] < 1 / 3 < found["new"]["interviews"]["high"]
    assert run_diff("a", "b") == 1
    shown = words(capsys.readouterr().out)
    assert re.search(r"The other version cannot hold 3\d\.\d % of the new version's interviews \(", shown)


def test_a_rule_that_reads_a_renamed_value_was_changed_and_is_not_called_the_same(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = OLD.replace("style: old", "style: new")
    write_version(here / "a", rules)
    write_version(here / "b", rules.replace("style: new", "style: newer"), RENAMED)
    edits = {edit["name"]: (edit["how"], edit["parts"]) for edit in diff_document(capsys, "a", "b")["edits"]}
    assert edits == {
        "r/old-style-has-candles": ("changed", ["condition"]),
        "style": ("changed", ["values"]),
    }


def test_versions_that_can_hold_the_same_interviews_have_nothing_incomparable(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    otherwise = FACTS.replace(
        "{style: old, budget: low}", "{not: {any: [{not: {style: old}}, {not: {budget: low}}]}}"
    )
    write_version(here / "a", OLD)
    write_version(here / "b", OLD, otherwise)
    assert run_diff("a", "b") == 0
    capsys.readouterr()
    found = diff_document(capsys, "a", "b")
    assert (found["throughout"], "incomparable" in found) == (True, False)


def test_problems_of_both_versions_are_reported_at_once(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_version(here / "a", OLD.replace("tube: strong", "tub: strong"))
    write_version(here / "b", OLD.replace("dark: yes", "dork: yes"))
    assert run_diff("a", "b") == 3
    text = capsys.readouterr().err
    assert "a/rules/r.yaml:6" in text
    assert "b/rules/r.yaml:5" in text
    assert run_diff("a", "nowhere") == 3
    assert "nowhere: there is no such folder or file" in capsys.readouterr().err


def test_what_is_not_decided_in_time_is_said_and_not_taken_for_the_same(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    holes = [f"h{number}" for number in range(12)]
    places = ", ".join(f"{one}: {one}" for one in holes)
    asked = "".join(
        f"  p{n}: {{topic: t, kind: choice, ask: 'Where?', why: So., values: {{{places}}}}}\n"
        for n in range(13)
    )
    facts = f"""\
knowledge: {{title: Pigeons}}
topics: {{t: T}}
facts:
{asked}decisions: {{d: {{title: D, candidates: {{a: {{title: A}}, b: {{title: B}}}}}}}}
"""
    shared = [
        f"{{all: [{{p{one}: {hole}}}, {{p{other}: {hole}}}]}}"
        for hole in holes
        for one in range(13)
        for other in range(one)
    ]
    alone = ", ".join(f"{{p{n}: [{', '.join(holes)}]}}" for n in range(13))
    rules = f"""\
rules:
  alone:
    title: All sit alone
    because: So it is.
    if: {{all: [{{not: {{any: [{", ".join(shared)}]}}}}, {alone}]}}
    then: {{favour: {{a: slight}}}}
"""
    write_version(here / "a", rules, facts)
    write_version(here / "b", rules.replace("a: slight", "b: slight"), facts)
    assert run_diff("--seconds", "0.3", "a", "b") == 1
    assert "Not decided within 0.3 s; give more time with --seconds." in capsys.readouterr().out
    assert diff_document(capsys, "--seconds", "0.3", "a", "b")["verdict"] == "not decided"


def test_hostile_names_and_texts_cannot_steer_the_terminal(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_version(here / "a", OLD)
    evil = NEW.replace("A dark room", "A \u202edark room").replace("They match.", "'\u2066'")
    hidden = zipped(here / "b.zip", {"facts/f.yaml": FACTS, "rules/\x1b[31mr\u202e.yaml": evil}.items())
    assert run_diff("a", hidden) == 1
    text = capsys.readouterr().out
    assert not any(char in text for char in "\x1b\u202e\u2066")
    assert "?[31mr?/dark-needs-tube" in text
    assert run_diff("--json", "a", hidden) == 1
    assert capsys.readouterr().out.isascii()


def test_the_same_versions_give_the_same_bytes_in_every_process(here: Path) -> None:
    write_version(here / "a", OLD)
    write_version(here / "b", OLD.replace("favour: {tube: strong}", "rule_out: [tube, bulb]"))
    said = {
        subprocess.run(
            [sys.executable, "-m", "advisor", "diff", "a", "b", "--json", "--sample", "500"],
            capture_output=True,
            check=False,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in "123"
    }
    assert len(said) == 1
    (fired,) = json.loads(said.pop())["interview"]["rules"]
    assert fired["new"]["rules_out"] == ["bulb", "tube"]  # in the order of the base


def test_versions_that_do_not_decide_the_same_things_are_different(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = "  room: {title: A room, candidates: {hall: {title: The hall}}}\nimpossible:"
    write_version(here / "a", OLD)
    write_version(here / "b", OLD, FACTS.replace("impossible:", more))
    write_version(here / "c", "rules: {}\n", FACTS.replace("  lamp:", "  lantern:"))
    assert run_diff("a", "b") == 1
    text = capsys.readouterr().out
    assert "Only the new version has the decision room." in text
    assert "This holds for the decisions that both versions have." in text
    assert run_diff("a", "c") == 1
    assert "The versions have no decision in common; nothing can be compared." in capsys.readouterr().out
    assert diff_document(capsys, "a", "c")["verdict"] == "different"


@pytest.mark.parametrize("command", [("check",), ("diff", "a", "a"), ("impact", "a")])
@pytest.mark.parametrize("seconds", ["nan", "-1", "soon"])
def test_a_time_that_is_none_is_refused(
    here: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...], seconds: str
) -> None:
    write_version(here / "a", OLD)
    assert run([*command, "--seconds", seconds]) == 2
    assert "'--seconds'" in capsys.readouterr().err
