"""What the rules promise of every interview like this one, and whether it is kept here."""

from collections.abc import Iterator, Mapping

from advisor.conditions import TRUE, truth
from advisor.explain.explanation import Explanation
from advisor.model import Always, Guarantee, Never, Requirement, Somebody
from advisor.recommend import Outcome
from advisor.views.document.blocks import Fold, Table, TableRow
from advisor.views.document.spans import Code, Link, Span, Tone, Toned
from advisor.views.links import known

KEPT: Mapping[bool | None, Span] = {
    True: Toned("kept", Tone.GOOD),
    False: Toned("not kept", Tone.BAD),
    None: "takes more than one interview to see",
}


def promises(explanation: Explanation) -> Fold:
    """Return the guarantees whose condition is true of the answers."""
    outcomes = explanation.result.outcomes
    rows = tuple(row(guarantee, outcomes) for guarantee in covering(explanation))
    table = Table((("promise",), ("here",), ("because",)), rows, wordy=True)
    return Fold("promises", ("What the rules promise in any case",), (table,) if rows else ())


def covering(explanation: Explanation) -> Iterator[Guarantee]:
    """Yield the guarantees whose condition is true of the answers."""
    read = known(explanation)
    for guarantee in explanation.base.guarantees.values():
        if truth(guarantee.condition, read) is TRUE:
            yield guarantee


def row(guarantee: Guarantee, outcomes: Mapping[str, Outcome]) -> TableRow:
    link = Link("guarantee", guarantee.id, guarantee.title or guarantee.id)
    kept = (KEPT[is_kept(guarantee.requirement, outcomes)],)
    return TableRow(((link.title, " ", Code(link.id)), kept, (guarantee.because,)), anchor=link)


def is_kept(claim: Requirement, outcomes: Mapping[str, Outcome]) -> bool | None:
    """Return whether these outcomes keep a promise; None if it speaks of more than one interview."""
    match claim:
        case Never(candidates):
            return not any(set(outcome.winners).intersection(candidates) for outcome in outcomes.values())
        case Always(decision, candidates):
            winners = set(outcomes[decision].winners)
            return bool(winners) and winners <= set(candidates)
        case Somebody(decisions):
            return all(any(standing.rank for standing in outcomes[name].standings) for name in decisions)
        case _:
            return None
