"""What `check` says of conditions on numbers, and of questions that are asked only if something is so."""

from pathlib import Path

import pytest

from advisor.authoring.check.check import check
from advisor.authoring.check.notice import Notice, whole
from advisor.cli import run
from advisor.language.reading.base import read_base
from advisor.language.reading.written import as_written
from folders import write

FACTS = """\
knowledge: {title: Loans}
topics: {all: All}
facts:
  income: {topic: all, kind: money, unit: EUR, min: 0, max: 9000, ask: How much do you earn?, why: You pay of it.}
  age: {topic: all, kind: number, unit: years, min: 0, max: 99, ask: How old are you?, why: Minors cannot sign.}
  vehicle: {topic: all, kind: choice, values: {car: A car, boat: A boat}, ask: What is it?, why: It is the security.}
  seats: {topic: all, kind: number, min: 1, max: 9, ask_if: {GUARD}, ask: How many seats?, why: It tells its worth.}
findings: {adult: {title: An adult}}
decisions: {loan: {title: Loan, candidates: {low: {title: Low}, high: {title: High}}}}
rules:
  adults: {title: T, because: B, if: {age: {at_least: 18}}, then: {conclude: adult}}
  earners: {title: T, because: B, if: {income: {at_least: 2500}, adult: yes}, then: {favour: {low: strong}}}
  sailors: {title: T, because: B, if: {vehicle: boat}, then: {favour: {high: 3}}}
  families: {title: T, because: B, if: {seats: {above: 5}}, then: {favour: {low: 1}}}
"""


def notices(root: Path, text: str = "", guard: str = "vehicle: car", seconds: float = 30) -> list[Notice]:
    """Return what is said of the loans with more lines; nothing of style."""
    facts = FACTS.replace("GUARD", guard)
    base = read_base(write(root, {"facts/f.yaml": facts, "rules/r.yaml": text or "rules: {}\n"}))
    style = ("no-source", "no-example", "vague-title", "shared-top", "close-wins", "stacked-points")
    return [each for each in whole(check(base, seconds).notices) if each.check not in style]


def said(root: Path, text: str = "", guard: str = "vehicle: car") -> list[tuple[str, str]]:
    """Return the class of each remark, and its words."""
    return [(each.check, f"{each.what}; {each.hint}") for each in notices(root, text, guard)]


def rule(condition: str) -> str:
    return f"rules:\n  extra: {{title: T, because: B, if: {condition}, then: {{favour: {{high: 1}}}}}}\n"


def test_numbers_and_questions_that_tell_something_are_not_remarked(tmp_path: Path) -> None:
    assert said(tmp_path) == []


@pytest.mark.parametrize(
    "condition",
    ["{vehicle: car, income: {at_least: 0}}", "{vehicle: car, income: {at_most: 9000}}"],
)
def test_a_condition_that_every_number_fulfils(tmp_path: Path, condition: str) -> None:
    assert said(tmp_path, rule(condition)) == [
        (
            "always-met",
            "in the rule 'r/extra' every answer to 'income' fulfils its condition: it goes from 0 EUR to 9,000 EUR; write a bound inside that, or leave the condition out",
        )
    ]


def test_a_rule_of_nothing_but_such_a_condition_always_fires_and_that_is_said_once(tmp_path: Path) -> None:
    assert [check for check, _ in said(tmp_path, rule("{income: {at_least: 0}}"))] == ["always-fires"]


def test_that_a_rule_always_fires_follows_from_its_condition_that_is_always_met(tmp_path: Path) -> None:
    found = notices(tmp_path, rule("{any: [{vehicle: car}, {income: {at_least: 0}}]}"))
    assert [(each.check, [below.check for below in each.follows]) for each in found] == [
        ("always-met", ["always-fires"]),
        ("always-fires", []),
    ]


def test_a_condition_that_no_number_fulfils(tmp_path: Path) -> None:
    text = rule("{any: [{vehicle: car}, {age: {at_least: 60, below: 30}}]}")
    assert said(tmp_path, text) == [
        (
            "never-met",
            "in the rule 'r/extra' no answer to 'age' fulfils its condition: its bounds exclude each other; swap the bounds, or leave the condition out",
        )
    ]


def test_a_rule_that_needs_such_a_condition_never_fires_and_that_is_said_once(tmp_path: Path) -> None:
    assert [check for check, _ in said(tmp_path, rule("{age: {at_least: 60, below: 30}}"))] == ["never-fires"]


