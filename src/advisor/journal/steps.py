"""The steps of an interview: made while it runs, kept as JSON, and taken again when it is resumed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from advisor.formats.consultation import Action, Step
from advisor.interview.session import Session, answer, refusals, undo
from advisor.language.reading.answers import Given, profile_of
from advisor.model import Answer, Fact, Kind, RuleBase


def given_before(given: Iterable[Given], at: str) -> tuple[Step, ...]:
    """Return the steps for answers that were given by file or option."""
    return tuple(Step(at, Action.GIVEN, reply.fact, reply.answer) for reply in given)


def steps_between(before: Session, after: Session, at: str) -> Iterator[Step]:
    """Yield what was done from one session to the next: an answer, another answer, or an answer taken back."""
    is_undone = len(after.past) < len(before.past)
    for reply in after.given:
        was = before.answer_to(reply.fact)
        if was is None:
            yield Step(at, Action.ANSWERED, reply.fact, reply.answer)
        elif was != reply and is_undone:
            yield Step(at, Action.UNDONE, reply.fact, was.answer)
        elif was != reply:
            yield Step(at, Action.CHANGED, reply.fact, reply.answer)
    for reply in before.given:
        if after.answer_to(reply.fact) is None:
            yield Step(at, Action.UNDONE, reply.fact, reply.answer)


@dataclass(frozen=True, slots=True)
class Resumed:
    """A session as it was left, its steps, and the answers that no longer fit the questions, each with the reason."""

    session: Session
    steps: tuple[Step, ...]
    dropped: tuple[tuple[str, str], ...]


def resume(base: RuleBase, documents: Iterable[Mapping[str, Any]]) -> Resumed:
    """Return the session that these steps lead to; answers that no longer fit are left out.

    A step that was left out has nothing to take back.
    """
    session, meant, kept = Session(), Session(), list[Step]()
    effective: list[bool] = []
    reasons: dict[str, str] = {}
    for step in map(step_in, documents):
        meant = taken(meant, step)
        if step.deed is Action.UNDONE:
            reason = "" if not effective or effective.pop() else "it was left out"
        else:
            together = answer(session, step.fact, step.answer).profile
            reason = why_invalid(base, Given(step.fact, step.answer)) or "; ".join(refusals(base, together))
            reasons[step.fact] = reason
            if step.deed is not Action.GIVEN:
                effective.append(not reason)
        if not reason:
            kept.append(step)
            session = taken(session, step)
    dropped = (
        (given.fact, reasons[given.fact]) for given in meant.given if session.answer_to(given.fact) != given
    )
    return Resumed(session, tuple(kept), tuple(dropped))


def fitting(base: RuleBase, given: Iterable[Given]) -> tuple[Given, ...]:
    """Return the answers that a base knows and that do not contradict those before them."""
    kept: tuple[Given, ...] = ()
    for reply in given:
        if not why_invalid(base, reply) and not refusals(base, profile_of((*kept, reply))):
            kept = (*kept, reply)
    return kept


def taken(session: Session, step: Step) -> Session:
    match step.deed:
        case Action.UNDONE:
            return undo(session) or session
        case Action.GIVEN:
            return Session((*session.given, Given(step.fact, step.answer)))
        case Action.ANSWERED | Action.CHANGED:
            return answer(session, step.fact, step.answer)


def why_invalid(base: RuleBase, reply: Given) -> str:
    """Return why a base does not know an answer; an empty text if it does."""
    fact = base.facts.get(reply.fact)
    if fact is None:
        return "it is no longer asked"
    if reply.answer is not None and not is_answer(fact, reply.answer):
        return "this answer no longer exists"
    return ""


def is_answer(fact: Fact, given: Answer) -> bool:
    if fact.kind is Kind.SEVERAL:
        return isinstance(given, frozenset) and given <= set(fact.value_ids)
    return given in fact.value_ids


def step_in(document: Mapping[str, Any]) -> Step:
    return Step(document["at"], Action(document["deed"]), document["fact"], answer_in(document["answer"]))


def given_in(answers: Iterable[Mapping[str, Any]]) -> tuple[Given, ...]:
    """Return the answers that the section of a record is, in the order given."""
    return tuple(Given(given["fact"], answer_in(given["answer"])) for given in answers)


def answer_in(value: str | list[str] | None) -> Answer | None:
    """Return the answer that a JSON value stands for; null is "don't know"."""
    return frozenset(value) if isinstance(value, list) else value
