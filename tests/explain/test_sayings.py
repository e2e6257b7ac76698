"""Words for sentences: those that experts wrote, and titles where they wrote none."""

from dataclasses import replace

import pytest

from advisor.conditions import FALSE, TRUE, Answered, Concluded
from advisor.explain.sayings import answer_said, deed, reason_said, support_said
from advisor.model import (
    Advice,
    Answer,
    Any,
    Conclude,
    Fact,
    Found,
    Is,
    Kind,
    Measure,
    Not,
    Numbers,
    Partial,
    Rule,
    RuleBase,
    Span,
    Value,
    lower,
)
from builders import HERE, base, both, fact, rule
from stated_numbers import number_fact

STAFF = replace(
    fact("admin_needs", Kind.SCALE),
    values=(
        Value("none", "None", said="staff administer nothing"),
        Value("some", "Some"),
        Value("heavy", "A lot", said="staff administer a lot"),
    ),
)
WORK = replace(
    fact("workloads", Kind.SEVERAL),
    values=(
        Value("api", "Offer an API", said="offering an API"),
        Value("crud", "Keep records", said="keeping records"),
        Value("models", "Serve models"),
    ),
)

AGE = number_fact(
    "age", Measure(Kind.NUMBER, Span(0, 120), unit="years", said="one has lived for {it}"), 18, 25
)


def heard(*ends: int) -> Answer:
    answer = lower(AGE, Numbers((Span(ends[0], ends[-1]),)))
    assert answer
    return answer


def some(*may: str) -> Partial:
    return Partial(frozenset(), frozenset(may))


@pytest.mark.parametrize(
    ("asked", "answer", "said"),
    [
        (STAFF, "heavy", "staff administer a lot"),
        (STAFF, "some", "admin needs: Some"),
        (STAFF, some("none", "heavy"), "staff administer nothing or staff administer a lot"),
        (STAFF, some("some", "heavy"), "admin needs: Some or more"),
        (WORK, frozenset({"crud", "api"}), "offering an API and keeping records"),
        (WORK, frozenset({"models", "api"}), "offering an API; workloads: Serve models"),
        (WORK, frozenset(), "workloads: none of these"),
        (WORK, some("api", "models"), "workloads: not Keep records, others open"),
        (AGE, heard(21), "one has lived for 21 years"),
        (AGE, heard(1), "one has lived for 1 year"),
        (AGE, heard(18, 20), "one has lived for 18 to 20 years"),
        (AGE, heard(25, 120), "one has lived for 25 years or more"),
        (AGE, "@25", "one has lived for 25 years or more"),
    ],
)
def test_an_answer_reads_as_its_experts_say_it_or_by_its_titles(
    asked: Fact, answer: Answer, said: str
) -> None:
    assert answer_said(asked, answer) == said


def lamps() -> RuleBase:
    known = base([STAFF, WORK], [], findings=["bright", "dim"])
    bright = replace(known.findings["bright"], said="much light is needed")
    return replace(known, findings={**known.findings, "bright": bright})


def test_of_a_set_only_what_the_rule_speaks_of_is_said() -> None:
    answered = Answered("workloads", frozenset({"api", "crud", "models"}))
    speaks = rule("r", both(Is("workloads", ("api",)), Found("bright")))
    assert support_said(lamps(), answered, speaks) == "offering an API"
    assert support_said(lamps(), answered) == "offering an API and keeping records; workloads: Serve models"


def test_what_a_set_lacks_is_said_where_the_rule_rests_on_that() -> None:
    answered = Answered("workloads", frozenset({"crud"}))
    without = rule("r", Any((Not(Is("workloads", ("crud",))), Not(Is("workloads", ("api",))))))
    assert support_said(lamps(), answered, without) == "without offering an API"
    neither = rule("r", Not(Is("workloads", ("models",))))  # for which there are no words
    assert support_said(lamps(), answered, neither) == "keeping records"


def test_what_a_finding_rests_on_is_found_through_it_and_turned_where_it_is_denied() -> None:
    known = base(
        [STAFF, WORK],
        [rule("concludes", Is("workloads", ("crud",)), Conclude("bright"))],
        findings=["bright"],
    )
    read = rule("r", Found("bright"))
    denied = rule("d", Not(Found("bright")))
    assert support_said(known, Answered("workloads", frozenset({"api", "crud"})), read) == "keeping records"
    assert support_said(known, Answered("workloads", frozenset({"api"})), denied) == "without keeping records"


def test_a_finding_that_is_not_so_is_never_said_as_if_it_were() -> None:
    assert support_said(lamps(), Concluded("bright", TRUE)) == "much light is needed"
    assert support_said(lamps(), Concluded("bright", FALSE)) == "not so: bright"
    assert support_said(lamps(), Concluded("dim", TRUE)) == "dim"


MADE = replace(
    rule("r/a", Is("workloads", ("api",))), id="r/a", each="a", title="A is fine", pattern="{it} is fine"
)
REASONED = replace(MADE, reason="Nobody writes A.", reason_pattern="Nobody writes {it}.")


@pytest.mark.parametrize(
    ("changed", "one", "both_"),
    [
        (MADE, "A is fine", "A is fine; the same goes for B"),
        (REASONED, "Nobody writes A", "Nobody writes A; the same goes for B"),
        (replace(REASONED, reason_pattern="Nobody writes {it}"), "Nobody writes A", "Nobody writes A and B"),
        (replace(MADE, reason="Too new", reason_pattern="Too new"), "Too new", "Too new"),
    ],
)
def test_a_reason_is_said_for_one_candidate_or_for_all_that_it_was_made_for(
    changed: Rule, one: str, both_: str
) -> None:
    known = base([WORK], [])
    second = replace(changed, id="r/b", each="b")
    assert reason_said(known, [changed]) == one
    assert reason_said(known, [changed, second]) == both_


def test_advice_says_what_to_do_in_one_order() -> None:
    advice = Advice("a", "Test v1.2 with Node.js first. Then measure.", (), (), HERE)
    assert deed(advice) == "Test v1.2 with Node.js first"
    assert deed(replace(advice, do="Test first.")) == "Test first"
