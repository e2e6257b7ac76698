"""What tells two versions apart as JSON, format `advisor.difference/1`. The same versions give the same bytes."""

from collections.abc import Collection, Mapping
from typing import Any

from advisor.authoring.compare.difference import Difference
from advisor.authoring.compare.scope import Own, as_given
from advisor.authoring.compare.share import Estimate, Share
from advisor.authoring.compare.witness import Differs, NotDecided, Same, Verdict
from advisor.explain.contrast import Effects, contrasts
from advisor.formats.documents import document
from advisor.formats.recommendation import answer_value
from advisor.language.reading.written import in_word
from advisor.model import RuleBase

VERDICTS: Mapping[type[Verdict], str] = {
    Same: "same",
    Differs: "different",
    NotDecided: "not decided",
}


def to_document(difference: Difference, names: tuple[str, str]) -> dict[str, Any]:
    """Return what tells two versions apart as JSON values; they go by the names that were typed."""
    scope, blame = difference.scope, difference.blame
    return document(
        "difference",
        difference,
        old=version_document(difference.old, names[0]),
        new=version_document(difference.new, names[1]),
        **verdict_document(difference),
        blame=blame and {"alone": blame.alone, "together": blame.together, "all_tried": not blame.late},
        sample=difference.share and share_document(difference.new, difference.share),
        same_decisions=same_decisions(difference.new, difference.alike),
        other_advice=difference.advice,
        only_old=own_document(difference.old, scope.old),
        only_new=own_document(difference.new, scope.new),
        not_compared=scope.reshaped,
        incomparable=None if scope.whole else incomparable_document(difference),
    )


def version_document(base: RuleBase, name: str) -> dict[str, Any]:
    return document("difference/version", base, version=name, name=base.title, rules=len(base.rules))


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
    before, after = verdict.before.outcomes, verdict.after.outcomes
    return document(
        "difference/interview",
        verdict,
        answers={
            fact: answer_value(base, fact, statement)
            for fact, answer in verdict.profile.items()
            for base, statement in [as_given(difference.old, difference.new, fact, answer)]
        },
        only_where_unknown=verdict.unknown_only,
        decisions={
            name: {"old": before[name], "new": after[name]} for name in verdict.decisions if name in before
        },
        applies={
            name: {"old": verdict.before.lists[name].so_far, "new": verdict.after.lists[name].so_far}
            for name in verdict.decisions
            if name not in before
        }
        or None,
        rules=[
            {
                "rule": contrast.rule,
                "old": effects_document(contrast.before),
                "new": effects_document(contrast.after),
            }
            for contrast in contrasts(difference, verdict)
        ],
    )


def effects_document(effects: Effects | None) -> dict[str, Any] | None:
    if effects is None:
        return None
    return {
        "points": {name: by for name, by in effects.points.items() if by is not None},
        "rules_out": [name for name, by in effects.points.items() if by is None],
        "concludes": sorted(effects.findings),
        "adds": effects.adds or None,
    }


def same_decisions(base: RuleBase, alike: Collection[str]) -> list[str]:
    """Return the decisions that are alike, and the lists of which every candidate is."""
    apart = {name: (base.decisions[name].of or name, name in alike) for name in base.decisions}
    unlike = {written for written, same in apart.values() if not same}
    return [name for name in base.written_decisions if name not in unlike]


def applies_document(base: RuleBase, share: Share) -> dict[str, dict[str, Any]]:
    """Return by list and candidate how often it applies in one version alone."""
    lists: dict[str, dict[str, Any]] = {}
    for name, estimate in share.winners.items():
        decision = base.decisions[name]
        if decision.of:
            candidate, moves = decision.candidate_ids[0], share.moves[name]
            begins = sum(move.hits for move in moves if candidate in move.after)
            counted = {**estimate_document(estimate), "begins": begins, "ends": estimate.hits - begins}
            lists.setdefault(decision.of, {})[candidate] = counted
    return lists


def share_document(base: RuleBase, share: Share) -> dict[str, Any]:
    applies = applies_document(base, share)
    return {
        "interviews": share.points.rows,
        "decisions": {
            name: {
                **estimate_document(estimate),
                "moves": [
                    {"old": move.before, "new": move.after, "interviews": move.hits}
                    for move in share.moves[name]
                ],
            }
            for name, estimate in share.winners.items()
            if not base.decisions[name].of
        },
        **({"applies": applies} if applies else {}),
        "points_or_vetoes": estimate_document(share.points),
    }


def estimate_document(estimate: Estimate) -> dict[str, Any]:
    return {"differ": estimate.hits, **share_bar(estimate)}


def share_bar(estimate: Estimate) -> dict[str, float]:
    return {name: round(getattr(estimate, name), 8) for name in ("share", "low", "high")}


def own_document(base: RuleBase, own: Own) -> dict[str, Any]:
    return document(
        "difference/own",
        own,
        candidates=[{"decision": decision, "candidate": name} for decision, name in own.candidates],
        values=[{"fact": fact, "value": in_word(base.facts[fact], value)} for fact, value in own.values],
    )


def incomparable_document(difference: Difference) -> dict[str, Any]:
    """Return what only one version can hold as JSON values, and how many of its interviews the other cannot."""
    sides = zip(difference.sides.items(), difference.unheld, strict=True)
    return {
        side: {
            "answers": [f"{fact}={in_word(base.facts[fact], value)}" for fact, value in own.values],
            "impossible": [each.because for each in own.impossible],
            "interviews": estimate
            and {"drawn": estimate.rows, "not_compared": estimate.hits, **share_bar(estimate)},
        }
        for (side, (base, own)), estimate in sides
    }
