"""The answers of an interview and the steps back: they are its only state, all else is computed from them."""

from dataclasses import dataclass, replace

from advisor.conditions import broken
from advisor.language.reading.answers import Given, profile_of
from advisor.model import Answer, Profile, RuleBase

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
    def asked(self) -> frozenset[str]:
        """The facts that were answered, be it with "don't know"."""
        return frozenset(given.fact for given in self.given)

    def answer_to(self, fact: str) -> Given | None:
        return next((given for given in self.given if given.fact == fact), None)


def answer(session: Session, fact: str, value: Answer | None) -> Session:
    """Return the session with this answer; an answer to the same fact is replaced where it stood.

    To answer as before is no step.
    """
    new = Given(fact, value)
    if session.answer_to(fact) == new:
        return session
    if session.answer_to(fact):
        given = tuple(new if earlier.fact == fact else earlier for earlier in session.given)
    else:
        given = (*session.given, new)
    return replace(session, given=given, past=(*session.past, session.given))


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
