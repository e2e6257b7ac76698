"""`advisor diff`: what it says, in which form, and with which exit code."""

import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from advisor.cli import run
from folders import FACTS, write
from repository import commit, start, zipped

OLD = """\
rules:
  dark-needs-tube:
    title: A dark room needs a tube
    because: It is bright.
    if: {dark: yes}
    then: {favour: {tube: strong}}
  old-style-has-candles:
    title: Old rooms have candles
    because: They match.
    if: {style: old}
    then: {favour: {candle: moderate}}
"""
NEW = OLD.replace("tube: strong", "tube: slight")
SPLIT = OLD.replace("{dark: yes}", "{any: [{all: [{dark: yes}, {dark: yes}]}, {dark: yes, style: new}]}")


def knowledge(root: Path, rules: str, facts: str = FACTS) -> Path:
    return write(root, {"facts/f.yaml": facts, "rules/r.yaml": rules})


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def diff(*words: str | Path) -> int:
    return run(["diff", "--sample", "2000", *map(str, words)])


def document(capsys: pytest.CaptureFixture[str], *words: str | Path) -> Any:
    diff("--json", *words)
    found = json.loads(capsys.readouterr().out)
    text = files("advisor.record").joinpath("difference.schema.json").read_text(encoding="utf-8")
    Draft202012Validator.check_schema(json.loads(text))
    Draft202012Validator(json.loads(text)).validate(found)
    return found


