"""Records out of one journal and into another: nothing is lost, and nothing false gets in."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from advisor.cli import run
from advisor.formats.canonical import digest_of
from advisor.formats.decisions_taken import ChosenOption, DecisionTaken
from advisor.journal.about import by_record
from advisor.journal.chain import Entry, EntryKind, to_document, unkept
from advisor.journal.database import Journal
from advisor.journal.decisions_taken import decisions_about, in_force, keep_decision
from advisor.journal.faults import Walk, verify
from advisor.journal.importing import Imported, import_records, read_export
from advisor.journal.keep_and_remove import delete, keep_document, redact
from advisor.journal.knowledge import fingerprint_of
from advisor.journal.listing import listed_records
from advisor.journal.replay import base_of, replay
from advisor.journal.seals import sealed
from advisor.journal.store import entries, find, rows
from advisor.journal.transfer import (
    knowledge_document,
    to_items,
    to_json,
    to_json_lines,
    unkept_export,
)
from advisor.language.reading.documents import Document, collect
from advisor.problems import AdvisorError
from forgery import alter, setting
from lunch_journals import AT, SMALL, id_of, journal_in, record_every_kind, record_lunch

Items = list[dict[str, Any]]
SOUP = DecisionTaken(AT, ("the team",), (ChosenOption("dish", "soup"),))


def consultations(journal: Journal) -> list[Entry]:
    return [entry for entry in entries(journal) if entry.sort is EntryKind.CONSULTATION]


def moved(journal: Journal, path: Path, form: Callable[..., Any] = to_json_lines) -> Imported:
    """Take all records of a journal up into another one."""
    content = "".join(form(journal, consultations(journal))).encode()
    with journal_in(path) as other:
        return import_records(other, read_export(content, "file"), "file")


@pytest.mark.parametrize("form", [to_json, to_json_lines])
def test_records_come_over_whole_and_can_be_replayed(form: Callable[..., Any], tmp_path: Path) -> None:
    with journal_in(tmp_path / "a.db") as journal:
        made = [record_lunch(journal, number) for number in range(3)]
        assert moved(journal, tmp_path / "b.db", form).new == tuple(one.id for one in made)
        assert moved(journal, tmp_path / "b.db", form).known == tuple(one.id for one in made)
    with journal_in(tmp_path / "b.db") as other:
        assert not verify(rows(other)).faults
        for before, after in zip(made, consultations(other), strict=True):
            assert after.sections == before.sections
            assert after.origin
            assert (after.origin.number, after.origin.hash) == (before.number, before.hash)
            assert replay(other, after).same


def test_records_that_were_redacted_or_deleted_come_over_as_they_are(tmp_path: Path) -> None:
    with journal_in(tmp_path / "a.db") as journal:
        record_every_kind(journal)
        moved(journal, tmp_path / "b.db")
        before = [one.sections for one in consultations(journal)]
    with journal_in(tmp_path / "b.db") as other:
        assert not verify(rows(other)).faults
        assert [one.sections for one in consultations(other)] == before


def test_a_record_redacted_on_the_way_through_a_second_journal_is_whole_in_a_third(tmp_path: Path) -> None:
    with journal_in(tmp_path / "a.db") as journal:
        first = record_lunch(journal, 0)
        moved(journal, tmp_path / "b.db")
    with journal_in(tmp_path / "b.db") as other:
        redact(other, first.id, ["cold"], AT, "")
        moved(other, tmp_path / "c.db")
    with journal_in(tmp_path / "c.db") as third:
        assert not verify(rows(third)).faults
        origin = find(third, first.id).origin
        assert origin
        assert origin.hash == first.hash


def test_what_was_taken_out_here_does_not_come_back_by_an_import(tmp_path: Path) -> None:
    with journal_in(tmp_path / "a.db") as journal:
        first, second = record_lunch(journal, 0), record_lunch(journal, 1)
        content = "".join(to_json(journal, consultations(journal))).encode()
        redact(journal, first.id, ["cold"], AT, "")
        delete(journal, second.id, AT, "")
        assert import_records(journal, read_export(content, "f"), "f") == Imported((), (first.id, second.id))
        assert not find(journal, first.id).is_whole


def test_a_record_that_no_journal_took_is_taken_up_later(tmp_path: Path) -> None:
    with journal_in(tmp_path / "a.db") as journal:
        made = record_lunch(journal, 0)
    text = unkept_export(unkept(made.id, made.parts), collect(SMALL).documents)
    with journal_in(tmp_path / "b.db") as other:
        import_records(other, read_export(text.encode(), "f"), "f")
        assert replay(other, find(other, made.id)).same


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Journal]:
    """Yield a journal in which something of every sort was said about its consultations."""
    with journal_in(tmp_path / "a.db") as journal:
        record_every_kind(journal)
        keep_document(journal, find(journal, id_of(1)), {"at": AT, "sentences": []}, AT)
        first = keep_decision(journal, find(journal, id_of(0)), SOUP)
        keep_decision(journal, find(journal, id_of(0)), replace(SOUP, amends=first.id))
        keep_decision(journal, find(journal, id_of(3)), SOUP)
        redact(journal, id_of(3), ["hunger"], AT, "they asked to")
        yield journal


def said_about(journal: Journal) -> list[tuple[str, str, list[tuple[str, Any]]]]:
    about = by_record(entries(journal))
    return [
        (entry.id, entry.of, [(part.name, part.value) for part in entry.parts])
        for name in sorted(about)
        for entry in about[name]
    ]


@pytest.mark.parametrize("form", [to_json, to_json_lines])
def test_decisions_documents_and_marks_with_their_reasons_come_over_with_the_records_that_they_are_about(
    form: Callable[..., Any], told: Journal, tmp_path: Path
) -> None:
    imported = moved(told, tmp_path / "b.db", form)
    with journal_in(tmp_path / "b.db") as other:
        assert said_about(other) == said_about(told)
        assert {entry.sort for entry in entries(other)} == set(EntryKind)
        assert not verify(rows(other)).faults
        assert {*imported.new, *imported.about} == {entry.id for entry in entries(other)}
        assert all(entry.origin for entry in entries(other))
    assert moved(told, tmp_path / "b.db", form) == Imported((), imported.new)


def test_a_decision_that_comes_over_late_does_not_hold_in_place_of_a_later_one(
    told: Journal, tmp_path: Path
) -> None:
    with journal_in(tmp_path / "b.db") as other:
        import_records(other, list(to_items(told, [find(told, id_of(0))])), "export")
        last = keep_decision(other, find(other, id_of(0)), replace(SOUP, at="2027-01-02T00:00:00.000Z"))
        before = replace(SOUP, at="2027-01-01T00:00:00.000Z", decided_by=("the cook",))
        keep_decision(told, find(told, id_of(0)), before)
        imported = import_records(other, list(to_items(told, [find(told, id_of(0))])), "export")
        assert len(imported.about) == 1
        kept = decisions_about(other, find(other, id_of(0)))
        (listed,) = (each for each in listed_records(other, Walk()) if each.summary.id == id_of(0))
        assert kept[-1].entry == last
        assert listed.decisions == tuple(each.taken for each in kept)
        assert in_force(listed.decisions)["dish"].decided_by == SOUP.decided_by


def test_what_is_about_a_record_is_exported_with_that_record_alone(told: Journal) -> None:
    _, *items = to_items(told, [find(told, id_of(0))])
    assert [item["sort"] for item in items] == ["consultation", "decision", "decision"]


def test_a_mark_about_a_record_that_is_whole_here_is_not_taken_up_and_that_is_said(
    told: Journal, tmp_path: Path
) -> None:
    with journal_in(tmp_path / "b.db") as other:
        knowledge, item, *_ = to_items(told, [find(told, id_of(0))])
        import_records(other, [knowledge, item], "f")
        mark = redact(told, id_of(0), ["cold"], AT, "private")
        imported = moved(told, tmp_path / "b.db")
        assert imported.left_out == (
            f"the redaction {mark.id} about {id_of(0)}: what was taken out there is still here",
        )
        assert find(other, id_of(0)).is_whole
        assert not verify(rows(other)).faults


def test_what_was_taken_out_with_a_record_here_does_not_come_back_with_what_is_about_it(
    told: Journal, tmp_path: Path
) -> None:
    keep_document(told, find(told, id_of(0)), {"at": AT, "sentences": []}, AT)
    content = "".join(to_json(told, [find(told, id_of(0))])).encode()
    with journal_in(tmp_path / "b.db") as other:
        knowledge, item, *_ = to_items(told, [find(told, id_of(0))])
        import_records(other, [knowledge, item], "f")
        redact(other, id_of(0), ["cold"], AT, "")
        imported = import_records(other, read_export(content, "f"), "f")
        assert (len(imported.about), len(imported.left_out)) == (2, 1)
        assert imported.left_out[0].endswith("it was taken out here")
        assert {entry.sort for entry in entries(other)} == set(EntryKind) - {
            EntryKind.DOCUMENT,
            EntryKind.DELETION,
        }
    with journal_in(tmp_path / "c.db") as third:
        import_records(third, [knowledge, item], "f")
        delete(third, id_of(0), AT, "")
        assert len(import_records(third, read_export(content, "f"), "f").left_out) == 3
        assert not verify(rows(third)).faults


def test_what_is_about_a_record_that_is_not_in_the_file_is_refused(told: Journal, tmp_path: Path) -> None:
    knowledge, item, *about = to_items(told, [find(told, id_of(0))])
    with journal_in(tmp_path / "b.db") as other:
        import_records(other, [knowledge, item], "f")
        with pytest.raises(AdvisorError, match="does not stand before it in this file"):
            import_records(other, about, "f")


def test_a_mark_that_contradicts_the_record_of_the_same_file_is_refused(
    told: Journal, tmp_path: Path
) -> None:
    knowledge, item, *_ = to_items(told, [find(told, id_of(0))])
    redact(told, id_of(0), ["cold"], AT, "")
    _, _, *about = to_items(told, [find(told, id_of(0))])
    with journal_in(tmp_path / "b.db") as other:
        with pytest.raises(AdvisorError, match="was removed, and is there again"):
            import_records(other, [knowledge, item, *about], "f")
        assert not list(rows(other))


def value_changed(items: Items) -> None:
    items[1]["parts"][1]["value"]["fact"] = "hunger"


def sealed_anew(items: Items) -> None:
    part = sealed("steps/0", {**items[1]["parts"][1]["value"], "fact": "hunger"}, "0" * 32)
    items[1]["parts"][1] = {
        "name": part.name,
        "value": part.value,
        "salt": part.salt,
        "commitment": part.commitment,
    }


def number_that_no_canonical_text_says(items: Items) -> None:
    items[1]["parts"][1]["value"]["answer"] = 10**30


def place_that_no_canonical_text_says(items: Items) -> None:
    items[1]["number"] = 10**30


def knowledge_changed(items: Items) -> None:
    items[0]["files"][0]["text"] += "# other\n"


def knowledge_left_out(items: Items) -> None:
    del items[0]


def id_changed(items: Items) -> None:
    items[1]["id"] = "20261122-ffffffff"


def result_of_another_shape(items: Items) -> None:
    reseal(items, "result", {"fired": 7})


def steering_id(items: Items) -> None:
    items[1]["id"] = "\x1b]0;owned\x07"


def parts_reordered(items: Items) -> None:
    items[1]["parts"].reverse()
    rehash(items)


def deep(items: Items) -> None:
    items[1]["parts"][0]["value"] = "x"


def is_a_list(items: Items) -> None:
    items[1]["parts"] = [[]]


def files_are_numbers(items: Items) -> None:
    items[0]["files"] = [1]


def reseal(items: Items, name: str, value: Mapping[str, Any]) -> None:
    """Put a value in as somebody does who knows how seals and hashes are made."""
    part = sealed(name, value, "0" * 32)
    for one in items[1]["parts"]:
        if one["name"] == name:
            one |= {"value": part.value, "salt": part.salt, "commitment": part.commitment}
    rehash(items)


def rehash(items: Items) -> None:
    from advisor.journal.chain import from_document

    items[1]["hash"] = from_document(items[1]).hash


@pytest.mark.parametrize(
    "spoil",
    [value_changed, number_that_no_canonical_text_says, place_that_no_canonical_text_says, sealed_anew,
     knowledge_changed, knowledge_left_out, id_changed, result_of_another_shape,
     steering_id, parts_reordered, deep, is_a_list, files_are_numbers],
)  # fmt: skip
def test_what_was_changed_on_the_way_is_refused_and_nothing_of_it_taken_up(
    spoil: Callable[[Items], None], tmp_path: Path
) -> None:
    with journal_in(tmp_path / "a.db") as journal:
        record_lunch(journal, 0)
        items = json.loads(json.dumps(list(to_items(journal, consultations(journal)))))
    spoil(items)
    with journal_in(tmp_path / "b.db") as other:
        with pytest.raises(AdvisorError):
            import_records(
                other,
                read_export(json.dumps(items[0]).encode() + b"\n" + json.dumps(items[-1]).encode(), "f"),
                "f",
            )
        assert not list(rows(other))
        assert other.connection.execute("SELECT count(*) FROM knowledge").fetchone() == (0,)


def renamed(item: dict[str, Any], old: Any, new: Any) -> dict[str, Any]:
    """Return a record in which something else stands for a word or list, with seals and hash as somebody makes them who can."""
    document: dict[str, Any] = json.loads(json.dumps(item).replace(json.dumps(old), json.dumps(new)))
    parts = [sealed(part["name"], part["value"], part["salt"]) for part in document["parts"]]
    return to_document(unkept(document["id"], tuple(parts)))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("cold", "colt", "its rules have no fact 'colt'"),
        ("broth", "bread roll", "'has' cannot be answered as it says"),
        ("dish", "meal", "its rules have no decision 'meal'"),
        ("soup", "stew", "its rules have no candidate 'stew'"),
        ("lunch/soup-warms", "lunch/other", "its rules have no rule 'lunch/other'"),
        ("needs_warmth", "needs_rest", "its rules have no finding 'needs_rest'"),
        ("rules/lunch.yaml", "rules/dinner.yaml", "its files do not match its fingerprint"),
    ],
)
def test_a_record_that_names_what_its_rules_have_not_is_refused_though_its_seals_are_right(
    old: str, new: str, problem: str, tmp_path: Path
) -> None:
    with journal_in(tmp_path / "a.db") as journal:
        made = record_lunch(journal, 0)
        knowledge, item = to_items(journal, [made])
    assert json.dumps(old) in json.dumps(item)
    with journal_in(tmp_path / "b.db") as other:
        with pytest.raises(AdvisorError) as error:
            import_records(other, [knowledge, renamed(item, old, new)], "f")
        assert str(error.value) == f"f: the record {made.id}: {problem}; export it again"
        assert import_records(other, [knowledge, renamed(item, old, old)], "f").new == (made.id,)


@pytest.mark.parametrize("nothing", [{"not": []}, {"has": [], "not": []}])
def test_a_record_with_an_answer_that_says_nothing_is_refused(
    nothing: Mapping[str, Any], tmp_path: Path
) -> None:
    with journal_in(tmp_path / "a.db") as journal:
        knowledge, item = to_items(journal, [record_lunch(journal, 0)])
    with journal_in(tmp_path / "b.db") as other:
        with pytest.raises(AdvisorError) as error:
            import_records(other, [knowledge, renamed(item, ["broth"], nothing)], "f")
        assert "it is not what was sealed" in str(error.value)
        assert not list(rows(other))


def test_everything_that_is_wrong_with_an_export_is_said_at_once_and_nothing_taken_up(tmp_path: Path) -> None:
    with journal_in(tmp_path / "a.db") as journal:
        first, second, third = (record_lunch(journal, number) for number in range(3))
        knowledge, *items = to_items(journal, [first, second, third])
    spoilt = [knowledge, items[0], renamed(items[1], "cold", "colt"), renamed(items[2], "soup", "stew")]
    with journal_in(tmp_path / "b.db") as other:
        with pytest.raises(AdvisorError) as error:
            import_records(other, spoilt, "f")
        assert [problem.what for problem in error.value.problems] == [
            f"the record {second.id}: its rules have no fact 'colt'",
            f"the record {third.id}: its rules have no candidate 'stew'",
        ]
        assert not list(rows(other))


def test_knowledge_that_is_refused_is_told_once_whatever_rests_on_it(tmp_path: Path) -> None:
    with journal_in(tmp_path / "a.db") as journal:
        items = list(to_items(journal, [record_lunch(journal, number) for number in range(3)]))
    items[0]["files"].append(items[0]["files"][0])
    with journal_in(tmp_path / "b.db") as other, pytest.raises(AdvisorError) as error:
        import_records(other, items, "f")
    (problem,) = error.value.problems
    assert problem.what == f"the knowledge {items[0]['fingerprint']} does not match its fingerprint"


@pytest.mark.parametrize("path", ["", "facts", "\n", "../facts/a.yaml", "cases/a.yaml"])
def test_knowledge_with_a_file_that_is_none_is_refused(path: str, tmp_path: Path) -> None:
    file = Document(path, path, b"rules: {}")
    content = json.dumps(
        knowledge_document(fingerprint_of(((path, digest_of(file.content)),)), [file])
    ).encode()
    with (
        journal_in(tmp_path / "b.db") as other,
        pytest.raises(AdvisorError, match="does not match its fingerprint"),
    ):
        import_records(other, read_export(content, "f"), "f")
    with pytest.raises(AdvisorError):
        base_of([file], "")


def test_a_record_that_locks_a_fact_twice_is_refused(tmp_path: Path) -> None:
    with journal_in(tmp_path / "a.db") as journal:
        made = record_lunch(journal, 0)
        knowledge, _ = to_items(journal, [made])
    locked = [sealed(f"locked/{number}", {"fact": "cold"}, "0" * 32) for number in range(2)]
    parts = (made.parts[0], *locked, *made.parts[1:])
    with (
        journal_in(tmp_path / "b.db") as other,
        pytest.raises(AdvisorError, match="names 'cold' twice in its locked"),
    ):
        import_records(other, [knowledge, to_document(unkept(made.id, parts))], "f")


def test_another_record_under_an_id_that_is_taken_is_refused(tmp_path: Path) -> None:
    with journal_in(tmp_path / "a.db") as one, journal_in(tmp_path / "b.db") as other:
        record_lunch(one, 0)
        record_lunch(other, 0)  # its salts are its own
        content = "".join(to_json_lines(one, consultations(one))).encode()
        with pytest.raises(AdvisorError, match="another record of the id"):
            import_records(other, read_export(content, "f"), "f")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"no",
        b"\xff\xfe",
        b"[" * 200_000,
        b'{"format": "advisor.export/1"}',
        b"1\n2\n",
        b"null",
    ],
)
def test_what_is_no_export_is_refused_in_words(content: bytes, tmp_path: Path) -> None:
    with journal_in(tmp_path / "a.db") as journal, pytest.raises(AdvisorError):
        import_records(journal, read_export(content, "f"), "f")


def test_a_decision_that_was_changed_is_named_when_its_record_is_exported_alone(
    told: Journal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    number = next(entry.number for entry in by_record(entries(told))[id_of(0)])
    alter(number, setting("decision", ["because"], "nobody asked"))(told.connection)
    words = ("records", "export", "--journal", str(told.path), "--to", str(tmp_path / "out.jsonl"))
    for names in ([id_of(0)], []):
        assert run([*words, *names]) == 1
        said = " ".join(capsys.readouterr().err.split())
        assert said.count(f"entry {number}: the part 'decision' was changed") == 1
        assert (
            "nobody asked"
            not in (tmp_path / "out.jsonl").rename(tmp_path / f"{len(names)}.jsonl").read_text()
        )


def test_who_imports_is_told_what_is_about_records_and_what_was_not_taken_up(
    told: Journal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def imported() -> tuple[str, str]:
        assert run(["records", "export", "--journal", str(told.path), "--to", str(tmp_path / "out")]) == 0
        (tmp_path / "out").rename(tmp_path / "in")
        capsys.readouterr()
        assert run(["records", "import", str(tmp_path / "in"), "--journal", str(tmp_path / "b.db")]) == 0
        return capsys.readouterr()

    assert imported()[0] == "Imported 4 records, 10 entries about records.\n"
    mark = redact(told, id_of(0), ["cold"], AT, "private")
    out, err = imported()
    assert out == "Imported 0 records; 4 already here.\n"
    assert (
        err
        == f"Not taken up: the redaction {mark.id} about {id_of(0)}: what was taken out there is still here.\n"
    )
