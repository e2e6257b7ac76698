"""What the rules promise in any case, and the passages behind all of it."""

from collections.abc import Iterator, Mapping, Sequence

from advisor.conditions import TRUE, truth
from advisor.explain.explanation import Explanation
from advisor.explain.sources import credited, source_line
from advisor.model import Always, Guarantee, Never, Requirement, RuleBase, Somebody, Source
from advisor.recommend import Outcome, Recommendation
from advisor.views.document.blocks import Block, Fold, Paragraph, Table, TableRow
from advisor.views.document.spans import Address, Code, Line, Link, Span, Tone, Toned

KEPT: Mapping[bool | None, Span] = {
    True: Toned("kept", Tone.GOOD),
    False: Toned("not kept", Tone.BAD),
    None: "takes more than one interview to see",
}


def promises(explanation: Explanation) -> Fold:
    result = explanation.result
    rows = tuple(promise_row(guarantee, result) for guarantee in covering(explanation))
    table = Table((("promise",), ("here",), ("because",)), rows, wordy=True)
    return Fold("promises", ("What the rules promise in any case",), (table,) if rows else ())


def covering(explanation: Explanation) -> Iterator[Guarantee]:
    """Yield the guarantees whose condition is true of the answers."""
    read = explanation.known
    for guarantee in explanation.base.guarantees.values():
        if truth(guarantee.condition, read) is TRUE:
            yield guarantee


def promise_row(guarantee: Guarantee, result: Recommendation) -> TableRow:
    link = Link("guarantee", guarantee.id, guarantee.title or guarantee.id)
    kept = (KEPT[is_kept(guarantee.requirement, result)],)
    return TableRow(((link.title, " ", Code(link.id)), kept, (guarantee.because,)), anchor=link)


def is_kept(claim: Requirement, result: Recommendation) -> bool | None:
    """Return whether a recommendation keeps a promise; None if it speaks of more than one interview."""
    match claim:
        case Never(candidates):
            return set(result.winners).isdisjoint(candidates)
        case Always(decision, candidates) if decision not in result.outcomes:
            return set(result.winners) >= set(candidates)
        case Always(decision, candidates):
            winners = set(result.outcomes[decision].winners)
            return bool(winners) and winners <= set(candidates)
        case Somebody(decisions):
            decided = (result.outcomes[name] for name in decisions if name in result.outcomes)
            return all(any(standing.rank for standing in outcome.standings) for outcome in decided)
        case _:
            return None


def sources(explanation: Explanation) -> Fold:
    """Return each passage that a rule that fired, a promise or a winner cites, under where it is from."""
    base = explanation.base
    winners = (base.candidates[winner] for winner in explanation.result.winners)
    cited = {
        *(name for rule in explanation.fired for name in rule.source),
        *(name for guarantee in covering(explanation) for name in guarantee.source),
        *(name for winner in winners for name in winner.source),
        *(name for outcome in explanation.outcomes if outcome.winners for name in told_of(base, outcome)),
    }
    order = {name: number for number, name in enumerate(base.citable)}
    names = sorted(cited, key=lambda name: (order.get(name, len(order)), name))
    groups = credited(base, names) if names else ()
    blocks = (block for group, passages in groups for block in credit(base, group, passages))
    return Fold("sources", ("Where the rules are from",), tuple(blocks))


def told_of(base: RuleBase, outcome: Outcome) -> Iterator[str]:
    """Yield the passages behind what is told of winners."""
    for told in base.decisions[outcome.decision].tells:
        yield from told.source


def credit(base: RuleBase, group: Sequence[Source], passages: Sequence[str]) -> Iterator[Block]:
    """Yield where passages are from, and what they say as far as that is declared."""
    yield from (Paragraph(origin(source)) for source in group)
    if base.sources and not group:
        yield Paragraph(("From no source that is named:",))
    rows = (TableRow(((name,), (says(base, name),)), anchor=Link("passage", name, name)) for name in passages)
    yield Table((("passage",), ("what it says",)), tuple(rows), wordy=True)


def says(base: RuleBase, name: str) -> str:
    return base.citable[name].says if name in base.citable else ""


def origin(source: Source) -> Line:
    """Return what is known of a source; its title leads to it."""
    title = Address(source.title, source.url) if source.url else source.title
    return (title, source_line(source).removeprefix(source.title))
