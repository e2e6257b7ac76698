"""Numbers are recorded as they were stated, whatever regions rules part them into, then or today."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.formats.consultation import Action, Step, step_document
from advisor.formats.documents import fits
from advisor.interview.session import Session, answer, joined
from advisor.journal.audit.audit import audit
from advisor.journal.chain import to_document
from advisor.journal.derived import contradictions
from advisor.journal.faults import verify
from advisor.journal.replay import replay
from advisor.journal.steps import resume, steps_between
from advisor.journal.store import entries, find, rows
from advisor.language.reading.answers import Given, answer_from_words
from advisor.language.reading.base import read_base
from advisor.model import RuleBase, Statement
from effort import tried
from folders import write
from loan_base import FACTS, RULES, loan_base
from lunch_journals import AT, id_of, journal_in
from recorded_answers import record_answers
from stated_numbers import numbers_about

NUMBERS = [fact for fact in loan_base().facts.values() if fact.measure]
STATEMENTS = st.fixed_dictionaries(
    {}, optional={fact.id: st.none() | numbers_about(fact) for fact in NUMBERS}
)
MADE = "@"


def stated(**words: str) -> dict[str, Statement | None]:
    facts = loan_base().facts
    return {fact: answer_from_words(f"{fact}={word}", facts).statement for fact, word in words.items()}


def loans(folder: Path, *edits: tuple[str, str], facts: str = FACTS) -> Path:
    rules = RULES
    for before, after in edits:
        assert before in rules
        rules = rules.replace(before, after)
    return write(folder, {"facts/f.yaml": facts, "rules/r.yaml": rules})


@pytest.fixture(scope="module")
def then(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return loans(tmp_path_factory.mktemp("then"))


@given(STATEMENTS)
@tried(6)
def test_whatever_is_stated_of_numbers_is_recorded_as_stated_and_replayed(
    tmp_path_factory: pytest.TempPathFactory, then: Path, statements: Mapping[str, Statement | None]
) -> None:
    with journal_in(tmp_path_factory.mktemp("one") / "journal.db") as journal:
        record_answers(journal, then, statements, id_of(1))
        assert not verify(rows(journal)).faults
        entry = find(journal, id_of(1))
        assert fits("record", to_document(entry))
        assert not list(contradictions(entry))
        assert MADE not in json.dumps(to_document(entry))
        resumed = resume(loan_base(), entry.sections["steps"])
        assert [(each.fact, each.statement) for each in resumed.session.given] == list(statements.items())
        assert replay(journal, entry).same


def test_a_number_is_kept_and_not_the_region_of_the_rules_of_then(tmp_path: Path, then: Path) -> None:
    with journal_in(tmp_path / "journal.db") as journal:
        said = stated(age="30", monthly_income="2600", vehicle="boat", share="0")
        record_answers(journal, then, said, id_of(1))
        same, higher, lower = (
            loans(tmp_path / name, ("at_least: 2500", f"at_least: {threshold}"))
            for name, threshold in (("same", 2500), ("higher", 2601), ("lower", 2600))
        )
        fates = [
            [each.fate.value for each in audit(journal, entries(journal), read_base(today))]
            for today in (same, higher, lower)
        ]
    assert fates == [["same"], ["changed"], ["same"]]


def resumed_by(
    base: RuleBase, *steps: tuple[str, Any]
) -> tuple[dict[str, Statement | None], tuple[tuple[str, str], ...]]:
    documents = [{"at": AT, "deed": "answered", "fact": fact, "answer": value} for fact, value in steps]
    resumed = resume(base, documents)
    return {each.fact: each.statement for each in resumed.session.given}, resumed.dropped


@pytest.mark.parametrize(
    ("fact", "value", "word"),
    [
        ("age", 17, "17"),
        ("age", {"at_least": 18}, "18.."),
        ("age", {"one_of": [18, "20..25"]}, "18/20..25"),
        ("monthly_income", 2500.5, "2500.50"),
        ("bought", "2024-03-01", "2024-03-01"),
        ("bought", {"at_most": "2024-03-01"}, "..2024-03-01"),
    ],
)
def test_a_kept_number_is_read_with_the_thresholds_of_today(fact: str, value: Any, word: str) -> None:
    said, dropped = resumed_by(loan_base(), (fact, value))
    assert (said, dropped) == (stated(**{fact: word}), ())


@pytest.mark.parametrize("value", [121, 17.5, "grown", {"at_least": 130}, ["17"]])
def test_a_kept_answer_that_is_no_number_of_today_is_left_out_and_named(value: Any) -> None:
    assert resumed_by(loan_base(), ("age", value)) == ({}, (("age", "this answer no longer exists"),))


def test_a_kept_number_is_no_answer_to_a_question_that_takes_none_any_more(tmp_path: Path) -> None:
    asked = FACTS.replace(
        "kind: number, unit: years, min: 0, max: 120", "kind: choice, values: {young: Young, old: Old}"
    )
    base = read_base(write(tmp_path, {"facts/f.yaml": asked, "rules/r.yaml": "rules: {}"}))
    for value in (17, {"at_least": 18}, {"one_of": [18, "20..25"]}):
        assert resumed_by(base, ("age", value)) == ({}, (("age", "this answer no longer exists"),))


def test_another_number_in_the_same_region_is_a_step() -> None:
    earlier, later = (given_age(word) for word in ("30", "31"))
    assert earlier.answer == later.answer
    before = answer(Session(), "age", earlier.answer, earlier.stated)
    steps = list(steps_between(before, answer(before, "age", later.answer, later.stated), AT))
    assert [step_document(loan_base(), step)["answer"] for step in steps] == [31]


def given_age(word: str) -> Given:
    return answer_from_words(f"age={word}", loan_base().facts)


@pytest.mark.parametrize(
    ("before", "later", "both"),
    [
        ("18..25", "21", "21"),
        ("18..25", "21..30", "21..25"),
        ("18..", "..25", "18..25"),
        ("20..22", "18..25", "20..22"),
        ("unknown", "18..25", "18..25"),
        ("18..25", "unknown", "18..25"),
        ("18/20/30..40", "19..35", "20/30..35"),
        ("18..20", "21..25", None),
    ],
)
def test_two_answers_to_a_number_leave_what_both_leave(before: str, later: str, both: str | None) -> None:
    known = joined(loan_base().facts["age"], given_age(before), given_age(later))
    assert (known and known.statement) == (both and given_age(both).statement)


def test_a_step_back_tells_the_number_that_it_was() -> None:
    step = Step(AT, Action.UNDONE, "age", given_age("18..25").statement)
    assert step_document(loan_base(), step)["answer"] == {"at_least": 18, "at_most": 25}