def test_a_difference_is_told_with_interview_rules_share_edits_and_blame(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    knowledge(here / "a", OLD)
    knowledge(here / "b", NEW)
    assert diff("a", "b") == 1
    text = capsys.readouterr().out
    assert text.startswith(
        """\
old: a (Lamps, 2 rules)
new: b (Lamps, 2 rules)

DOES ANY INTERVIEW END DIFFERENTLY?
  Yes, with 2 answers; with fewer, the same candidates lead:
    dark: Yes
    style: Old
  old  A lamp: The tube, 2 points ahead; settled
  new  A lamp: The candle, 1 point ahead; settled
  Both fire, with other effects:
    A dark room needs a tube [r/dark-needs-tube]
        The tube +1; before: The tube +4
  To blame is this edit: with it undone the interview ends as before.
    rule r/dark-needs-tube: changed (effects)

HOW MANY INTERVIEWS
  Of 2,000 interviews drawn at random, each question answered, each answer as
  likely as any other:
  A lamp: """
    )
    assert "  The tube -> The candle\n" in text
    assert text.endswith(
        """\
EDITS
  rule r/dark-needs-tube: changed (effects)

IN SHORT
  Some interviews end differently, such as the one above (A lamp).
"""
    )


def test_the_same_meaning_in_other_words_is_proved_the_same(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    knowledge(here / "a", OLD)
    knowledge(here / "b", SPLIT.replace("They match.", "They match well."))
    assert diff("a", "b") == 0
    assert (
        capsys.readouterr().out
        == """\
old: a (Lamps, 2 rules)
new: b (Lamps, 2 rules)

DOES ANY INTERVIEW END DIFFERENTLY?
  No. It is proved: every interview that both versions understand ends the same.
  Points and vetoes are the same, too.

EDITS
  rule r/dark-needs-tube: written otherwise, with the same meaning
  rule r/old-style-has-candles: other texts (reason)

IN SHORT
  Every interview ends the same.
"""
    )


def test_a_version_and_itself_have_no_edits(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    knowledge(here / "a", OLD)
    assert diff("a", "a") == 0
    assert "EDITS\n  None; only comments or layout can differ." in capsys.readouterr().out


def test_folders_wheels_and_revisions_give_the_same(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = start(here / "repository")
    for rules in (OLD, NEW):
        knowledge(root, rules)
        commit(root)
    knowledge(here / "old", OLD)
    wheel = zipped(
        here / "new.whl",
        {"advisor/knowledge/facts/f.yaml": FACTS, "advisor/knowledge/rules/r.yaml": NEW}.items(),
    )
    monkeypatch.chdir(root)
    found = [
        document(capsys, old, new)
        for old, new in (("HEAD~1", "HEAD"), (here / "old", wheel), ("HEAD~1", root), (here / "old", "HEAD:"))
    ]
    for one in found:
        del one["old"]["version"], one["new"]["version"]
    assert all(one == found[0] for one in found)
    assert found[0]["verdict"] == "different"


def test_the_json_is_valid_and_says_what_the_text_says(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    knowledge(here / "a", OLD)
    knowledge(here / "b", NEW)
    found = document(capsys, "a", "b")
    assert found["interview"]["answers"] == {"dark": "yes", "style": "old"}
    assert found["interview"]["fewest"] is True
    assert found["interview"]["decisions"]["lamp"]["old"]["winners"] == ["tube"]
    assert found["interview"]["decisions"]["lamp"]["new"]["winners"] == ["candle"]
    edit = {
        "what": "rule", "name": "r/dark-needs-tube", "how": "changed", "parts": ["effects"], "before": None
    }  # fmt: skip
    assert found["blame"] == {"alone": [edit], "together": [], "all_tried": True}
    assert found["edits"] == [edit]
    assert found["same_decisions"] == []
    assert found["sample"]["decisions"]["lamp"]["differ"] == sum(
        one["interviews"] for one in found["sample"]["decisions"]["lamp"]["moves"]
    )


def test_what_only_one_version_has_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    knowledge(here / "a", OLD)
    facts = FACTS.replace("new: {title: New", "odd: Odd, new: {title: New").replace(
        "  uses:\n",
        "  loud: {topic: room, kind: yes_no, ask: Is it loud?, why: Noise., source: P1}\n  uses:\n",
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
    knowledge(here / "b", rules, facts)
    assert diff("a", "b") == 1
    text = capsys.readouterr().out
    assert "Only the new version has the question loud and the answer odd to style." in text
    assert "Interviews with an answer that one version lacks are not compared." in text
    assert "    loud: Yes\n  Only the new version asks for loud.\n" in text
    assert "Only the new version fires:\n    Loud rooms need bulbs [r/loud-rooms-need-bulbs]" in text
    assert "fact loud: added\n" in text
    document(capsys, "a", "b")
    document(capsys, "b", "a")


def test_a_question_that_takes_several_answers_now_is_left_out(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    knowledge(here / "a", OLD)
    knowledge(here / "b", OLD, FACTS.replace("kind: choice", "kind: several"))
    found = document(capsys, "a", "b")
    assert found["not_compared"] == ["style"]
    assert found["sample"] is None
    assert diff("a", "b") == 0
    text = capsys.readouterr().out
    assert "The question style takes one answer in one version and several in the other" in text
    assert "a result can be certain earlier in one of them" in text


def test_problems_of_both_versions_are_reported_at_once(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    knowledge(here / "a", OLD.replace("tube: strong", "tub: strong"))
    knowledge(here / "b", OLD.replace("dark: yes", "dork: yes"))
    assert diff("a", "b") == 3
    text = capsys.readouterr().err
    assert "a/rules/r.yaml:6" in text
    assert "b/rules/r.yaml:5" in text
    assert diff("a", "nowhere") == 3
    assert "nowhere: there is no such folder or file" in capsys.readouterr().err


def test_what_is_not_decided_in_time_has_an_exit_code_of_its_own(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    holes = [f"h{number}" for number in range(12)]
    places = ", ".join(f"{one}: {one}" for one in holes)
    asked = "".join(
        f"  p{n}: {{topic: t, kind: choice, ask: Where?, why: So., values: {{{places}}}}}\n"
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
    knowledge(here / "a", rules, facts)
    knowledge(here / "b", rules.replace("a: slight", "b: slight"), facts)
    assert diff("--seconds", "0.3", "a", "b") == 4
    assert "Not decided within 0.3 s; give more time with --seconds." in capsys.readouterr().out
    assert document(capsys, "--seconds", "0.3", "a", "b")["verdict"] == "not decided"


def test_hostile_names_and_texts_cannot_steer_the_terminal(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    knowledge(here / "a", OLD)
    evil = NEW.replace("A dark room", "A \u202edark room").replace("They match.", "'\u2066'")
    hidden = zipped(here / "b.zip", {"facts/f.yaml": FACTS, "rules/\x1b[31mr\u202e.yaml": evil}.items())
    assert diff("a", hidden) == 1
    text = capsys.readouterr().out
    assert not any(char in text for char in "\x1b\u202e\u2066")
    assert "?[31mr?/dark-needs-tube" in text
    assert diff("--json", "a", hidden) == 1
    assert capsys.readouterr().out.isascii()


def test_the_same_versions_give_the_same_bytes_in_every_process(here: Path) -> None:
    knowledge(here / "a", OLD)
    knowledge(here / "b", NEW)
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
    assert b'"different"' in said.pop()


def test_versions_that_do_not_decide_the_same_things_are_different(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = "  room: {title: A room, candidates: {hall: {title: The hall}}}\nimpossible:"
    knowledge(here / "a", OLD)
    knowledge(here / "b", OLD, FACTS.replace("impossible:", more))
    knowledge(here / "c", "rules: {}\n", FACTS.replace("  lamp:", "  lantern:"))
    assert diff("a", "b") == 1
    text = capsys.readouterr().out
    assert "Only the new version has the decision room." in text
    assert "This goes for the decisions that both versions have." in text
    assert text.endswith("The versions do not decide the same things.\n")
    assert diff("a", "c") == 1
    assert "The versions have no decision in common; nothing can be compared." in capsys.readouterr().out
    assert document(capsys, "a", "c")["verdict"] == "different"
