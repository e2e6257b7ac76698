"""What is not known, whether it could change who wins, to which possible winner, and what to find out first."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from advisor.evaluators.next_answer import next_answers
from advisor.evaluators.prove.possible import SECONDS
from advisor.explain.changes import AnswerChange
from advisor.interview.choice import information
from advisor.interview.outlook import look
from advisor.interview.session import Session
from advisor.language.reading.answers import Given
from advisor.model import Answer, Fact, Kind, RuleBase
from advisor.recommend import Recommendation


@dataclass(frozen=True, slots=True)
class Turning:
    """An answer to an unknown fact that alone, all else staying as it is, would bring other winners."""

    change: AnswerChange
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
    """All unknown facts: those that matter first, and of them the one whose answer is expected to tell most."""

    facts: tuple[Unknown, ...]

    @property
    def mattering(self) -> tuple[Unknown, ...]:
        return tuple(fact for fact in self.facts if fact.matters)

    @property
    def to_find_out(self) -> tuple[Unknown, ...]:
        """The unknown facts that can change who wins, before all others those that can by themselves."""
        return tuple(sorted(self.mattering, key=lambda fact: not fact.turnings))


def unknowns(base: RuleBase, given: tuple[Given, ...], result: Recommendation) -> Unknowns:
    """Return what each unknown fact could change."""
    if result.trace.profile.keys() >= base.facts.keys():
        return Unknowns(())  # with many rules, to look ahead takes seconds
    known = tuple(answer for answer in given if answer.answer is not None)
    session = Session(known)
    outlook = look(base, session, seconds=SECONDS)  # a record must not depend on how busy the machine is
    bits = information(base, session, outlook, outlook.deciding) if outlook.deciding else {}
    asked = {answer.fact for answer in given}
    turns = list(turnings(base, result))
    turns += turnings(base, result, pairs(base, bits.keys() - {turning.change.fact for turning in turns}))
    facts = [
        Unknown(
            fact,
            fact in asked,
            fact in bits,
            tuple(turning for turning in turns if turning.change.fact == fact and fact in bits),
        )
        for fact in base.facts
        if fact not in result.trace.profile
    ]
    return Unknowns(tuple(sorted(facts, key=lambda unknown: -bits.get(unknown.fact, -1.0))))


def pairs(base: RuleBase, facts: Collection[str]) -> list[tuple[Fact, Answer]]:
    """Return each two values of those facts of which several can be named, as answers to them."""
    several = (fact for fact in base.facts.values() if fact.id in facts and fact.kind is Kind.SEVERAL)
    return [(fact, frozenset(two)) for fact in several for two in combinations(fact.value_ids, 2)]


def turnings(
    base: RuleBase, result: Recommendation, answers: Iterable[tuple[Fact, Answer]] | None = None
) -> Iterator[Turning]:
    """Yield each answer to an unknown fact that alone would bring other winners, of what is not settled."""
    for step in next_answers(base, result.trace.profile, answers):
        for name, outcome in result.outcomes.items():
            if not outcome.settled and step.winners[name] != set(outcome.winners):
                winners = tuple(
                    candidate.id
                    for candidate in base.decisions[name].candidates
                    if candidate.id in step.winners[name]
                )
                yield Turning(AnswerChange(step.fact, None, step.answer), name, winners)
