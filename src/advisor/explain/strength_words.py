"""How strong a result is, in words: how many rules would have to be wrong, and who would be first in how many ways."""

from collections.abc import Mapping

from advisor.evaluators.fall import Fall
from advisor.explain.strength import Level, Strength
from advisor.model import RuleBase
from advisor.recommend import Outcome, Status
from advisor.texts import count

# Maximum candidates named with their share of ways, and the least share in which it is told that nobody is left.
MOST_SHARES, LEAST_TOLD = 4, 0.01


def strength_words(outcome: Outcome, strength: Strength) -> str:
    """Return what the level of a result rests on, to stand behind it; nothing where open answers decide."""
    match strength.level:
        case Level.NOBODY_LEFT:
            ruled_out = not any(standing.rank for standing in outcome.standings)
            return "every candidate is ruled out" if ruled_out else "whatever is still answered"
        case Level.TOO_LITTLE_KNOWN:
            return ""
        case _ if not outcome.shown_by_points:
            return "whatever is still answered"
        case _ if outcome.status is Status.TIE:
            return "level on points"
        case _ if strength.fall is None or len(outcome.leading) == 1:
            return "all others are ruled out" if outcome.standings[1:] else "there is no other candidate"
        case _:
            return fall_words(strength.fall)


def fall_words(fall: Fall) -> str:
    """Return how many rules would have to be wrong before another wins, as far as is known."""
    if fall.least == 1:
        return "one wrong rule turns it"
    number = f"more than {fall.rules} rules" if fall.more else count(fall.rules, "rule")
    return f"{number} would have to be wrong"


def shares_words(base: RuleBase, shares: Mapping[str, float]) -> str:
    """Return who would be first in how many ways, those that would be in most, and in how many nobody is left.

    Of those that are first in none, nothing is said.
    """
    some = [candidate for candidate in shares if shares[candidate]] or shares
    most = sorted(some, key=lambda candidate: -shares[candidate])[:MOST_SHARES]
    ways = [f"{base.candidates[candidate].title} {of_100(shares[candidate])}" for candidate in most]
    left = 1 - sum(shares.values())
    nobody = f"; in {of_100(left)} nobody is left" if left >= LEAST_TOLD else ""
    return f"Of 100 ways to answer the rest, first would be: {', '.join(ways)}{nobody}."


def of_100(share: float) -> str:
    """Return how many of 100 this share is, rounded down as levels are; nothing that is not proved is 0 or 100."""
    whole = round(share * 10_000) // 100
    return "fewer than 1" if whole < 1 else "more than 99" if whole > 99 else str(whole)
