"""In which order questions come: the opening, then topic by topic, what can rule out before what tells most."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.interview import choice
from advisor.interview.choice import information, next_question
from advisor.interview.outlook import Outlook, look, tied_facts
from advisor.interview.session import Session, answer, refusals, undo
from advisor.language.reading.answers import Given
from advisor.language.reading.base import in_topic_order
from advisor.model import (
    Answer,
    Award,
    Conclude,
    Condition,
    Fact,
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
from fault_detection import first_failure
from strategies import FACTS, answers_to, rule_bases

A1, A2, B1, B2, C1, C2 = (
    fact(f"{topic}{number}", Kind.YES_NO, topic=topic) for topic in "abc" for number in (1, 2)
)
YES_NO = (A1, A2, B1, B2, C1, C2)
IDS = [fact.id for fact in YES_NO + FACTS]
REPLIES = st.fixed_dictionaries({fact.id: st.none() | answers_to(fact) for fact in YES_NO + FACTS})

Replies = dict[str, Answer | None]
Check = Callable[[RuleBase, Replies], None]
ELIGIBLE = choice.eligible


def yes(name: str) -> Is:
    return Is(name, ("yes",))


def asked_first(rules: RuleBase, session: Session = Session()) -> str:  # noqa: B008  # a session never changes
    question = next_question(rules, session)
    assert question
    return question.id


def in_this_order(rules: RuleBase, topics: Iterable[str], opening: Iterable[str] = ()) -> RuleBase:
    named = tuple(Topic(topic, topic) for topic in topics)
    facts = in_topic_order(rules.facts, [topic.id for topic in named])
    return replace(rules, topics=named, facts=facts, opening=tuple(fact for fact in opening if fact in facts))


@st.composite
def bases(draw: st.DrawFn) -> RuleBase:
    """Draw rule bases of every shape, or such in which most questions count, with topics and opening in any order."""
    rules = draw(rule_bases() | many_questions())
    topics = draw(st.permutations(sorted({fact.topic for fact in rules.facts.values()})))
    return in_this_order(rules, topics, draw(st.lists(st.sampled_from(IDS), max_size=4, unique=True)))


@st.composite
def many_questions(draw: st.DrawFn) -> RuleBase:
    """Draw rule bases with a rule or two for each of six questions; some rule out, themselves or by a finding."""
    award = st.builds(Award, st.sampled_from("abc"), st.integers(1, 4))
    effects = st.sampled_from([RuleOut("a"), RuleOut("b"), Conclude("strict")]) | award | award | award
    drawn = [
        rule(f"{fact.id}-{number}", condition, draw(effects))
        for fact in YES_NO
        for number, condition in enumerate([yes(fact.id), Not(yes(fact.id))][: draw(st.integers(1, 2))])
    ]
    return base(YES_NO, [*drawn, rule("out", Found("strict"), RuleOut("c"))], findings=["strict"])


BASES = bases()


def interview(rules: RuleBase, replies: Replies) -> list[Session]:
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


def opening_then_topics_with_filters_first(rules: RuleBase, replies: Replies) -> None:
    order = [topic.id for topic in rules.topics]
    for before, after in pairwise(interview(rules, replies)):
        asked, ready = after.given[-1].fact, look(rules, before).ready
        if opening := [fact for fact in rules.opening if fact in ready]:
            assert asked == opening[0]
            continue
        assert rules.facts[asked].topic == min((rules.facts[fact].topic for fact in ready), key=order.index)
        here = {fact for fact in ready if rules.facts[fact].topic == rules.facts[asked].topic}
        assert asked in (here & vetoing(rules) or here)


def no_more_switches_than_topics(rules: RuleBase, replies: Replies) -> None:
    given = [given.fact for given in interview(rules, replies)[-1].given if given.fact not in rules.opening]
    topics = [rules.facts[fact].topic for fact in given]
    switches = sum(topic != following for topic, following in pairwise(topics))
    again = tied_facts(rules) or any(fact.ask_if for fact in rules.facts.values())
    assert switches <= len(set(topics)) - (not again) or not topics


def by_the_answers_alone(rules: RuleBase, replies: Replies) -> None:
    for before, after in pairwise(interview(rules, replies)):
        asked = after.given[-1].fact
        assert asked_first(replace(rules), Session(before.given[::-1])) == asked  # nothing is kept with it
        back = undo(after)
        assert back
        assert asked_first(rules, back) == asked


CHECKS = (opening_then_topics_with_filters_first, no_more_switches_than_topics, by_the_answers_alone)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_questions_come_in_this_order(check: Check) -> None:
    tried(15)(given(BASES, REPLIES)(check))()


def of_the_last_topic(_: RuleBase, ready: Sequence[str]) -> Sequence[str]:
    return ready[-1:]


def without_filters(rules: RuleBase, ready: Sequence[str]) -> Sequence[str]:
    return ELIGIBLE(replace(rules, rules={}), ready)


def without_opening(rules: RuleBase, ready: Sequence[str]) -> Sequence[str]:
    return ELIGIBLE(replace(rules, opening=()), ready)


def by_what_was_said_last(rules: RuleBase, session: Session, _: Outlook, facts: Sequence[str]) -> Fact:
    return rules.facts[facts[len(str(session.given[:1])) % len(facts)]]


@pytest.mark.parametrize(
    ("part", "fault", "check"),
    [
        ("eligible", without_opening, opening_then_topics_with_filters_first),
        ("eligible", without_filters, opening_then_topics_with_filters_first),
        ("eligible", of_the_last_topic, opening_then_topics_with_filters_first),
        ("eligible", lambda _, ready: ready, no_more_switches_than_topics),
        ("most_telling", by_what_was_said_last, by_the_answers_alone),
    ],
)
def test_a_planted_fault_shows(
    monkeypatch: pytest.MonkeyPatch, part: str, fault: object, check: Check
) -> None:
    monkeypatch.setattr(choice, part, fault)
    with pytest.raises(AssertionError):
        first_failure(200, BASES, REPLIES)(check)()


def test_an_opening_that_cannot_count_is_passed_over() -> None:
    rules = replace(base([A1, B1, B2], [when(yes("a1"), a=1), when(yes("b2"), b=1)]), opening=("b1", "b2"))
    assert asked_first(rules) == "b2"
    assert asked_first(rules, answer(Session(), "b2", "no")) == "a1"


def test_a_topic_is_asked_about_although_a_later_one_tells_more() -> None:
    rules = base([A1, B1, B2], [when(yes("b1"), b=8), when(both(yes("a1"), yes("b1")), a=9)])
    assert asked_first(rules) == "a1"
    assert asked_first(in_this_order(rules, "ba")) == "b1"


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
