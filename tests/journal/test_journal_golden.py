"""The journal as it was released: every later version opens, verifies, lists, shows and replays it."""

import shutil
from pathlib import Path

import pytest

from advisor.cli import run
from advisor.journal.faults import verify
from advisor.journal.replay import replay
from advisor.journal.steps import resume
from advisor.journal.store import entries, find, rows
from advisor.journal.unfinished import drafts
from advisor.language.reading.answers import Given
from advisor.language.reading.base import read_base
from checkout import ROOT
from lunch_journals import SMALL, id_of, journal_in

GOLDEN = ROOT / "tests" / "golden" / "journal-1.db"
HEAD = "sha256:dcbb7a8d2fb5f8a6349d536857e5a6f0938291d6b76d88407a1772a6c6df6437"


@pytest.fixture
def golden(tmp_path: Path) -> Path:
    return Path(shutil.copy(GOLDEN, tmp_path / "journal.db"))


def test_it_is_whole_and_ends_in_the_head_that_was_noted_then(golden: Path) -> None:
    with journal_in(golden) as journal:
        verified = verify(rows(journal), HEAD)
        assert (verified.count, verified.head, verified.faults) == (7, HEAD, ())
        assert [entry.sort.value for entry in entries(journal)] == [
            *["consultation"] * 4,
            "document",
            "redaction",
            "deletion",
        ]


def test_its_whole_records_give_the_same_bytes_again(golden: Path) -> None:
    with journal_in(golden) as journal:
        for number in (0, 3):
            assert replay(journal, find(journal, id_of(number))).same


def test_its_unfinished_interview_goes_on(golden: Path) -> None:
    with journal_in(golden) as journal:
        (draft,) = drafts(journal)
    assert resume(read_base(SMALL), draft.steps).session.given == (Given("cold", "yes"),)


def test_its_records_are_listed_and_shown(golden: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["records", "--journal", str(golden)]) == 0
    listed = capsys.readouterr().out
    assert "4 records" in listed
    assert f"{id_of(2)} deleted" in " ".join(listed.split())
    assert "Not finished: 20261122-0000d4af" in listed
    for number in range(4):
        assert run(["records", "show", "--full", id_of(number), "--journal", str(golden)]) == 0
    shown = capsys.readouterr().out
    assert "Taken out 2026-11-22 12:00 UTC: cold; asked to" in shown
    assert "was deleted; the chain still holds its place." in shown


def test_its_records_are_explained_and_audited(golden: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["how", "--record", id_of(0), "--journal", str(golden)]) == 0
    assert run(["audit", id_of(0), id_of(3), "--knowledge", str(SMALL), "--journal", str(golden)]) == 0
    assert "2 records: 2 same." in capsys.readouterr().out
