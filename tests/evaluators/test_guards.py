"""Whether a fact applies, and which questions are left to people."""

from advisor.conditions import FALSE, TRUE, UNKNOWN, applies, known_from, not_applying, open_questions
from loan_base import loan_base, loan_profile


def test_a_fact_applies_while_its_guard_is_true_through_findings_too() -> None:
    base = loan_base()
    facts = base.facts
    new_car = known_from(base, loan_profile(vehicle="car", bought="2026-03-01"))
    old_car = known_from(base, loan_profile(vehicle="car", bought="2020-03-01"))
    assert applies(facts["age"], new_car) is applies(facts["bought"], new_car) is TRUE
    assert applies(facts["lent"], new_car) is TRUE
    assert applies(facts["lent"], old_car) is FALSE
    assert applies(facts["lent"], known_from(base, {})) is UNKNOWN


def test_what_does_not_apply_is_no_question_that_is_open() -> None:
    base = loan_base()
    assert not_applying(base, loan_profile(vehicle="boat")) == {"bought", "lent"}
    assert open_questions(base, loan_profile(vehicle="boat")) == ("monthly_income", "age", "share")
    assert open_questions(base, {}) == tuple(base.facts)
