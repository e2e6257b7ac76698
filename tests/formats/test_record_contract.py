"""A record holds all that an auditor asks for, is valid by its schema, and its bytes are canonical."""

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from advisor.explain.explanation import explain
from advisor.formats.canonical import canonical, quick
from advisor.formats.consultation import Action, Consultation, Step, sections
from advisor.formats.documents import fits
from advisor.journal.chain import Entry, to_document
from advisor.journal.keep_and_remove import keep, sealed_parts
from advisor.journal.store import entries
from advisor.language.reading.answers import answers_from_bytes, profile_of
from advisor.language.reading.base import read_base
from advisor.language.reading.documents import collect, shipped
from advisor.recommend import recommend
from advisor.usecases.journals import provenance
from checkout import ROOT
from effort import tried
from lunch_journals import journal_in, record_every_kind, record_lunch
from program import advisor

CASE = ROOT / "tests" / "cases" / "bank-ledger-java.yaml"


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    record, result = (
        json.loads(files("advisor.formats").joinpath(f"{name}.schema.json").read_text(encoding="utf-8"))
        for name in ("record", "recommendation")
    )
    for one in (record, result):
        Draft202012Validator.check_schema(one)
    registry = Registry().with_resource(result["$id"], Resource.from_contents(result))
    return Draft202012Validator(record, registry=registry)


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Entry:
    """A consultation with the shipped knowledge, in which an answer was taken back and one is not known."""
    base, documents = read_base(), collect(shipped()).documents
    given = answers_from_bytes(CASE.read_bytes(), str(CASE), base.facts)
    explanation = explain(base, given, recommend(base, profile_of(given)))
    at = "2026-11-22T12:00:0{}.000Z"
    steps = tuple(Step(at.format(0), Action.ANSWERED, one.fact, one.answer) for one in given)
    steps += (
        Step(at.format(1), Action.CHANGED, given[0].fact, None),
        Step(at.format(2), Action.UNDONE, given[0].fact, None),
    )
    one = Consultation(at.format(0), at.format(3), steps, given, provenance(documents), ())
    with journal_in(tmp_path_factory.mktemp("bank") / "journal.db") as journal:
        return keep(journal, "20261122-0000bead", sealed_parts(sections(base, one, explanation)), documents)


def test_entries_of_every_sort_are_valid_by_the_schema(
    validator: Draft202012Validator, bank: Entry, tmp_path: Path
) -> None:
    with journal_in(tmp_path / "journal.db") as journal:
        record_every_kind(journal)
        for entry in (*entries(journal), bank):
            validator.validate(to_document(entry))
            assert fits("record", to_document(entry))


SPOILT = {
    "a member more": lambda record: record | {"more": 1},
    "no origin": lambda record: {name: value for name, value in record.items() if name != "origin"},
    "a number below 1": lambda record: record | {"number": 0},
    "true for a number": lambda record: record | {"number": True},
    "a line after an id": lambda record: record | {"id": record["id"] + "\n"},
    "no parts": lambda record: record | {"parts": []},
    "a value without its salt": lambda record: record | {"parts": [record["parts"][0] | {"value": None}]},
    "a head as a step": lambda record: record | {"parts": [record["parts"][0] | {"name": "steps/0"}]},
    "a candidate twice": lambda record: with_result(record, unknown=["cold", "cold"]),
    "no decision": lambda record: with_result(record, decisions={}),
    "a list": lambda record: [record],
}


def with_result(record: dict[str, Any], **members: Any) -> dict[str, Any]:
    """Return a record with other members in its result."""
    parts = [
        part | {"value": part["value"] | members} if part["name"] == "result" else part
        for part in record["parts"]
    ]
    return record | {"parts": parts}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_what_a_record_cannot_be_is_refused_as_its_schema_says(
    spoil: Callable[[Any], Any], bank: Entry
) -> None:
    spoilt = spoil(to_document(bank))
    assert not fits("record", spoilt)


