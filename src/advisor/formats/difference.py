"""What tells two versions apart as JSON, format `advisor.difference/1`; the schema stands beside this file.

The same versions give the same bytes.
"""

from collections.abc import Mapping
from typing import Any

from advisor.authoring.compare.blame import Blame
from advisor.authoring.compare.difference import Difference
from advisor.authoring.compare.edits import Edit
from advisor.authoring.compare.scope import Own
from advisor.authoring.compare.share import Estimate, Share
from advisor.authoring.compare.witness import Differs, NotDecided, Same, Verdict
from advisor.explain.contrast import Effects, contrasts
from advisor.formats import DIFFERENCE
from advisor.formats.recommendation import answer_value
from advisor.model import RuleBase
from advisor.recommend import Outcome

VERDICTS: Mapping[type[Verdict], str] = {Same: "same", Differs: "different", NotDecided: "not decided"}


def to_document(difference: Difference, names: tuple[str, str]) -> dict[str, Any]:
    """Return what tells two versions apart as JSON values; they go by the names that were typed."""
    return {
        "format": DIFFERENCE,
        "old": version_document(difference.old, names[0]),
        "new": version_document(difference.new, names[1]),
        **verdict_document(difference),
        "blame": blame_document(difference.blame) if difference.blame else None,
        "sample": share_document(difference.share) if difference.share else None,
        "same_decisions": list(difference.alike),
        "same_points": difference.same_points,
        "other_advice": list(difference.advice),
        "only_old": own_document(difference.scope.old),
        "only_new": own_document(difference.scope.new),
        "not_compared": list(difference.scope.reshaped),
        **({} if difference.scope.whole else {"incomparable": incomparable_document(difference)}),
        "edits": list(map(edit_document, difference.edits)),
    }


def version_document(base: RuleBase, name: str) -> dict[str, Any]:
    """Return what identifies a version as JSON values."""
    return {"version": name, "name": base.title, "fingerprint": base.fingerprint, "rules": len(base.rules)}


def verdict_document(difference: Difference) -> dict[str, Any]:
    """Return the verdict as JSON values: `throughout` of versions that are the same, `interview` of those that differ.

    Versions of which one decides more than the other are different, without an interview.
    """
    verdict, proved = difference.verdict, isinstance(difference.verdict, Same)
    return {
        "verdict": "different" if proved and not difference.scope.same_decisions else VERDICTS[type(verdict)],
        "throughout": verdict.throughout if isinstance(verdict, Same) else None,
        "interview": interview_document(difference, verdict) if isinstance(verdict, Differs) else None,
    }


def interview_document(difference: Difference, verdict: Differs) -> dict[str, Any]:
    """Return an interview that ends differently as JSON values."""
    return {
        "answers": {
            fact: answer_value(
                difference.new if fact in difference.new.facts else difference.old, fact, answer
            )
            for fact, answer in verdict.profile.items()
        },
        "fewest": verdict.fewest,
        "only_where_unknown": verdict.unknown_only,
        "decisions": {
            name: {
                "old": outcome_document(verdict.before.outcomes[name]),
                "new": outcome_document(verdict.after.outcomes[name]),
            }
            for name in verdict.decisions
        },
        "rules": [
            {
                "rule": contrast.rule,
                "old": effects_document(contrast.before),
                "new": effects_document(contrast.after),
            }
            for contrast in contrasts(difference, verdict)
        ],
    }


def outcome_document(outcome: Outcome) -> dict[str, Any]:
    """Return how a decision ends as JSON values."""
    return {
        "status": outcome.status.value,
        "winners": list(outcome.winners),
        "margin": outcome.margin,
        "settled": outcome.settled,
    }


def effects_document(effects: Effects | None) -> dict[str, Any] | None:
    """Return what a firing does as JSON values."""
    if effects is None:
        return None
    return {
        "points": {name: by for name, by in effects.points.items() if by is not None},
        "rules_out": [name for name, by in effects.points.items() if by is None],
        "concludes": sorted(effects.findings),
    }


def blame_document(blame: Blame) -> dict[str, Any]:
    """Return the edits to blame as JSON values."""
    return {
        "alone": list(map(edit_document, blame.alone)),
        "together": list(map(edit_document, blame.together)),
        "all_tried": not blame.late,
    }


def share_document(share: Share) -> dict[str, Any]:
    """Return what the sample shows as JSON values."""
    return {
        "interviews": share.points.rows,
        "decisions": {
            name: {
                **estimate_document(estimate),
                "moves": [
                    {"old": list(move.before), "new": list(move.after), "interviews": move.hits}
                    for move in share.moves[name]
                ],
            }
            for name, estimate in share.winners.items()
        },
        "points_or_vetoes": estimate_document(share.points),
    }


def estimate_document(estimate: Estimate) -> dict[str, Any]:
    """Return a share with its error bar as JSON values."""
    return {"differ": estimate.hits, **share_bar(estimate)}


def share_bar(estimate: Estimate) -> dict[str, float]:
    """Return the share in a sample with both ends of its error bar."""
    ends = {"share": estimate.share, "low": estimate.low, "high": estimate.high}
    return {name: round(value, 8) for name, value in ends.items()}


def own_document(own: Own) -> dict[str, Any]:
    """Return what only one version has as JSON values."""
    return {
        "decisions": list(own.decisions),
        "candidates": [{"decision": decision, "candidate": name} for decision, name in own.candidates],
        "facts": list(own.facts),
        "values": [{"fact": fact, "value": value} for fact, value in own.values],
    }


def incomparable_document(difference: Difference) -> dict[str, Any]:
    """Return what only one version can hold as JSON values, and how many of its interviews the other cannot."""
    sides = zip(difference.scope.sides.items(), difference.unheld, strict=True)
    return {
        side: {
            "answers": [f"{fact}={value}" for fact, value in own.values],
            "impossible": [each.because for each in own.impossible],
            "interviews": estimate
            and {"drawn": estimate.rows, "not_compared": estimate.hits, **share_bar(estimate)},
        }
        for (side, own), estimate in sides
    }


def edit_document(edit: Edit) -> dict[str, Any]:
    """Return an edit as JSON values."""
    return {
        "what": edit.what,
        "name": edit.name,
        "how": edit.how.value,
        "parts": list(edit.parts),
        "before": edit.before or None,
    }
