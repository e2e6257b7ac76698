"""What people read of numbers and of what does not apply: never what was made of them, and what was stated as it was."""

import re
from collections.abc import Mapping

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from advisor.authoring.compare.difference import compare
from advisor.explain.words import answer_words
from advisor.language.reading.replies import read_reply
from advisor.model import Fact, Measure, Numbers, Span, Statement, joined, lower
from advisor.views.difference.difference import difference_view
from advisor.views.document.blocks import Blocks
from advisor.views.report.record import stored_words
from effort import tried
from every_view import every_view, every_view_of_authors
from interview_views import every_view_of_an_interview
from loan_base import RULES, loan_base
from writers_words import on_terminal

MADE = re.compile(r"@-?[0-9]")


def spans_in(measure: Measure) -> st.SearchStrategy[Span]:
    ends = st.integers(*measure.ends)
    return st.builds(lambda one, other: Span(min(one, other), max(one, other)), ends, ends)


def numbers_in(measure: Measure) -> st.SearchStrategy[Numbers]:
    """Draw what can be stated of a number, of which anything is excluded."""
    spans = st.lists(spans_in(measure), min_size=1, max_size=3).map(joined)
    return spans.filter(lambda drawn: drawn != (measure.span,)).map(Numbers)


def statements_about(fact: Fact) -> st.SearchStrategy[Statement]:
    return numbers_in(fact.measure) if fact.measure else st.sampled_from(fact.value_ids)


STATEMENTS = st.fixed_dictionaries(
    {"age": statements_about(loan_base().facts["age"])},
    optional={name: statements_about(fact) for name, fact in loan_base().facts.items() if name != "age"},
)


def no_region_is_named(name: str, blocks: Blocks) -> None:
    assert not MADE.search(text := on_terminal(blocks)), f"{name}: {text}"


@given(statements=STATEMENTS)
@example(
    statements={
        "vehicle": "boat",
        "bought": Numbers((Span(735_000, 735_000),)),
        "age": Numbers((Span(21, 21),)),
    }
)
@settings(tried(12), suppress_health_check=[HealthCheck.too_slow])
def test_no_view_names_what_was_made_of_numbers(statements: Mapping[str, Statement]) -> None:
    base = loan_base()
    for name, blocks in (*every_view(base, statements), *every_view_of_an_interview(base, statements)):
        no_region_is_named(name, blocks)


def test_no_view_for_authors_names_what_was_made_of_numbers() -> None:
    for name, blocks in every_view_of_authors(loan_base()):
        no_region_is_named(name, blocks)


@given(data=st.data(), fact=st.sampled_from([fact for fact in loan_base().facts.values() if fact.measure]))
@tried(300)
def test_what_is_told_of_a_number_says_the_same_when_it_is_typed(data: st.DataObject, fact: Fact) -> None:
    assert fact.measure
    stated = data.draw(numbers_in(fact.measure))
    for told in filter(None, (stated, lower(fact, stated))):
        assert read_reply(fact, answer_words(fact, told)) == stated


def test_an_edited_threshold_is_told_with_what_it_was() -> None:
    edited = loan_base(RULES.replace("at_least: 2500", "at_least: 3000").replace("above: 65", "above: 66"))
    shown = difference_view(compare(loan_base(), edited, rows=100), ("old", "new"))
    told = " ".join(on_terminal(shown).split())
    assert (
        "rule r/rich: changed (condition); monthly income: at least 2,500 EUR -> at least 3,000 EUR" in told
    )
    assert "rule r/old: changed (condition); age: more than 65 years -> more than 66 years" in told
    no_region_is_named("difference", shown)


def test_a_record_that_no_rules_explain_shows_its_numbers_as_they_are_kept() -> None:
    kept = {"a": 2100.5, "b": 42, "c": {"at_least": 18}, "d": {"one_of": [20, "40.."]}, "e": "2026-03-01"}
    assert [stored_words(answer) for answer in kept.values()] == [
        "2100.5",
        "42",
        "at least 18",
        "one of 20, 40..",
        "2026-03-01",
    ]