def test_nothing_that_a_record_must_hold_is_empty(bank: Entry) -> None:
    sections = bank.sections
    head, result = sections["head"], sections["result"]
    assert bank.id
    assert head["started"] < head["finished"]
    assert head["advisor"]
    assert set(head["engines"]) == {"python", "experta", "clingo", "numpy"}
    assert all(version != "unknown" for version in head["engines"].values())
    assert head["knowledge"]["name"]
    assert head["knowledge"]["fingerprint"].startswith("sha256:")
    named = {file["path"] for file in head["knowledge"]["files"]}
    there = {f"{kind}/{path.name}" for kind in ("facts", "rules") for path in (ROOT / kind).rglob("*.yaml")}
    assert named == there
    assert all(file["digest"].startswith("sha256:") for file in head["knowledge"]["files"])
    assert {step["deed"] for step in sections["steps"]} == {"answered", "changed", "took_back"}
    assert all(step["at"] for step in sections["steps"])
    assert result["fired"]
    assert all(one["supports"] for one in result["fired"])
    assert result["unknown"]
    assert [one["decision"] for one in sections["outcome"]]
    for outcome in result["decisions"].values():
        assert outcome["standings"]
        assert bool(outcome["certificate"]) == bool(outcome["settled"])


def test_answers_and_decisions_keep_their_order_though_canonical_json_sorts_names(bank: Entry) -> None:
    base = read_base()
    given = answers_from_bytes(CASE.read_bytes(), str(CASE), base.facts)
    document = json.loads(canonical(to_document(bank)))
    values = {part["name"]: part["value"] for part in document["parts"]}
    answers = [part["value"]["fact"] for part in document["parts"] if part["name"].startswith("answers/")]
    assert answers == [one.fact for one in given] != sorted(answers)
    outcome = [part["value"]["decision"] for part in document["parts"] if part["name"].startswith("outcome/")]
    assert outcome == list(base.decisions)
    assert values["head"]["knowledge"]["files"][0]["path"] == collect(shipped()).documents[0].path


def test_dont_know_is_told_apart_from_not_asked_in_a_record(tmp_path: Path) -> None:
    with journal_in(tmp_path / "journal.db") as journal:
        sections = record_lunch(journal, 2).sections
    assert {"fact": "cold", "answer": None} in sections["answers"]
    assert sections["result"]["dont_know"] == ["cold"]
    assert set(sections["result"]["unknown"]) >= {"cold"}


NUMBERS = st.integers() | st.floats(allow_nan=True)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@tried(60)
@given(VALUES)
def test_the_quick_way_to_canonical_json_is_the_slow_one(value: Any) -> None:
    fast = quick(value)
    assert fast is None or fast == rfc8785.dumps(value)


@pytest.mark.parametrize(
    "value",
    [1.0, -0.0, 1e21, 2**53, -(2**53), "\ud800", {"\ud800": 1}, {"\U0001f600": 1, "\uffff": 2}, {1: 2}, {None: 1},
     {True: 1}, (1, 2), float("nan"), {"b": 1, 2: 1}],
)  # fmt: skip
def test_what_python_may_write_otherwise_is_left_to_the_slow_way(value: Any) -> None:
    assert quick(value) is None


@pytest.mark.parametrize(
    "value", ["\x7f", "\u2028", '\x00\x1f"\\/', "\u00e9", {"b": [True, None, -7], "a": {}}]
)
def test_plain_values_are_written_quickly(value: Any) -> None:
    assert quick(value) == rfc8785.dumps(value)


def test_a_record_as_the_program_shows_it_is_valid(validator: Draft202012Validator, tmp_path: Path) -> None:
    words = ("--knowledge", "tests/small", "--set", "cold=yes", "--lock", "cold")
    advisor("recommend", *words, home=tmp_path)
    shown = json.loads(advisor("records", "show", "--json", home=tmp_path).stdout)
    validator.validate(shown)
    assert [part["value"] for part in shown["parts"] if part["name"] == "locked/0"] == [{"fact": "cold"}]
