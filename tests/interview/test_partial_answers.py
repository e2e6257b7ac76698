"""Answers that are known in part: what is still asked, what is offered, and where the interview ends."""

import json
from itertools import groupby, pairwise

from hypothesis import given
from hypothesis import strategies as st

from advisor.conditions import UNKNOWN, applies, known_from
from advisor.formats.consultation import step_document
from advisor.interview.choice import next_advising, next_question
from advisor.interview.outlook import look, offered
from advisor.interview.session import Session, answer, joined, refusals, undo
from advisor.journal.steps import given_before, resume, steps_between
from advisor.language.reading.answers import Given, beforehand, profile_of, reply
from advisor.model import (
    Answer,
    Fact,
    Has,
    Is,
    Kind,
    NotAnyOf,
    OneOf,
    RuleBase,
    Statement,
    is_whole,
    spans_of,
    statement_of,
)
from brute_force import completions, left, winners
from builders import base, fact, when
from effort import tried
from strategies import FACTS, known_of, rule_bases, statements_about

AT = "2026-11-22T12:00:00.000Z"
COLOUR = fact("colour", Kind.CHOICE, ("red", "green", "blue"), topic="one")
RED = Is("colour", ("red",))
TOOLS = fact("tools", Kind.SEVERAL, ("saw", "axe"), topic="two")

ASKING = rule_bases().filter(lambda rules: next_question(rules, Session()) is not None)
BEFOREHAND = st.fixed_dictionaries({}, optional={one.id: statements_about(one) for one in FACTS})
REPLIES = st.fixed_dictionaries({one.id: st.none() | statements_about(one) for one in FACTS})


def begun(rules: RuleBase, stated: dict[str, Statement]) -> Session:
    """Return a session with what was given beforehand, as far as it can be true together."""
    kept: tuple[Given, ...] = ()
    for name, statement in stated.items():
        more = (*kept, beforehand(reply(rules.facts[name], statement)))
        kept = kept if refusals(rules, profile_of(more)) else more
    return Session(kept)


def replied(rules: RuleBase, session: Session, asked: Fact, statement: Statement | None) -> Session:
    """Return the session after a reply to a question; one that cannot be true becomes "don't know"."""
    before, given_now = session.answer_to(asked.id), reply(asked, statement)
    both = joined(asked, before, given_now) if before else given_now
    if both:
        after = answer(session, asked.id, both.answer, both.stated)
        if not refusals(rules, after.profile):
            return after
    return replied(rules, session, asked, None)


def interview(
    rules: RuleBase, stated: dict[str, Statement], replies: dict[str, Statement | None]
) -> list[Session]:
    """Return the session before each question, those for advice after the others, and at the end."""
    passed = [begun(rules, stated)]
    while asked := next_question(rules, passed[-1]) or next_advising(rules, passed[-1]):
        passed.append(replied(rules, passed[-1], asked, replies[asked.id]))
    return passed


@tried(15)
@given(ASKING, BEFOREHAND, REPLIES)
def test_nothing_whole_is_asked_and_nothing_twice(
    rules: RuleBase, stated: dict[str, Statement], replies: dict[str, Statement | None]
) -> None:
    passed = interview(rules, stated, replies)
    asked = [name for name in passed[-1].asked if name not in passed[0].asked]
    assert len(asked) == len(passed) - 1
    assert not any(is_whole(passed[0].profile.get(name)) for name in asked)


@tried(10)
@given(ASKING, BEFOREHAND, REPLIES)
def test_what_is_open_at_the_end_hangs_on_what_nobody_knows_and_what_applies_by_that(
    rules: RuleBase, stated: dict[str, Statement], replies: dict[str, Statement | None]
) -> None:
    last = interview(rules, stated, replies)[-1]
    known = known_from(rules, last.profile)
    waiting = [one.id for one in rules.facts.values() if applies(one, known) is UNKNOWN]

    def resolved(one: dict[str, Answer]) -> str:
        return str([one[name] for name in (*last.stuck, *waiting)])

    for _, alike in groupby(sorted(completions(rules, last.profile), key=resolved), key=resolved):
        assert len({str(winners(rules, one)) for one in alike}) == 1


