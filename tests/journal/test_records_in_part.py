"""What was stated in part is recorded as it was stated, and what the format before had is read for ever."""

import copy
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.cli import run
from advisor.conditions import broken
from advisor.evaluators.prove.possible import has_completion
from advisor.formats import FIRST_RECOMMENDATION, RECOMMENDATION
from advisor.formats.documents import fits
from advisor.formats.recommendation import in_first_format
from advisor.journal.chain import from_document, to_document
from advisor.journal.derived import is_as_strong_as_it_says
from advisor.journal.faults import verify
from advisor.journal.importing import import_records
from advisor.journal.replay import Replayed, replay
from advisor.journal.store import entries, find, rows
from advisor.journal.transfer import to_items
from advisor.language.reading.answers import profile_of, reply
from advisor.language.reading.base import read_base
from advisor.language.reading.plain import from_plain
from advisor.model import Has, OneOf, Range, Statement
from checkout import ROOT
from effort import tried
from lunch_journals import SMALL, id_of, journal_in, record_lunch
from naive_verifier import chain_holds
from recorded_answers import record_answers
from strategies import sayable, statements_about

GOLDEN = ROOT / "tests" / "golden"
LUNCH = read_base(SMALL)
IN_PART: Mapping[str, Statement | None] = {
    "hunger": Range("much"),
    "has": Has(("broth",), ("basil",)),
    "cold": None,
}
Values = dict[str, Any]

STATEMENTS = st.fixed_dictionaries(
    {},
    optional={fact.id: st.none() | statements_about(fact).filter(sayable) for fact in LUNCH.facts.values()},
)


@given(STATEMENTS)
@tried(25)
def test_whatever_is_stated_is_recorded_as_stated_and_replayed(
    tmp_path_factory: pytest.TempPathFactory, statements: Mapping[str, Statement | None]
) -> None:
    profile = profile_of(reply(LUNCH.facts[fact], stated) for fact, stated in statements.items())
    if broken(LUNCH, profile) or not has_completion(LUNCH, profile):
        return
    with journal_in(tmp_path_factory.mktemp("one") / "journal.db") as journal:
        record_answers(journal, SMALL, statements, id_of(1))
        assert not verify(rows(journal)).faults
        assert chain_holds([(row.number, row.id, row.body) for row in rows(journal)])
        entry = find(journal, id_of(1))
        assert fits("record", to_document(entry))
        for section in ("steps", "answers"):
            said = [(each["fact"], from_plain(each["answer"])) for each in entry.sections[section]]
            assert said == list(statements.items())
        result = entry.part("result")
        known = {fact: stated for fact, stated in statements.items() if stated is not None}
        assert {fact: from_plain(value) for fact, value in result["answers"].items()} == known
        assert set(result["dont_know"]) == statements.keys() - known.keys()
        assert replay(journal, entry).same


def test_one_chain_holds_records_of_both_formats_and_all_are_read(tmp_path: Path) -> None:
    (tmp_path / "journal.db").write_bytes((GOLDEN / "journal-1.db").read_bytes())
    with journal_in(tmp_path / "journal.db") as journal:
        record_answers(journal, SMALL, IN_PART, id_of(9))
        assert not verify(rows(journal)).faults
        assert chain_holds([(row.number, row.id, row.body) for row in rows(journal)])
        formats = [entry.part("result")["format"] for entry in entries(journal) if entry.part("result")]
        assert formats == [FIRST_RECOMMENDATION, FIRST_RECOMMENDATION, RECOMMENDATION]
        assert all(replay(journal, find(journal, id_of(number))).same for number in (0, 3, 9))
        items = [
            *to_items(journal, (entry for entry in entries(journal) if entry.sort.value == "consultation"))
        ]
    with journal_in(tmp_path / "other.db") as other:
        record_lunch(other, 7)
        import_records(other, items, "export")
        assert not verify(rows(other)).faults
        assert all(replay(other, find(other, id_of(number))).same for number in (0, 3, 9))
        assert find(other, id_of(0)).format == "advisor.record/1"


def test_an_entry_is_judged_by_its_own_format(tmp_path: Path) -> None:
    with journal_in(tmp_path / "journal.db") as journal:
        document = to_document(record_answers(journal, SMALL, IN_PART, id_of(9)))
    assert fits("record", document)
    assert not fits("record-1", document | {"format": "advisor.record/1"})


