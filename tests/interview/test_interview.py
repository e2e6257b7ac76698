"""The interview: what is asked, in which order, when it stops, and what undo and change do."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from advisor.interview.choice import information, next_advising, next_question
from advisor.interview.guards import guarding, ready
from advisor.interview.outlook import look, offered, tied_facts
from advisor.interview.session import Session, answer, refusals, undo
from advisor.language.reading.answers import Given
from advisor.model import (
    Advise,
    Answer,
    Conclude,
    Found,
    Is,
    Kind,
    Not,
    Profile,
    RuleBase,
    RuleOut,
)
from advisor.recommend import recommend
from agreement import telling_by_trial
from brute_force import answers_of, completions, endings
from brute_force import winners as winners_by_trial
from builders import base, both, fact, rule, when
from effort import tried
from strategies import FACTS, answers_to, profiles, rule_bases

A, B, C, D = (
    fact(name, Kind.YES_NO, topic=topic)
    for name, topic in (("a1", "one"), ("b1", "two"), ("c1", "one"), ("d1", "two"))
)


def yes(name: str) -> Is:
    return Is(name, ("yes",))


# Only together can the answers to these two change.
SAME = [both(yes("a1"), Not(yes("b1"))), both(Not(yes("a1")), yes("b1"))]


def asked(rules: RuleBase, session: Session) -> list[str]:
    return list(look(rules, session).deciding)


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


def test_a_fact_whose_points_cannot_change_the_winner_is_not_asked() -> None:
    rules = base([A, B], [when(yes("a1"), a=4), when(yes("b1"), b=1)])
    session = answer(Session(), "a1", "yes")
    assert asked(rules, session) == []
    assert next_question(rules, session) is None
    assert next_question(rules, session, every=True) == B


def test_rules_that_cancel_each_other_out_ask_nothing() -> None:
    rules = base([A], [rule("one", yes("a1"), *when(yes("a1"), a=2).effects), when(Not(yes("a1")), a=2)])
    assert asked(rules, Session()) == []


def test_points_for_a_candidate_that_is_ruled_out_settle_nothing_for_the_rest() -> None:
    rules = base([A, B], [rule("out", yes("a1"), RuleOut("a")), when(yes("b1"), b=1)])
    assert asked(rules, answer(Session(), "a1", "yes")) == ["b1"]


def test_questions_that_only_add_advice_come_after_and_apart() -> None:
    rules = base([A, B], [when(yes("a1"), a=4), rule("tip", yes("b1"), Advise("rest"))], advice=["rest"])
    assert (look(rules, Session()).deciding, look(rules, Session()).advising) == (("a1",), ())
    decided = answer(Session(), "a1", "yes")
    assert (look(rules, decided).deciding, look(rules, decided).advising) == ((), ("b1",))
    assert next_advising(rules, decided) == B


def test_topics_stay_together_in_the_order_of_the_knowledge() -> None:
    from advisor.language.reading.base import in_topic_order

    facts = in_topic_order({one.id: one for one in (A, B, C)}, ["one", "two"])
    assert list(facts) == ["a1", "c1", "b1"]


def test_the_question_that_tells_more_comes_first() -> None:
    rules = base([A, C], [when(yes("c1"), b=8), when(both(yes("a1"), yes("c1")), a=9)])
    assert next_question(rules, Session()) == C
    outlook = look(rules, Session())
    told = information(rules, Session(), outlook, ["a1", "c1"])
    assert told["c1"] > told["a1"] > 0


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
    assert refusals(rules, {"a1": "yes", "b1": "yes"}) == ("impossible 0",)
    assert refusals(rules, {"a1": "yes", "b1": "no"}) == ()


def test_any_order_of_edits_ends_where_the_final_answers_start() -> None:
    rules = base([A, B], [when(yes("a1"), a=1), when(Not(yes("b1")), b=2)])
    edited = answer(answer(answer(Session(), "b1", "yes"), "a1", "yes"), "b1", "no")
    fresh = answer(answer(Session(), "b1", "no"), "a1", "yes")
    assert recommend(rules, edited.profile).outcomes == recommend(rules, fresh.profile).outcomes


REPLIES = {one.id: st.one_of(st.none(), answers_to(one)) for one in FACTS}
Replies = dict[str, Answer | None]


def sessions(rules: RuleBase, replies: Replies) -> list[Session]:
    """Return the session before each question and at the end; replies that cannot be become "don't know"."""
    found = [Session()]
    while question := next_question(rules, found[-1]):
        after = answer(found[-1], question.id, replies[question.id])
        found.append(answer(found[-1], question.id, None) if refusals(rules, after.profile) else after)
    return found


@given(rule_bases(), st.fixed_dictionaries(REPLIES))
@tried(25)
def test_every_question_asked_can_change_a_winner(rules: RuleBase, replies: Replies) -> None:
    passed = sessions(rules, replies)
    for before, after in pairwise(passed):
        question = rules.facts[after.given[-1].fact]
        if question.id in tied_facts(rules):  # may only matter together with the facts it is tied to
            assert any(len(found) > 1 for found in endings(rules, before.profile).values())
            answers = {one[question.id] for one in completions(rules, before.profile)}
            opens = any(question.id in guarding(rules, fact) for fact in rules.facts.values())
            assert len(answers) > 1 or opens  # what is guarded waits for it, even if it can be one thing only
            continue
        assert any(
            len({str(winners_by_trial(rules, {**one, question.id: value})) for value in answers_of(question)})
            > 1
            for one in completions(rules, before.profile)
        )


@given(rule_bases(), st.fixed_dictionaries(REPLIES))
@tried(25)
def test_at_the_stop_every_completion_has_the_winners_that_are_recommended(
    rules: RuleBase, replies: Replies
) -> None:
    last = sessions(rules, replies)[-1]
    result = recommend(rules, last.profile)
    for name, found in endings(rules, last.profile).items():
        if all(one.answer is not None for one in last.given) and found:
            assert found == {frozenset(result.outcomes[name].winners)}
            assert result.outcomes[name].settled


def test_whoever_wins_whatever_is_answered_is_recommended_at_once() -> None:
    rules = base([A], [when(yes("a1"), b=1), rule("other", Not(yes("a1")), *when(yes("a1"), b=1).effects)])
    outcome = recommend(rules, {}).outcomes["choice"]
    assert (outcome.winners, outcome.settled, outcome.margin) == (("b",), True, None)
    assert [standing.points for standing in outcome.standings] == [0, 0, 0]
    assert next_question(rules, Session()) is None


def test_questions_that_only_matter_together_are_asked() -> None:
    rules = base([A, B], [when(both(yes("a1"), yes("b1")), a=1)], impossible=SAME)
    assert look(rules, Session()).deciding == ("a1", "b1")
    assert look(rules, answer(Session(), "a1", "yes")).deciding == ()


def test_what_follows_from_other_answers_is_not_asked_and_stays_unknown_to_the_rules() -> None:
    rules = base(
        [A, B, C, D],
        [when(both(yes("a1"), yes("b1")), a=1), when(Not(yes("c1")), b=1, a=1, c=1)],
        impossible=[*SAME, both(yes("c1"), Not(yes("d1")))],
    )
    assert look(rules, Session()).deciding == ("a1", "b1", "c1", "d1")
    after = answer(Session(), "d1", "no")
    assert look(rules, after).deciding == ("a1", "b1")
    standings = recommend(rules, after.profile).outcomes["choice"].standings
    assert [standing.points for standing in standings] == [0, 0, 0]


def test_what_follows_from_other_answers_is_asked_where_it_adds_advice() -> None:
    rules = base(
        [A, B],
        [rule("tip", Not(yes("b1")), Advise("rest"))],
        advice=["rest"],
        impossible=[both(yes("a1"), yes("b1"))],
    )
    after = answer(Session(), "a1", "yes")
    assert look(rules, after).advising == ("b1",)
    assert [value.id for value in offered(rules, after, B)] == ["no"]


@given(rule_bases(), profiles())
@tried(25)
def test_what_is_offered_is_just_what_some_completion_has(rules: RuleBase, profile: Profile) -> None:
    session = Session(tuple(Given(name, one) for name, one in profile.items()))
    for asked_for in rules.facts.values():
        answers = {one[asked_for.id] for one in completions(rules, profile)}
        possible = {value for one in answers for value in ([one] if isinstance(one, str) else one)}
        shown = {value.id for value in offered(rules, session, asked_for)}
        assert shown == (possible or set(asked_for.value_ids))


def test_answers_that_leave_no_possible_answer_to_the_rest_are_refused() -> None:
    rules = base([A, B], [], impossible=[both(yes("a1"), yes("b1")), both(yes("a1"), Not(yes("b1")))])
    assert refusals(rules, {"a1": "yes"}) == ("No possible answers to the other questions are left.",)


@given(rule_bases(), st.fixed_dictionaries(REPLIES))
@tried(25)
def test_what_is_asked_for_advice_is_just_what_can_change_it(rules: RuleBase, replies: Replies) -> None:
    session = sessions(rules, replies)[-1]
    outlook = look(rules, session)
    stuck = frozenset(one.fact for one in session.given if one.answer is None)
    won = {
        candidate.id: candidate.id in outlook.in_play[name]
        for name in outlook.settled
        for candidate in rules.decisions[name].candidates
    }
    can_change = telling_by_trial(rules, session.profile, stuck, won)
    expected = ready(rules, session, can_change - {*outlook.deciding, *outlook.reserve})
    assert set(outlook.advising) == (set() if outlook.ready else set(expected))


def test_a_question_whose_advice_is_given_already_or_can_no_longer_be_is_not_asked() -> None:
    tips = [
        rule("tip", yes("a1"), Advise("rest")),
        rule("again", both(yes("b1"), yes("c1")), Advise("rest")),
        rule("never", both(yes("d1"), Not(yes("a1"))), Advise("hurry")),
    ]
    rules = base([A, B, C, D], tips, advice=["rest", "hurry"])
    assert look(rules, Session()).advising == ("a1", "b1", "c1", "d1")
    assert look(rules, answer(Session(), "a1", "yes")).advising == ()
    assert look(rules, answer(answer(Session(), "a1", "no"), "b1", "no")).advising == ("d1",)
    assert look(rules, answer(Session(), "b1", None)).advising == ("a1", "d1")


@given(rule_bases(), st.fixed_dictionaries(REPLIES))
@tried(25)
def test_the_true_number_of_questions_lies_between_fewest_and_most_which_never_rises(
    rules: RuleBase, replies: Replies
) -> None:
    passed = sessions(rules, replies)
    most = [look(rules, one).most for one in passed]
    assert most == sorted(most, reverse=True)
    for asked_so_far, session in enumerate(passed):
        left = len(passed) - 1 - asked_so_far
        assert look(rules, session).fewest <= left <= look(rules, session).most


@given(rule_bases(), st.fixed_dictionaries(REPLIES))
@tried(25)
def test_who_can_still_win_is_just_who_wins_in_some_completion(rules: RuleBase, replies: Replies) -> None:
    for session in sessions(rules, replies):
        for name, found in endings(rules, session.profile).items():
            assert look(rules, session).in_play[name] == {one for together in found for one in together}
