"""Recommendations as JSON: valid by the published schema, complete, and the same bytes every time."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from advisor.certify.kernel import check
from advisor.cli.outputs import json_text
from advisor.explain.explanation import explain
from advisor.formats.answers import to_yaml
from advisor.formats.certificate import certificate_from
from advisor.formats.recommendation import to_document
from advisor.language.reading.answers import answers_from_bytes, profile_of
from advisor.language.reading.base import read_base
from advisor.model import RuleBase
from advisor.recommend import recommend
from brute_force import winners as winners_by_trial
from checkout import ROOT
from program import advisor
from published_schemas import validator

CASES = sorted((ROOT / "tests" / "cases").glob("*.yaml"))


@pytest.fixture(scope="module")
def shipped() -> RuleBase:
    return read_base()


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    return validator("recommendation")


@cache
def document_of(case: Path, shipped: RuleBase) -> dict[str, Any]:
    given = answers_from_bytes(case.read_bytes(), str(case), shipped.facts)
    return to_document(shipped, explain(shipped, given, recommend(shipped, profile_of(given))))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_recommendation_is_valid_by_the_schema(
    case: Path, shipped: RuleBase, schema: Draft202012Validator
) -> None:
    schema.validate(document_of(case, shipped))


@pytest.mark.parametrize("spoilt", ["format", "knowledge", "decisions", "fired"])
def test_the_schema_notices_what_is_missing(
    spoilt: str, shipped: RuleBase, schema: Draft202012Validator
) -> None:
    document = dict(document_of(CASES[0], shipped))
    del document[spoilt]
    assert not schema.is_valid(document)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_certificates_in_the_json_convince_the_checker(case: Path, shipped: RuleBase) -> None:
    document = json.loads(json.dumps(document_of(case, shipped)))
    profile = profile_of(answers_from_bytes(case.read_bytes(), str(case), shipped.facts))
    for name, outcome in document["decisions"].items():
        assert bool(outcome["certificate"]) == outcome["settled"]
        if outcome["settled"]:
            assert check(shipped, profile, certificate_from(shipped.facts, name, outcome["certificate"]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_flip_does_flip_and_no_part_of_it_does(case: Path, shipped: RuleBase) -> None:
    document = document_of(case, shipped)
    profile = dict(profile_of(answers_from_bytes(case.read_bytes(), str(case), shipped.facts)))
    for name, outcome in document["decisions"].items():
        for flip in outcome["flips"]:
            changes = {
                fact: value if isinstance(value, str) else frozenset(value)
                for fact, value in (flip["answers"] or {}).items()
            }
            for left_out in (None, *changes):
                some = {fact: value for fact, value in changes.items() if fact != left_out}
                winners = winners_by_trial(shipped, profile | some)[name]
                assert (winners == {flip["candidate"]}) == (left_out is None and bool(changes))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_points_are_the_sum_of_evidence_from_rules_that_fired(case: Path, shipped: RuleBase) -> None:
    document = document_of(case, shipped)
    fired = {one["rule"] for one in document["fired"]}
    for outcome in document["decisions"].values():
        for standing in outcome["standings"]:
            assert standing["points"] == sum(one["points"] for one in standing["evidence"])
            assert {one["rule"] for one in standing["evidence"]} <= fired
            assert (standing["rank"] is None) == bool(standing["ruled_out_by"])


def test_known_and_unknown_facts_are_all_the_facts(shipped: RuleBase) -> None:
    document = document_of(ROOT / "tests/cases/bank-ledger-java.yaml", shipped)
    assert {*document["answers"], *document["unknown"]} == set(shipped.facts)


def test_dont_know_is_told_apart_from_not_asked(shipped: RuleBase) -> None:
    document = document_of(ROOT / "tests/cases/nothing-known-but-asked.yaml", shipped)
    assert document["answers"] == {}
    assert set(document["dont_know"]) <= set(document["unknown"])
    assert document["dont_know"]


def test_the_same_answers_give_the_same_bytes_in_another_process_and_order(shipped: RuleBase) -> None:
    words = ["team_languages=go,java", "workloads=api,gateway", "throughput=high", "learn_language=unknown"]
    runs = [
        advisor("recommend", "--json", *(part for word in order for part in ("--set", word)))
        for order in (words, list(reversed(words)))
    ]
    assert runs[0].stdout == runs[1].stdout
    assert json.loads(runs[0].stdout)["knowledge"]["fingerprint"] == shipped.fingerprint


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_saved_answers_are_read_back_as_they_were(case: Path, shipped: RuleBase, tmp_path: Path) -> None:
    given = answers_from_bytes(case.read_bytes(), str(case), shipped.facts)
    saved = tmp_path / "answers.yaml"
    saved.write_text(to_yaml(shipped, given), encoding="utf-8")
    assert answers_from_bytes(saved.read_bytes(), str(saved), shipped.facts) == given


def test_json_text_is_ascii_and_ends_in_a_line_break(shipped: RuleBase) -> None:
    text = json_text(to_document(shipped, explain(shipped, (), recommend(shipped, {}))))
    assert text.endswith("}\n")
    assert text.isascii()
