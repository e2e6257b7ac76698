"""Records are found by what they say, and by what was decided about them, whatever becomes of the index."""

import csv
import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from advisor.cli import run
from advisor.evaluators.fire import fire
from advisor.formats.decisions_taken import ChosenOption, DecisionTaken
from advisor.journal.chain import Entry
from advisor.journal.csv_export import to_csv
from advisor.journal.database import Journal, open_unwritable
from advisor.journal.decisions_taken import keep_decision
from advisor.journal.faults import Walk
from advisor.journal.keep_and_remove import delete, redact
from advisor.journal.listing import listed_records
from advisor.journal.steps import given_in
from advisor.journal.store import entries
from advisor.journal.summaries import SEAL
from advisor.journal.wanted import Wanted, fits
from advisor.language.reading.answers import answer_from_words, profile_of
from advisor.language.reading.plain import from_plain
from checkout import ROOT
from lunch_journals import AT, SMALL, id_of, journal_in, record_lunch
from recorded_answers import base_and_files, record_answers

BASE, _ = base_and_files(SMALL)
RECORDS = 36
GOLDEN = ROOT / "tests" / "golden" / "journal-3.db"

Say = Callable[..., list[int]]


def decide(journal: Journal, entry: Entry, chosen: ChosenOption, review: str = "") -> None:
    keep_decision(journal, entry, DecisionTaken(AT, ("Ann", "the cook"), (chosen,), (), "we like it", review))


