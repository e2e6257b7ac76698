"""The other knowledge bases, on statistical tests and on air passengers: the same program, and no Python for them."""

from pathlib import Path

import pytest

from advisor.authoring.check.check import check
from advisor.evaluators.prove.possible import NoProfile, prospects
from advisor.evaluators.prove.program import Unproven
from advisor.language.reading.base import read_base
from advisor.language.reading.cases import documents_of, read_cases
from advisor.model import RuleBase
from checkout import ROOT
from program import advisor, with_one_id

EXAMPLES = ROOT / "docs" / "examples"
STATISTICS, PASSENGERS = EXAMPLES / "statistical-tests", EXAMPLES / "flight-compensation"

TRANSCRIPT = ROOT / "tests" / "transcripts" / "flight.txt"
TYPED = """\
yes
britain
2019-6-14
5.55k
usa
late
2,5
8 hours
at least 180
why-not pounds
technical
change arrival delay
480
500
no
450.50
no
ticket, boarding pass

quit
"""


@pytest.fixture(scope="module", params=[STATISTICS, PASSENGERS], ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    chosen: Path = request.param
    return chosen


@pytest.fixture(scope="module")
def base(folder: Path) -> RuleBase:
    return read_base(folder)


def test_the_knowledge_is_written_without_python(folder: Path) -> None:
    assert {path.suffix for path in folder.rglob("*") if path.is_file()} <= {".yaml", ".csv", ".md"}


def test_nothing_about_the_knowledge_is_wrong_or_questionable(base: RuleBase) -> None:
    # Each test is for one kind of study, so each wins by the rule that says so.
    assert {notice.check for notice in check(base).notices} <= {"close-wins"}
    assert base.guarantees


def test_every_case_ends_as_was_promised(folder: Path) -> None:
    done = advisor("test", "--knowledge", str(folder))
    assert done.returncode == 0, done.stdout
    assert f"{len(list((folder / 'cases').glob('*.yaml')))} cases" in done.stdout


def test_every_file_is_laid_out(folder: Path) -> None:
    done = advisor("fmt", "--check", str(folder))
    assert done.returncode == 0, done.stdout


def test_every_candidate_can_win(base: RuleBase) -> None:
    may_come = prospects(base, {})
    assert not isinstance(may_come, NoProfile | Unproven)
    assert {name for prospect in may_come.values() for name in prospect.winners} == set(base.candidates)


def test_a_journey_cites_each_rule_about_passengers() -> None:
    base = read_base(PASSENGERS)
    cited = {cited.name for case in read_cases(documents_of(PASSENGERS, []), base) for cited in case.cites}
    assert [
        name for name, made in base.written.items() if not {name, *(rule.id for rule in made)} & cited
    ] == []


def test_an_interview_through_a_pipe_ends_with_the_test_for_matched_grades(tmp_path: Path) -> None:
    given = ("--set", "question=several_groups", "--set", "subjects=matched")
    done = advisor("interview", "--knowledge", str(STATISTICS), *given, typed="ordered\n", home=tmp_path)
    assert done.returncode == 0, done.stderr
    shown = " ".join(done.stdout.split())
    assert "Test: Friedman test" in shown
    assert "Follow-up: Pair by pair with Holm's correction" in shown


def test_an_interview_about_a_late_flight_reads_like_this(tmp_path: Path) -> None:
    saved = tmp_path / "a.yaml"
    done = advisor(
        "interview",
        "--knowledge",
        "docs/examples/flight-compensation",
        "--save",
        str(saved),
        typed=TYPED,
        home=tmp_path,
    )
    assert with_one_id(done.stdout) == TRANSCRIPT.read_text(encoding="utf-8").replace("SAVED", str(saved))
