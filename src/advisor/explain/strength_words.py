"""How strong a result is, in two sentences that are never mixed.

Openness is what open answers can change; strength is what rules would have to be wrong.
"""

from collections.abc import Iterator, Mapping

from advisor.evaluators.fall import Fall
from advisor.explain.strength import Level, Strength
from advisor.model import RuleBase, open_facts
from advisor.recommend import Outcome, Recommendation
from advisor.texts import count, listing

PHRASES: Mapping[Level, str] = {
    Level.NOBODY_LEFT: "Nobody is left",
    Level.TOO_LITTLE_KNOWN: "Only a leaning, too little is known",
    Level.CLOSE: "A close call",
    Level.LIKELY: "Likely",
    Level.CLEAR: "Clear",
}

# Maximum candidates named with their share of ways, and the least share in which it is told that nobody is left.
MOST_SHARES, LEAST_TOLD = 3, 0.01


def strength_lines(base: RuleBase, result: Recommendation, strength: Strength) -> Iterator[str]:
    """Yield the level of a result with its openness, then its strength if that tells something."""
    outcome = result.outcomes[strength.decision]
    openness = openness_words(base, outcome, strength, len(open_facts(base, result.trace.profile)))
    yield f"{PHRASES[strength.level]}. {openness}" if strength.level else openness
    if strength.fall and strength.level is not Level.TOO_LITTLE_KNOWN:
        yield fall_words(strength.fall)


def openness_words(base: RuleBase, outcome: Outcome, strength: Strength, open_answers: int) -> str:
    """Return what this many open answers can change."""
    if not open_answers:
        return "Every question is answered."
    if strength.level is Level.NOBODY_LEFT:
        return f"Proved: {none_of(open_answers)} bring anybody back."
    if outcome.settled and not outcome.shown_by_points:
        return f"Proved: {'they tie' if outcome.winners[1:] else 'it wins'} whatever is still answered."
    if outcome.settled:
        return f"Proved: {none_of(open_answers)} change who wins."
    if not strength.shares:
        return "In how many ways to answer it stays first is not known."
    if strength.stay is None or strength.level is Level.TOO_LITTLE_KNOWN:
        return shares_words(base, strength.shares)
    return f"It stays first in {of_100(strength.stay)} of 100 ways to answer."


def none_of(open_answers: int) -> str:
    return (
        f"none of the {open_answers} open answers can" if open_answers > 1 else "the one open answer cannot"
    )


def shares_words(base: RuleBase, shares: Mapping[str, float]) -> str:
    """Return who would be first in how many ways, those that would be in most, and in how many nobody is left.

    Of those that are first in none, nothing is said.
    """
    some = [candidate for candidate in shares if shares[candidate]] or shares
    most = sorted(some, key=lambda candidate: -shares[candidate])[:MOST_SHARES]
    ways = [f"{base.candidates[candidate].title} in {of_100(shares[candidate])}" for candidate in most]
    if (nobody := 1 - sum(shares.values())) >= LEAST_TOLD:
        ways.append(f"nobody in {of_100(nobody)}")
    return f"Of 100 ways to answer, first would be {listing(ways)}."


def of_100(share: float) -> str:
    """Return how many of 100 this share is, rounded down as levels are; nothing that is not proved is 0 or 100."""
    whole = round(share * 10_000) // 100
    return "fewer than 1" if whole < 1 else "more than 99" if whole > 99 else str(whole)


def fall_words(fall: Fall) -> str:
    """Return how many rules would have to be wrong."""
    number = f"more than {fall.rules} rules" if fall.more else count(fall.rules, "rule")
    return f"As far as is known, {number} would have to be wrong before another wins."
