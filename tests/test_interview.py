"""The interview: what is asked, in which order, and what undo and change do."""

from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.evaluators.bounds import reach
from advisor.interview import Session, answer, next_question, progress, questions, refusals, undo
from advisor.model import Answer, Conclude, Found, Is, Kind, Not, RuleBase, RuleOut, facts_read
from advisor.read.answers import Given
from advisor.recommend import recommend

from builders import base, both, fact, rule, when
from strategies import FACTS, answers_to, rule_bases

A, B, C = (
    fact(name, Kind.YES_NO, topic=topic) for name, topic in (("a1", "one"), ("b1", "two"), ("c1", "one"))
)


def yes(name: str) -> Is:
    return Is(name, ("yes",))


def asked(rules: RuleBase, session: Session) -> list[str]:
    return [one.id for one in questions(rules, session)]


def test_a_fact_that_no_rule_reads_is_not_asked() -> None:
    assert asked(base([A, B], [when(yes("a1"), a=1)]), Session()) == ["a1"]


def test_a_fact_read_only_through_a_finding_is_asked() -> None:
    rules = base(
        [A], [rule("find", yes("a1"), Conclude("found")), when(Found("found"), a=1)], findings=["found"]
    )
    assert asked(rules, Session()) == ["a1"]


def test_a_fact_is_not_asked_once_its_rules_can_no_longer_fire() -> None:
    rules = base([A, B], [when(both(yes("a1"), yes("b1")), a=1)])
    assert asked(rules, answer(Session(), "a1", "no")) == []
    assert asked(rules, answer(Session(), "a1", "yes")) == ["b1"]


def test_a_fact_is_not_asked_if_its_rules_wait_for_an_answer_nobody_knows() -> None:
    rules = base([A, B], [when(both(yes("a1"), yes("b1")), a=1)])
    assert asked(rules, answer(Session(), "a1", None)) == []


def test_a_fact_is_not_asked_once_its_decision_is_settled() -> None:
    rules = base([A, B], [when(yes("a1"), a=4), when(yes("b1"), b=1)])
    assert asked(rules, answer(Session(), "a1", "yes")) == []
    assert [one.id for one in questions(rules, answer(Session(), "a1", "yes"), every=True)] == ["b1"]


def test_points_for_a_candidate_that_is_ruled_out_settle_nothing_for_the_rest() -> None:
    rules = base([A, B], [rule("out", yes("a1"), RuleOut("a")), when(yes("b1"), b=1)])
    assert asked(rules, answer(Session(), "a1", "yes")) == ["b1"]


def test_topics_stay_together_in_the_order_of_the_knowledge() -> None:
    from advisor.read.base import in_topic_order

    facts = in_topic_order({one.id: one for one in (A, B, C)}, ["one", "two"])
    assert list(facts) == ["a1", "c1", "b1"]


def test_undo_of_all_steps_leads_back_to_the_beginning() -> None:
    session = answer(answer(answer(Session(), "a1", "yes"), "b1", None), "a1", "no")
    for before in (("yes", None), ("yes",), ()):
        back = undo(session)
        assert back is not None
        session = back
        assert tuple(one.answer for one in session.given) == before
    assert undo(session) is None


def test_a_changed_answer_keeps_its_place_and_all_others() -> None:
    session = answer(answer(answer(Session(), "a1", "yes"), "b1", "no"), "a1", "no")
    assert session.given == (Given("a1", "no"), Given("b1", "no"))


def test_answers_that_cannot_be_together_are_refused_with_the_reason() -> None:
    rules = base([A, B], [], impossible=[both(yes("a1"), yes("b1"))])
    assert refusals(rules, answer(answer(Session(), "a1", "yes"), "b1", "yes")) == ("impossible 0",)
    assert refusals(rules, answer(answer(Session(), "a1", "yes"), "b1", "no")) == ()


REPLIES = {one.id: st.one_of(st.none(), answers_to(one)) for one in FACTS}
Replies = dict[str, Answer | None]


@given(rule_bases(), st.fixed_dictionaries(REPLIES))
@settings(max_examples=150, deadline=None)
def test_every_question_asked_has_an_open_rule_behind_it(rules: RuleBase, replies: Replies) -> None:
    session = Session()
    while question := next_question(rules, session):
        may_come = reach(rules, session.profile)
        readers = [
            one
            for one in rules.rules.values()
            if question.id in facts_read(one.condition) and not may_come.fires(one.id)
        ]
        assert readers
        session = answer(session, question.id, replies[question.id])


@given(rule_bases(), st.fixed_dictionaries(REPLIES))
@settings(max_examples=150, deadline=None)
def test_the_questions_not_asked_do_not_change_the_winners(rules: RuleBase, replies: Replies) -> None:
    session = Session()
    while question := next_question(rules, session):
        session = answer(session, question.id, replies[question.id])
    everything = {fact: reply for fact, reply in replies.items() if reply is not None}
    short, full = recommend(rules, session.profile), recommend(rules, everything)
    unknown_asked = any(one.answer is None for one in session.given)
    for name, outcome in short.outcomes.items():
        if outcome.settled or not unknown_asked:
            assert outcome.winners == full.outcomes[name].winners


@given(rule_bases(), st.fixed_dictionaries(REPLIES))
@settings(max_examples=150, deadline=None)
def test_the_number_of_questions_left_never_rises_and_is_never_too_low(
    rules: RuleBase, replies: Replies
) -> None:
    session, left = Session(), []
    while question := next_question(rules, session):
        left.append(progress(rules, session).questions)
        session = answer(session, question.id, replies[question.id])
    assert left == sorted(left, reverse=True)
    assert all(most >= len(left) - number for number, most in enumerate(left))


@given(rule_bases(), st.fixed_dictionaries(REPLIES))
@settings(max_examples=150, deadline=None)
def test_who_wins_at_the_end_could_win_all_along(rules: RuleBase, replies: Replies) -> None:
    session, counts = Session(), []
    while question := next_question(rules, session):
        counts.append(dict(progress(rules, session).in_play))
        session = answer(session, question.id, replies[question.id])
    for name, outcome in recommend(rules, session.profile).outcomes.items():
        assert all(before[name] >= len(outcome.winners) for before in counts)


def test_any_order_of_edits_ends_where_the_final_answers_start() -> None:
    rules = base([A, B], [when(yes("a1"), a=1), when(Not(yes("b1")), b=2)])
    edited = answer(answer(answer(Session(), "b1", "yes"), "a1", "yes"), "b1", "no")
    fresh = answer(answer(Session(), "b1", "no"), "a1", "yes")
    assert recommend(rules, edited.profile).outcomes == recommend(rules, fresh.profile).outcomes
