"""A recommendation in brief: what a lead needs to defend it, or to know what is still missing.

How much of it is said, and in which words, is a matter of the verdict.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from advisor.conditions import open_questions
from advisor.explain.applied import AppliedReasons, applied_reasons
from advisor.explain.endings import chosen
from advisor.explain.explanation import Explanation
from advisor.explain.flips import Flip, WayOut
from advisor.explain.reasons import (
    Elimination,
    Reason,
    by_candidate,
    counterarguments,
    eliminations,
    reasons,
    strongest,
)
from advisor.explain.strength import Level, Strength
from advisor.explain.winners import Telling, Tradeoffs, tellings, tradeoffs
from advisor.model import RuleBase
from advisor.recommend import AdviceGiven, Outcome, Recommendation, Status

# What rests on the answers that rule out so many candidates is no reason beside that.
FEWEST_OUT = 2


@dataclass(frozen=True, slots=True)
class Favourite:
    """Whoever wins alone: before whom, what speaks for it, and what against, that before whom it loses most first."""

    winner: str
    rival: str | None
    reasons: tuple[Reason, ...]
    against: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class DeadHeat:
    """Those who share the first place for good, each with what speaks most for it."""

    reasons: Mapping[str, Reason | None]


@dataclass(frozen=True, slots=True)
class Leaning:
    """Those who lead so far, which is no recommendation, each with what speaks most for it."""

    reasons: Mapping[str, Reason | None]


@dataclass(frozen=True, slots=True)
class NoneLeft:
    """Everybody is ruled out."""


Standoff: TypeAlias = Favourite | DeadHeat | Leaning | NoneLeft


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What a decision came to, how strong that is, and the smallest change of answers that turns it, if one is known.

    It `stands` if it is proved that no few answers do; of a leaning neither is said. The reasons rest on the `core`
    if there is one. `ruled_out` comes before all comparing; `tradeoffs` and `tellings` are those of the winners, and
    none of a leaning.
    """

    outcome: Outcome
    strength: Strength
    core: tuple[str, ...] | None
    ruled_out: tuple[Elimination, ...]
    standoff: Standoff
    turn: Flip | WayOut | None = None
    stands: bool = False
    tradeoffs: tuple[Tradeoffs, ...] = ()
    tellings: tuple[Telling, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """A recommendation in brief; `find_out` is the open fact that tells most, empty if none can still change anything."""

    base: RuleBase
    result: Recommendation
    conclusions: tuple[Conclusion, ...]
    advice: tuple[AdviceGiven, ...]
    open_answers: int
    find_out: str
    lists: tuple[AppliedReasons, ...] = ()


def brief(explanation: Explanation) -> Brief:
    base, result = explanation.base, explanation.result
    to_find_out = () if result.settled else explanation.unknowns.to_find_out
    mattering = tuple(unknown.fact for unknown in to_find_out)
    return Brief(
        base,
        result,
        tuple(conclusion(explanation, outcome) for outcome in result.outcomes.values()),
        explanation.advice,
        len(open_questions(base, result.trace.profile)),
        next((unknown.fact for unknown in to_find_out), ""),
        tuple(applied_reasons(base, result, each, mattering) for each in result.lists.values()),
    )


def conclusion(explanation: Explanation, outcome: Outcome) -> Conclusion:
    base, result, name = explanation.base, explanation.result, outcome.decision
    core = explanation.cores.get(name)
    strength = explanation.strengths[name]
    out = tuple(eliminations(base, result, outcome))
    if is_leaning(base, outcome, strength):
        leaning = Leaning(by_candidate(base, result, chosen(base, outcome)))
        return Conclusion(outcome, strength, core, out, leaning)
    standoff: Standoff
    match outcome.status:
        case Status.NONE:
            standoff = NoneLeft()
        case Status.TIE:
            standoff = DeadHeat(by_candidate(base, result, chosen(base, outcome)))
        case Status.WINNER:
            standoff = favourite(base, result, outcome, core, out)
    nearest = explanation.ways_out.get(name) or explanation.nearest_flip(outcome)
    turn = nearest if nearest and nearest.changes else None
    stands = not nearest or not (nearest.changes or nearest.unproven)
    costs, told = tradeoffs(base, result, outcome), tuple(tellings(base, outcome))
    return Conclusion(outcome, strength, core, out, standoff, turn, stands, costs, told)


def is_leaning(base: RuleBase, outcome: Outcome, strength: Strength) -> bool:
    """Return whether too little is known to recommend anything, or nothing is chosen yet."""
    nothing = bool(outcome.winners) and not outcome.settled and not chosen(base, outcome)
    return strength.level is Level.TOO_LITTLE_KNOWN or nothing


def favourite(
    base: RuleBase,
    result: Recommendation,
    outcome: Outcome,
    core: tuple[str, ...] | None,
    out: tuple[Elimination, ...],
) -> Favourite:
    """Return whoever wins alone with its reasons; where none rests on the core, any will do.

    Where rules choose outright nobody is compared with anybody.
    """
    winner, *others = outcome.leading
    compared = base.decisions[outcome.decision].is_weighed
    rival = others[0] if others and compared else None
    weighed = reasons(base, result, winner, rival)
    used = {answer.fact for each in out[:1] if len(each.veto.out) >= FEWEST_OUT for answer in each.answers}
    speaking = tuple(strongest(weighed, core, used)) or tuple(strongest(weighed, None, used))
    return Favourite(winner, rival, speaking, tuple(counterarguments(weighed)))
