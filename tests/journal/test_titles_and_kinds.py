"""What people call a record finds it again, and consultations are told from scripted runs."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from advisor.cli import run
from advisor.formats.record_kinds import RecordKind
from advisor.interview.session import answer
from advisor.journal.chain import Entry
from advisor.journal.faults import Walk, verify
from advisor.journal.keep_and_remove import delete
from advisor.journal.listing import listed_records
from advisor.journal.store import entries, find, rows
from advisor.journal.summaries import kind_of
from advisor.journal.wanted import Wanted, fits
from advisor.language.reading.answers import Given
from advisor.problems import AdvisorError, RequestError
from advisor.usecases.answers import Answers
from advisor.usecases.beginning import begin_from
from advisor.usecases.consultation import conclude
from advisor.usecases.particulars import saying
from advisor.usecases.recorder import Recorder, Recording
from folders import FACTS, folder, rule_text
from forgery import forge, part, setting
from lunch_journals import AT, SMALL, id_of, journal_in, record_lunch
from recorded_answers import base_and_files, record_answers

BASE, FILES = base_and_files(SMALL)


def unwritten(path: Path, _: str) -> None:
    raise AssertionError(f"nothing is to be written to {path}")


def scripted(path: Path, title: str = "", begun_from: str = "") -> str:
    """Return the id of the record of a run in which nobody is asked."""
    recorder = Recorder(BASE, FILES, Recording(path), unwritten, title=title, asks=False)
    with closing(recorder):
        if begun_from:
            begin_from(recorder, begun_from, Answers(None, (), lambda path: (b"", str(path))))
        else:
            recorder.begin_with((Given("cold", "no"),))
        conclude(recorder, ())
    return recorder.id


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


def named(path: Path, name: str) -> str:
    with journal_in(path) as journal:
        return find(journal, name).id


def test_a_record_is_found_by_its_title_however_that_is_spelt(path: Path) -> None:
    shop = scripted(path, "The shop, 2nd try")
    scripted(path, "The café")
    for name in ("The shop, 2nd try", "the SHOP, 2nd  try", "the-shop, 2nd_try", shop, shop[:-1]):
        assert named(path, name) == shop
    assert named(path, "the café") != shop
    with pytest.raises(AdvisorError, match="there is no record 'the shop'"):
        named(path, "the shop")


def test_of_records_that_share_a_title_the_one_that_goes_on_from_the_others_is_meant(path: Path) -> None:
    first = scripted(path, "Shop")
    second = scripted(path, begun_from="Shop")  # by the same title, which it takes over
    third = scripted(path, begun_from=second)
    assert named(path, "Shop") == third
    other = scripted(path, "Shop")
    with pytest.raises(AdvisorError, match=f"'Shop' could be {third}, {other}"):
        named(path, "Shop")
    with journal_in(path) as journal:
        delete(journal, other, AT, "")
        delete(journal, third, AT, "")
    assert named(path, "Shop") == second
    assert first != second


def test_an_id_comes_before_a_title(path: Path) -> None:
    first = scripted(path)
    scripted(path, first)
    assert named(path, first) == first


def test_a_fact_that_is_called_title_names_no_record(tmp_path: Path, path: Path) -> None:
    facts = FACTS.replace("  dark:", "  title:")
    root = folder(tmp_path / "lamps", rule_text(if_="{title: yes}"), facts)
    with journal_in(path) as journal:
        record_answers(journal, root, {"title": "yes"}, id_of(0))
        with pytest.raises(AdvisorError, match="there is no record 'yes'"):
            find(journal, "yes")


def test_a_damaged_record_is_not_shown_by_its_title(path: Path) -> None:
    scripted(path, "Shop")
    with journal_in(path) as journal:
        journal.connection.execute("UPDATE entries SET body = replace(body, 'salad', 'soupy')")
        with pytest.raises(AdvisorError, match="entry 1 is damaged"):
            find(journal, "Shop")


@pytest.mark.parametrize("title", ["a\x1b[2J", "a\u202eb", "a\ud800", "a\u2028b\x07", "x" * 101])
def test_a_title_that_steers_or_is_too_long_is_refused(title: str) -> None:
    with pytest.raises(RequestError, match="a title has"):
        saying("a title", title)


def test_a_title_is_kept_without_blanks_around() -> None:
    assert saying("a title", "  The\n shop ") == "The shop"
    assert saying("a title", "x" * 100) == "x" * 100


def test_who_is_asked_makes_a_consultation_and_a_command_a_scripted_run(path: Path) -> None:
    words = ["--knowledge", str(SMALL), "--journal", str(path), "--set", "cold=no", "--set", "hunger=much"]
    assert run(["recommend", *words]) == 0
    assert run(["interview", *words, "--no-input"]) == 0
    with journal_in(path) as journal:
        assert [kind_of(entry) for entry in entries(journal)] == [RecordKind.SCRIPTED] * 2


def test_what_a_person_answered_before_stays_a_consultation_when_a_command_ends_it(path: Path) -> None:
    words = ["--knowledge", str(SMALL), "--journal", str(path)]
    recorder = Recorder(BASE, FILES, Recording(path), unwritten)
    with closing(recorder):
        recorder.keep(answer(recorder.session, "cold", "no"))
    assert run(["interview", *words, "--resume", "--no-input"]) == 4
    with journal_in(path) as journal:
        assert [kind_of(entry) for entry in entries(journal)] == [RecordKind.CONSULTATION]


def unsaid(*steps: str) -> Callable[[dict[str, object]], None]:
    """Return what makes a record of an earlier version of one, with these deeds in its first steps."""

    def change(document: dict[str, object]) -> None:
        del part(document, "head")["value"]["kind"]
        for number, deed in enumerate(steps):
            part(document, f"steps/{number}")["value"]["deed"] = deed

    return change


def test_a_record_of_an_earlier_version_is_a_consultation_if_an_answer_was_not_given(path: Path) -> None:
    with journal_in(path) as journal:
        record_lunch(journal, 0)
        for steps, kind in (
            (("given", "given", "answered"), RecordKind.CONSULTATION),
            (("given", "given", "given"), RecordKind.SCRIPTED),
        ):
            forge(1, setting("head", ["kind"], "consultation"), unsaid(*steps))(journal.connection)
            (entry,) = entries(journal)
            assert kind_of(entry) is kind


def test_a_record_that_hides_that_somebody_was_asked_contradicts_itself(path: Path) -> None:
    with journal_in(path) as journal:
        record_lunch(journal, 0)
        forge(1, setting("head", ["kind"], "scripted"))(journal.connection)
        (fault,) = verify(rows(journal)).faults
    assert fault.what == "its steps say that somebody was asked, its head that nobody was"


@pytest.fixture
def mixed(path: Path) -> dict[str, Entry]:
    """Return the records of a journal by what they are."""
    with journal_in(path) as journal:
        lunch, gone = record_lunch(journal, 0), record_lunch(journal, 1)
        delete(journal, gone.id, AT, "")
    name = scripted(path, "Nightly")
    with journal_in(path) as journal:
        return {"consultation": lunch, "scripted": find(journal, name), "deleted": find(journal, gone.id)}


def test_records_are_chosen_by_how_they_came_about(mixed: dict[str, Entry], path: Path) -> None:
    with journal_in(path) as journal:
        records = listed_records(journal, Walk())
    for kind in RecordKind:
        chosen = [record.summary.id for record in records if fits(record, Wanted(kind=kind))]
        assert chosen == [mixed[kind.value].id]


def test_consultations_are_listed_apart_and_first(
    mixed: dict[str, Entry], path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def listed(*words: str) -> str:
        assert run(["records", "list", *words, "--journal", str(path)]) == 0
        return " ".join(capsys.readouterr().out.split())

    text = listed()
    order = [
        "Consultations",
        mixed["consultation"].id,
        "Scripted runs",
        f"{mixed['scripted'].id} Nightly",
        "Deleted",
        f"{mixed['deleted'].id} deleted",
        "3 records.",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert "Scripted runs" not in listed("--kind", "consultation")
    said = [json.loads(line) for line in listed("--json").replace("} {", "}\n{").splitlines()]
    assert [(each["kind"], each["title"], each["from"]) for each in said] == [
        ("consultation", None, None),
        (None, None, None),
        ("scripted", "Nightly", None),
    ]


def test_an_interview_that_is_not_finished_stands_with_the_consultations(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scripted(path)
    recorder = Recorder(BASE, FILES, Recording(path), unwritten, title="Shop")
    with closing(recorder):
        recorder.keep(answer(recorder.session, "cold", "no"))
    for words, is_shown in (((), True), (("--kind", "scripted"), False)):
        assert run(["records", "list", *words, "--journal", str(path)]) == 0
        text = " ".join(capsys.readouterr().out.split())
        assert (f"Not finished: {recorder.id}, Shop. To go on:" in text) is is_shown
    assert run(["records", "show", "shop", "--journal", str(path)]) == 3
    assert f"'{recorder.id}' is not finished" in " ".join(capsys.readouterr().err.split())


def test_the_title_stands_over_the_record_and_its_page(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = scripted(path, "The shop")
    assert run(["records", "show", "the-shop", "--details", "record", "--journal", str(path)]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert f'Record {name}, "The shop", of ' in text
    assert "Came about: as a scripted run" in text
    page = path.with_name("page.html")
    assert run(["report", "the shop", "--html", str(page), "--journal", str(path)]) == 0
    assert "<h1>The shop</h1>" in page.read_text()
