"""What does not apply is told as such, with the reason, and is no question that is open."""

from advisor.authoring.check.check import check
from advisor.explain.brief import brief
from advisor.explain.derivation import Node, derive
from advisor.explain.explanation import Explanation, explain
from advisor.explain.people import Person, compare_people
from advisor.explain.words import answer_words
from advisor.language.reading.answers import profile_of
from advisor.recommend import recommend
from advisor.views.check.notices import notices
from advisor.views.decision_record.full import full_chapters
from advisor.views.decision_record.short import short_chapters
from advisor.views.decision_record.subject import DecisionRecord, blocks_of
from advisor.views.details.answers import answers, open_questions
from advisor.views.interview.answers import answers as review
from advisor.views.people import people
from advisor.views.verdict.verdict import verdict
from loan_base import loan_answers, loan_base
from writers_words import on_terminal


def explained(**words: str) -> Explanation:
    given = loan_answers(**words)
    return explain(loan_base(), given, recommend(loan_base(), profile_of(given)))


def one_line(*blocks: object) -> str:
    return " ".join(on_terminal(blocks).split())  # type: ignore[arg-type]


BOAT = {"monthly_income": "2100", "age": "21", "vehicle": "boat"}


def test_the_verdict_counts_only_questions_that_apply() -> None:
    assert "the one open answer cannot change the loan" in one_line(*verdict(brief(explained(**BOAT))))
    assert "with every question answered" in one_line(*verdict(brief(explained(**BOAT, share="10"))))


def test_details_tell_apart_what_is_open_and_what_does_not_apply() -> None:
    told = one_line(open_questions(explained(**BOAT)))
    assert "1 question not answered" in told.lower()
    assert told.endswith(
        "These do not apply: - When was it bought? (it is a boat) - Is it lent out? (this is not so: Others drive it)"
    )
    answered = one_line(answers(explained(**BOAT, bought="2020-01-01")))
    assert "2020-01-01 (does not apply, because it is a boat)" in answered


def test_where_only_such_questions_are_left_their_list_says_what_it_is() -> None:
    assert one_line(open_questions(explained(**BOAT, share="10"))).startswith("WHAT DOES NOT APPLY")


def test_a_decision_record_says_it_too() -> None:
    explanation = explained(**BOAT, bought="2020-01-01")
    record = DecisionRecord(
        explanation, brief(explanation), loan_base().decisions["loan"], "20261130-0000aaaa"
    )
    whole = one_line(*blocks_of(full_chapters(record)))
    assert "When was it bought? 2020-01-01, but it does not apply, because it is a boat." in whole
    assert "Is it lent out? It does not apply, because this is not so: Others drive it." in whole
    assert "1 is open" in one_line(*blocks_of(short_chapters(record)))


def test_the_derivation_has_it_as_a_step_with_what_makes_it_so() -> None:
    result = recommend(loan_base(), profile_of(loan_answers(**BOAT)))
    (winner,) = derive(loan_base(), result)
    step = next(node for node in winner.below if node.rule == "r/not-new")
    assert step.below == (Node("bought does not apply", below=(Node("vehicle: A boat"),)),)


def test_people_who_agree_on_a_boat_are_not_asked_about_cars_and_their_numbers_stand_side_by_side() -> None:
    ann, bob = loan_answers(**BOAT), loan_answers(**{**BOAT, "monthly_income": "3000"})
    compared = compare_people(loan_base(), [Person("Ann", ann), Person("Bob", bob)])
    assert compared.unanswered == ("share",)
    income = loan_base().facts["monthly_income"]
    assert answer_words(income, compared.union[income.id]) == "2,100 EUR or 3,000 EUR"
    told = one_line(*people(loan_base(), compared))
    assert "monthly income: 2,100 EUR (Ann); 3,000 EUR (Bob)" in told


def test_a_rule_that_can_never_fire_for_a_guard_is_told_which_question_that_guards() -> None:
    rule = "  boats: {title: T, because: B, if: {vehicle: boat, bought: 2025-01-01}, then: {rule_out: low}}\n"
    base = loan_base(f"rules:\n{rule}")
    (never,) = (notice for notice in check(base).notices if notice.check == "never-fires")
    told = one_line(*notices(base, [never]))
    assert "- vehicle: A boat - vehicle: A car (else bought does not apply)" in told


def test_a_review_of_answers_says_which_no_longer_apply() -> None:
    told = one_line(*review(loan_base(), loan_answers(bought="2020-01-01", vehicle="boat")))
    assert told == "1. bought: 2020-01-01 (does not apply, because it is a boat) 2. vehicle: A boat"
