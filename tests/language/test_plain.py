"""Statements as plain values say what was stated, and are read back as that."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.language.reading.plain import PlainStatement, from_plain, to_plain
from advisor.model import Answer, Fact, Has, NotAnyOf, OneOf, Partial, Range, Statement, fits, lower
from effort import tried
from strategies import FACTS, partial_answers, statements_about

FLAG, COLOUR, SIZE, TOOLS = FACTS


@given(st.sampled_from(FACTS).flatmap(lambda one: st.tuples(st.just(one), statements_about(one))))
@tried(300)
def test_a_statement_is_read_back_from_json_as_it_was_given(drawn: tuple[Fact, Statement]) -> None:
    one, statement = drawn
    assert from_plain(json.loads(json.dumps(to_plain(one, statement)))) == statement


@pytest.mark.parametrize("one", FACTS, ids=lambda one: one.id)
def test_what_the_rules_know_of_an_answer_is_stated_so_that_it_says_just_that(one: Fact) -> None:
    for known in partial_answers(one):
        statement = from_plain(to_plain(one, known))
        assert isinstance(statement, OneOf | Has)
        assert fits(one, statement)
        assert lower(one, statement) == known


@pytest.mark.parametrize(
    ("one", "statement", "plain"),
    [
        (COLOUR, "red", "red"),
        (COLOUR, None, None),
        (TOOLS, frozenset({"axe", "saw"}), ["saw", "axe"]),
        (COLOUR, OneOf(("green", "red")), {"one_of": ["green", "red"]}),
        (COLOUR, NotAnyOf(("red",)), {"not": ["red"]}),
        (TOOLS, NotAnyOf(("saw",)), {"not": ["saw"]}),
        (SIZE, Range("medium", None), {"at_least": "medium"}),
        (SIZE, Range("medium", "large"), {"at_least": "medium", "at_most": "large"}),
        (TOOLS, Has(("saw",)), {"has": ["saw"]}),
        (TOOLS, Has((), ("axe",)), {"has": [], "not": ["axe"]}),
        (SIZE, Partial(frozenset(), frozenset({"large", "small"})), {"one_of": ["small", "large"]}),
        (TOOLS, Partial(frozenset({"saw"}), frozenset({"saw", "axe"})), {"has": ["saw"]}),
    ],
)  # fmt: skip
def test_what_narrows_an_answer_is_named(
    one: Fact, statement: Statement | Answer | None, plain: PlainStatement | None
) -> None:
    assert to_plain(one, statement) == plain
