"""Mistakes in facts that are numbers, in what is said of them, and in when facts apply: each gives one message."""

from pathlib import Path

import pytest

from folders import folder, problems, read

FACTS = """\
knowledge: {title: Loans}
topics: {money: Money}
sources: {policy: {title: A policy}}
passages: {P1: {says: So it is., guidance: no}}
facts:
  income: {topic: money, kind: money, unit: EUR, min: 0, max: 10000, ask: What do you earn?, why: It counts.}
  age: {topic: money, kind: number, unit: years, min: 18, max: 120, ask: How old are you?, why: It counts.}
  size: {topic: money, kind: scale, values: {small: Small, big: Big}, ask: How big is it?, why: It counts.}
  used: {topic: money, kind: choice, values: {new: New, old: Old}, ask: Is it used?, why: It counts.}
  signed: {topic: money, kind: date, min: 2020-01-01, max: 2030-12-31, ask_if: {used: old}, ask: When was it signed?, why: It counts.}
findings: {sound: {title: It is sound}}
decisions:
  loan:
    title: A loan
    candidates:
      low: {title: A low rate, attributes: {floor: "100", often: ["20", "30"], odd: x}}
      high: {title: A high rate, attributes: {floor: "200", often: ["40"], odd: "1"}}
"""
RULE = "rules:\n  r: {{title: T, because: B, if: {}, then: {{favour: {{low: strong}}}}{}}}\n"
EACH = "rules:\n  r: {{title: 'Rate {{it}}', because: B, each: loan, if: {}, then: {{favour: {{it: strong}}}}}}\n"


