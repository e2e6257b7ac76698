"""What is shown where a number is asked: what may be typed, why it is asked, and what an answer would do."""

from dataclasses import replace
from datetime import date
from io import StringIO

import pytest

from advisor.explain.why import why as why_asked
from advisor.interview.session import Session
from advisor.language.reading.nodes import Text
from advisor.language.reading.statements import read_statement
from advisor.model import Cut, Fact, Kind, Measure, NamedSpan, Numbers, Span, parted
from advisor.problems import Place
from advisor.views.document.blocks import Blocks
from advisor.views.interview.question import body, head
from advisor.views.typed_numbers import example, parts_words, what_may_be_typed
from advisor.views.why import why, why_in_brief
from advisor.views.writers.screen import screen
from advisor.views.writers.terminal import write
from loan_base import RULES, loan_answers, loan_base


def lines(blocks: Blocks) -> list[str]:
    shown = StringIO()
    write(screen(shown), blocks)
    return shown.getvalue().splitlines()


def asked(fact: str, known: str = "") -> list[str]:
    found = loan_base().facts[fact]
    given = loan_answers(**{fact: known})[0] if known else None
    return lines((*head(found, found.values, given), *body(found, found.values)))


def test_a_number_is_asked_for_by_what_may_be_typed_in_two_lines_at_most() -> None:
    assert asked("age") == [
        "How old are you?",
        "Type a number from 0 to 120 (years), such as 60, or in part: 30.., ..100,",
        "  30..100.",
    ]
    assert asked("share", "20..")[1] == "So far: 20 % or more."
    assert all(len(asked(fact)) <= 3 for fact in ("monthly_income", "bought", "share"))


def test_other_answers_exclude_numbers_and_that_is_said() -> None:
    age = loan_base().facts["age"]
    shown = lines(head(age, age.values[1:], None))
    assert shown[1] == "Your other answers exclude less than 18 years."


@pytest.mark.parametrize(
    "measure",
    [
        Measure(Kind.NUMBER, Span(0, 120), 0, "years"),
        Measure(Kind.MONEY, Span(0, 10**8), 2, "EUR", Span(100_000, 600_000)),
        Measure(Kind.PERCENT, Span(0, 1000), 1),
        Measure(Kind.DATE, Span(date(2000, 1, 1).toordinal(), date(2030, 12, 31).toordinal())),
        Measure(Kind.NUMBER, Span(1, 9)),
        Measure(Kind.NUMBER, Span(-3, 5), 2),
    ],
)
def test_every_example_can_be_typed_and_tells_something(measure: Measure) -> None:
    fact = parted(Fact("it", "t", measure.kind, "?", "!", (), (), Place(""), measure=measure), ())
    for typed in (example(measure, 1, 2), *parts_words(measure).split(", ")):
        statement = read_statement(fact, Text(typed, Place("")), problems := [])
        assert problems == []
        assert isinstance(statement, Numbers)
        assert statement.spans != (measure.span,)
    assert example(measure, 1, 2) in what_may_be_typed(measure)


def test_of_few_numbers_none_is_told_in_part() -> None:
    assert what_may_be_typed(Measure(Kind.NUMBER, Span(1, 4))) == "a number from 1 to 4, such as 2"


def test_the_names_of_numbers_are_told_with_what_they_stand_for() -> None:
    names = (NamedSpan("few", Span(1, 3)), NamedSpan("some", Span(4, 9)), NamedSpan("many", Span(31, 90)))
    measure = Measure(Kind.NUMBER, Span(1, 90), 0, "people", Span(1, 24), ranges=names)
    assert (
        what_may_be_typed(measure)
        == "a number from 1 to 90 (people), such as 10; also: few (3 or less), some (4 to 9), many (31 or more)"
    )
    assert parts_words(measure) == "some, not some"


def test_why_a_number_is_asked_is_told_by_what_its_regions_do_not_region_by_region() -> None:
    base = loan_base()
    told = lines(why(base, why_asked(base, Session(), base.facts["monthly_income"])))
    options = [line for line in told if line.startswith("- ")][:5]
    assert options == [
        "- less than 1,000.50 EUR: +4 for A high rate; 2 rules can no longer fire",
        "- 1,000.50 to less than 2,500 EUR: 3 rules can no longer fire",
        "- 2,500 to less than 4,000 EUR: +4 for A low rate; 2 rules can no longer fire",
        "- 4,000 EUR or more: +5 for A low rate; 1 rule can no longer fire",
        "- Who earns well pays less [r/rich]",
    ]
    share = lines(why(base, why_asked(base, Session(), base.facts["share"])))
    assert [line for line in share if line.startswith("- ")][:3] == [
        "- less than 20 %: 1 rule can no longer fire",
        "- 20 to 40 %: +1 for A low rate",
        "- more than 40 %: 1 rule can no longer fire",
    ]


def test_regions_that_do_the_same_are_one_inside_what_was_stated() -> None:
    base = loan_base()
    session = Session(loan_answers(age="16..60"))
    told = lines(why(base, why_asked(base, session, base.facts["age"])))
    assert [line.partition(":")[0] for line in told if line.startswith("- ")][:2] == [
        "- 16 to 17 years",
        "- 18 to 60 years",
    ]
    cut_once_more = replace(base, facts={**base.facts, "age": parted(base.facts["age"], [Cut(30, 30)])})
    assert len(why_asked(cut_once_more, Session(), cut_once_more.facts["age"]).options) == 3


def test_parts_beside_each_other_that_mean_the_same_are_told_as_one() -> None:
    very_old = "  very-old: {title: O, because: B, if: {age: {above: 75}}, then: {conclude: shared}}\n"
    base = loan_base(f"{RULES}{very_old}")
    told = lines(why_in_brief(base, why_asked(base, Session(), base.facts["age"])))
    assert "- more than 65 years: +3 for A high rate" in told
    assert "18 years or more: A high rate else. So." in told


def test_of_many_parts_that_do_different_things_only_some_are_told() -> None:
    rule = "  r{0}: {{title: T, because: B, if: {{age: {{at_least: {0}}}}}, then: {{favour: {{low: slight}}}}}}\n"
    base = loan_base("rules:\n" + "".join(rule.format(age) for age in range(20, 80)))
    told = lines(why(base, why_asked(base, Session(), base.facts["age"])))
    assert sum("years" in line and line.startswith("- ") for line in told) == 12
    assert "- and 49 more" in told
