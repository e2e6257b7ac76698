"""Records that begin from others: by an interview that goes on after its record, and by `interview --from`."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.cli import run
from advisor.formats.documents import fits
from advisor.formats.record_kinds import Predecessor
from advisor.interview.session import Session, answer, refusals, undo
from advisor.journal.about import followers
from advisor.journal.chain import Entry, to_document
from advisor.journal.faults import verify
from advisor.journal.importing import import_records
from advisor.journal.keep_and_remove import delete
from advisor.journal.steps import statements_after
from advisor.journal.store import entries, find, rows
from advisor.journal.transfer import to_items
from advisor.journal.unfinished import drafts
from advisor.language.reading.answers import Given
from advisor.language.reading.base import read_base
from advisor.model import RuleBase
from advisor.problems import AdvisorError, RequestError
from advisor.usecases.answers import Answers
from advisor.usecases.beginning import begin_from, take_up
from advisor.usecases.consultation import conclude
from advisor.usecases.recorder import Recorder, Recording
from effort import tried
from forgery import Change, begun_from, forge, setting
from lunch_journals import AT, SMALL, id_of, journal_in, record_lunch
from program import ROOT, advisor
from recorded_answers import base_and_files

BASE, FILES = base_and_files(SMALL)


def unwritten(path: Path, _: str) -> None:
    raise AssertionError(f"nothing is to be written to {path}")


@contextmanager
def recorder_at(path: Path | None, **members: Any) -> Iterator[Recorder]:
    recorder = Recorder(BASE, FILES, Recording(path), unwritten, **members)
    with closing(recorder):
        yield recorder


def records(path: Path) -> list[Entry]:
    """Return the records of a journal in which nothing is wrong."""
    with journal_in(path) as journal:
        assert verify(rows(journal)).faults == ()
        return list(entries(journal))


def no_files(path: Path) -> tuple[bytes, str]:
    raise AssertionError(f"nothing is to be read from {path}")


def words(*answers: str) -> Answers:
    return Answers(None, answers, no_files)


def interviewed(recorder: Recorder, *answers: tuple[str, Any]) -> Session:
    """Return the session after these answers, each of which was kept."""
    session = recorder.session
    for fact, value in answers:
        session = answer(session, fact, value)
        recorder.keep(session)
    return session


def test_an_answer_changed_after_the_record_begins_a_follow_up_that_names_it(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with recorder_at(path, title="Lunch") as recorder:
        session = interviewed(recorder, ("cold", "no"), ("hunger", "much"))
        assert conclude(recorder, ())[1] is None
        first = recorder.id
        recorder.keep(answer(session, "cold", "yes"))
        assert recorder.id != first
        with journal_in(path) as journal:
            (draft,) = drafts(journal)
            assert (draft.id, draft.title) == (recorder.id, "Lunch")
            assert draft.predecessor == Predecessor(first, find(journal, first).hash)
        assert conclude(recorder, ())[1] is None
    before, after = records(path)
    assert after.predecessor == Predecessor(first, before.hash)
    assert [(step["deed"], step["fact"]) for step in after.sections["steps"]] == [
        ("given", "cold"),
        ("given", "hunger"),
        ("changed", "cold"),
    ]
    assert after.head["started"] >= before.head["finished"]


def test_what_is_concluded_again_without_another_answer_is_recorded_once(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with recorder_at(path) as recorder:
        session = interviewed(recorder, ("cold", "no"), ("hunger", "much"))
        conclude(recorder, ())
        recorder.keep(session)
        conclude(recorder, ())
    assert len(records(path)) == 1
    with journal_in(path) as journal:
        assert drafts(journal) == ()


def test_who_comes_back_to_the_answers_of_the_record_is_at_the_record_again(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with recorder_at(path) as recorder:
        interviewed(recorder, ("cold", "no"), ("hunger", "much"))
        conclude(recorder, ())
        first = recorder.id
        for back in (undo, lambda changed: answer(changed, "cold", "no")):
            changed = answer(recorder.session, "cold", "yes")
            recorder.keep(changed)
            recorder.keep(back(changed) or changed)
            conclude(recorder, ())
            assert recorder.id == first
        interviewed(recorder, ("cold", "yes"))
        conclude(recorder, ())
    with journal_in(path) as journal:
        assert drafts(journal) == ()
    (before, after) = records(path)
    assert after.predecessor == Predecessor(before.id, before.hash)
    assert [step["deed"] for step in after.sections["steps"]] == ["given", "given", "changed"]


def test_a_record_that_the_journal_refused_is_followed_as_well_and_comes_in_later(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.mkdir()
    with recorder_at(path) as recorder:
        session = interviewed(recorder, ("cold", "no"), ("hunger", "much"))
        refusal = conclude(recorder, ())[1]
        assert refusal
        again = conclude(recorder, ())[1]
        assert again
        assert (again.problems, again.export) == (refusal.problems, "")  # one file is enough
        path.rmdir()
        recorder.keep(answer(session, "cold", "yes"))
        assert conclude(recorder, ())[1] is None
    (after,) = records(path)
    (tmp_path / "first.json").write_text(refusal.export)
    assert run(["records", "import", str(tmp_path / "first.json"), "--journal", str(path)]) == 0
    followed = records(path)[1]  # it came in later, and is the record that was meant
    assert after.predecessor == Predecessor(followed.id, followed.first_hash)


MOVES = st.lists(
    st.sampled_from(
        [
            ("conclude", None),
            ("undo", None),
            ("cold", "yes"),
            ("cold", None),
            ("hunger", "much"),
            ("hunger", "very"),
            ("has", frozenset({"bread"})),
        ]
    ),
    max_size=12,
)


def moved(base: RuleBase, session: Session, move: tuple[str, Any]) -> Session:
    if move[0] == "undo":
        return undo(session) or session
    after = answer(session, *move)
    return session if refusals(base, after.profile) else after


@tried(25)
@given(moves=MOVES)
def test_however_a_conversation_goes_back_and_on_its_steps_lead_to_its_answers(
    moves: list[tuple[str, Any]],
) -> None:
    """A record contradicts itself if they do not; steps back may go behind the beginning of a follow-up."""
    with recorder_at(None) as recorder:
        for number, move in enumerate(moves):
            if move[0] == "conclude":
                recorder.sealed = Predecessor(id_of(number), f"sha256:{number:064}")  # as `record` leaves it
                continue
            recorder.keep(moved(BASE, recorder.session, move))
            if recorder.sealed:
                continue
            stated = {said.fact: said.statement for said in recorder.session.given}
            assert list(statements_after(recorder.steps).items()) == list(stated.items())
            assert recorder.steps == [] or recorder.steps[0].at >= recorder.started


def test_an_interview_begins_with_the_answers_of_a_record_and_names_it(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with journal_in(path) as journal:
        before = record_lunch(journal, 1)
    with recorder_at(path) as recorder:
        entry, resumed = begin_from(recorder, before.id[:-2], words("hunger=very"))
        assert (entry.id, resumed.dropped) == (before.id, ())
        assert recorder.session.given == (
            Given("has", frozenset({"broth"})),
            Given("cold", "no"),
            Given("hunger", "very"),
        )
        interviewed(recorder, ("cold", None))
        conclude(recorder, ())
    after = records(path)[1]
    assert after.predecessor == Predecessor(before.id, before.hash)
    assert [step["deed"] for step in after.sections["steps"]] == ["given", "given", "given", "changed"]
    with journal_in(path) as journal:
        assert [entry.id for entry in followers(journal, before.id)] == [after.id]


def test_what_goes_on_keeps_its_title_and_what_it_began_from(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with recorder_at(path, title="Lunch") as first:
        interviewed(first, ("cold", "no"))
        conclude(first, ())
    with recorder_at(path) as second:
        begin_from(second, "lunch", words())
        interviewed(second, ("hunger", "much"))
    with recorder_at(path) as third:
        draft, _ = take_up(third, "Lunch")
        assert draft.id == second.id
        assert (third.title, third.predecessor) == ("Lunch", second.predecessor)
        conclude(third, ())
    before, after = records(path)
    assert (after.title, after.predecessor) == ("Lunch", Predecessor(before.id, before.hash))


def test_answers_that_no_longer_fit_are_left_out_and_named(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with journal_in(path) as journal:
        record_lunch(journal, 3)  # very hungry
    hunger = BASE.facts["hunger"]
    values = tuple(value for value in hunger.values if value.id != "very")
    base = replace(BASE, facts={**BASE.facts, "hunger": replace(hunger, values=values)})
    with recorder_at(path) as recorder:
        recorder.base = base
        _, resumed = begin_from(recorder, "latest", words())
        assert resumed.dropped == (("hunger", "this answer no longer exists"),)
        assert {said.fact for said in recorder.session.given} == {"has", "cold"}


def test_who_was_kept_out_of_a_record_is_kept_out_again(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    knowledge = ["--knowledge", str(SMALL), "--journal", str(path)]
    assert run(["recommend", *knowledge, "--set", "cold=yes", "--without", "soup=No stove"]) == 0
    with recorder_at(path) as recorder:
        begin_from(recorder, "latest", words())
        assert [each.candidate for each in recorder.base.exclusions] == ["soup"]
    assert run(["interview", *knowledge, "--from", "latest", "--without", "soup=No pot", "--no-input"]) == 4
    after = records(path)[1]
    assert after.sections["without"] == [{"candidate": "soup", "reason": "No pot"}]


@pytest.mark.parametrize(
    ("answers", "reason"), [(("cold=yes", "hunger=little"), "contradict"), (("hunger=little",), "contradict")]
)
def test_answers_that_contradict_those_of_the_record_are_refused(
    answers: tuple[str, ...], reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "journal.db"
    with journal_in(path) as journal:
        record_lunch(journal, 0)  # cold, and hungry
    with recorder_at(path) as recorder, pytest.raises(Exception, match=reason):
        begin_from(recorder, id_of(0), words(*answers))


def test_nothing_begins_from_a_record_that_is_not_whole_or_without_a_journal(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with journal_in(path) as journal:
        delete(journal, record_lunch(journal, 0).id, AT, "")
    with recorder_at(path) as recorder, pytest.raises(RequestError, match="is deleted; no interview can"):
        begin_from(recorder, id_of(0), words())
    with recorder_at(None) as recorder, pytest.raises(RequestError, match="leave out --no-record"):
        begin_from(recorder, id_of(0), words())


def test_nothing_begins_from_a_record_whose_answers_all_belong_to_other_knowledge(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with journal_in(path) as journal:
        record_lunch(journal, 0)
    recorder, told = (
        Recorder(read_base(ROOT), (), Recording(path), unwritten),
        f"it was made by '{BASE.title}'",
    )
    with closing(recorder), pytest.raises(RequestError, match=told):
        begin_from(recorder, id_of(0), words())


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    """Return a journal of two records, of which the second began from the first."""
    path = tmp_path / "journal.db"
    with journal_in(path) as journal:
        record_lunch(journal, 1)
    with recorder_at(path) as recorder:
        begin_from(recorder, id_of(1), words())
        interviewed(recorder, ("hunger", "very"))
        conclude(recorder, ())
    return path


OTHER = {"id": id_of(1), "hash": "sha256:" + "1" * 64}
FORGED: dict[str, tuple[int, Change]] = {
    "another record in its place": (1, setting("head", ["finished"], "2026-11-22T13:00:00.000Z")),
    "another hash": (2, begun_from(OTHER)),
}


@pytest.mark.parametrize("name", FORGED)
def test_a_record_that_began_from_another_one_than_is_here_is_named(name: str, linked: Path) -> None:
    with journal_in(linked) as journal:
        forge(*FORGED[name])(journal.connection)
        (fault,) = verify(rows(journal)).faults
    assert (fault.number, fault.what) == (2, f"it did not begin from the record {id_of(1)} that is here")


def test_a_record_that_began_from_itself_or_from_a_later_one_is_named(linked: Path) -> None:
    """Its hash would have to be known before it was made, so no forger can write it down."""
    with journal_in(linked) as journal:
        later = list(entries(journal))[1]
        for name, number in ((later.id, 2), (later.id, 1)):
            link = {"id": name, "hash": later.hash}
            forge(number, begun_from(link))(journal.connection)
            assert number in {fault.number for fault in verify(rows(journal)).faults}


def test_a_link_outlives_what_becomes_of_the_record_that_it_names(linked: Path, tmp_path: Path) -> None:
    with journal_in(linked) as journal:
        delete(journal, id_of(1), AT, "")
    after = records(linked)[1]
    assert after.predecessor
    with journal_in(linked) as journal, journal_in(tmp_path / "alone.db") as alone:
        import_records(alone, to_items(journal, [after]), "file")
        assert verify(rows(alone)).faults == ()
    with journal_in(linked) as journal, journal_in(tmp_path / "turned.db") as turned:
        import_records(turned, to_items(journal, list(entries(journal))[1::-1]), "file")
        assert verify(rows(turned)).faults == ()
        assert [each.id for each in followers(turned, id_of(1))] == [after.id]


@pytest.mark.parametrize("first", [0, 1])
def test_what_is_linked_otherwise_than_the_journal_knows_is_not_imported(
    first: int, linked: Path, tmp_path: Path
) -> None:
    """Neither a record of the same id in the place of the predecessor, nor a follower of another one."""
    made = records(linked)
    with journal_in(linked) as journal, journal_in(tmp_path / "other.db") as other:
        import_records(other, to_items(journal, [made[first]]), "file")
        forge(1, setting("head", ["finished"], "2026-11-22T13:00:00.000Z"))(journal.connection)
        other_link = {"id": id_of(1), "hash": find(journal, id_of(1)).hash}
        forge(2, begun_from(other_link))(journal.connection)
        forged = list(entries(journal))[1 - first]
        with pytest.raises(AdvisorError, match=r"beg[ai]n from"):
            import_records(other, to_items(journal, [forged]), "file")
        assert [entry.id for entry in entries(other)] == [made[first].id]


def test_a_follow_up_of_an_imported_record_names_it_as_it_was_sealed_first(
    linked: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    with journal_in(linked) as journal, journal_in(other) as receiver:
        first = next(iter(entries(journal)))
        record_lunch(receiver, 5)
        import_records(receiver, to_items(journal, [first]), "file")
    with recorder_at(other) as recorder:
        begin_from(recorder, first.id, words())
        conclude(recorder, ())
    assert records(other)[2].predecessor == Predecessor(first.id, first.hash)


def test_who_takes_an_answer_out_is_told_which_linked_records_still_have_it(
    linked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    after = records(linked)[1]

    def said(*words: str) -> str:
        assert run(["records", *words, "--yes", "--journal", str(linked)]) == 0
        return " ".join(capsys.readouterr().out.split())

    still = "are linked with it and still have answers of it; take them out there too: - "
    assert f"{still}{after.id}" in said("redact", id_of(1), "cold")
    assert still not in said("redact", after.id, "cold")
    assert f"{still}{id_of(1)}" in said("delete", after.id)  # how hungry one was


def test_the_schema_knows_titles_kinds_and_links(linked: Path) -> None:
    document = to_document(records(linked)[1])
    assert fits("record", document)
    head = document["parts"][0]["value"]
    for spoilt in ({"title": ""}, {"title": "x" * 101}, {"kind": "guessed"}, {"from": id_of(1)}):
        assert not fits("record/head", head | spoilt)


def test_an_interview_from_a_record_says_so_and_both_records_name_each_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "journal.db"
    with journal_in(path) as journal:
        before = record_lunch(journal, 1)
    options = ("--knowledge", str(SMALL), "--journal", str(path), "--all", "--set", "cold=yes")
    done = advisor("interview", *options, "--from", before.id, typed="", home=tmp_path)
    assert f"Beginning with the answers of {before.id};" in " ".join(done.stdout.split())
    after = records(path)[1]
    for name, link in (
        (before.id, f"Continued as {after.id}."),
        (after.id, f"Began with the answers of {before.id}."),
    ):
        assert run(["records", "show", name, "--journal", str(path)]) == 0
        assert link in " ".join(capsys.readouterr().out.split())


def test_who_goes_on_with_an_interview_begins_none_from_a_record(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["interview", "--knowledge", str(SMALL), "--from", "latest", "--resume"]) == 2
    assert "--resume and --from exclude each other" in capsys.readouterr().err
