"""`advisor new` where answers are numbers: a fact with its ends, and a rule with examples at its threshold."""

from pathlib import Path

import pytest

import folders
from advisor.authoring.scaffold.facts import ranges_of
from advisor.language.reading.base import read_base
from advisor.model import Span
from advisor.problems import AdvisorError
from lamp_scaffolds import advisor_new, blanks_named, text_of

FACTS = folders.FACTS.replace(
    "facts:\n",
    "facts:\n"
    "  height: {topic: room, kind: number, unit: cm, min: 150, max: 2000, ask: 'How high?', why: So.}\n"
    "  paid: {topic: money, kind: money, unit: EUR, min: 0, max: 900, ask: 'Paid?', why: So., ask_if: {dark: yes}}\n"
    "  built: {topic: room, kind: date, min: 1900-01-01, max: 2030-12-31, ask: 'When?', why: So.}\n",
)


@pytest.fixture
def lamps(tmp_path: Path) -> Path:
    return folders.folder(tmp_path, facts=FACTS)


@pytest.mark.parametrize(
    ("condition", "written", "examples"),
    [
        (["height=above:250"], "{height: {above: 250}}", ["{height: 251}", "{height: 250}"]),
        (["height=below:250"], "{height: {below: 250}}", ["{height: 249}", "{height: 250}"]),
        (["height=between:250,300"], "{height: {between: [250, 300]}}", ["{height: 250}", "{height: 249}"]),
        (
            ["built=below:1950-01-01"],
            "{built: {below: 1950-01-01}}",
            ["{built: 1949-12-31}", "{built: 1950-01-01}"],
        ),
        (
            ["height=at_least:250", "height=at_most:300"],
            "{height: {at_least: 250, at_most: 300}}",
            ["{height: 250}", "{height: 249}"],
        ),
        (
            ["paid=at_least:99.5"],
            "{paid: {at_least: 99.5}}",
            ["{dark: yes, paid: 99.5}", "{dark: yes, paid: 99.49}"],
        ),
    ],
)
def test_the_examples_of_a_rule_stand_on_both_sides_of_its_threshold(
    condition: list[str], written: str, examples: list[str], lamps: Path
) -> None:
    conditions = [word for each in condition for word in ("--if", each)]
    said = ("--title", "T", "--because", "B", "--source", "P1", "--favour", "tube=strong")
    advisor_new(lamps, "rule", "r/new", *said, *conditions)
    text = text_of(lamps, "rules/r.yaml")
    fires, silent = examples
    assert f"if: {written}\n" in text
    assert f"fires: [{fires}]\n      stays_silent: [{silent}]\n" in text
    rule = read_base(lamps).rules["r/new"]
    assert {example.fires for example in rule.examples} == {True, False}


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ("height=between:250", "two numbers belong here, the lower one first; such as [10, 20]"),
        ("height=at_least:2,500", "'2,500' is not a number; write 2500"),
        ("height=2,5", "'2,5' could be 2.5 or 25"),
        ("height=before:250", "'before' is not a kind of condition on 'height'; did you mean 'below'?"),
        ("height=at_least:25000", "'25000' is outside what 'height' can be"),
    ],
)
def test_a_threshold_that_cannot_be_is_refused(condition: str, message: str, lamps: Path) -> None:
    said = advisor_new(lamps, "rule", "r/new", "--favour", "tube=strong", "--if", condition, code=2)
    assert message in " ".join(said.split())


@pytest.mark.parametrize(
    ("kind", "blanks"),
    [
        ("number", ["ask", "why", "unit", "min", "max"]),
        ("percent", ["ask", "why", "min", "max"]),
        ("choice", ["ask", "why", "values"]),
        ("yes_no", ["ask", "why"]),
    ],
)
def test_a_fact_has_the_blanks_of_its_kind(kind: str, blanks: list[str], lamps: Path) -> None:
    said = advisor_new(lamps, "fact", "width", "--topic", "room", "--kind", kind)
    assert [blank.split()[1] for blank in blanks_named(said)] == blanks


def test_a_number_of_which_all_is_said_can_be_read(lamps: Path) -> None:
    words = (
        "--kind",
        "number",
        "--min",
        "1",
        "--unit",
        "feet",
        "--max",
        "90",
        "--unit",
        "kg",
        "--ask",
        "How heavy?",
        "--why",
        "So.",
    )
    advisor_new(lamps, "fact", "weight", "--topic", "room", *words)
    measure = read_base(lamps).facts["weight"].measure
    assert measure
    assert (measure.ends, measure.unit) == ((1, 90), "kg")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--kind", "number", "--min", "few"], "'few' is not a number; write digits only, such as 2500"),
        (["--kind", "date", "--max", "31.12.2030"], "'31.12.2030' is not a date"),
        (["--kind", "number", "--max", "1.5"], "'1.5' has 1 decimal"),
    ],
)
def test_an_end_that_cannot_be_is_refused(arguments: list[str], message: str, lamps: Path) -> None:
    said = advisor_new(lamps, "fact", "weight", "--topic", "room", *arguments, code=2)
    assert message in " ".join(said.split())


def test_a_fact_begins_with_names_for_its_numbers(lamps: Path) -> None:
    said = (
        "--topic",
        "room",
        "--kind",
        "number",
        "--ask",
        "A?",
        "--why",
        "W",
        "--source",
        "P1",
        "--min",
        "1",
        "--unit",
        "feet",
        "--max",
        "90",
    )
    named = (word for each in ("low=..10", "mid=11..30", "tall=31..") for word in ("--range", each))
    advisor_new(lamps, "fact", "feet", *said, *named)
    measure = read_base(lamps).facts["feet"].measure
    assert measure
    assert [(each.name, each.span) for each in measure.ranges] == [
        ("low", Span(1, 10)),
        ("mid", Span(11, 30)),
        ("tall", Span(31, 90)),
    ]


@pytest.mark.parametrize("word", ["low", "low=10", "low=..", "unknown=..3", "low=x..3"])
def test_a_range_that_is_none_is_refused(word: str) -> None:
    with pytest.raises(AdvisorError):
        ranges_of("number", [word])
