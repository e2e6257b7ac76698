"""A list and a choice, from the first question to the verdict: on a terminal, and through a pipe."""

import re
from pathlib import Path

import pytest

from advisor.cli import run
from benefits_base import benefits
from checkout import ROOT
from program import advisor, on_terminal, with_one_id

KEPT = ROOT / "tests" / "transcripts" / "benefits.txt"


def test_on_a_terminal_a_list_and_a_choice_are_settled_question_by_question(tmp_path: Path) -> None:
    benefits(tmp_path)
    terminal = on_terminal("interview", "--knowledge", str(tmp_path), "--no-record", home=tmp_path)
    for words, keys in (
        ("What do you earn?", "low"),
        ("Have you children?", "no"),
        ("Have you an account?", "yes"),
    ):
        terminal.read_until(words)
        terminal.type(f"{keys}\r")
    assert "Payment: Transfer, whatever else you answer." in terminal.read_until("Do you rent?")
    terminal.type("yes\r")
    terminal.read_until("Enter shows the recommendation")
    terminal.type("\r")
    verdict = re.sub(r"\x1b\[[0-9;]*m", "", terminal.read_until("Ask on"))
    assert "Payment:  Transfer" in verdict
    assert "Benefits: Housing benefit and Heating aid apply, 1 does not" in verdict
    assert "1 of the benefits does not apply: Child benefit." in verdict
    terminal.type("quit\r")
    screen, code = terminal.finish()
    assert (code, "Traceback" in screen) == (0, False)


def test_an_interview_about_a_list_reads_as_it_did_through_a_pipe(tmp_path: Path) -> None:
    benefits(tmp_path)
    typed = "low\nwhy\nyes\nno\nyes\n\nwhy\nwhy-not child\nflips heating\nquit\n"
    done = advisor("interview", "--knowledge", str(tmp_path), typed=typed, home=tmp_path)
    said = with_one_id(done.stdout)
    assert said == KEPT.read_text(encoding="utf-8")
    assert done.returncode == 0


@pytest.mark.parametrize("name", ["need", "Need"])
def test_how_takes_the_name_of_a_finding_for_the_rules_behind_it(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    benefits(tmp_path)
    assert run(["how", name, "--knowledge", str(tmp_path), "--set", "income=low"]) == 0
    assert "Who earns little is in need\n  law/poor" in capsys.readouterr().out
