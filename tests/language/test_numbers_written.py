"""Whatever is stated of a number is the same when it is read again: from JSON, a file, a word, or a cell."""

import json

import pytest
from hypothesis import given

from advisor.authoring.scaffold.blanks import lines_of
from advisor.formats.answers import to_yaml
from advisor.formats.canonical import canonical
from advisor.formats.documents import fits
from advisor.formats.recommendation import answer_value
from advisor.journal.steps import is_answer
from advisor.language.reading.answers import answer_from_words, answers_from_bytes, reply
from advisor.language.reading.cells import read_cell
from advisor.language.reading.plain import Plain, from_plain
from advisor.language.reading.written import as_written, in_word
from advisor.model import Fact, Numbers, Span, Statement, lower, spans_of
from builders import base
from effort import tried
from stated_numbers import AGE, FEE, FROST, MEASURED, START, STATED, TRACE

BASE = base(MEASURED, ())


def in_json(fact: Fact, statement: Statement) -> Plain:
    """Return what a document says of a statement, after JSON and back."""
    plain: Plain = json.loads(canonical(answer_value(BASE, fact.id, statement)))
    return plain


@given(STATED)
@tried(80)
def test_json_follows_its_schema_and_says_the_same_statement(stated: tuple[Fact, Numbers]) -> None:
    fact, numbers = stated
    plain = in_json(fact, numbers)
    assert fits("recommendation/answer", plain)
    assert from_plain(plain, fact) == numbers
    assert is_answer(fact, numbers)


@given(STATED)
@tried(80)
def test_a_file_says_the_same_statement(stated: tuple[Fact, Numbers]) -> None:
    fact, numbers = stated
    written = to_yaml(BASE, [reply(fact, numbers)])
    assert [each.statement for each in answers_from_bytes(written.encode(), "f", BASE.facts)] == [numbers]
    as_json = json.dumps({fact.id: in_json(fact, numbers)})
    assert [each.statement for each in answers_from_bytes(as_json.encode(), "f", BASE.facts)] == [numbers]


@given(STATED)
@tried(80)
def test_a_case_that_is_written_says_the_same_statement(stated: tuple[Fact, Numbers]) -> None:
    fact, numbers = stated
    lines = lines_of({"title": "A case", "answers": as_written(BASE.facts, {fact.id: numbers})})
    given = answers_from_bytes("\n".join(lines).encode(), "f", BASE.facts)
    assert [each.statement for each in given] == [numbers]


@given(STATED)
@tried(80)
def test_a_word_and_a_cell_say_the_same_statement(stated: tuple[Fact, Numbers]) -> None:
    fact, numbers = stated
    word = in_word(fact, numbers)
    assert answer_from_words(f"{fact.id}={word}", BASE.facts).statement == numbers
    heard = lower(fact, numbers)
    for cell in (word, in_json(fact, numbers)):
        known = read_cell(fact, cell)
        assert known == heard
        assert (
            known is None
            or (not isinstance(known, str) and not known)
            or spans_of(fact, known) == numbers.spans
        )


@pytest.mark.parametrize(
    ("fact", "numbers", "plain"),
    [
        (AGE, [Span(18, 18)], 18),
        (AGE, [Span(18, 120)], {"at_least": 18}),
        (AGE, [Span(0, 25)], {"at_most": 25}),
        (AGE, [Span(18, 25)], {"at_least": 18, "at_most": 25}),
        (AGE, [Span(18, 18), Span(25, 30)], {"one_of": [18, "25..30"]}),
        (FEE, [Span(250000, 250000)], 2500),
        (FEE, [Span(250050, 250050)], 2500.5),
        (FROST, [Span(-15, -15)], -1.5),
        (FROST, [Span(-5, 0)], {"at_least": -0.5, "at_most": 0}),
        (TRACE, [Span(1, 1)], 0.000001),
        (START, [Span(738946, 738946)], "2024-03-01"),
        (START, [Span(738946, 739744)], {"at_least": "2024-03-01"}),
    ],
)  # fmt: skip
def test_a_number_is_a_number_and_a_date_a_text(fact: Fact, numbers: list[Span], plain: Plain) -> None:
    assert in_json(fact, Numbers(tuple(numbers))) == plain


@pytest.mark.parametrize("plain", [130, 18.5, "medium", ["18"], {"at_least": 130}, {"at_least": "x"}, {"one_of": ["medium"]}])  # fmt: skip
def test_what_is_no_number_that_a_fact_can_be_is_no_answer_to_it(plain: Plain) -> None:
    statement = from_plain(plain, AGE)
    assert statement is not None
    assert not is_answer(AGE, statement)


@pytest.mark.parametrize("plain", [18, 18.5, {"at_least": 18}, {"one_of": [18, "20..30"]}])
def test_a_number_is_no_answer_to_a_fact_that_is_none(plain: Plain) -> None:
    from strategies import FACTS

    for fact in FACTS:
        statement = from_plain(plain, fact)
        assert statement is not None
        assert not is_answer(fact, statement)
