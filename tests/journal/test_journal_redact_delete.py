"""What is taken out of the journal is gone, leaves a mark, and nothing else changes."""

from contextlib import closing
from pathlib import Path

import pytest

from advisor.formats.consultation import Action, Step
from advisor.journal.chain import Entry, EntryKind
from advisor.journal.database import Journal, open_journal
from advisor.journal.faults import verify
from advisor.journal.keep_and_remove import delete, keep, keep_document, redact
from advisor.journal.knowledge import store_of
from advisor.journal.replay import replay
from advisor.journal.store import entries, find, latest, rows
from advisor.language.reading.documents import collect
from advisor.problems import AdvisorError
from lunch_journals import AT, SMALL, journal_in, record_lunch
from recorded_answers import base_and_files, record_answers


def on_disk(path: Path) -> bytes:
    """Return all bytes of a journal, those of the files beside it too."""
    return b"".join(one.read_bytes() for one in sorted(path.parent.glob(path.name + "*")))


def test_what_was_answered_to_a_fact_goes_from_steps_answers_and_result(tmp_path: Path) -> None:
    with journal_in(tmp_path / "journal.db") as journal:
        before = record_lunch(journal, 0)
        redact(journal, before.id, ["has"], AT, "asked to")
        after = find(journal, before.id)
        gone = {part.name for part in after.parts if not part.is_there}
        assert gone == {"steps/0", "answers/0", "result"}
        assert after.hash == before.hash
        assert [answer and answer["fact"] for answer in after.sections["answers"]] == [None, "cold", "hunger"]
        assert after.sections["outcome"] == before.sections["outcome"]
        assert not verify(rows(journal)).faults


def test_a_fact_that_was_locked_is_taken_out_as_such_too(tmp_path: Path) -> None:
    with journal_in(tmp_path / "journal.db") as journal:
        entry = with_lock(journal)
        assert entry.part("head")["locked"] == ["cold", "hunger"]
        redact(journal, entry.id, ["cold"], AT, "")
        after = find(journal, entry.id)
        assert after.part("head")["locked"] == ["hunger"]
        assert not any(
            "cold" in str(part.value) for part in after.parts if not part.name.startswith("outcome")
        )


def with_lock(journal: Journal) -> Entry:
    """Return a record in which two facts were locked."""
    from advisor.explain.explanation import explain
    from advisor.formats.consultation import Consultation, sections
    from advisor.journal.keep_and_remove import sealed_parts
    from advisor.language.reading.answers import Given, profile_of
    from advisor.recommend import recommend
    from advisor.usecases.journals import provenance

    base, documents = base_and_files(SMALL)
    given = (Given("cold", "yes"),)
    locked = ("cold", "hunger")
    steps = (Step(AT, Action.GIVEN, "cold", "yes"),)
    one = Consultation(AT, AT, steps, given, provenance(documents), locked)
    explanation = explain(base, given, recommend(base, profile_of(given)), locked)
    entry = keep(journal, "20261122-0000abcd", sealed_parts(sections(base, one, explanation)), documents)
    assert replay(journal, entry).same
    return entry


def test_no_byte_of_what_was_taken_out_is_left_on_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with journal_in(path) as journal:
        entries_made = [record_lunch(journal, number) for number in range(5)]
        secret = [part.salt for part in entries_made[1].parts if part.name in ("answers/0", "result")]
        secret += [part.salt for part in entries_made[2].parts]
        assert all(one and one.encode() in on_disk(path) for one in secret)
        redact(journal, entries_made[1].id, ["has"], AT, "")
        delete(journal, entries_made[2].id, AT, "")
        assert journal.sweep()
        assert not any(one and one.encode() in on_disk(path) for one in secret)


def test_while_another_process_reads_the_log_cannot_be_swept_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with journal_in(path) as journal, closing(open_journal(path)) as other, other.reading() as reader:
        reader.execute("SELECT * FROM entries").fetchall()
        journal.wait(0.05)
        entry = record_lunch(journal, 0)
        delete(journal, entry.id, AT, "")
        assert not journal.sweep()


