"""Counterfactuals: the smallest changes of answers with which another candidate would win, or anybody be left.

That none is smaller is proved. Facts whose nature is to be given keep their answers, unless asked otherwise: nobody
can decide to be another organisation.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from advisor.evaluators.next_answer import next_answers
from advisor.evaluators.prove.changes import NewAnswers, smallest_change, smallest_way_out
from advisor.evaluators.prove.possible import SECONDS, values_with
from advisor.evaluators.prove.program import Unproven
from advisor.explain.changes import AnswerChange
from advisor.explain.runs import nearest_run
from advisor.explain.words import name_of
from advisor.model import Answer, Fact, Nature, Profile, RuleBase
from advisor.recommend import Applied, Outcome, Status, recommend
from advisor.texts import listing

MOST = 3

Ending: TypeAlias = tuple[str, frozenset[str]]
"""A decision, and who wins it."""


@dataclass(frozen=True, slots=True)
class Flip:
    """The fewest changes with which the candidate would win alone.

    No changes: none of up to MOST answers does it, or with `unproven` it is not known in time.
    """

    candidate: str
    changes: tuple[AnswerChange, ...]
    unproven: bool = False


@dataclass(frozen=True, slots=True)
class WayOut:
    """The fewest changes with which somebody would be left of a decision that nobody is left of, and who would lead.

    No changes: none of up to MOST answers does it, or with `unproven` it is not known in time.
    """

    changes: tuple[AnswerChange, ...]
    winners: tuple[str, ...] = ()
    unproven: bool = False


def flips(
    base: RuleBase, profile: Profile, outcome: Outcome, locked: Iterable[str] = (), *, givens: bool = False
) -> tuple[Flip, ...]:
    """Return a flip for each candidate that does not win alone; the fewest changes first, then by standing.

    With `givens`, what is given changes too.
    """
    locked, others = kept(base, locked, givens=givens), rivals(outcome)
    smallest = [flip(base, profile, rival, locked, seconds=SECONDS / len(others)) for rival in others]
    return tuple(sorted(smallest, key=lambda flipped: len(flipped.changes) or MOST + 1))


def nearest_flip(
    base: RuleBase, profile: Profile, outcome: Outcome, locked: Iterable[str] = ()
) -> Flip | None:
    """Return the first of `flips`, without working out the others; None if it is proved that there is none.

    Once a flip is found, of those after it only smaller ones are looked for.
    """
    locked, others = kept(base, locked, givens=False), rivals(outcome)
    nearest, most = None, MOST
    for rival in others:
        smallest = flip(base, profile, rival, locked, most=most, seconds=SECONDS / len(others))
        if smallest.changes:
            nearest, most = smallest, len(smallest.changes) - 1
        elif smallest.unproven:
            nearest = nearest or smallest
        if not most:
            break
    return nearest


def rivals(outcome: Outcome) -> list[str]:
    alone = outcome.winners if len(outcome.winners) == 1 else ()
    return [standing.candidate for standing in outcome.standings if standing.candidate not in alone]


def kept(base: RuleBase, locked: Iterable[str], *, givens: bool) -> tuple[str, ...]:
    given = (fact.id for fact in base.facts.values() if fact.nature is Nature.GIVEN)
    return (*locked, *(() if givens else given))


def flip(  # noqa: PLR0913  # each keyword is a limit
    base: RuleBase,
    profile: Profile,
    candidate: str,
    locked: Iterable[str] = (),
    *,
    most: int = MOST,
    seconds: float = SECONDS,
) -> Flip:
    """Return the smallest change of given answers that makes one candidate win alone; locked facts stay."""
    match smallest_change(base, profile, candidate, locked=locked, most=most, seconds=seconds):
        case NewAnswers(answers):
            ending = (base.decided_in[candidate].id, frozenset({candidate}))
            wide = widened(base, profile, answers, ending)
            return Flip(candidate, changes_to(profile, wide))
        case Unproven():
            return Flip(candidate, (), unproven=True)
        case None:
            return Flip(candidate, ())


def applied_flip(
    base: RuleBase, profile: Profile, each: Applied, locked: Iterable[str], *, givens: bool
) -> Flip:
    """Return the smallest change with which a candidate of a list applies, or does not, whichever is not so."""
    target, other = base.decided_in[each.candidate].candidate_ids
    return flip(base, profile, other if each.so_far else target, kept(base, locked, givens=givens))


def way_out(
    base: RuleBase, profile: Profile, outcome: Outcome, locked: Iterable[str] = (), *, givens: bool = False
) -> WayOut | None:
    """Return the smallest change of answers that leaves somebody; None if somebody is left already."""
    if outcome.status is not Status.NONE:
        return None
    locked = kept(base, locked, givens=givens)
    match smallest_way_out(base, profile, outcome.decision, locked=locked, most=MOST):
        case NewAnswers(answers):
            after = recommend(base, {**profile, **answers}).outcomes[outcome.decision]
            wide = widened(base, profile, answers, (outcome.decision, frozenset(after.winners)))
            return WayOut(changes_to(profile, wide), after.winners)
        case Unproven():
            return WayOut((), unproven=True)
        case None:
            return WayOut(())


def widened(base: RuleBase, profile: Profile, answers: Profile, ending: Ending) -> Profile:
    """Return new answers, of the first number the nearest with which it ends so and all next to them that do the same.

    Of other numbers it stays the nearest region: two that were widened need not go together.
    """
    fact = next((base.facts[name] for name in answers if base.facts[name].measure), None)
    if fact is None:
        return answers
    now, others = profile.get(fact.id), {**profile, **answers}
    may_win = values_with(base, others, fact.id, *ending) - fact.limits(now).may
    alike = ending_so(base, others, fact, may_win, ending)
    wide = nearest_run(fact, now, alike) if alike else answers[fact.id]
    return {**answers, fact.id: wide} if ending_so(base, others, fact, [wide], ending) else answers


def ending_so(
    base: RuleBase, profile: Profile, fact: Fact, answers: Iterable[Answer], ending: Ending
) -> set[Answer]:
    """Return those answers to a fact with which, all else as it is known, a decision has these winners."""
    decision, winners = ending
    steps = next_answers(base, profile, [(fact, answer) for answer in answers])
    return {step.answer for step in steps if step.winners[decision] == winners}


def changes_to(profile: Profile, answers: Profile) -> tuple[AnswerChange, ...]:
    return tuple(AnswerChange(fact, profile.get(fact), then) for fact, then in answers.items())


def no_change(base: RuleBase, profile: Profile, *, givens: bool = False) -> str:
    """Return of which changes it is said that none does something."""
    if givens or not taken_as_given(base, profile):
        return f"no change of up to {MOST} of your answers"
    return f"no change of up to {MOST} answers that you can decide or may have misjudged"


def taken_as_given(base: RuleBase, profile: Profile) -> tuple[str, ...]:
    """Return the facts with an answer that keep it because it is given, in interview order."""
    return tuple(fact for fact in base.facts if fact in profile and base.facts[fact].nature is Nature.GIVEN)


def given_words(base: RuleBase, profile: Profile) -> Iterator[str]:
    """Yield which answers were taken as given, and how to look at them too."""
    if names := [name_of(fact) for fact in taken_as_given(base, profile)]:
        yield f"Taken as given: {listing(names)}; 'flips --any' looks at {'them' if names[1:] else 'it'} too."