@tried(10)
@given(ASKING, BEFOREHAND, REPLIES)
def test_an_answer_never_takes_back_what_was_known(
    rules: RuleBase, stated: dict[str, Statement], replies: dict[str, Statement | None]
) -> None:
    passed = interview(rules, stated, replies)
    for one in FACTS:
        known = [left(one, session.profile.get(one.id)) for session in passed]
        assert all(set(later) <= set(earlier) for earlier, later in pairwise(known))


@tried(10)
@given(ASKING, BEFOREHAND, REPLIES, st.lists(st.sampled_from(FACTS), max_size=3), st.data())
def test_an_interview_resumed_at_any_step_is_the_same(
    rules: RuleBase,
    stated: dict[str, Statement],
    replies: dict[str, Statement | None],
    changed: list[Fact],
    data: st.DataObject,
) -> None:
    passed = interview(rules, stated, replies)
    for one in changed:
        known = reply(one, data.draw(st.none() | statements_about(one)))
        after = answer(passed[-1], one.id, known.answer, known.stated)
        passed += [] if refusals(rules, after.profile) else [after]
        passed += [before] if data.draw(st.booleans()) and (before := undo(passed[-1])) else []
    steps = list(given_before(passed[0].given, AT))
    for number, session in enumerate(passed):
        steps += steps_between(passed[number - 1], session, AT) if number else ()
        kept = json.loads(json.dumps([step_document(rules, step) for step in steps]))
        resumed = resume(rules, kept)
        assert resumed.session == session
        assert resumed.dropped == ()


@given(st.sampled_from(FACTS).flatmap(lambda one: st.tuples(st.just(one), known_of(one), known_of(one))))
def test_two_answers_to_a_fact_leave_what_both_leave(drawn: tuple[Fact, Answer, Answer]) -> None:
    asked, *known = drawn
    before, later = (reply(asked, statement_of(asked, one)) for one in known)
    both = joined(asked, before, later)
    if asked.measure:
        assert numbers(asked, both) == numbers(asked, before) & numbers(asked, later)
        return
    common = [one for one in left(asked, known[0]) if one in left(asked, known[1])]
    assert (left(asked, both.answer) if both else []) == common


def numbers(asked: Fact, given: Given | None) -> set[int]:
    """Return all numbers that an answer leaves, one by one."""
    spans = spans_of(asked, given.statement) if given else ()
    return {number for span in spans for number in range(span.least, span.most + 1)}


def test_what_was_said_is_kept_as_said_unless_more_is_known() -> None:
    warm = beforehand(reply(COLOUR, OneOf(("green", "red"))))
    assert joined(COLOUR, warm, reply(COLOUR, None)) == reply(COLOUR, OneOf(("green", "red")))
    assert joined(COLOUR, warm, reply(COLOUR, NotAnyOf(("blue",)))) == reply(COLOUR, NotAnyOf(("blue",)))
    assert joined(COLOUR, warm, reply(COLOUR, NotAnyOf(("red",)))) == reply(COLOUR, "green")
    assert joined(COLOUR, warm, reply(COLOUR, "blue")) is None
    saw, no_axe = reply(TOOLS, Has(("saw",))), reply(TOOLS, Has((), ("axe",)))
    assert joined(TOOLS, saw, no_axe) == reply(TOOLS, frozenset({"saw"}))


def test_what_was_given_in_part_beforehand_is_asked_and_what_was_typed_in_part_is_not() -> None:
    rules = base([COLOUR], [when(RED, a=1)])
    narrowed = beforehand(reply(COLOUR, NotAnyOf(("blue",))))
    assert next_question(rules, Session((narrowed,))) == COLOUR
    assert [value.id for value in offered(rules, Session((narrowed,)), COLOUR)] == ["red", "green"]
    typed = answer(Session(), "colour", narrowed.answer, narrowed.stated)
    assert next_question(rules, typed) is None
    assert look(rules, typed).settled == frozenset()
    assert typed.stuck == ("colour",)
