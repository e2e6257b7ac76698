"""The second knowledge base, about statistical tests: the same program, and no line of Python for it."""

from pathlib import Path

import pytest

from advisor.authoring.check.check import check
from advisor.evaluators.prove.possible import NoProfile, prospects
from advisor.evaluators.prove.program import Unproven
from advisor.language.reading.base import read_base
from advisor.model import RuleBase
from checkout import ROOT
from program import advisor

FOLDER = ROOT / "docs" / "examples" / "statistical-tests"
KNOWLEDGE = ("--knowledge", "docs/examples/statistical-tests")


@pytest.fixture(scope="module")
def statistics() -> RuleBase:
    return read_base(FOLDER)


def test_the_knowledge_is_written_without_python() -> None:
    assert {path.suffix for path in FOLDER.rglob("*") if path.is_file()} == {".yaml", ".md"}


def test_nothing_about_the_knowledge_is_wrong_or_questionable(statistics: RuleBase) -> None:
    # Each test is for one kind of study, so each wins by the rule that says so.
    assert {notice.check for notice in check(statistics).notices} <= {"close-wins"}
    assert statistics.guarantees


def test_every_study_gets_the_test_that_was_promised() -> None:
    done = advisor("test", *KNOWLEDGE)
    assert done.returncode == 0, done.stdout
    assert f"{len(list((FOLDER / 'cases').glob('*.yaml')))} cases" in done.stdout


def test_every_candidate_can_win(statistics: RuleBase) -> None:
    found = prospects(statistics, {})
    assert not isinstance(found, NoProfile | Unproven)
    assert {name for one in found.values() for name in one.winners} == set(statistics.candidates)


def test_an_interview_through_a_pipe_ends_with_the_test_for_matched_grades(tmp_path: Path) -> None:
    given = ("--set", "question=several_groups", "--set", "subjects=matched")
    done = advisor("interview", *KNOWLEDGE, *given, typed="ordered\n", home=tmp_path)
    assert done.returncode == 0, done.stderr
    shown = " ".join(done.stdout.split())
    assert "Test: Friedman test" in shown
    assert "Follow-up: Pair by pair with Holm's correction" in shown
