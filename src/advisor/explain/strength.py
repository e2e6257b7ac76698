"""How strong a result is: in what share of completions it stays, how many rules would have to be wrong, and its level.

docs/semantics.md, "How strong a result is", says what each of them means.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from advisor.evaluators.fall import Fall, fall
from advisor.evaluators.prior import PRIOR, Prior
from advisor.model import Profile, RuleBase
from advisor.recommend import Outcome, Status

# A leader that is first in fewer completions is none to recommend; one that is in so many is as good as settled.
LIKELY, CLEAR = 0.80, 0.95


class Level(Enum):
    """How much a result can be relied upon."""

    NOBODY_LEFT = "nobody left"
    TOO_LITTLE_KNOWN = "too little known"
    CLOSE = "close"
    LIKELY = "likely"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Strength:
    """How strong the result of a decision is, and who that is about: whoever wins alone, or leads alone so far.

    `stay` is in what share of completions the leader wins, 1 if it is settled, None if nobody leads alone or too
    few completions were found. `fall` and `level` are None of a settled winner that does not lead yet, and of a
    decision that is not weighed by points. `shares` says the same as `stay` of every candidate, and nothing if it is
    settled or not known; they were drawn by the prior.
    """

    decision: str
    leader: str | None
    stay: float | None
    fall: Fall | None
    level: Level | None
    shares: Mapping[str, float]
    prior: Prior = PRIOR


def strengths(base: RuleBase, profile: Profile, outcomes: Mapping[str, Outcome]) -> Mapping[str, Strength]:
    """Return for each decision how strong its result is."""
    shares: Mapping[str, float] = {}
    if not all(outcome.settled for outcome in outcomes.values()):
        from advisor.evaluators.sweep import shares_of_wins  # numpy takes a while to load

        shares = shares_of_wins(base, profile)
    return {name: strength(base, profile, outcome, shares) for name, outcome in outcomes.items()}


def strength(base: RuleBase, profile: Profile, outcome: Outcome, shares: Mapping[str, float]) -> Strength:
    """Return how strong the result of one decision is, when its candidates win in these shares of completions."""
    decision = base.decisions[outcome.decision]
    leader = outcome.winners[0] if outcome.status is Status.WINNER else None
    first = {} if outcome.settled or not shares else {name: shares[name] for name in decision.candidate_ids}
    stay = 1.0 if outcome.settled else first.get(leader) if leader else None
    if not decision.is_weighed:
        return Strength(decision.id, leader, stay, None, None, first)
    fewest = fall(base, profile, decision, leader) if leader and outcome.shown_by_points else None
    return Strength(decision.id, leader, stay, fewest, level(outcome, stay, fewest), first)


def level(outcome: Outcome, stay: float | None, fewest: Fall | None) -> Level | None:
    """Return the first level that fits; None of a winner that does not lead yet but will."""
    stays = outcome.settled or (stay is not None and stay >= CLEAR)
    if outcome.status is Status.NONE:
        return Level.NOBODY_LEFT
    if not outcome.settled and (stay is None or stay < LIKELY or not is_spoken_for(outcome)):
        return Level.TOO_LITTLE_KNOWN
    if outcome.status is Status.WINNER and fewest is None:
        return None
    if len(outcome.leading) == 1:
        return Level.CLEAR if stays else Level.LIKELY
    if fewest is None or fewest.least == 1:
        return Level.CLOSE
    return Level.CLEAR if stays and fewest.least > 2 else Level.LIKELY


def is_spoken_for(outcome: Outcome) -> bool:
    """Return whether some rule gives points to a winner."""
    return any(award.points > 0 for winner in outcome.winners for award in outcome.standing(winner).evidence)
