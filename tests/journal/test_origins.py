"""A record says who ran the consultation, where each answer came from, and who said so; of what nobody said, nothing."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from advisor.cli import run
from advisor.interview.session import answer
from advisor.journal.chain import Entry, EntryKind
from advisor.journal.faults import verify
from advisor.journal.importing import import_records
from advisor.journal.keep_and_remove import redact
from advisor.journal.store import LATEST, entries, rows
from advisor.journal.transfer import to_items
from advisor.model import Answer, AnswerOrigin, OriginKind
from advisor.usecases.answers import Answers
from advisor.usecases.beginning import begin_from, take_up
from advisor.usecases.consultation import conclude
from advisor.usecases.particulars import saying, time_zone
from advisor.usecases.recorder import Recorder, Recording
from checkout import ROOT
from lunch_journals import AT, SMALL, journal_in
from recorded_answers import base_and_files

BASE, FILES = base_and_files(SMALL)
LUNCH = b"cold: no\nhunger: much\n"
FROM_FILE = {"kind": "file", "name": "lunch.yaml", "digest": "sha256:" + hashlib.sha256(LUNCH).hexdigest()}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


@pytest.fixture
def recommend(path: Path, tmp_path: Path) -> Callable[..., int]:
    """Return what recommends by the small knowledge, with a file of two answers at hand."""
    (tmp_path / "lunch.yaml").write_bytes(LUNCH)

    def recommended(*words: str) -> int:
        words = tuple(word.replace("FILE", str(tmp_path / "lunch.yaml")) for word in words)
        return run(["recommend", *words, "--knowledge", str(SMALL), "--journal", str(path)])

    return recommended


@contextmanager
def recorder_at(path: Path, **members: Any) -> Iterator[Recorder]:
    with closing(Recorder(BASE, FILES, Recording(path), lambda *_: None, **members)) as recorder:
        yield recorder


def records(path: Path) -> list[Entry]:
    """Return the records of a journal in which nothing is wrong."""
    with journal_in(path) as journal:
        assert verify(rows(journal)).faults == ()
        return [entry for entry in entries(journal) if entry.sort is EntryKind.CONSULTATION]


def origins(entry: Entry) -> dict[str, Mapping[str, Any] | None]:
    return {step["fact"]: step.get("origin") for step in entry.sections["steps"]}


def sayers(entry: Entry) -> dict[str, str | None]:
    return {step["fact"]: step.get("said_by") for step in entry.sections["steps"]}


def shown(path: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    capsys.readouterr()
    assert run(["records", "show", *words, "--journal", str(path)]) == 0
    return " ".join(capsys.readouterr().out.split())


def interviewed(recorder: Recorder, said_by: str = "", **answers: Answer) -> None:
    session = recorder.session
    for fact, value in answers.items():
        session = answer(session, fact, value, said_by=said_by)
        recorder.keep(session)


def test_each_answer_says_by_which_way_it_was_given(recommend: Callable[..., int], path: Path) -> None:
    assert recommend("--answers", "FILE", "--set", "hunger=very", "--set", "has=bread") == 0
    (entry,) = records(path)
    assert origins(entry) == {"cold": FROM_FILE, "hunger": {"kind": "option"}, "has": {"kind": "option"}}


def test_what_people_state_is_kept_and_shown(
    recommend: Callable[..., int], path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = ("--said", "cold=the  cook", "--run-by", "Anna, CTO", "--time-zone", "europe/berlin")
    assert recommend("--answers", "FILE", "--set", "has=bread", *said) == 0
    (entry,) = records(path)
    head = entry.part("head")
    assert (head["run_by"], head["time_zone"]) == ("Anna, CTO", "Europe/Berlin")
    assert sayers(entry) == {"cold": "the cook", "hunger": None, "has": None}
    text = shown(path, capsys, "--full")
    for words in (
        "What to eat; run by Anna, CTO",
        "Are you cold? No * the file lunch.yaml; said by the cook",
        f"From the file lunch.yaml ({FROM_FILE['digest']}): cold, hunger.",
        "From an option: has.",
        "Said by the cook: cold.",
        "Time zone: Europe/Berlin",
    ):
        assert words in text


def test_what_nobody_stated_is_neither_kept_nor_told(
    recommend: Callable[..., int], path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert recommend("--set", "cold=no") == 0
    (entry,) = records(path)
    assert not {"run_by", "time_zone"} & entry.part("head").keys()
    text = shown(path, capsys, "--full")
    for words in ("run by", "Run by", "Time zone", "Said by", "where from"):
        assert words not in text
    assert (
        f"From an option: cold. - Never asked: {', '.join(each for each in BASE.facts if each != 'cold')}."
        in text
    )


@pytest.mark.parametrize("golden", ["journal-1.db", "journal-3.db"])
def test_old_records_tell_no_origins(golden: str, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(ROOT / "tests" / "golden" / golden, path)
    for entry in records(path):
        text = shown(path, capsys, entry.id, "--details", "interview", "--details", "answers")
        for words in ("- From", "Said by", "run by", "where from"):
            assert words not in text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--time-zone", "Europe/Berln"), "did you mean 'Europe/Berlin'?"),
        (("--time-zone", "+25:00"), "an offset such as +01:00"),
        (("--run-by", "x" * 101), "at most 100 characters"),
        (("--run-by", "a\x1b[2J"), "cannot be printed"),
        (("--said", "thirst=me", "--said", "cold="), "there is no fact 'thirst' say who answered 'cold'"),
        (("--said", "has=me"), "no answer to 'has' is given"),
        (("--said", "cold=me", "--said", "COLD=you"), "two people are named who answered 'cold'"),
    ],
)
def test_what_cannot_be_kept_is_named_and_nothing_recorded(
    words: tuple[str, ...],
    told: str,
    recommend: Callable[..., int],
    path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert recommend("--set", "cold=no", *words) == 2
    assert told in " ".join(capsys.readouterr().err.split())
    assert not path.exists()


def test_an_offset_and_any_spelling_of_a_name_are_a_time_zone() -> None:
    assert [time_zone(each) for each in ("", " +05:30", "-14:00", "AMERICA/new york")] == [
        "", "+05:30", "-14:00", "America/New_York",
    ]  # fmt: skip
    assert saying("a name", "  Anna\n Berg ") == "Anna Berg"


def test_the_environment_says_who_runs_it_unless_an_option_does(
    recommend: Callable[..., int],
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("ADVISOR_RUN_BY", "the build")
    monkeypatch.setenv("ADVISOR_TIME_ZONE", "UTC")
    assert recommend("--set", "cold=no") == recommend("--set", "cold=no", "--run-by", "Anna") == 0
    assert [entry.part("head")["run_by"] for entry in records(path)] == ["the build", "Anna"]
    monkeypatch.setenv("ADVISOR_TIME_ZONE", "Mars")
    capsys.readouterr()
    assert recommend("--set", "cold=no") == 2
    assert "ADVISOR_TIME_ZONE: there is no time zone 'Mars'" in capsys.readouterr().err


def test_answers_taken_over_come_from_the_record_and_keep_who_said_so(
    recommend: Callable[..., int], path: Path
) -> None:
    assert recommend("--answers", "FILE", "--set", "has=bread", "--said", "cold=the cook") == 0
    (first,) = records(path)
    words = Answers(None, ("has=broth",), lambda path: (b"", str(path)), said=("hunger=the waiter",))
    with recorder_at(path) as recorder:
        begin_from(recorder, first.id, words)
        conclude(recorder, ())
    taken_over = {"kind": "record", "name": first.id, "digest": first.hash}
    follower = records(path)[1]
    assert origins(follower) == {"has": {"kind": "option"}, "cold": taken_over, "hunger": taken_over}
    assert sayers(follower) == {"has": None, "cold": "the cook", "hunger": "the waiter"}


def test_an_interview_that_goes_on_has_all_that_was_stated_before(path: Path) -> None:
    given = Answers(None, ("cold=no",), lambda path: (b"", str(path)), said=("cold=the cook",))
    with recorder_at(path, run_by="Anna", time_zone="+01:00") as recorder:
        recorder.begin_with(given.attributed(BASE, given.load(BASE)))
        interviewed(recorder, "the waiter", hunger="much")
    with recorder_at(path, time_zone="+02:00") as recorder:
        take_up(recorder, LATEST)
        interviewed(recorder, has=frozenset({"bread"}))
        conclude(recorder, ())
    (entry,) = records(path)
    assert (entry.part("head")["run_by"], entry.part("head")["time_zone"]) == ("Anna", "+02:00")
    assert origins(entry) == {"cold": {"kind": "option"}, "hunger": None, "has": None}
    assert sayers(entry) == {"cold": "the cook", "hunger": "the waiter", "has": None}


def test_what_an_agent_answers_comes_from_it_although_it_was_asked(path: Path) -> None:
    agent = AnswerOrigin(OriginKind.AGENT, "builder")
    with recorder_at(path, origin=agent) as recorder:
        interviewed(recorder, cold="no", hunger="much")
        conclude(recorder, ())
    (entry,) = records(path)
    assert set(map(json.dumps, origins(entry).values())) == {'{"kind": "agent", "name": "builder"}'}


def test_the_same_answer_by_somebody_else_is_a_step_and_follows_a_record(path: Path) -> None:
    with recorder_at(path) as recorder:
        interviewed(recorder, cold="no", hunger="much")
        conclude(recorder, ())
        interviewed(recorder, "the cook", cold="no")
        conclude(recorder, ())
        conclude(recorder, ())
    first, second = records(path)
    assert second.predecessor
    assert second.predecessor.id == first.id
    deeds = [(step["deed"], step["fact"], step.get("said_by")) for step in second.sections["steps"]]
    assert deeds == [("given", "cold", None), ("given", "hunger", None), ("changed", "cold", "the cook")]


def test_an_import_says_where_the_record_stood(
    recommend: Callable[..., int], path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert recommend("--set", "cold=no") == recommend("--set", "cold=yes") == 0
    second, other = records(path)[1], tmp_path / "other.db"
    with journal_in(path) as journal, journal_in(other) as receiver:
        import_records(receiver, to_items(journal, [second]), "file")
    text = shown(other, capsys, "--details", "record")
    assert "Imported: it was entry 2 of another journal." in text
    assert f"from another journal, where it was entry 2 with the hash [{second.hash}]" in text


def test_what_was_not_taken_out_still_says_where_it_came_from(
    recommend: Callable[..., int], path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert recommend("--answers", "FILE", "--said", "cold=the cook", "--said", "hunger=the waiter") == 0
    with journal_in(path) as journal:
        redact(journal, next(iter(entries(journal))).id, ["cold"], AT, "asked to")
    text = shown(path, capsys)
    assert "hunger: much (the file lunch.yaml; said by the waiter)" in text
    assert "the cook" not in text
