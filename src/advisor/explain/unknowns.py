"""What is not known, whether it could change who wins, to whom, and what to find out first."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.explain.changes import Change, other_answers
from advisor.interview.choice import information
from advisor.interview.outlook import look
from advisor.interview.session import Session
from advisor.model import Fact, RuleBase
from advisor.read.answers import Given
from advisor.recommend import Recommendation, winners_by_meaning


@dataclass(frozen=True, slots=True)
class Turning:
    """An answer to an unknown fact that alone, all else staying as it is, would bring other winners."""

    change: Change
    decision: str
    winners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A fact that is not known; `matters` if some way to answer it and all else changes who wins.

    `turnings` are the answers that alone do it; without any it matters only together with others.
    """

    fact: str
    dont_know: bool
    matters: bool
    turnings: tuple[Turning, ...]


@dataclass(frozen=True, slots=True)
class Unknowns:
    """All unknown facts: those that matter first, and of them the one whose answer tells most."""

    facts: tuple[Unknown, ...]

    @property
    def mattering(self) -> tuple[Unknown, ...]:
        """The unknown facts that can change who wins."""
        return tuple(one for one in self.facts if one.matters)


def unknowns(base: RuleBase, given: tuple[Given, ...], result: Recommendation) -> Unknowns:
    """Return what each unknown fact could change."""
    known = tuple(one for one in given if one.answer is not None)
    session = Session(known)
    outlook = look(base, session)
    told = information(base, session, outlook, outlook.deciding)
    asked = {one.fact for one in given}
    facts = [fact for fact in base.facts.values() if fact.id not in result.trace.profile]
    found = [
        Unknown(
            fact.id,
            fact.id in asked,
            fact.id in told,
            tuple(turnings(base, result, fact)) if fact.id in told else (),
        )
        for fact in facts
    ]
    return Unknowns(tuple(sorted(found, key=lambda one: -told.get(one.fact, -1.0))))


def turnings(base: RuleBase, result: Recommendation, fact: Fact) -> Iterator[Turning]:
    """Yield each answer to a fact that alone would bring other winners."""
    profile = result.trace.profile
    for then in other_answers(fact, None):
        after = winners_by_meaning(base, {**profile, fact.id: then})
        for name, outcome in result.outcomes.items():
            if after[name] != outcome.winners:
                yield Turning(Change(fact.id, None, then), name, after[name])
