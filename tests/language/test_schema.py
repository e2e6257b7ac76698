"""The JSON Schemas for editors: they take what the reader takes, and refuse names that nothing has."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from advisor.authoring.check.accepted import ACCEPTABLE
from advisor.authoring.check.catalogue import CHECKS
from advisor.cli.schema import as_text
from advisor.language.reading.base import read_base
from advisor.language.schemas.files import CASE, KINDS, NAMES, linked_schemas, schema_of
from advisor.model import RuleBase
from checkout import ROOT
from yaml_as_json import yaml_1_2

CHECKED = {name: CHECKS[name].title for name in ACCEPTABLE}
BASES = [
    ROOT,
    ROOT / "tests/small",
    *sorted(path.parent for path in (ROOT / "docs" / "examples").glob("*/facts")),
]
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def validators(base: RuleBase) -> dict[str, Draft202012Validator]:
    return {kind: Draft202012Validator(schema_of(kind, base, CHECKED)) for kind in NAMES}


def kind_of(said: Mapping[str, Any]) -> str:
    """Return the kind of a file by what it holds."""
    if "answers" in said:
        return CASE
    return next(kind for kind, one in KINDS.items() if set(one.main) & set(said))


def files_of(root: Path) -> Iterator[Path]:
    for name in ("facts", "rules", "cases", "tests/cases"):
        yield from sorted((root / name).rglob("*.yaml"))


def errors(validator: Draft202012Validator, said: Any) -> list[str]:
    return [f"{'/'.join(map(str, one.absolute_path))}: {one.message}" for one in validator.iter_errors(said)]


@cache
def committed() -> Registry[Any]:
    """Return the schemas of the repository by the names of their files."""
    files = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "schemas").iterdir()}
    return Registry().with_resources((name, Resource.from_contents(one)) for name, one in files.items())


SHIPPED_VALIDATORS = validators(read_base())


@pytest.mark.parametrize("root", BASES, ids=lambda root: root.name)
def test_every_file_of_a_base_fits_the_schemas_made_for_it(root: Path) -> None:
    found = validators(read_base(root))
    for path in files_of(root):
        said = yaml_1_2(path.read_text(encoding="utf-8"))
        assert errors(found[kind_of(said)], said) == [], path


@pytest.mark.parametrize("kind", NAMES)
def test_the_schemas_are_schemas(kind: str) -> None:
    Draft202012Validator.check_schema(SHIPPED_VALIDATORS[kind].schema)


def test_the_committed_schemas_are_current() -> None:
    made = {name: as_text(one) for name, one in linked_schemas(read_base(), CHECKED).items()}
    there = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "schemas").iterdir()}
    assert there == made, "run: advisor schema --write schemas"


@pytest.mark.parametrize("path", list(files_of(ROOT)), ids=lambda path: path.stem)
def test_each_shipped_file_names_a_committed_schema_that_it_fits(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = MODELINE.match(text)
    assert named
    schema = (path.parent / named[1]).resolve()
    assert schema.parent == ROOT / "schemas"
    validator = Draft202012Validator(committed().contents(schema.name), registry=committed())
    assert errors(validator, yaml_1_2(text)) == []


RULE = "rules:\n  a-rule:\n    title: T\n    because: B\n"
WHOLE = f"{RULE}    if: {{teams: one}}\n    then: {{favour: {{gin: slight}}}}\n"
EACH = f"{RULE}    each: framework\n"
PROMISE = "guarantees:\n  a-promise:\n    because: B\n"
CASE_FILE = "title: T\nbecause: B\n"

RIGHT = {
    "a rule": WHOLE,
    "points as a number": WHOLE.replace("slight", "3"),
    "points as a quoted number": WHOLE.replace("slight", "'3'"),
    "a date and a number for texts": WHOLE.replace("title: T", "title: 2026") + "reviewed: 2026-11-22\n",
    "a truth for a text": WHOLE.replace("title: T", "title: true"),
    "bounds": WHOLE.replace("teams: one", "teams: {at_least: few, at_most: many}"),
    "groups": WHOLE.replace("teams: one", "any: [{teams: one}, {not: {all: [{regulated: yes}]}}]"),
    "a finding": WHOLE.replace("teams: one", "strict_compliance: no"),
    "any of a list": WHOLE.replace("teams: one", "team_languages: [java, go]"),
    "it": f"{EACH}    where: {{staffing: deep}}\n    if: {{team_languages: it.languages}}\n    then: {{rule_out: it}}\n",
    "an example of it": f"{EACH}    if: {{team_languages: it.languages}}\n    then: {{rule_out: it}}\n"
    "    examples: {fires: [{it: gin, team_languages: [go]}], stays_silent: [{team_languages: []}]}\n",
    "no answer known": f"{WHOLE}    examples: {{stays_silent: [{{}}, {{teams: unknown}}]}}\n",
    "an accepted remark": f"{WHOLE}    accept: {{no-source: It is plain.}}\n",
    "a new fact beside rules": f"{WHOLE}facts: {{new: {{topic: team, kind: yes_no, ask: A, why: B}}}}\n",
    "never": f"{PROMISE}    if: {{teams: one}}\n    never: {{framework: [gin, rails]}}\n",
    "never it": f"{PROMISE}    each: framework\n    if: {{team_languages: it.languages}}\n    never: {{framework: it}}\n",
    "always answers": f"{PROMISE}    always_answers: [framework, architecture]\n",
    "raising": f"{PROMISE}    raising: teams\n    never_moves_to: {{architecture: modular-monolith}}\n",
    "silence": f"{PROMISE}    silence_never_rules_out: framework\n",
    "a case": f"{CASE_FILE}answers: {{team_languages: [go], regulated: no, teams: unknown}}\n"
    "expect: {framework: gin, architecture: '?', not: rails, cites: [language/team-writes-it/gin]}\n",
    "a case with several winners": f"{CASE_FILE}answers: {{}}\nexpect: {{framework: [gin, rails], architecture: tie}}\n",
}
WRONG = {
    "a misspelt field": WHOLE.replace("because", "becuase"),
    "a misspelt section": WHOLE.replace("rules:", "ruels:"),
    "a missing field": RULE,
    "a rule without a reason": WHOLE.replace("because: B", "because:"),
    "an unknown fact": WHOLE.replace("teams:", "taems:"),
    "an unknown value": WHOLE.replace("one", "two"),
    "an unknown value in a list": WHOLE.replace("one", "[few, two]"),
    "an empty list": WHOLE.replace("one", "[]"),
    "an unknown bound": WHOLE.replace("one", "{at_lest: few}"),
    "bounds on what is no scale": WHOLE.replace("teams: one", "domain: {at_least: banking}"),
    "a finding that may be": WHOLE.replace("teams: one", "strict_compliance: maybe"),
    "an empty condition": WHOLE.replace("teams: one", ""),
    "an unknown candidate": WHOLE.replace("gin", "gni"),
    "an unknown word for points": WHOLE.replace("slight", "huge"),
    "points below zero": WHOLE.replace("slight", "-2"),
    "half a point": WHOLE.replace("slight", "1.5"),
    "too many points": WHOLE.replace("slight", "1001"),
    "an effect that is none": WHOLE.replace("favour", "prefer"),
    "no effect": WHOLE.replace("favour: {gin: slight}", ""),
    "an unknown passage": f"{WHOLE}    source: [P999]\n",
    "an unknown piece of advice": WHOLE.replace("favour: {gin: slight}", "advise: be-wise"),
    "it without each": WHOLE.replace("gin:", "it:"),
    "an attribute without each": WHOLE.replace("teams: one", "team_languages: it.languages"),
    "an attribute that has no such values": f"{EACH}    if: {{teams: it.languages}}\n    then: {{rule_out: it}}\n",
    "where without each": f"{WHOLE}    where: {{staffing: deep}}\n",
    "an unknown attribute": f"{EACH}    where: {{stafing: deep}}\n    if: {{teams: one}}\n    then: {{rule_out: it}}\n",
    "an example that fires for nobody": f"{EACH}    if: {{teams: one}}\n    then: {{rule_out: it}}\n"
    "    examples: {fires: [{teams: one}]}\n",
    "an unknown value in an example": f"{WHOLE}    examples: {{fires: [{{teams: two}}]}}\n",
    "a list for one answer": f"{WHOLE}    examples: {{fires: [{{teams: [one]}}]}}\n",
    "an unknown check": f"{WHOLE}    accept: {{no-sauce: So be it.}}\n",
    "a check that cannot be accepted": f"{WHOLE}    accept: {{guarantee-fails: So be it.}}\n",
    "a guarantee of nothing": PROMISE,
    "two claims in one": f"{PROMISE}    always_answers: framework\n    silence_never_rules_out: framework\n",
    "raising without what never happens": f"{PROMISE}    raising: teams\n",
    "raising what is no scale": f"{PROMISE}    raising: domain\n    never_moves_to: {{framework: gin}}\n",
    "somebody of another decision": f"{PROMISE}    never: {{framework: microservices}}\n",
    "a yes/no fact with values": "facts: {new: {topic: team, kind: yes_no, ask: A, why: B, values: {a: A}}}\n",
    "a scale without values": "facts: {new: {topic: team, kind: scale, ask: A, why: B}}\n",
    "an unknown topic": "facts: {new: {topic: tem, kind: yes_no, ask: A, why: B}}\n",
    "a name in capitals": "facts: {New: {topic: team, kind: yes_no, ask: A, why: B}}\n",
    "an impossibility of findings": "impossible: [{if: {strict_compliance: yes}, because: B}]\n",
    "advice about nobody": "advice: {new: {text: T, about: [gni]}}\n",
    "a decision without candidates": "decisions: {new: {title: T, candidates: {}}}\n",
    "guidance that may be": "passages: {P99: {says: S, guidance: maybe}}\n",
    "a case with an unknown value": f"{CASE_FILE}answers: {{teams: two}}\nexpect: {{framework: gin}}\n",
    "a case with an unknown winner": f"{CASE_FILE}answers: {{}}\nexpect: {{framework: gni}}\n",
    "a case with a winner of another decision": f"{CASE_FILE}answers: {{}}\nexpect: {{framework: microservices}}\n",
    "a case with an unknown rule": f"{CASE_FILE}answers: {{}}\nexpect: {{cites: [go/nothing]}}\n",
    "a case that expects nothing": f"{CASE_FILE}answers: {{}}\nexpect: {{}}\n",
}  # fmt: skip


def shipped_errors(text: str) -> list[str]:
    said = yaml_1_2(text)
    return errors(
        SHIPPED_VALIDATORS[CASE if "answers" in said else "rule" if "ruels" in said else kind_of(said)], said
    )


@pytest.mark.parametrize("what", RIGHT)
def test_what_may_be_written_fits(what: str) -> None:
    assert shipped_errors(RIGHT[what]) == []


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_noticed(what: str) -> None:
    assert shipped_errors(WRONG[what])
