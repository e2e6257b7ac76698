"""Documents are made by their published schemas, which say what is in them, and in which order."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import advisor.formats
from advisor.authoring.compare.edits import Edit, How
from advisor.certify.cases import CaseLeaf, CaseSplit
from advisor.formats.documents import document, fits, json_of, schema
from advisor.problems import Place, Problem

NAMES = sorted(
    path.name.partition(".")[0] for path in Path(advisor.formats.__file__).parent.glob("*.schema.json")
)


def objects(part: Any) -> Iterator[dict[str, Any]]:
    """Yield the schemas of objects in a schema."""
    if isinstance(part, dict) and "properties" in part and "type" in part:
        yield part
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from objects(inner)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one_and_requires_no_member_that_it_does_not_list(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    for part in objects(schema(name)):
        assert part["properties"].keys() >= set(part.get("required", ()))


def test_members_stand_in_the_order_of_the_schema_whatever_the_order_of_the_value() -> None:
    edit = Edit("rule", "python/speed", How.MOVED, parts=("because",), before="go/speed")
    assert list(document("difference/edit", edit).items()) == [
        ("what", "rule"),
        ("name", "python/speed"),
        ("how", "moved"),
        ("parts", ["because"]),
        ("before", "go/speed"),
    ]


def test_a_member_that_is_required_and_not_there_is_a_fault_and_not_null() -> None:
    with pytest.raises(AttributeError, match="before"):
        document("difference/edit", object(), what="rule", name="a/b", how="added", parts=[])


@dataclass(frozen=True)
class Lost:
    record: str = "20261122-0000bead"
    finished: str = "2026-11-22T12:00:00.000Z"
    reason: str = "no such fact"
    more: str = "nobody asked"


def test_documents_within_are_made_in_the_same_way_and_hold_nothing_more() -> None:
    made = document("impact/records", object(), judged=1, moved=[], lost=[Lost()], problems=())
    assert made["lost"] == [
        {"record": "20261122-0000bead", "finished": "2026-11-22T12:00:00.000Z", "reason": "no such fact"}
    ]
    assert made["problems"] == []


def test_what_is_not_required_is_left_out_where_there_is_nothing() -> None:
    whole = schema("recommendation")
    tree = CaseSplit("cold", "yes", CaseLeaf(), CaseLeaf())
    assert json_of(whole, whole["$defs"]["cases"], tree) == {
        "fact": "cold",
        "value": "yes",
        "yes": {},
        "no": {},
    }


def test_a_place_gives_its_file_line_and_column() -> None:
    problem = Problem(Place("rules/a.yaml", 3, 5), "what", "hint")
    made = document("impact/records", None, judged=0, moved=(), lost=(), problems=[problem])
    assert made["problems"] == [
        {"file": "rules/a.yaml", "line": 3, "column": 5, "what": "what", "hint": "hint"}
    ]


def test_an_empty_text_is_null_only_where_null_may_stand() -> None:
    edit = Edit("rule", "", How.ADDED)
    assert document("difference/edit", edit) == {
        "what": "rule",
        "name": "",
        "how": "added",
        "parts": [],
        "before": None,
    }


def test_a_part_of_a_format_is_judged_by_itself() -> None:
    step = {"at": "2026-11-22T12:00:00.000Z", "deed": "answered", "fact": "cold", "answer": ["a", "b"]}
    assert fits("record/step", step)
    assert not fits("record/step", step | {"answer": ["a", "a"]})
    assert not fits("record/step", step | {"deed": "guessed"})
