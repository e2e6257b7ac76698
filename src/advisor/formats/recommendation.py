"""A recommendation as JSON, format `advisor.recommendation/1`; the schema stands beside this file.

The same rule base and answers give the same bytes: everything has a fixed order.
"""

from typing import TYPE_CHECKING, Any

from advisor.conditions import Answered, Support
from advisor.formats import RECOMMENDATION
from advisor.model import Answer, Profile, RuleBase

if TYPE_CHECKING:  # an interview that is kept needs words for its answers, not yet for its result
    from advisor.explain.explanation import Explanation
    from advisor.explain.flips import Flip
    from advisor.recommend import Outcome, Standing


def to_document(base: RuleBase, found: "Explanation") -> dict[str, Any]:
    """Return the recommendation as JSON values.

    `unknown` are all facts without a known answer, `dont_know` those among them that were asked, and
    `could_matter` those that can change a winner, the most telling first.
    """
    result = found.result
    profile = result.trace.profile
    asked = {one.fact for one in found.given}
    unknown = [fact for fact in base.facts if fact not in profile]
    return {
        "format": RECOMMENDATION,
        "knowledge": {"name": base.title, "fingerprint": base.fingerprint},
        "answers": profile_document(base, as_asked(base, profile)),
        "unknown": unknown,
        "dont_know": [fact for fact in unknown if fact in asked],
        "could_matter": [one.fact for one in found.unknowns.mattering],
        "decisions": {
            name: outcome_document(base, found, outcome) for name, outcome in result.outcomes.items()
        },
        "findings": {name: truth.value for name, truth in sorted(result.trace.findings.items())},
        "advice": [
            {
                "id": one.advice,
                "text": base.advice[one.advice].text,
                "rule": one.rules[0],
                "rules": list(one.rules),
            }
            for one in result.advice
        ],
        "fired": [
            {"rule": firing.rule, "supports": [support_document(base, one) for one in firing.supports]}
            for firing in result.trace.firings
        ],
    }


def answer_value(base: RuleBase, fact: str, answer: Answer) -> str | list[str]:
    """Return an answer for JSON or YAML; a set stands in the order of the fact's values."""
    found = base.facts[fact].in_order(answer)
    return found if isinstance(found, str) else list(found)


def profile_document(base: RuleBase, profile: Profile) -> dict[str, str | list[str]]:
    """Return answers for JSON or YAML, in their order."""
    return {fact: answer_value(base, fact, one) for fact, one in profile.items()}


def as_asked(base: RuleBase, profile: Profile) -> Profile:
    """Return a profile in the order of the interview."""
    return {fact: profile[fact] for fact in base.facts if fact in profile}


def outcome_document(base: RuleBase, found: "Explanation", outcome: "Outcome") -> dict[str, Any]:
    """Return a decision's outcome as JSON values; without a certificate it is null."""
    from advisor.formats.certificate import safety_document

    safe = found.safety.get(outcome.decision)
    return {
        "status": outcome.status.value,
        "winners": list(outcome.winners),
        "margin": outcome.margin,
        "settled": outcome.settled,
        "standings": [standing_document(one) for one in outcome.standings],
        "certificate": safety_document(safe) if safe else None,
        "flips": [flip_document(base, one) for one in found.flips[outcome.decision]],
    }


def flip_document(base: RuleBase, flip: "Flip") -> dict[str, Any]:
    """Return the smallest change for a candidate as JSON values; null if none of bearable size makes it win."""
    answers = profile_document(base, {one.fact: one.then for one in flip.changes})
    return {"candidate": flip.candidate, "answers": answers or None, "proved": not flip.unproven}


def standing_document(standing: "Standing") -> dict[str, Any]:
    """Return a standing as JSON values; the rank of a candidate that is ruled out is null."""
    return {
        "candidate": standing.candidate,
        "rank": standing.rank,
        "points": standing.points,
        "ruled_out_by": list(standing.ruled_out_by),
        "evidence": [{"rule": one.rule, "points": one.points} for one in standing.evidence],
    }


def support_document(base: RuleBase, support: Support) -> dict[str, Any]:
    """Return a support as JSON values."""
    if isinstance(support, Answered):
        return {"fact": support.fact, "value": answer_value(base, support.fact, support.answer)}
    return {"finding": support.finding, "value": support.truth.value}