def test_the_base_used_here_reads(tmp_path: Path) -> None:
    rule = RULE.format("{income: {at_least: 2500.50, below: 5000}, signed: 2026-03-01, age: [20, 30]}", "")
    assert problems(folder(tmp_path, rule, FACTS)) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("min: 0, ", "", "6:11: a fact of the kind 'money' needs the field 'min'"),
        ("min: 0", "min: 0.001", "6:55: '0.001' has 3 decimals, and only 2 fit; round it"),
        ("min: 18", "min: [18]", "7:55: one number belongs here"),
        ("max: 120", "max: 18", "7:64: 'min' of 'age' is not below its 'max'; make 'max' higher"),
        ("max: 120", "max: 17", "7:64: 'min' of 'age' is not below its 'max'; swap them"),
        ("max: 10000", "max: 10,000", "6:63: '10,000' is split at the comma here; write 10000"),
        ("max: 10000", "max: '10,000'", "6:63: '10,000' is not a number; write 10000"),
        ("max: 10000", "max: ten", "6:63: 'ten' is not a number; write digits only, such as 2500"),
        ("max: 120", "max: 1234567890123456", "7:64: '1234567890123456' is too large"),
        (
            "max: 120",
            "max: 120, decimals: two",
            "7:79: 'two' is no number of decimals; write a number from 0 to 6",
        ),
        (
            "max: 120",
            "max: 120, decimals: [2]",
            "7:79: the number of decimals is missing; write a number from 0 to 6",
        ),
        (
            "max: 120",
            "max: 120, likely: 20",
            "7:77: two numbers belong here, the lower one first; such as [10, 20]",
        ),
        ("max: 120", "max: 120, likely: [40, 20]", "7:77: 40 is above 20; swap them: [20, 40]"),
        (
            "max: 120",
            "max: 120, likely: [10, 20]",
            "7:78: '10' is outside what 'age' can be; it goes from 18 years to 120 years",
        ),
        (
            "2030-12-31",
            "2030-12-32",
            "10:60: '2030-12-32' is not a date; write year, month and day, such as 2026-01-31",
        ),
        (
            "unit: years, ",
            "values: {a: A}, ",
            "7:45: 'age' is a number: it has 'min' and 'max', and no values; leave 'values' out, or choose another kind",
        ),
        (
            "kind: scale, ",
            "kind: scale, unit: m, ",
            "8:43: 'unit' does not belong to 'size', which is a scale; leave that out, or choose another kind",
        ),
        (
            "kind: choice, ",
            "kind: choice, min: 1, max: 2, ",
            "9:43: 'min' and 'max' do not belong to 'used', which is a choice without an order; leave that out, or choose another kind",
        ),
        (
            "kind: date, ",
            "kind: date, unit: days, ",
            "10:44: 'unit' does not belong to 'signed', which is a date; leave that out, or choose another kind",
        ),
        (
            "kind: choice, ",
            "kind: choice, ask_if: {signed: {at_least: 2026-01-01}}, ",
            "9:3: whether 'used' is asked depends on its own answer; remove one of the steps: used -> signed -> used",
        ),
        (
            "ask_if: {used: old}",
            "ask_if: {uesd: old}",
            "10:81: there is no fact or finding 'uesd'; did you mean 'used'?",
        ),
        ("ask_if: {used: old}", "ask_if: {}", "10:80: this condition is empty; name a fact or a finding"),
    ],
)
def test_a_mistake_in_a_number_is_said_once(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert FACTS.count(old) == 1
    assert problems(folder(tmp_path, facts=FACTS.replace(old, new))) == [f"facts/f.yaml:{problem}"]


@pytest.mark.parametrize(
    ("condition", "problem"),
    [
        ("{income: 2,500}", "2:42: '2,500' is split at the comma here; write 2500"),
        ("{income: {at_least: 2,500}}", "2:53: '2,500' is split at the comma here; write 2500"),
        ("{income: {at_least: 2,500, below: 9000}}", "2:53: '2,500' is split at the comma here; write 2500"),
        ("{income: 2,5}", "2:42: '2,5' is split at the comma here; write 2.5"),
        ("{income: {below: 12,50, at_least: 9}}", "2:50: '12,50' is split at the comma here; write 12.50"),
        ("{income: {at_least: '2,500'}}", "2:53: '2,500' is not a number; write 2500"),
        ("{income: '30 %'}", "2:42: '30 %' is not a number; write digits only, such as 2500"),
        ("{income: much}", "2:42: 'much' is not a number; write digits only, such as 2500"),
        ("{age: 20.5}", "2:39: '20.5' has 1 decimal, and none fits; round it"),
        ("{income: 20.555}", "2:42: '20.555' has 3 decimals, and only 2 fit; round it"),
        ("{age: 17}", "2:39: '17' is outside what 'age' can be; it goes from 18 years to 120 years"),
        (
            "{age: {above: 120}}",
            "2:40: no answer to 'age' is above 120; 120 years is the end of what it can be",
        ),
        ("{age: {below: 18}}", "2:40: no answer to 'age' is below 18; 18 years is the end of what it can be"),
        ("{age: {between: [30, 20]}}", "2:49: 30 is above 20; swap them: [20, 30]"),
        ("{age: {between: 30}}", "2:49: two numbers belong here, the lower one first; such as [10, 20]"),
        ("{age: {at_least: [30]}}", "2:50: 'at_least' takes one number"),
        (
            "{age: {atleast: 30}}",
            "2:40: 'atleast' is not a kind of condition on 'age'; did you mean 'at_least'?",
        ),
        (
            "{age: {}}",
            "2:39: there is no number for 'age' here; write one, or one of: at_least, at_most, above, below or between",
        ),
        (
            "{signed: 1.3.2026}",
            "2:42: '1.3.2026' could be 2026-03-01 or 2026-01-03; write the one that you mean",
        ),
        (
            "{size: {above: small}}",
            "2:41: 'above' needs a number; 'size' is a scale; write at_least or at_most",
        ),
        (
            "{used: {above: 3}}",
            "2:41: 'above' needs a number; 'used' is a choice without an order; list the values instead: [one, another]",
        ),
    ],
)
def test_a_mistake_in_a_condition_on_a_number_is_said_once(
    tmp_path: Path, condition: str, problem: str
) -> None:
    assert problems(folder(tmp_path, RULE.format(condition, ""), FACTS)) == [f"rules/r.yaml:{problem}"]


def test_of_a_number_without_an_end_only_that_is_said(tmp_path: Path) -> None:
    facts = FACTS.replace("min: 18, ", "")
    rule = RULE.format("{age: {above: 20}}", ", examples: {fires: [{age: 30}]}")
    assert problems(folder(tmp_path, rule, facts)) == [
        "facts/f.yaml:7:8: a fact of the kind 'number' needs the field 'min'"
    ]


def test_a_number_may_stand_with_the_candidates(tmp_path: Path) -> None:
    rule = EACH.format("{income: {at_least: it.floor}, age: it.often}")
    assert problems(folder(tmp_path, rule, FACTS)) == []


def test_only_candidates_that_a_rule_is_made_for_tell_numbers_apart(tmp_path: Path) -> None:
    rule = EACH.format("{income: {at_least: it.floor}}").replace("each: loan", "each: loan, where: {odd: x}")
    measure = read(folder(tmp_path, rule, FACTS)).facts["income"].measure
    assert measure is not None
    assert [cut.named for cut in measure.cuts] == [10000]


def test_what_stands_with_a_candidate_must_be_a_number(tmp_path: Path) -> None:
    found = problems(folder(tmp_path, EACH.format("{income: it.odd}"), FACTS))
    assert found == ["rules/r.yaml:2:64: 'x' is not a number; write digits only, such as 2500"]


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (
            "{age: [20, 30]}",
            "2:100: 'age' takes one number, not a list; if it is one of them, write {one_of: [...]}",
        ),
        ("{age: 30..20}", "2:100: '30' is above '20'; swap them: 20..30"),
        (
            "{age: {at_least: 40, below: 30}}",
            "2:100: no answer to 'age' is left; write the lower bound first",
        ),
        ("{age: /}", "2:100: no answer to 'age' is left; write what it can be"),
        ("{age: {one_of: []}}", "2:100: no answer to 'age' is left; write what it can be"),
        ("{age: {one_of: [20], below: 30}}", "2:100: 'one_of' stands alone; leave it out, or the rest"),
        (
            "{age: {}}",
            "2:100: this answer is empty; write a number, or one of: one_of, at_least, at_most, above, below, between, not",
        ),
        ("{age: }", "2:95: the answer to 'age' is missing"),
        (
            "{size: {above: small}}",
            "2:102: a partial answer has no field 'above'; known are: one_of, at_least, at_most, has, not",
        ),
    ],
)
def test_a_mistake_in_an_answer_that_is_a_number_is_said_once(
    tmp_path: Path, answer: str, problem: str
) -> None:
    rule = RULE.format("{age: 20}", f", examples: {{fires: [{answer}]}}")
    assert problems(folder(tmp_path, rule, FACTS)) == [f"rules/r.yaml:{problem}"]
