"""The steps of an interview: made while it runs, kept as JSON, and taken again when it is resumed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from advisor.formats.consultation import Action, Step
from advisor.formats.record_kinds import Predecessor
from advisor.interview.session import Session, answer, refusals, says_the_same, undo
from advisor.language.reading.answers import Given, beforehand, coming_from, profile_of, reply
from advisor.language.reading.plain import from_plain
from advisor.model import (
    NUMBERS,
    AnswerOrigin,
    Fact,
    Has,
    Kind,
    NotAnyOf,
    Numbers,
    OneOf,
    OriginKind,
    Range,
    RuleBase,
    Statement,
    fits,
)

SET = frozenset({Kind.SEVERAL})
ONE = frozenset(Kind) - SET - NUMBERS
SCALE = frozenset({Kind.SCALE})


def given_before(given: Iterable[Given], at: str) -> tuple[Step, ...]:
    """Return the steps for answers that were given by file or option."""
    return tuple(
        Step(at, Action.GIVEN, before.fact, before.statement, before.origin, before.said_by)
        for before in given
    )


def out_of(record: Predecessor, given: Iterable[Given]) -> tuple[Given, ...]:
    """Return answers as they come from a record."""
    return coming_from(AnswerOrigin(OriginKind.RECORD, record.id, record.hash), given)


def steps_between(
    before: Session, after: Session, at: str, origin: AnswerOrigin | None = None
) -> Iterator[Step]:
    """Yield what was done from one session to the next: an answer, another answer, or an answer taken back.

    `origin` is who answers, if that is no person.
    """
    is_undone = len(after.past) < len(before.past)
    for now in after.given:
        was = before.answer_to(now.fact)
        if was and says_the_same(was, now):
            continue
        if was and is_undone:
            yield Step(at, Action.UNDONE, was.fact, was.statement)
        else:
            deed = Action.CHANGED if now.fact in before.asked else Action.ANSWERED
            yield Step(at, deed, now.fact, now.statement, origin, now.said_by)
    for was in before.given:
        if after.answer_to(was.fact) is None:
            yield Step(at, Action.UNDONE, was.fact, was.statement)


@dataclass(frozen=True, slots=True)
class Resumed:
    """A session as it was left, its steps, and the answers that no longer fit the questions, each with the reason."""

    session: Session
    steps: tuple[Step, ...]
    dropped: tuple[tuple[str, str], ...]


def resume(base: RuleBase, documents: Iterable[Mapping[str, Any]]) -> Resumed:
    """Return the session that these steps lead to; answers that no longer fit are left out.

    An answer that another one replaced does not come back where that one no longer fits.
    """
    resumed, left_out = retaken(base, steps := read_steps(base, documents)), dict[str, str]()
    while withdrawn := {fact: reason for fact, reason in resumed.dropped if resumed.session.answer_to(fact)}:
        left_out |= withdrawn
        resumed = retaken(base, steps := tuple(step for step in steps if step.fact not in withdrawn))
    return replace(resumed, dropped=(*left_out.items(), *resumed.dropped))


def retaken(base: RuleBase, steps: Iterable[Step]) -> Resumed:
    """Return the session that the steps which fit lead to. A step that was left out has nothing to take back."""
    session, kept, steps = Session(), list[Step](), tuple(steps)
    fit = all_fit(base, steps)
    effective: list[bool] = []
    reasons: dict[str, str] = {}
    for step in steps:
        if step.deed is Action.UNDONE:
            reason = "" if not effective or effective.pop() else "it was left out"
        else:
            reason = reasons[step.fact] = "" if fit else why_left_out(base, session, step)
            if step.deed is not Action.GIVEN:
                effective.append(not reason)
        if not reason:
            kept.append(step)
            session = taken(base, session, step)
    in_session = {given.fact: given.statement for given in session.given}
    dropped = (
        (fact, reasons[fact])
        for fact, statement in statements_after(steps).items()
        if fact not in in_session or in_session[fact] != statement
    )
    return Resumed(session, tuple(kept), tuple(dropped))


def all_fit(base: RuleBase, steps: Iterable[Step]) -> bool:
    """Return whether each of these answers can be given beside those before it.

    Answers that fit with more of them fit without, so only what the last step of many that add leads to is judged.
    """
    session, judged = Session(), list[Session]()
    for step in steps:
        if why_invalid(base, step.fact, step.statement):
            return False
        if step.deed is Action.UNDONE or session.answer_to(step.fact):
            judged.append(session)
        session = taken(base, session, step)
    return not any(refusals(base, each.profile) for each in (*judged, session))


def fitting(base: RuleBase, given: Iterable[Given]) -> tuple[Given, ...]:
    """Return the answers that a base knows and that do not contradict those before them, as its rules hear them."""
    kept: tuple[Given, ...] = ()
    for said in given:
        if not why_invalid(base, said.fact, said.statement):
            heard = replace(reply(base.facts[said.fact], said.statement), asked=said.asked)
            if not refusals(base, profile_of((*kept, heard))):
                kept = (*kept, heard)
    return kept


def taken(base: RuleBase, session: Session, step: Step) -> Session:
    """Return the session after a step whose answer the base knows."""
    if step.deed is Action.UNDONE:
        return undo(session) or session
    given = reply(base.facts[step.fact], step.statement)
    if step.deed is Action.GIVEN:
        return Session((*session.given, beforehand(credited(given, step))))
    return answer(session, given.fact, given.answer, given.stated, step.said_by)


def credited(given: Given, step: Step) -> Given:
    """Return an answer with where it came from and who said so, as the step says that it stands by."""
    return replace(given, origin=step.origin, said_by=step.said_by)


def statements_after(steps: Iterable[Step]) -> Mapping[str, Statement | None]:
    """Return what was stated of each fact after these steps, in the order first given, whatever rules make of it."""
    return {fact: step.statement for fact, step in standing_after(steps).items()}


def standing_after(steps: Iterable[Step]) -> Mapping[str, Step]:
    """Return the step that each answer stands by after these, in the order first given."""
    states: list[dict[str, Step]] = [{}]
    for step in steps:
        if step.deed is not Action.UNDONE:
            state = {**states[-1], step.fact: step}
            states = [state] if step.deed is Action.GIVEN else [*states, state]
        elif len(states) > 1:
            states.pop()
    return states[-1]


def why_left_out(base: RuleBase, session: Session, step: Step) -> str:
    """Return why an answer cannot be given to a base beside those before it; an empty text if it can."""
    if reason := why_invalid(base, step.fact, step.statement):
        return reason
    return "; ".join(refusals(base, taken(base, session, step).profile))


def why_invalid(base: RuleBase, fact: str, statement: Statement | None) -> str:
    """Return why a base does not know an answer; an empty text if it does."""
    if fact not in base.facts:
        return "it is no longer asked"
    if statement is not None and not is_answer(base.facts[fact], statement):
        return "this answer no longer exists"
    return ""


def is_answer(fact: Fact, statement: Statement) -> bool:
    """Return whether a fact can be answered like this, as a whole or in part."""
    kinds, named = form_of(statement)
    is_known = fact.kind in kinds and fact.limits(None).may.issuperset(named)
    return is_known and (isinstance(statement, str | frozenset) or fits(fact, statement))


def form_of(statement: Statement) -> tuple[frozenset[Kind], Iterable[str]]:
    """Return the kinds of facts that can be answered like this, and the values that are named."""
    match statement:
        case str():
            return ONE, [statement]
        case frozenset():
            return SET, statement
        case OneOf(values):
            return ONE, values
        case NotAnyOf(values):
            return ONE | SET, values
        case Range(least, most):
            return SCALE, [bound for bound in (least, most) if bound is not None]
        case Has(has, lacks):
            return SET, [*has, *lacks]
        case Numbers():
            return NUMBERS, ()


def read_steps(base: RuleBase, documents: Iterable[Mapping[str, Any]]) -> tuple[Step, ...]:
    return tuple(step_in(document, base.facts.get(document["fact"])) for document in documents)


def step_in(document: Mapping[str, Any], fact: Fact | None = None) -> Step:
    """Return a step as it was kept; a number is one only to its fact."""
    statement = from_plain(document["answer"], fact)
    deed, said_by = Action(document["deed"]), document.get("said_by", "")
    return Step(document["at"], deed, document["fact"], statement, origin_in(document), said_by)


def origin_in(step: Mapping[str, Any]) -> AnswerOrigin | None:
    """Return where an answer came from, as its step was kept; None if that does not say it."""
    if (origin := step.get("origin")) is None:
        return None
    return AnswerOrigin(OriginKind(origin["kind"]), origin.get("name", ""), origin.get("digest", ""))


def given_in(
    base: RuleBase, answers: Iterable[Mapping[str, Any]], steps: Iterable[Mapping[str, Any]] = ()
) -> tuple[Given, ...]:
    """Return the answers that the section of a record is, in the order given, as rules that know them hear them.

    The steps that led to them say where they came from.
    """
    standing = standing_after(map(step_in, steps))
    facts = ((base.facts[given["fact"]], given["answer"]) for given in answers)
    heard = (reply(fact, from_plain(answer, fact)) for fact, answer in facts)
    return tuple(
        credited(given, standing[given.fact]) if given.fact in standing else given for given in heard
    )
