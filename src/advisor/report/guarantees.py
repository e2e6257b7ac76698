"""The guarantees that cover a case: those whose condition is true of its answers."""

from collections.abc import Iterator, Mapping

from advisor.conditions import TRUE, truth
from advisor.explain.handbook.clauses import claim_line
from advisor.explain.handbook.entries import Link
from advisor.explain.words import condition_words
from advisor.model import Always, Guarantee, Never, Requirement, Somebody
from advisor.recommend import Outcome
from advisor.report.entries import GuaranteeEntry
from advisor.report.links import Scene


def guarantee_entries(scene: Scene) -> Iterator[GuaranteeEntry]:
    """Yield each guarantee whose condition is true, with whether the outcome keeps it."""
    for one in scene.base.guarantees.values():
        if truth(one.condition, scene.known) is TRUE:
            yield entry(scene, one)


def entry(scene: Scene, one: Guarantee) -> GuaranteeEntry:
    """Return one guarantee."""
    words = condition_words(scene.base, one.condition)
    return GuaranteeEntry(
        Link("guarantee", one.id, one.title or one.id),
        words,
        claim_line(scene.base, one.requirement, ""),
        one.because,
        scene.cited(one.source),
        holds(one.requirement, scene.found.result.outcomes),
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
