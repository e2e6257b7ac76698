"""`advisor diff`: what it says, in which form, and with which exit code."""

from pathlib import Path

import pytest

from folders import FACTS
from git_repositories import commit, start, zipped
from lamp_versions import NEW, OLD, diff_document, run_diff, write_version

SPLIT = OLD.replace("{dark: yes}", "{any: [{all: [{dark: yes}, {dark: yes}]}, {dark: yes, style: new}]}")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_difference_is_told_with_interview_rules_share_edits_and_blame(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_version(here / "a", OLD)
    write_version(here / "b", NEW)
    assert run_diff("a", "b") == 1
    text = capsys.readouterr().out
    assert text.startswith(
        """\
Old: a (Lamps, 2 rules)
New: b (Lamps, 2 rules)

DOES ANY INTERVIEW END DIFFERENTLY?
Yes, with 2 answers; with fewer, the same candidates lead:
- dark: Yes
- style: Old
Old: A lamp: The tube, 2 points ahead
New: A lamp: The candle, 1 point ahead
Rules that fire in both, with different effects:
  A dark room needs a tube [r/dark-needs-tube]
    The tube: +4 -> +1
Undoing this edit restores the old result:
- rule r/dark-needs-tube: changed (effects)

HOW MANY INTERVIEWS
Of 2,000 random interviews, with every question answered and every answer
  equally likely:
winner, old -> new        interviews
A lamp: """
    )
    assert "\n  The tube -> The candle  " in text
    assert text.endswith("\nEDITS\n- rule r/dark-needs-tube: changed (effects)\n")


def test_the_same_meaning_in_other_words_is_proved_the_same(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_version(here / "a", OLD)
    write_version(here / "b", SPLIT.replace("They match.", "They match well."))
    assert run_diff("a", "b") == 0
    assert (
        capsys.readouterr().out
        == """\
Old: a (Lamps, 2 rules)
New: b (Lamps, 2 rules)

DOES ANY INTERVIEW END DIFFERENTLY?
No: every interview ends the same. This is proved.
Points and vetoes are the same, too.

EDITS
- rule r/dark-needs-tube: rewritten, same meaning
- rule r/old-style-has-candles: wording only (reason)
"""
    )


def test_a_version_and_itself_have_no_edits(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_version(here / "a", OLD)
    assert run_diff("a", "a") == 0
    assert "EDITS\nNone; only comments or layout can differ." in capsys.readouterr().out


def test_folders_wheels_and_revisions_give_the_same(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = start(here / "repository")
    for rules in (OLD, NEW):
        write_version(root, rules)
        commit(root)
    write_version(here / "old", OLD)
    wheel = zipped(
        here / "new.whl",
        {"advisor/knowledge/facts/f.yaml": FACTS, "advisor/knowledge/rules/r.yaml": NEW}.items(),
    )
    monkeypatch.chdir(root)
    found = [
        diff_document(capsys, old, new)
        for old, new in (("HEAD~1", "HEAD"), (here / "old", wheel), ("HEAD~1", root), (here / "old", "HEAD:"))
    ]
    for one in found:
        del one["old"]["version"], one["new"]["version"]
    assert all(one == found[0] for one in found)
    assert found[0]["verdict"] == "different"


def test_the_json_is_valid_and_says_what_the_text_says(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_version(here / "a", OLD)
    write_version(here / "b", NEW)
    found = diff_document(capsys, "a", "b")
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
        move["interviews"] for move in found["sample"]["decisions"]["lamp"]["moves"]
    )
