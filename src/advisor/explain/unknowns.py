"""What is not known, whether it could change who wins, to which possible winner, and what to find out first."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from advisor.conditions import open_questions
from advisor.evaluators.next_answer import NextAnswer, next_answers
from advisor.evaluators.prove.possible import SECONDS
from advisor.explain.changes import AnswerChange
from advisor.explain.runs import together
from advisor.interview.choice import information
from advisor.interview.outlook import look
from advisor.interview.session import Session
from advisor.language.reading.answers import Given
from advisor.model import Answer, Fact, Kind, Profile, RuleBase, grouped, is_whole
from advisor.recommend import Recommendation


@dataclass(frozen=True, slots=True)
class Turning:
    """An answer to an open fact that alone, all else staying as it is, would bring other winners.

    Of a list these are the candidates of which it would change whether they apply.
    """

    change: AnswerChange
    decision: str
    winners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A fact that is not known for certain; `matters` if some way to answer it and all else changes who wins.

    `known` is what is known of it all the same. `turnings` are the answers that alone change who wins; without any
    it matters only together with others.
    """

    fact: str
    known: Answer | None
    dont_know: bool
    matters: bool
    turnings: tuple[Turning, ...]


@dataclass(frozen=True, slots=True)
class Unknowns:
    """All open facts: those that matter first, and of them the one whose answer is expected to tell most."""

    facts: tuple[Unknown, ...]

    @property
    def mattering(self) -> tuple[Unknown, ...]:
        return tuple(fact for fact in self.facts if fact.matters)

    @property
    def to_find_out(self) -> tuple[Unknown, ...]:
        """The open facts that can change who wins, before all others those that can by themselves."""
        return tuple(sorted(self.mattering, key=lambda fact: not fact.turnings))


def unknowns(base: RuleBase, given: tuple[Given, ...], result: Recommendation) -> Unknowns:
    profile = result.trace.profile
    unanswered = open_questions(base, profile)
    if not unanswered:
        return Unknowns(())  # with many rules, to look ahead takes seconds
    # What is not known for certain may be found out, also where it was asked.
    session = Session(tuple(Given(fact, answer, asked=is_whole(answer)) for fact, answer in profile.items()))
    # A record must not depend on how busy the machine is.
    outlook = look(base, session, seconds=SECONDS, advice=False)
    bits = information(base, session, outlook, outlook.deciding) if outlook.deciding else {}
    unsure = {reply.fact for reply in given if reply.statement is None}
    turns = list(turnings(base, result))
    turned = {turning.change.fact for turning in turns}
    turns += turnings(base, result, pairs(base, profile, bits.keys() - turned))
    facts = [
        Unknown(
            fact,
            profile.get(fact),
            fact in unsure,
            fact in bits,
            tuple(turning for turning in turns if turning.change.fact == fact and fact in bits),
        )
        for fact in unanswered
    ]
    return Unknowns(tuple(sorted(facts, key=lambda unknown: -bits.get(unknown.fact, -1.0))))


def pairs(base: RuleBase, profile: Profile, facts: Collection[str]) -> Iterator[tuple[Fact, Answer]]:
    """Yield for those facts whose answers are sets all that must be in them with each two values that may be."""
    for fact in base.facts.values():
        if fact.id in facts and fact.kind is Kind.SEVERAL:
            limits = fact.limits(profile.get(fact.id))
            open_to = fact.ordered(limits.open)
            yield from ((fact, limits.must.union(two)) for two in combinations(open_to, 2))


def turnings(
    base: RuleBase, result: Recommendation, answers: Iterable[tuple[Fact, Answer]] | None = None
) -> Iterator[Turning]:
    """Yield each answer to an open fact that alone would bring other winners, of what is not settled."""
    profile = result.trace.profile
    steps = next_answers(base, profile, answers)
    leading = grouped(
        ((step.fact, name, step.winners[name]), step.answer)
        for step in steps
        for name, outcome in result.outcomes.items()
        if not outcome.settled and step.winners[name] != set(outcome.winners)
    )
    yield from list_turnings(base, result, steps)
    for (fact, name, ahead), same in leading.items():
        winners = tuple(candidate for candidate in base.decisions[name].candidate_ids if candidate in ahead)
        for then in alike(base.facts[fact], same, profile.get(fact)):
            yield Turning(AnswerChange(fact, profile.get(fact), then), name, winners)


def list_turnings(base: RuleBase, result: Recommendation, steps: Iterable[NextAnswer]) -> Iterator[Turning]:
    """Yield each answer that alone would change what applies of a list."""
    profile = result.trace.profile
    left = [
        (name, part.id, each)
        for name, applied in result.lists.items()
        for part, each in zip(base.parts[name], applied.candidates, strict=True)
        if not each.settled
    ]
    changing = grouped(
        ((step.fact, name), (step.answer, each.candidate))
        for step in steps
        for name, part, each in left
        if (each.candidate in step.winners[part]) is not each.so_far
    )
    for (fact, name), changes in changing.items():
        by_answer = grouped(changes)
        for names, same in grouped((names, answer) for answer, names in by_answer.items()).items():
            for then in alike(base.facts[fact], same, profile.get(fact)):
                yield Turning(AnswerChange(fact, profile.get(fact), then), name, names)


def alike(fact: Fact, answers: Collection[Answer], known: Answer | None) -> Iterator[Answer]:
    """Yield answers that lead to the same; regions of a number are one."""
    if fact.measure:
        yield together(fact, answers, known)
    else:
        yield from answers
