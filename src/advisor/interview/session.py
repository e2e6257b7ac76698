"""The answers of an interview and the steps back: they are its only state, all else is computed from them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce

from advisor.conditions import broken
from advisor.language.reading.answers import Given, profile_of, reply
from advisor.model import (
    Answer,
    Fact,
    Kind,
    Narrowing,
    Numbers,
    Profile,
    RuleBase,
    in_both,
    is_whole,
    spans_of,
    statement_of,
)

NOTHING_LEFT = "No possible answers to the other questions are left."


@dataclass(frozen=True, slots=True)
class Session:
    """The answers in the order given, and the answers before each step, oldest first."""

    given: tuple[Given, ...] = ()
    past: tuple[tuple[Given, ...], ...] = ()

    @property
    def profile(self) -> Profile:
        return profile_of(self.given)

    @property
    def said(self) -> tuple[tuple[Given, str], ...]:
        """The answers with who says so: while these are the same, there is nothing new to keep."""
        return tuple((given, given.said_by) for given in self.given)

    @property
    def asked(self) -> tuple[str, ...]:
        """The facts that are not asked again, be the answer partial or "don't know", in the order they were asked."""
        states = (*self.past, self.given)
        return tuple(dict.fromkeys(given.fact for state in states for given in state if given.asked))

    @property
    def stuck(self) -> tuple[str, ...]:
        """The facts that were asked without a whole answer: nobody knows more of them than the profile says."""
        profile = self.profile
        return tuple(fact for fact in self.asked if not is_whole(profile.get(fact)))

    def answer_to(self, fact: str) -> Given | None:
        return next((given for given in self.given if given.fact == fact), None)

    def without(self, fact: str) -> "Session":
        """Return a session with the answers to all other facts."""
        return Session(tuple(given for given in self.given if given.fact != fact))


def answer(
    session: Session, fact: str, value: Answer | None, stated: Narrowing | None = None, said_by: str = ""
) -> Session:
    """Return the session with this answer; an answer to the same fact is replaced where it stood.

    That the same is said again, by the same people, is no step.
    """
    new, earlier = Given(fact, value, stated, said_by=said_by), session.answer_to(fact)
    if earlier and says_the_same(earlier, new):
        return session
    if earlier:
        given = tuple(new if each.fact == fact else each for each in session.given)
    else:
        given = (*session.given, new)
    return replace(session, given=given, past=(*session.past, session.given))


def take_in(base: RuleBase, session: Session, given: Iterable[Given]) -> tuple[Session, tuple[str, ...]]:
    """Return the session with those of more answers that do not contradict the others, and why the rest do."""
    given = tuple(given)
    together = reduce(with_answer, given, session)
    if not refusals(base, together.profile):
        return together, ()
    wrong: list[str] = []
    for each in given:
        after = with_answer(session, each)
        if reasons := refusals(base, after.profile):
            wrong.append(f"{each.fact}: that contradicts your other answers: {' '.join(reasons)}")
        else:
            session = after
    return session, tuple(wrong)


def with_answer(session: Session, given: Given) -> Session:
    return answer(session, given.fact, given.answer, given.stated, given.said_by)


def says_the_same(before: Given, now: Given) -> bool:
    """Return whether the same people say the same of a fact."""
    return before == now and before.said_by == now.said_by


def joined(fact: Fact, before: Given, later: Given) -> Given | None:
    """Return what is known by two answers to a fact, stated as in one of them if that says all; None if both cannot be."""
    if fact.measure:
        return joined_numbers(fact, before, later)
    known, heard = fact.limits(before.answer), fact.limits(later.answer)
    must, may = known.must | heard.must, known.may & heard.may
    if not must <= may or not (may or fact.kind is Kind.SEVERAL):
        return None
    both = fact.narrowed(must, may)
    if both is None or both == later.answer:
        return later
    if both == before.answer:
        return replace(before, asked=True)
    return reply(fact, statement_of(fact, both))


def joined_numbers(fact: Fact, before: Given, later: Given) -> Given | None:
    """Return the same of a fact that is a number: the numbers that both leave, whatever rules hear of them."""
    known, heard = (spans_of(fact, given.statement) for given in (before, later))
    both = in_both(known, heard)
    if both == heard:
        return later
    if both == known:
        return replace(before, asked=True)
    return reply(fact, Numbers(both)) if both else None


def undo(session: Session) -> Session | None:
    """Return the session before the last step; None at the beginning."""
    if not session.past:
        return None
    return Session(session.past[-1], session.past[:-1])


def refusals(base: RuleBase, profile: Profile) -> tuple[str, ...]:
    """Return why the answers cannot all be true: the reasons of the impossibilities that they meet.

    If they meet none, but no possible answers to the other questions are left, that is the reason.
    """
    if reasons := broken(base, profile):
        return reasons
    if not base.impossible:
        return ()
    from advisor.evaluators.prove.possible import has_completion

    return (NOTHING_LEFT,) if has_completion(base, profile) is False else ()