def test_a_certificate_of_the_format_before_is_verified(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", str(GOLDEN / "recommendation-1.json"), "--knowledge", str(SMALL)]) == 0
    assert "the certificate holds" in capsys.readouterr().out


def test_certificates_of_partial_answers_are_verified(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with journal_in(tmp_path / "journal.db") as journal:
        result = record_answers(journal, SMALL, {**IN_PART, "cold": "yes"}, id_of(9)).part("result")
    assert result["decisions"]["dish"]["certificate"]
    (tmp_path / "result.json").write_text(json.dumps(result), encoding="utf-8")
    assert run(["verify", str(tmp_path / "result.json"), "--knowledge", str(SMALL)]) == 0
    result["answers"]["has"] = {"has": ["bread"]}
    (tmp_path / "result.json").write_text(json.dumps(result), encoding="utf-8")
    assert run(["verify", str(tmp_path / "result.json"), "--knowledge", str(SMALL)]) == 1
    assert "does not hold" in capsys.readouterr().out


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Values:
    """Return a result that is not settled, with somebody in the lead."""
    with journal_in(tmp_path_factory.mktemp("one") / "journal.db") as journal:
        statements: Mapping[str, Statement | None] = {"cold": "yes", "hunger": OneOf(("much", "very"))}
        found: Values = record_answers(journal, SMALL, statements, id_of(9)).part("result")
    dish = found["decisions"]["dish"]
    assert dish["settled"] is False
    assert dish["stay"] is not None
    return found


def drawn_otherwise(result: Values, **prior: int) -> Values:
    other = copy.deepcopy(result)
    other["prior"].update(prior)
    dish = other["decisions"]["dish"]
    dish["stay"] = dish["stay"] / 2
    dish["level"] = "clear" if dish["level"] != "clear" else "close"
    return other


def test_what_was_drawn_is_compared_under_the_same_prior_only(result: Values) -> None:
    assert not Replayed(result, drawn_otherwise(result)).agrees
    for prior in ({"version": 2}, {"seed": 7}):
        other = drawn_otherwise(result, **prior)
        assert (Replayed(result, other).same, Replayed(result, other).agrees) == (False, True)
        other["decisions"]["dish"]["fall"] = "more than 3"
        assert not Replayed(result, other).agrees


def test_a_core_that_was_not_found_in_time_contradicts_nothing(result: Values) -> None:
    other = copy.deepcopy(result)
    other["decisions"]["dish"]["core"] = ["cold"]
    assert Replayed(result, other).agrees
    third = copy.deepcopy(result)
    third["decisions"]["dish"]["core"] = ["hunger"]
    assert not Replayed(other, third).agrees


def test_the_format_before_misses_nothing(result: Values) -> None:
    whole = copy.deepcopy(result)
    whole["answers"]["hunger"] = "much"
    first = in_first_format(whole)
    assert fits("recommendation-1", first)
    assert is_as_strong_as_it_says(first)
    assert Replayed(first, in_first_format(drawn_otherwise(whole))).same


@pytest.mark.parametrize(
    "changes",
    [{"level": "clear"}, {"stay": 0.99}, {"fall": 3, "stay": 0.96}, {"core": ["cold"]}, {"level": None}],
    ids=str,
)
def test_a_strength_that_does_not_follow_from_what_is_recorded_is_a_fault(
    result: Values, changes: Values
) -> None:
    assert is_as_strong_as_it_says(result)
    other = copy.deepcopy(result)
    other["decisions"]["dish"].update(changes)
    assert not is_as_strong_as_it_says(other)
    other["prior"]["version"] = 2
    assert is_as_strong_as_it_says(other), "how levels are told by another version is not known here"


def test_an_entry_keeps_the_format_that_it_was_sealed_in(tmp_path: Path) -> None:
    (tmp_path / "journal.db").write_bytes((GOLDEN / "journal-1.db").read_bytes())
    with journal_in(tmp_path / "journal.db") as journal:
        for entry in entries(journal):
            assert entry.format == "advisor.record/1"
            assert from_document(to_document(entry)).hash == entry.hash


def test_a_record_is_shown_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with journal_in(tmp_path / "journal.db") as journal:
        record_answers(journal, SMALL, IN_PART, id_of(9))
    assert run(["records", "show", "--full", "--journal", str(tmp_path / "journal.db")]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    for answer in (
        "How hungry are you? Much or more",
        "What is in the kitchen? Broth, not Basil, others open",
        "Are you cold? (you did not know)",
    ):
        assert answer in shown
