"""Two people's numbers: what both said is told as numbers, and those that rules do not tell apart need no meeting."""

from typing import Any

from advisor.explain.people import Comparison, Person, compare_people
from advisor.formats.documents import fits
from advisor.formats.people import to_document
from loan_base import loan_answers, loan_base


def compared(*sheets: dict[str, str]) -> Comparison:
    people = [Person(f"p{number}", loan_answers(**sheet)) for number, sheet in enumerate(sheets)]
    return compare_people(loan_base(), people)


def union(comparison: Comparison) -> Any:
    document = to_document(loan_base(), comparison, None)
    assert fits("people", document)
    return document["union"]["answers"]


def test_numbers_that_rules_do_not_tell_apart_are_a_moot_dispute() -> None:
    comparison = compared({"age": "30", "monthly_income": "2600"}, {"age": "31", "monthly_income": "3000"})
    assert not comparison.meeting
    assert [dispute.fact for dispute in comparison.moot] == ["monthly_income", "age"]


def test_the_same_numbers_are_no_dispute_however_they_are_said() -> None:
    assert not compared({"age": "18 to 25"}, {"age": "18..25"}).disputes


def test_the_union_is_what_any_of_them_said() -> None:
    comparison = compared(
        {"age": "30", "monthly_income": "2.5k"}, {"age": "28..29", "monthly_income": "1000"}
    )
    assert union(comparison) == {
        "age": {"at_least": 28, "at_most": 30},
        "monthly_income": {"one_of": [1000, 2500]},
    }
    assert [dispute.fact for dispute in comparison.to_meet_about] == ["monthly_income"]


def test_a_number_that_only_one_knows_is_no_dispute() -> None:
    comparison = compared({"age": "30"}, {"age": "unknown", "share": "20 %"})
    assert not comparison.disputes
    assert union(comparison) == {"age": 30, "share": 20}