@pytest.fixture(scope="module")
def lunches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a journal with every combination of answers about lunch, some of them decided about, one twice."""
    path = tmp_path_factory.mktemp("journal") / "journal.db"
    with journal_in(path) as journal:
        kept = [record_lunch(journal, number) for number in range(RECORDS)]
        decide(journal, kept[0], ChosenOption("dish", "soup"), "2026-12-24")
        decide(journal, kept[1], ChosenOption("dish", "salad"), "2027-03-01")
        decide(journal, kept[2], ChosenOption("dish", "toast"), "2026-12-24")
        decide(journal, kept[2], ChosenOption("dish", other="Pizza, ordered"))
        redact(journal, kept[4].id, ["cold"], AT, "asked to")
        delete(journal, kept[5].id, AT, "asked to")
    return path


@pytest.fixture
def path(lunches: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(lunches, tmp_path / "journal.db"))


@pytest.fixture
def found(path: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    """Return what finds records by options, as numbers."""

    def found(*options: str, code: int = 0) -> list[int]:
        assert run(["records", "list", "--json", *options, "--journal", str(path)]) == code
        lines = capsys.readouterr().out.splitlines()
        return [int(json.loads(line)["id"][-8:], 16) for line in lines]

    return found


def answered(**answers: object) -> list[int]:
    """Return the numbers of the lunches with these answers, without those from which they were taken out."""
    with_them = []
    for number in range(RECORDS):
        said = {
            "cold": ("yes", "no", None)[number % 3],
            "hunger": ("much", "very", None)[number // 3 % 3],
            "has": ({"broth"}, {"broth", "bread"}, set(), None)[number // 9 % 4],
        }
        gone = number == 5 or (number == 4 and "cold" in answers)
        if not gone and all(said[fact] == answer for fact, answer in answers.items()):
            with_them.append(number)
    return with_them


def test_an_answer_is_found_as_an_option_gives_it(found: Say) -> None:
    assert found("--answer", "cold=yes") == answered(cold="yes")
    assert found("--answer", "COLD=True", "--answer", "hunger=very") == answered(cold="yes", hunger="very")
    assert found("--answer", "has=broth") == answered(has={"broth"})
    assert found("--answer", "has=none") == answered(has=set())
    assert found("--answer", "cold=") == answered(cold=None)


def test_a_partial_answer_finds_all_that_lies_within(found: Say, path: Path) -> None:
    both = sorted(answered(has={"broth"}) + answered(has={"broth", "bread"}))
    assert found("--answer", "has=broth,...") == both
    assert found("--answer", "hunger=much..") == sorted(answered(hunger="much") + answered(hunger="very"))
    with journal_in(path) as journal:
        some = answer_from_words("hunger=much/very", BASE.facts).statement
        record_answers(journal, SMALL, {"hunger": some}, id_of(RECORDS))
    assert RECORDS in found("--answer", "hunger=much..")
    assert RECORDS not in found("--answer", "hunger=very")


def test_a_rule_is_found_where_it_fired_and_with_decided_where_it_rests_on_the_core(
    found: Say, path: Path
) -> None:
    fired = found("--rule", "soup-warms")
    assert fired == found("--fired", "lunch/soup-warms") == answered(cold="yes")
    decided = found("--decided", "soup-warms")
    assert decided
    assert set(decided) < set(fired)  # without broth there is no soup
    assert found("--decided", "cold-needs-warmth") == []  # it gives no points
    with journal_in(path) as journal:
        by_number = {int(entry.id[-8:], 16): entry for entry in entries(journal) if entry.part("result")}
    for number in decided:
        entry = by_number[number]
        core = entry.part("result")["decisions"]["dish"]["core"]
        answers = [reply for reply in entry.sections["answers"] if reply["fact"] in core]
        assert fire(BASE, profile_of(given_in(BASE, answers))).fired("lunch/soup-warms"), number


def test_a_passage_is_found_where_a_rule_that_fired_cites_it(found: Say) -> None:
    silent = [
        number for number in range(RECORDS) if number not in (4, 5) and number not in found("--passage", "l1")
    ]
    assert silent == [
        number
        for number in answered(cold=None)
        if number not in answered(has=set()) and number not in answered(has={"broth", "bread"}, hunger="very")
    ]


def test_the_choice_in_force_is_found_and_when_it_is_due(found: Say) -> None:
    assert found("--chosen", "Soup") == found("--chosen", "soup") == [0]
    assert found("--chosen", "toast") == []  # amended
    assert found("--chosen", "pizza, ordered") == [2]
    assert found("--due", "2026-12-24") == found("--due", "2026") == [0]
    assert found("--due", "2027-03-01") == [0, 1]
    assert found("--due", "2026-12-23") == []


@pytest.mark.parametrize(
    ("option", "name", "nearest"),
    [
        ("--rule", "soup-warm", "soup-warms"),
        ("--decided", "soup-warm", "soup-warms"),
        ("--passage", "L9", "no passage 'L9'"),
        ("--answer", "colt=yes", "did you mean 'cold'?"),
        ("--answer", "cold=perhaps", "perhaps"),
        ("--answer", "cold", "fact=value"),
        ("--chosen", "soop", "did you mean 'soup'?"),
        ("--due", "2026-13", "is not a date"),
    ],
)
def test_what_nobody_knows_is_an_error_with_the_nearest_name(
    option: str, name: str, nearest: str, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["records", "list", option, name, "--journal", str(path)]) == 2
    assert nearest in " ".join(capsys.readouterr().err.split())


def test_records_are_chosen_alike_by_every_command_that_chooses(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = ("--chosen", "soup", "--journal", str(path))
    assert run(["records", "export", *chosen]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["id"] for line in lines if line.get("sort") == "consultation"] == [id_of(0)]
    assert run(["records", "replay", "--all", *chosen]) == 0
    assert "1 record: 1 the same" in capsys.readouterr().out
    assert run(["audit", "--json", "--knowledge", str(SMALL), *chosen]) == 0
    assert [each["record"] for each in json.loads(capsys.readouterr().out)["records"]] == [id_of(0)]


def kept_summaries(path: Path) -> list[bytes]:
    with closing(sqlite3.connect(path)) as connection:
        return [body for (body,) in connection.execute("SELECT body FROM summaries ORDER BY number")]


def changed(path: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement, values)
        connection.commit()


@pytest.mark.parametrize(
    "accident",
    [
        "DELETE FROM summaries",
        "DELETE FROM summaries WHERE number = 1",
        "UPDATE summaries SET body = (SELECT body FROM summaries WHERE number = 2)",
        "UPDATE summaries SET body = substr(body, 1, 100)",
        "UPDATE summaries SET body = 'nothing'",
        "UPDATE summaries SET body = CAST(replace(CAST(body AS TEXT), 'cold', 'told') AS BLOB)",
    ],
)
def test_a_summary_that_was_lost_or_spoilt_is_made_again(accident: str, found: Say, path: Path) -> None:
    found("--passage", "L1")  # now each says what its rules say of it
    whole = kept_summaries(path)
    changed(path, accident)
    assert found("--answer", "cold=yes") == answered(cold="yes")
    found("--passage", "L1")
    assert kept_summaries(path) == whole


def sealed_anew(path: Path, number: int, old: bytes, new: bytes) -> None:
    """Change the summary of an entry, and seal it so that it fits."""
    text = kept_summaries(path)[number - 1][SEAL:]
    assert old in text
    text = text.replace(old, new)
    changed(
        path, "UPDATE summaries SET body = ? WHERE number = ?", hashlib.sha256(text).digest() + text, number
    )


def test_a_summary_that_was_sealed_anew_is_named_by_verify_and_put_right(
    found: Say, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sealed_anew(path, 1, b'"winners":["soup"]', b'"winners":["salad"]')
    assert 0 in found("--winner", "salad")
    assert run(["records", "verify", "--journal", str(path)]) == 1
    assert "entry 1: the summary" in " ".join(capsys.readouterr().out.split())
    assert run(["records", "verify", "--journal", str(path)]) == 0
    capsys.readouterr()
    assert 0 not in found("--winner", "salad")


@pytest.mark.parametrize(
    "text",
    [
        b"[" * 100_000,
        b"[]",
        b'{"answers":[7]}',
        b'{"finished":7}',
        b'{"footprint":{"missing":null}}',
    ],
)
def test_a_summary_of_another_shape_that_somebody_sealed_is_made_again(
    text: bytes, found: Say, path: Path
) -> None:
    before, whole = found("--answer", "cold=yes"), kept_summaries(path)
    if text.endswith(b"}"):
        values = json.loads(whole[0][SEAL:])
        text = json.dumps({**values, **json.loads(text)}).encode()
    changed(path, "UPDATE summaries SET body = ? WHERE number = 1", hashlib.sha256(text).digest() + text)
    assert found("--answer", "cold=yes") == before
    assert kept_summaries(path) == whole


def test_a_record_that_was_chosen_by_a_summary_sealed_anew_is_named_and_left_out(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sealed_anew(path, 1, b'"winners":["soup"]', b'"winners":["salad"]')
    assert run(["records", "export", "--winner", "salad", "--journal", str(path)]) == 1
    said = capsys.readouterr()
    assert "entry 1: the summary" in " ".join(said.err.split())
    assert id_of(0) not in said.out


def test_a_body_that_was_changed_is_named_whatever_its_summary_says(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(
        path,
        "UPDATE entries SET body = CAST(replace(CAST(body AS TEXT), 'much', 'very') AS BLOB) WHERE number = 1",
    )
    assert run(["records", "list", "--json", "--journal", str(path)]) == 1
    said = capsys.readouterr()
    assert "entry 1: the part 'answers/2' was changed" in " ".join(said.err.split())
    assert id_of(0) not in said.out


def test_what_was_taken_out_is_in_no_summary(path: Path) -> None:
    with journal_in(path) as journal:
        some = answer_from_words("hunger=much/very", BASE.facts).statement
        entry = record_answers(journal, SMALL, {"hunger": some, "cold": "yes"}, id_of(RECORDS))
        redact(journal, entry.id, ["hunger"], AT, "")
        (summary,) = (text for text in kept_summaries(path) if f'"id":"{entry.id}"'.encode() in text)
        assert b"hunger" not in summary
        assert b"very" not in summary
        assert b"soup-warms" not in summary
        delete(journal, entry.id, AT, "")
        (summary,) = (text for text in kept_summaries(path) if f'"id":"{entry.id}"'.encode() in text)
        assert b"cold" not in summary
        assert b"dish" not in summary


def test_a_journal_that_cannot_be_written_is_searched_without_an_index(tmp_path: Path) -> None:
    shutil.copy(GOLDEN, tmp_path / "journal.db")
    with closing(open_unwritable(tmp_path / "journal.db")) as journal:
        walk = Walk()
        records = listed_records(journal, walk, by_rules=True)
        assert not walk.verified().faults
    assert records
    with journal_in(Path(shutil.copy(GOLDEN, tmp_path / "other.db"))) as journal:
        assert listed_records(journal, Walk(), by_rules=True) == records  # made and kept
        assert listed_records(journal, Walk(), by_rules=True) == records  # read
        assert len(kept_summaries(tmp_path / "other.db")) > 0


def test_the_table_has_the_answers_as_options_give_them_and_what_was_decided(path: Path) -> None:
    with journal_in(path) as journal:
        records = listed_records(journal, Walk())
        table = list(csv.DictReader("".join(to_csv(journal, records)).splitlines()))
    by_number = {int(row["id"][-8:], 16): row for row in table}
    assert by_number.keys() == set(range(RECORDS)) - {5}
    assert {row["decision"] for row in table} == {"dish"}
    first = by_number[0]
    decided = {"chosen": "soup", "decided_by": "Ann; the cook", "review": "2026-12-24"}
    assert first.items() >= {"winners": "soup", "cold": "yes", "has": "broth", **decided}.items()
    assert by_number[2]["chosen"] == "Pizza, ordered"
    assert by_number[4]["cold"] == ""  # redacted
    for record in records:
        for name, said in record.summary.answers.items():
            cell, fact = by_number[int(record.summary.id[-8:], 16)][name], BASE.facts[name]
            assert answer_from_words(f"{name}={cell}", BASE.facts).statement == from_plain(said, fact)


def test_of_a_deleted_record_nothing_is_asked(path: Path) -> None:
    with journal_in(path) as journal:
        (gone,) = (each for each in listed_records(journal, Walk()) if each.summary.id == id_of(5))
    assert fits(gone, Wanted())
    assert not fits(gone, Wanted(until="2030"))
