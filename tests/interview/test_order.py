"""In which order questions come: the opening, then topic by topic, what can rule out before what tells most."""

import random
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from advisor.interview.choice import information, next_question
from advisor.interview.outlook import look, tied_facts
from advisor.interview.session import Session, answer, refusals, undo
from advisor.language.reading.answers import Given
from advisor.language.reading.base import in_topic_order
from advisor.model import (
    Answer,
    Award,
    Conclude,
    Condition,
    Found,
    Is,
    Kind,
    Not,
    RuleBase,
    RuleOut,
    Topic,
    facts_read,
    findings_read,
)
from builders import base, both, fact, rule, when
from effort import tried
from strategies import FACTS, answers_to, rule_bases

A1, A2, B1, B2 = (
    fact(name, Kind.YES_NO, topic=topic)
    for name, topic in (("a1", "one"), ("a2", "one"), ("b1", "two"), ("b2", "two"))
)
IDS = [fact.id for fact in FACTS]
TOPICS = sorted({fact.topic for fact in FACTS})
REPLIES = st.fixed_dictionaries({fact.id: st.none() | answers_to(fact) for fact in FACTS})


def yes(name: str) -> Is:
    return Is(name, ("yes",))


def asked_first(rules: RuleBase, session: Session = Session()) -> str:  # noqa: B008  # a session never changes
    question = next_question(rules, session)
    assert question
    return question.id


def in_this_order(rules: RuleBase, topics: Iterable[str], opening: Iterable[str]) -> RuleBase:
    named = tuple(Topic(topic, topic) for topic in topics)
    facts = in_topic_order(rules.facts, [topic.id for topic in named])
    return replace(rules, topics=named, facts=facts, opening=tuple(opening))


BASES = st.builds(
    in_this_order,
    rule_bases(),
    st.permutations(TOPICS),
    st.lists(st.sampled_from(IDS), max_size=3, unique=True),
)


def interview(rules: RuleBase, replies: dict[str, Answer | None]) -> list[Session]:
    """Return the session before each question and at the end; replies that cannot be become "don't know"."""
    passed = [Session()]
    while question := next_question(rules, passed[-1]):
        after = answer(passed[-1], question.id, replies[question.id])
        passed.append(answer(passed[-1], question.id, None) if refusals(rules, after.profile) else after)
    return passed


def read_through(rules: RuleBase, condition: Condition) -> set[str]:
    """Return the facts that a condition reads, itself or through findings."""
    below = (rule.condition for finding in findings_read(condition) for rule in rules.concluding[finding])
    return set(facts_read(condition)).union(*(read_through(rules, deeper) for deeper in below))


def vetoing(rules: RuleBase) -> set[str]:
    """Return the facts that can rule somebody out."""
    vetoes = (
        rule for rule in rules.rules.values() if any(isinstance(effect, RuleOut) for effect in rule.effects)
    )
    return set().union(*(read_through(rules, veto.condition) for veto in vetoes))


@given(BASES, REPLIES)
@tried(25)
def test_the_opening_comes_first_then_topics_in_order_and_in_each_what_can_rule_out(
    rules: RuleBase, replies: dict[str, Answer | None]
) -> None:
    order = [topic.id for topic in rules.topics]
    for before, after in pairwise(interview(rules, replies)):
        asked, ready = after.given[-1].fact, look(rules, before).ready
        if opening := [fact for fact in rules.opening if fact in ready]:
            assert asked == opening[0]
            continue
        assert rules.facts[asked].topic == min((rules.facts[fact].topic for fact in ready), key=order.index)
        here = {fact for fact in ready if rules.facts[fact].topic == rules.facts[asked].topic}
        assert asked in (here & vetoing(rules) or here)


@given(BASES, REPLIES)
@tried(25)
def test_after_the_opening_there_are_never_more_switches_than_topics(
    rules: RuleBase, replies: dict[str, Answer | None]
) -> None:
    given = [given.fact for given in interview(rules, replies)[-1].given if given.fact not in rules.opening]
    topics = [rules.facts[fact].topic for fact in given]
    switches = sum(topic != following for topic, following in pairwise(topics))
    again = tied_facts(rules) or any(fact.ask_if for fact in rules.facts.values())
    assert switches <= len(set(topics)) - (not again) or not topics


@given(BASES, REPLIES, st.randoms(use_true_random=False))
@tried(25)
def test_which_question_is_next_depends_on_the_answers_alone_and_undo_leads_back_to_it(
    rules: RuleBase, replies: dict[str, Answer | None], chance: random.Random
) -> None:
    for before, after in pairwise(interview(rules, replies)):
        asked = after.given[-1].fact
        assert undo(after) == before
        anew = replace(rules)  # nothing is kept with it
        turned = Session(tuple(chance.sample(before.given, len(before.given))))
        assert asked_first(anew, turned) == asked


def test_an_opening_that_cannot_count_is_passed_over() -> None:
    rules = replace(base([A1, B1, B2], [when(yes("a1"), a=1), when(yes("b2"), b=1)]), opening=("b1", "b2"))
    assert asked_first(rules) == "b2"
    assert asked_first(rules, answer(Session(), "b2", "no")) == "a1"


def test_a_topic_is_asked_about_although_a_later_one_tells_more() -> None:
    rules = base([A1, B1, B2], [when(yes("b1"), b=8), when(both(yes("a1"), yes("b1")), a=9)])
    assert asked_first(rules) == "a1"
    assert asked_first(in_this_order(rules, ["two", "one"], [])) == "b1"


def test_what_rules_out_through_a_finding_comes_before_what_tells_more() -> None:
    rules = base(
        [A1, A2, B1],
        [
            when(yes("a1"), b=8),
            rule("strict", both(yes("a2"), yes("b1")), Conclude("strict")),
            rule("out", Found("strict"), RuleOut("b")),
        ],
        findings=["strict"],
    )
    gains = information(rules, Session(), look(rules, Session()), ["a1", "a2"])
    assert gains["a1"] > gains["a2"]
    assert asked_first(rules) == "a2"


def test_answers_given_beforehand_move_no_topic_up() -> None:
    everyone = ("a1", "a2", "b1", "b2")
    rules = base(
        [A1, A2, B1, B2],
        [when(yes(fact), a=1) for fact in everyone]
        + [rule(fact, Not(yes(fact)), Award("b", 1)) for fact in everyone],
    )
    assert asked_first(rules, Session((Given("b1", "yes"), Given("a2", "no")))) == "a1"