def test_numbers_with_decimals_fall_between_a_condition_and_one_that_begins_a_unit_higher(
    tmp_path: Path,
) -> None:
    assert said(tmp_path, rule("{income: {at_most: 2499}}")) == [
        (
            "gap-between",
            "an answer to 'income' such as 2,499.50 EUR falls between two conditions: 'r/extra' ends at 2,499 EUR, and 'f/earners' begins at 2,500 EUR; if none should, write 'above: 2499' for 'at_least: 2500', or 'below: 2500' for 'at_most: 2499'",
        )
    ]


@pytest.mark.parametrize(
    "condition",
    [
        "{income: {below: 2500}}",
        "{age: {at_most: 17}}",
        "{income: {at_most: 2400}}",
        "{income: {at_most: 2499.50}}",
        "{vehicle: car, income: [2499, 2500]}",
    ],
)
def test_no_gap_is_one_where_all_numbers_are_whole_or_more_lies_between(
    tmp_path: Path, condition: str
) -> None:
    assert said(tmp_path, rule(condition)) == []


def test_a_question_that_is_never_asked_and_what_follows_from_it(tmp_path: Path) -> None:
    found = notices(tmp_path, guard="age: {below: 18}, adult: yes")
    assert [(each.check, each.subject) for each in found] == [
        ("never-asked", "seats"),
        ("never-fires", "f/families"),
        ("idle-question", "seats"),
    ]
    assert found[0].what == "nobody is ever asked 'seats': what stands under 'ask_if' can never be true"
    assert found[0].hint == "change what it is asked only if, or remove the fact"
    assert found[0].conflict
    assert {each.check for each in found[0].follows} == {"never-fires", "idle-question"}


EXAMPLES = """\
rules:
  extra:
    title: T
    because: B
    if: {seats: 3}
    then: {favour: {high: 1}}
    examples: {fires: [{age: 20, seats: 3}], stays_silent: [{age: 20, seats: 4}]}
"""


@pytest.mark.parametrize(
    ("guard", "cause"),
    [
        ("age: {below: 18}, adult: yes", "never-asked"),
        ("any: [{age: {below: 18}}, {tall: yes}]", "finding-never-true"),
    ],
)
def test_an_answer_to_what_nobody_is_asked_follows_from_what_is_wrong_with_the_guard(
    guard: str, cause: str, tmp_path: Path
) -> None:
    found = notices(tmp_path, f"findings: {{tall: {{title: Tall}}}}\n{EXAMPLES}", guard)
    roots = [each for each in found if "unasked-answer" in [below.check for below in each.follows]]
    assert [root.check for root in roots] == [cause]
    assert [below.check for below in roots[0].follows].count("unasked-answer") == 2


def test_an_impossibility_that_is_also_so_where_a_question_is_not_asked(tmp_path: Path) -> None:
    text = "impossible:\n  - {if: {not: {seats: {above: 2}}, age: {below: 30}}, because: B}\n"
    assert said(tmp_path, text) == [
        (
            "unasked-impossible",
            "this is impossible also where nobody is asked 'seats': all that is said with 'not' is so there; add what 'seats' is asked only if, or say without 'not' which answers cannot be",
        )
    ]
    for other in (
        "{seats: {at_most: 2}, age: {below: 30}}",
        "{not: {seats: {above: 2}}, vehicle: car, age: 5}",
    ):
        text = f"impossible:\n  - {{if: {other}, because: B}}\n"
        assert said(tmp_path, text) == []


def test_an_example_that_answers_what_nobody_is_asked_then(tmp_path: Path) -> None:
    examples = "{fires: [{vehicle: boat, seats: 4}, {vehicle: boat}, {seats: 4, vehicle: boat}]}"
    text = rule(f"{{vehicle: boat}}, examples: {examples}").replace("high: 1", "high: 2")
    what = "this example answers 'seats', though by its other answers nobody is asked it; leave that out of the example, or change its other answers"
    assert said(tmp_path, text) == [("unasked-answer", what)] * 2


def test_a_case_that_answers_what_nobody_is_asked_then(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = "title: T\nanswers: {vehicle: boat, seats: 4}\nexpect: {loan: high}\nbecause: B\n"
    notices(tmp_path, seconds=0)
    write(tmp_path, {"cases/sea.yaml": case})
    assert run(["test", "--knowledge", str(tmp_path)]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert (
        "cases/sea.yaml answers 'seats', though by its other answers nobody is asked it; leave that out, or change the other answers"
        in shown
    )


def test_what_shows_a_remark_are_numbers_at_thresholds(tmp_path: Path) -> None:
    text = """\
guarantees:
  no-low: {title: T, because: B, if: {vehicle: boat}, never: {loan: low}}
"""
    (found,) = notices(tmp_path, text)
    base = read_base(tmp_path)
    assert as_written(base.facts, found.witness or {}) == {
        "income": 2500,
        "age": 18,
        "vehicle": "boat",
    }