def test_two_redactions_at_once_bring_nothing_back(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with journal_in(path) as one, closing(open_journal(path)) as other:
        name = record_lunch(one, 0).id
        find(other, name)
        redact(one, name, ["has"], AT, "")
        redact(other, name, ["cold"], AT, "")
        answers = find(one, name).sections["answers"]
        assert [answer and answer["fact"] for answer in answers] == [None, None, "hunger"]
        assert not verify(rows(one)).faults


def test_what_the_journal_holds_of_a_text_goes_with_the_answers_it_was_made_from(tmp_path: Path) -> None:
    with journal_in(tmp_path / "journal.db") as journal:
        entry = record_lunch(journal, 0)
        keep_document(journal, entry, {"at": AT, "sentences": ["a digest that could be guessed"]}, AT)
        redact(journal, entry.id, ["cold"], AT, "")
        documents = [one for one in entries(journal) if one.sort is EntryKind.DOCUMENT]
        assert [document.part("document") for document in documents] == [None]
        assert not verify(rows(journal)).faults


def test_a_deleted_record_keeps_its_place_and_nothing_else(tmp_path: Path) -> None:
    with journal_in(tmp_path / "journal.db") as journal:
        first, second = record_lunch(journal, 0), record_lunch(journal, 1)
        delete(journal, second.id, AT, "by mistake")
        gone = find(journal, second.id)
        assert not any(part.is_there for part in gone.parts)
        assert latest(journal) == (first,)
        assert not verify(rows(journal)).faults
        for again in (
            lambda: delete(journal, second.id, AT, ""),
            lambda: redact(journal, second.id, ["cold"], AT, ""),
        ):
            with pytest.raises(AdvisorError, match="was deleted already"):
                again()


def test_a_record_is_found_by_any_beginning_that_is_only_its_own(tmp_path: Path) -> None:
    with journal_in(tmp_path / "journal.db") as journal:
        found = [
            record_answers(journal, SMALL, {"cold": "yes"}, name)
            for name in ("20261122-a1000000", "20261122-a2000000")
        ]
        assert find(journal, "20261122-a1") == find(journal, found[0].id) == found[0]
        assert find(journal, "latest") == found[1]
        for name, words in (
            ("20261122", "could be 20261122-a1000000"),
            ("x", "there is no record 'x'"),
            ("%", "there is no"),
        ):
            with pytest.raises(AdvisorError, match=words):
                find(journal, name)


def test_an_interview_that_was_finished_twice_is_two_records(tmp_path: Path) -> None:
    with journal_in(tmp_path / "journal.db") as journal:
        first = record_lunch(journal, 0)
        again = keep(journal, first.id, first.parts, collect(SMALL).documents)
        assert again.id != first.id
        assert not verify(rows(journal)).faults


def test_each_file_is_stored_once_and_any_change_of_one_is_named(tmp_path: Path) -> None:
    with journal_in(tmp_path / "journal.db") as journal:
        heads = [record_lunch(journal, number).part("head")["knowledge"] for number in range(3)]
        files = len(collect(SMALL).documents)
        count = "SELECT count(*) FROM documents"
        assert journal.connection.execute(count).fetchone() == (files,)
        assert not list(store_of(journal).faults(heads[0]))
        for change, words in (
            ("UPDATE documents SET content = content || x'20' WHERE rowid = 1", "its content was changed"),
            ("DELETE FROM documents WHERE rowid = 1", "it is no longer stored"),
            ("UPDATE knowledge SET path = 'rules/other.yaml' WHERE path LIKE 'rules/%'", "another file"),
            ("DELETE FROM knowledge", "another file"),
        ):
            with pytest.raises(ZeroDivisionError), journal.transaction() as connection:  # noqa: PT012  # given up at its end
                connection.execute(change)
                found = list(store_of(journal).faults(heads[0]))
                raise ZeroDivisionError
            assert any(words in what for _, what in found), change


def test_any_byte_of_a_stored_file_that_is_flipped_is_noticed(tmp_path: Path) -> None:
    with journal_in(tmp_path / "journal.db") as journal:
        head = record_lunch(journal, 0).part("head")["knowledge"]
        (content,) = journal.connection.execute("SELECT content FROM documents WHERE rowid = 1").fetchone()
        for at in range(0, len(content), 7):
            flipped = bytearray(content)
            flipped[at] ^= 1 << at % 8
            journal.connection.execute("UPDATE documents SET content = ? WHERE rowid = 1", (bytes(flipped),))
            assert len(list(store_of(journal).faults(head))) == 1
