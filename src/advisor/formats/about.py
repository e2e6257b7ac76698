"""What an agent asked for besides a recommendation, as JSON: parts of `advisor.advice/1`."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from advisor.explain.claims import Beaten, Clash, Supported, Undetermined
from advisor.explain.joint import joint_name, joint_title
from advisor.formats.documents import document
from advisor.formats.recommendation import answer_value, flip_document, profile_document, said_document
from advisor.recommend import AppliedList

if TYPE_CHECKING:  # what is only named here
    from advisor.explain.claimed_reasons import ClaimedReason, RuleGroups
    from advisor.explain.claims import CheckedClaim
    from advisor.explain.contest import Contest, NearMiss
    from advisor.explain.flips import Flip, WayOut
    from advisor.explain.what_if import WhatIf
    from advisor.language.reading.answers import Given
    from advisor.model import RuleBase
    from advisor.recommend import Ended

VERDICTS = {
    Supported: "supported",
    Beaten: "contradicted",
    Clash: "contradicted",
    Undetermined: "undetermined",
}
"""What a judgement comes to."""


def claim_document(base: "RuleBase", claim: "CheckedClaim") -> dict[str, Any]:
    return document(
        "advice/claim",
        claim,
        verdict=VERDICTS[type(claim.judgement)],
        judgement=judgement_document(base, claim),
        reasons=[reason_document(base, reason) for reason in claim.reasons],
    )


def judgement_document(base: "RuleBase", claim: "CheckedClaim") -> dict[str, Any]:
    match claim.judgement:
        case Supported() as supported:
            return document("advice/supported", supported)
        case Beaten() as beaten:
            out = rules_document(base, [(rule,) for rule in beaten.ruled_out_by])
            return document("advice/beaten", beaten, ruled_out_by=out)
        case Clash() as clash:
            return document("advice/clash", clash, claimed=[given.fact for given in clash.claimed])
        case Undetermined() as undetermined:
            unsure = {given.fact for given in claim.given if given.statement is None}
            facts = [
                document("advice/open_fact", base.facts[fact], fact=fact, dont_know=fact in unsure)
                for fact in undetermined.facts
            ]
            return document("advice/undetermined", undetermined, facts=facts)


def reason_document(base: "RuleBase", reason: "ClaimedReason") -> dict[str, Any]:
    sides = ("backing", "against", "elsewhere")
    return document(
        "advice/reason",
        reason,
        fact=reason.given.fact,
        value=answer_value(base, reason.given.fact, reason.given.statement),
        says_so=bool(reason.backing),
        **{side: rules_document(base, getattr(reason, side)) for side in sides},
    )


def rules_document(base: "RuleBase", groups: "RuleGroups | list[tuple[Any, ...]]") -> list[dict[str, str]]:
    return [{"rule": joint_name(rules), "title": joint_title(base, rules)} for rules in groups]


def contest_document(
    base: "RuleBase", ended: "Ended", names: Iterable[str], against: "Contest | None"
) -> dict[str, Any]:
    """Return candidates of a decision or a list, against each other if points decide."""
    winners = ended.so_far if isinstance(ended, AppliedList) else ended.winners
    return document(
        "advice/contest",
        ended,
        winners=winners,
        sides=[side_document(base, ended, name) for name in names],
        differences=against.differences if against else (),
        near_misses=[miss_document(base, miss) for miss in against.near_misses] if against else [],
    )


def side_document(base: "RuleBase", ended: "Ended", candidate: str) -> dict[str, Any]:
    if isinstance(ended, AppliedList):
        each = next(each for each in ended.candidates if each.candidate == candidate)
        members = {"wins": each.so_far, "rank": None, "points": None, "rules": each.includes}
        return document("advice/side", each, **members, ruled_out_by=each.excludes)
    standing, weighed = ended.standing(candidate), base.decisions[ended.decision].is_weighed
    return document(
        "advice/side",
        standing,
        wins=candidate in ended.winners,
        rank=standing.rank if weighed else None,
        points=standing.points if weighed else None,
        rules=[award.rule for award in standing.evidence],
    )


def miss_document(base: "RuleBase", miss: "NearMiss") -> dict[str, Any]:
    fact = miss.change.fact
    answer = answer_value(base, fact, miss.change.then)
    return document("advice/near_miss", miss, rule=miss.rule.id, fact=fact, answer=answer)


def what_if_document(base: "RuleBase", changed: "WhatIf", changes: Mapping[str, "Given"]) -> dict[str, Any]:
    before, after = changed.before.ended, changed.after.ended
    return document(
        "advice/what_if",
        changed,
        changes=said_document(base, changes),
        decisions=[
            document("advice/change", after[name], before=won(before[name]), after=won(after[name]))
            for name in base.written_decisions
        ],
        starts=[rule.id for rule in changed.starts],
        stops=[rule.id for rule in changed.stops],
    )


def won(ended: "Ended") -> tuple[str, ...]:
    """Return who wins, or what applies so far."""
    return ended.so_far if isinstance(ended, AppliedList) else ended.winners


def flipping_document(
    base: "RuleBase",
    decision: str,
    flips: Iterable["Flip"],
    way: "WayOut | None" = None,
    already: str | None = None,
) -> dict[str, Any]:
    """Return what would turn a decision; of a list whether a candidate applies."""
    out = way and {
        "answers": profile_document(base, {change.fact: change.then for change in way.changes}) or None,
        "winners": way.winners,
        "proved": not way.unproven,
    }
    turns = [flip_document(base, flip) for flip in flips]
    return document("advice/flipping", None, decision=decision, already=already, way_out=out, flips=turns)
