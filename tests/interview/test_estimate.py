"""About how many questions are left, and whether enough is known for a quick result."""

from dataclasses import replace
from functools import reduce
from itertools import product
from statistics import fmean

from hypothesis import given
from hypothesis import strategies as st

from advisor.explain.strength import Level, strengths
from advisor.interview.choice import next_question
from advisor.interview.estimate import questions_left
from advisor.interview.outlook import look
from advisor.interview.quick import STAY, enough, next_quick
from advisor.interview.session import Session, answer, refusals
from advisor.language.reading.base import read_base
from advisor.model import All, Any, Condition, Fact, Is, Kind, Not, RuleBase
from advisor.recommend import recommend
from brute_force import answers_of
from builders import base, both, decision, fact, rule, when
from effort import tried
from program import ROOT
from strategies import FACTS, answers_to, rule_bases

ASKED = tuple(fact(name, Kind.YES_NO) for name in ("gate", "k1", "k2", "k3", "k4"))
GATE, *OTHERS = (fact.id for fact in ASKED)


def yes(name: str) -> Condition:
    return Is(name, ("yes",))


def odd(first: Condition, second: Condition) -> Condition:
    return Any((both(first, Not(second)), both(Not(first), second)))


ODDLY_MANY = reduce(odd, map(yes, OTHERS))


def all_of(names: list[str]) -> Condition:
    return All(tuple(map(yes, names)))


def after(*answers: tuple[str, str]) -> Session:
    return reduce(lambda session, given: answer(session, *given), answers, Session())


@st.composite
def interviews(draw: st.DrawFn) -> tuple[RuleBase, Session]:
    """Draw a rule base and some answers to it."""
    rules, session = draw(rule_bases()), Session()
    for asked in FACTS[: draw(st.integers(0, len(FACTS)))]:
        longer = answer(session, asked.id, draw(st.none() | answers_to(asked)))
        session = session if refusals(rules, longer.profile) else longer
    return rules, session


@given(interviews())
@tried(12)
def test_questions_are_left_until_the_stop_and_never_more_than_can_count(
    interview: tuple[RuleBase, Session],
) -> None:
    outlook = look(*interview)
    assert bool(questions_left(*interview)) == bool(outlook.ready)
    assert bool(questions_left(*interview, quick=True)) == (bool(outlook.ready) and not enough(*interview))
    assert all(questions_left(*interview, quick=quick) <= outlook.most for quick in (False, True))


def test_where_no_answer_but_the_last_decides_all_are_counted() -> None:
    rules = base(ASKED, [when(ODDLY_MANY, a=1)])
    assert questions_left(rules, Session()) == 4
    assert questions_left(rules, after(("k1", "yes"), ("k3", "no"))) == 2


def test_questions_that_one_answer_in_two_saves_are_counted_for_half() -> None:
    rules = base(ASKED, [when(both(yes(GATE), ODDLY_MANY), a=1)])
    assert questions_left(rules, Session()) in (2, 3, 4)
    assert questions_left(rules, after((GATE, "yes"))) == 4
    assert questions_left(rules, after((GATE, "no"))) == 0


def test_over_all_people_the_estimate_is_right_within_one_question() -> None:
    rules = read_base(ROOT / "tests" / "small")
    errors = [error for person in everybody(rules) for error in errors_along(rules, person)]
    assert abs(fmean(errors)) < 1


def everybody(rules: RuleBase) -> list[dict[str, object]]:
    facts: list[Fact] = list(rules.facts.values())
    people = product(*map(answers_of, facts))
    return [dict(zip(rules.facts, person, strict=True)) for person in people]


def errors_along(rules: RuleBase, person: dict[str, object]) -> list[int]:
    """Return by how many questions each estimate of an interview is wrong, the last first."""
    session, estimates = Session(), []
    while asked := next_question(rules, session):
        estimates.append(questions_left(rules, session))
        session = answer(session, asked.id, person[asked.id])
    return [estimate - left for left, estimate in enumerate(reversed(estimates), start=1)]


def led_unless(against: int) -> RuleBase:
    """Return rules by which candidate a leads once the gate is known, unless so many other answers are all yes."""
    return base(ASKED, [when(yes(GATE), a=1), when(all_of(OTHERS[:against]), b=2)])


def test_a_leader_that_stays_in_nine_of_ten_ways_is_enough() -> None:
    assert enough(led_unless(4), after((GATE, "yes")))  # 15 of 16
    assert not enough(led_unless(3), after((GATE, "yes")))  # 7 of 8


def test_the_quick_stop_comes_before_the_proved_one() -> None:
    rules, session = led_unless(4), after((GATE, "yes"))
    assert questions_left(rules, session, quick=True) == 0 < questions_left(rules, session)


def test_a_quick_interview_asks_the_opening_and_then_what_tells_most_of_whatever_topic() -> None:
    facts = [
        fact(name, Kind.YES_NO, topic=topic) for name, topic in (("k1", "one"), ("k2", "one"), ("k3", "two"))
    ]
    rules = replace(
        base(facts, [when(yes("k1"), a=1), when(yes("k2"), b=2), when(yes("k3"), c=4)]), opening=("k1",)
    )
    assert next_quick(rules, Session()) == rules.facts["k1"]
    assert next_quick(rules, after(("k1", "yes"))) == rules.facts["k3"]
    assert next_quick(rules, after(("k1", "yes"), ("k3", "yes"))) is None


def test_a_tie_is_not_enough_though_hardly_any_answer_lets_it_stand() -> None:
    mostly_a = when(Not(all_of(OTHERS)), a=1)
    rules = base(ASKED, [when(yes(GATE), a=1, b=1), mostly_a])
    assert not enough(rules, after((GATE, "yes")))
    assert enough(rules, after((GATE, "yes"), ("k1", "no")))


def test_a_tie_that_no_answer_can_end_is_enough() -> None:
    assert enough(base(ASKED, [when(yes(GATE), a=1, b=1)]), after((GATE, "yes")))


def test_a_leader_that_no_rule_speaks_for_is_not_enough() -> None:
    rules = base(ASKED, [when(yes(GATE), b=-1, c=-1), when(all_of(OTHERS), b=2)])
    assert not enough(rules, after((GATE, "yes")))


def test_each_decision_must_be_known_well_enough() -> None:
    two = [decision("choice", "a", "b"), decision("style", "plain", "fancy")]
    first = [when(yes(GATE), a=1), when(all_of(OTHERS), b=2)]
    other = rule("fancy", all_of(OTHERS[:2]), *when(yes(GATE), fancy=1).effects)
    rules = base(ASKED, [*first, other], decisions=two)
    assert not enough(rules, after((GATE, "yes")))
    assert enough(rules, after((GATE, "yes"), ("k1", "yes"), ("k2", "no")))


@given(interviews())
@tried(12)
def test_what_is_enough_is_never_told_as_too_little_known(interview: tuple[RuleBase, Session]) -> None:
    rules, session = interview
    if enough(rules, session):
        outcomes = recommend(rules, session.profile).outcomes
        for strength in strengths(rules, session.profile, outcomes).values():
            assert strength.level is not Level.TOO_LITTLE_KNOWN
            assert strength.stay >= STAY
