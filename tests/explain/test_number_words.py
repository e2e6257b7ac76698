"""Numbers, and conditions on them, in words."""

from dataclasses import replace
from datetime import date

import pytest

from advisor.explain.how import how
from advisor.explain.sayings import answer_said
from advisor.explain.words import answer_words, condition_words
from advisor.model import (
    All,
    AtLeast,
    AtMost,
    Condition,
    Cut,
    Fact,
    Guarded,
    Is,
    Kind,
    Measure,
    Not,
    Numbers,
    Span,
    lower,
    parted,
)
from builders import base as base_of
from builders import fact as fact_of
from loan_base import loan_base, loan_profile


def number(kind: Kind, span: Span, *cuts: Cut, unit: str = "", decimals: int = 0) -> Fact:
    measured = replace(fact_of("it", kind, ()), measure=Measure(kind, span, decimals, unit))
    return parted(measured, cuts)


def both_ways(fact: Fact, condition: Condition) -> tuple[str, str]:
    rules = base_of([fact], [])
    return condition_words(rules, condition), condition_words(rules, condition, holds=False)


def test_a_bound_is_said_as_it_was_written_and_so_is_its_opposite() -> None:
    # at_least 18, and above 65
    age = number(Kind.NUMBER, Span(0, 120), Cut(18, 18), Cut(66, 65), unit="years")
    minor, grown, old = age.value_ids
    assert both_ways(age, AtLeast("it", grown)) == ("it: at least 18 years", "it: less than 18 years")
    assert both_ways(age, AtMost("it", minor)) == ("it: less than 18 years", "it: at least 18 years")
    assert both_ways(age, AtLeast("it", old)) == ("it: more than 65 years", "it: at most 65 years")
    assert both_ways(age, AtMost("it", grown)) == ("it: at most 65 years", "it: more than 65 years")
    assert both_ways(age, Is("it", (grown,))) == ("it: 18 to 65 years", "it: not 18 to 65 years")
    assert both_ways(age, Is("it", (minor, old))) == (
        "it: less than 18 years or more than 65 years",
        "it: neither less than 18 years nor more than 65 years",
    )


def test_one_number_is_said_as_one() -> None:
    years = number(Kind.NUMBER, Span(0, 9), Cut(1, 1), Cut(2, 1), unit="years")
    none, one, more = years.value_ids
    assert both_ways(years, Is("it", (one,))) == ("it: 1 year", "it: not 1 year")
    assert both_ways(years, AtMost("it", none)) == ("it: 0 years", "it: not 0 years")
    assert both_ways(years, AtLeast("it", more)) == ("it: more than 1 year", "it: at most 1 year")


@pytest.mark.parametrize(
    ("unit", "one"), [("days", "1 day"), ("requests a second", "1 request a second"), ("ms", "1 ms")]
)
def test_of_a_single_one_the_unit_is_no_plural(unit: str, one: str) -> None:
    assert answer_words(counted := number(Kind.NUMBER, Span(0, 9), unit=unit), Numbers((Span(1, 1),))) == one
    assert answer_words(counted, Numbers((Span(2, 2),))) == f"2 {unit}"


def test_an_end_that_is_not_in_it_is_said_where_there_are_decimals() -> None:
    amount = number(
        Kind.MONEY,
        Span(0, 10**8),
        Cut(100_01, 100_00),
        Cut(200_00, 200_00),
        Cut(300_01, 300_00),
        unit="EUR",
        decimals=2,
    )
    _, first, second, _ = amount.value_ids
    assert answer_words(amount, first) == "more than 100 and less than 200 EUR"
    assert answer_words(amount, second) == "200 to 300 EUR"


def test_dates_are_early_and_late() -> None:
    first, last, new = (date(year, 1, 1).toordinal() for year in (2000, 2030, 2024))
    bought = number(Kind.DATE, Span(first, last), Cut(new, new))
    old, late = bought.value_ids
    assert both_ways(bought, AtLeast("it", late)) == ("it: on or after 2024-01-01", "it: before 2024-01-01")
    assert answer_words(bought, late) == "2024-01-01 or later"
    assert answer_words(bought, old) == "before 2024-01-01"
    after = parted(bought, [Cut(new + 10, new + 9)])
    assert both_ways(after, AtLeast("it", after.value_ids[-1])) == (
        "it: after 2024-01-10",
        "it: on or before 2024-01-10",
    )


def test_what_was_stated_is_told_as_it_was_stated() -> None:
    age = loan_base().facts["age"]
    for said, words in {
        Span(21, 21): "21 years",
        Span(0, 17): "17 years or less",
        Span(19, 25): "19 to 25 years",
        Span(30, 120): "30 years or more",
    }.items():
        for told in (Numbers((said,)), lower(age, Numbers((said,)))):
            assert told is not None
            assert answer_words(age, told) == words
            assert not isinstance(told, str) or answer_said(age, told) == f"age: {words}"


def test_a_guarded_condition_is_one_line_and_its_opposite_is_true_where_it_does_not_apply() -> None:
    base = loan_base()
    new = base.rules["r/new"].condition
    assert isinstance(new, Guarded)
    assert condition_words(base, new) == "bought: on or after 2024-01-01"
    assert condition_words(base, Not(new)) == "bought: before 2024-01-01, or does not apply"
    assert condition_words(base, All((new, Not(new)))) == (
        "bought: on or after 2024-01-01 and (bought: before 2024-01-01, or does not apply)"
    )


def test_a_condition_on_what_does_not_apply_says_so_and_why() -> None:
    base = loan_base()

    def rests_on(rule: str, **words: str) -> str:
        return how(base, base.rules[rule], loan_profile(**words)).condition.rests_on

    because = "bought does not apply, because it is a boat"
    assert rests_on("r/new", vehicle="boat") == rests_on("r/not-new", vehicle="boat") == because
    assert (
        rests_on("r/risky", vehicle="boat") == "lent does not apply, because this is not so: Others drive it"
    )
    assert rests_on("r/new") == "whether bought applies is not known"
    assert rests_on("r/new", vehicle="car", bought="2025-05-05") == "bought: 2025-05-05"
