"""A recommendation in brief: what a lead needs to defend it, or to know what is still missing.

How much of it is said, and in which words, is a matter of the verdict.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from advisor.conditions import open_questions
from advisor.explain.explanation import Explanation
from advisor.explain.flips import Flip, WayOut
from advisor.explain.reasons import (
    Elimination,
    Reason,
    by_candidate,
    counterargument,
    elimination,
    reasons,
    strongest,
    weightiest_elimination,
)
from advisor.explain.strength import Level, Strength
from advisor.explain.vetoes import vetoes
from advisor.model import RuleBase, is_own
from advisor.recommend import Outcome, Recommendation, Status


@dataclass(frozen=True, slots=True)
class Favourite:
    """Whoever wins alone: before whom, what rules most others out, what speaks for it and what most against."""

    winner: str
    rival: str | None
    elimination: Elimination | None
    reasons: tuple[Reason, ...]
    against: Reason | None


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
    """What rules everybody out."""

    eliminations: tuple[Elimination, ...]


Standoff: TypeAlias = Favourite | DeadHeat | Leaning | NoneLeft


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What a decision came to, how strong that is, and the smallest change of answers that turns it, if one is known.

    It `stands` if it is proved that no few answers do; of a leaning neither is said. The reasons rest on the `core`
    if there is one. `kept_out` are those whom people have ruled out themselves and the standoff does
    not name.
    """

    outcome: Outcome
    strength: Strength
    core: tuple[str, ...] | None
    standoff: Standoff
    turn: Flip | WayOut | None = None
    stands: bool = False
    kept_out: tuple[Elimination, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """A recommendation in brief; `find_out` is the open fact that tells most, empty if none can still change who wins."""

    base: RuleBase
    result: Recommendation
    conclusions: tuple[Conclusion, ...]
    open_answers: int
    find_out: str


def brief(explanation: Explanation) -> Brief:
    base, result = explanation.base, explanation.result
    to_find_out = () if result.settled else explanation.unknowns.to_find_out
    return Brief(
        base,
        result,
        tuple(conclusion(explanation, outcome) for outcome in result.outcomes.values()),
        len(open_questions(base, result.trace.profile)),
        next((unknown.fact for unknown in to_find_out), ""),
    )


def conclusion(explanation: Explanation, outcome: Outcome) -> Conclusion:
    base, result, name = explanation.base, explanation.result, outcome.decision
    core = explanation.cores.get(name)
    strength = explanation.strengths[name]
    out = tuple(elimination(base, result, veto) for veto in vetoes(base, outcome))
    kept_out = tuple(each for each in out if is_own(each.veto.rules[0]))
    if strength.level is Level.TOO_LITTLE_KNOWN:
        leaning = Leaning(by_candidate(base, result, outcome.winners))
        return Conclusion(outcome, strength, core, leaning, kept_out=kept_out)
    standoff: Standoff
    match outcome.status:
        case Status.NONE:
            standoff, kept_out = NoneLeft(out), ()
        case Status.TIE:
            standoff = DeadHeat(by_candidate(base, result, outcome.winners))
        case Status.WINNER:
            standoff = favourite(base, result, outcome, core)
            most_out = standoff.elimination.out if standoff.elimination else ()
            kept_out = tuple(each for each in kept_out if each.out[0] not in most_out)
    nearest = explanation.ways_out.get(name) or explanation.nearest_flip(outcome)
    turn = nearest if nearest and nearest.changes else None
    stands = not nearest or not (nearest.changes or nearest.unproven)
    return Conclusion(outcome, strength, core, standoff, turn, stands, kept_out)


def favourite(
    base: RuleBase, result: Recommendation, outcome: Outcome, core: tuple[str, ...] | None
) -> Favourite:
    """Return whoever wins alone with its reasons; where none rests on the core, any will do."""
    winner, *others = outcome.leading
    rival = others[0] if others else None
    weighed = reasons(base, result, winner, rival)
    out = weightiest_elimination(base, result, outcome)
    used = {answer.fact for answer in out.answers} if out else set[str]()
    speaking = tuple(strongest(weighed, core, used)) or tuple(strongest(weighed, None, used))
    return Favourite(winner, rival, out, speaking, counterargument(weighed))
