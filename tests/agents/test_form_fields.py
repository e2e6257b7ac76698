"""Questions as a form that a client shows, and what comes back as answers."""

from collections.abc import Mapping
from typing import Any

import pytest
from mcp_types import ElicitRequestFormParams

from advisor.agents.forms import answers_in, requested
from advisor.interview.outlook import all_offered
from advisor.interview.session import Session
from advisor.language.reading.base import read_base
from advisor.model import Is, Kind, Numbers, RuleBase, Span, Statement
from builders import base, fact, when
from folders import write
from hostile_texts import HOSTILE, base_saying
from outing_base import FILES

FACTS = ("age", "langs", "vehicle", "doors", "paid")


@pytest.fixture(scope="module")
def outing(tmp_path_factory: pytest.TempPathFactory) -> RuleBase:
    folder = tmp_path_factory.mktemp("outing")
    write(folder, FILES)
    return read_base(folder)


def schema_of(rules: RuleBase) -> dict[str, Any]:
    names = tuple(rules.facts)
    return requested(tuple(rules.facts.values()), all_offered(rules, Session(), names))


def statements(rules: RuleBase, content: Mapping[str, object]) -> Mapping[str, Statement | None]:
    given, wrong = answers_in(rules, tuple(content), content)
    assert wrong == []
    return {each.fact: each.statement for each in given}


def test_a_form_asks_for_every_kind_of_fact_as_the_protocol_can_say_it(outing: RuleBase) -> None:
    form = schema_of(outing)
    ElicitRequestFormParams.model_validate({"message": "Please", "requestedSchema": form})
    fields = form["properties"]
    assert tuple(fields) == FACTS
    assert {name: each["type"] for name, each in fields.items()} == {
        **dict.fromkeys(FACTS, "string"),
        "langs": "array",
    }
    assert [option["const"] for option in fields["langs"]["items"]["anyOf"]] == ["go", "java", "py", "none"]
    assert [option["const"] for option in fields["doors"]["oneOf"]] == ["two", "four", "unknown"]
    assert "18" in fields["age"]["description"]
    assert "required" not in form


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_texts_stay_titles_and_texts_of_the_fields_that_the_form_has_anyway(words: str) -> None:
    form = schema_of(base_saying(words))
    ElicitRequestFormParams.model_validate({"message": words, "requestedSchema": form})
    assert tuple(form["properties"]) == ("yes_no", "several", "number")
    assert {option["const"] for option in form["properties"]["yes_no"]["oneOf"]} <= {"yes", "no", "unknown"}


@pytest.mark.parametrize(
    ("fact", "value", "statement"),
    [
        ("vehicle", "car", "car"),
        ("vehicle", "unknown", None),
        ("vehicle", "", None),
        ("vehicle", None, None),
        ("paid", "no", "no"),
        ("paid", True, "yes"),
        ("doors", "four", "four"),
        ("langs", ["go", "py"], frozenset({"go", "py"})),
        ("langs", [], None),
        ("langs", ["none"], frozenset()),
        ("age", "42", Numbers((Span(42, 42),))),
        ("age", 42, Numbers((Span(42, 42),))),
        ("age", "unknown", None),
    ],
)
def test_a_field_is_read_as_the_answer_that_it_shows(
    outing: RuleBase, fact: str, value: object, statement: Statement | None
) -> None:
    assert statements(outing, {fact: value}) == {fact: statement}


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("vehicle", "train"),
        ("vehicle", ["car", "boat"]),
        ("vehicle", {"like": "car"}),
        ("langs", ["go", "none"]),
        ("langs", ["cobol"]),
        ("age", "17"),
        ("age", "many"),
        ("age", float("inf")),
        ("age", float("nan")),
        ("paid", "<script>alert(1)</script>"),
        ("gone", "yes"),
        ("gone", None),
    ],
)
def test_what_cannot_be_is_told_of_its_field_and_the_others_are_read(
    outing: RuleBase, fact: str, value: object
) -> None:
    given, wrong = answers_in(outing, (fact, "doors"), {fact: value, "doors": "two"})
    assert [(each.fact, each.statement) for each in given] == [("doors", "two")]
    (sentence,) = wrong
    assert fact in sentence


def test_what_no_field_asked_for_is_not_read(outing: RuleBase) -> None:
    assert answers_in(outing, ("doors",), {"doors": "two", "paid": "yes", "gone": 1})[0][1:] == []


def test_only_what_can_still_be_is_offered() -> None:
    rules = base(
        [fact("a1", Kind.YES_NO), fact("b1", Kind.CHOICE, ("x", "y", "z"))],
        [when(Is("a1", ("yes",)), a=1)],
        impossible=[Is("b1", ("x",))],
    )
    assert [option["const"] for option in schema_of(rules)["properties"]["b1"]["oneOf"]] == [
        "y",
        "z",
        "unknown",
    ]
