"""The guarantees that cover a case: those whose condition is true of its answers."""

from collections.abc import Iterator, Mapping

from advisor.conditions import TRUE, truth
from advisor.explain.handbook.clauses import claim_line
from advisor.explain.handbook.entries import Link
from advisor.explain.words import condition_words
from advisor.model import Always, Never, Requirement, Somebody
from advisor.recommend import Outcome
from advisor.views.report.entries import GuaranteeEntry
from advisor.views.report.links import Scene


def guarantee_entries(scene: Scene) -> Iterator[GuaranteeEntry]:
    """Yield each guarantee whose condition is true, with whether the outcome keeps it."""
    for guarantee in scene.base.guarantees.values():
        if truth(guarantee.condition, scene.known) is TRUE:
            yield GuaranteeEntry(
                Link("guarantee", guarantee.id, guarantee.title or guarantee.id),
                condition_words(scene.base, guarantee.condition),
                claim_line(scene.base, guarantee.requirement, ""),
                guarantee.because,
                scene.cited(guarantee.source),
                holds(guarantee.requirement, scene.found.result.outcomes),
            )


def holds(claim: Requirement, outcomes: Mapping[str, Outcome]) -> bool | None:
    """Return whether these outcomes keep a promise; None if it speaks of more than one interview."""
    match claim:
        case Never(candidates):
            return not any(set(one.winners).intersection(candidates) for one in outcomes.values())
        case Always(decision, candidates):
            winners = set(outcomes[decision].winners)
            return bool(winners) and winners <= set(candidates)
        case Somebody(decisions):
            return all(any(one.rank for one in outcomes[name].standings) for name in decisions)
        case _:
            return None
