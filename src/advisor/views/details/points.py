"""All candidates with their points, and who is ruled out by which rule."""

from collections.abc import Iterator

from advisor.explain.explanation import Explanation
from advisor.explain.vetoes import veto_title, vetoes
from advisor.model import RuleBase
from advisor.recommend import Outcome, Standing
from advisor.views.document.blocks import Bar, Bars, Block, Fold, Heading, Paragraph, Sentence, Sign
from advisor.views.document.spans import Address, Code, Tone, Toned
from advisor.views.links import to_candidate, to_decision


def points(explanation: Explanation) -> Fold:
    """Return the standings of every decision; whoever is ruled out has none."""
    base = explanation.base
    blocks = (block for outcome in explanation.outcomes for block in standings(base, outcome))
    return Fold("points", ("All candidates with their points",), tuple(blocks))


def standings(base: RuleBase, outcome: Outcome) -> Iterator[Block]:
    decision = to_decision(base, outcome.decision)
    yield Heading((decision.title,), 3, decision)
    yield from scores(base, outcome)


def scores(base: RuleBase, outcome: Outcome) -> Iterator[Block]:
    """Yield the points of each candidate, and who is ruled out by which rule."""
    yield Bars(tuple(bar(base, standing, outcome) for standing in outcome.standings))
    if out := tuple(vetoes(base, outcome)):
        yield Paragraph((Toned("Ruled out by which rule:", Tone.STRONG),))
    for veto in out:
        line = (f"{veto_title(base, veto)} ", Code(veto.written))
        yield Sentence(line, f"rule {veto.name}", Sign.AGAINST)


def bar(base: RuleBase, standing: Standing, outcome: Outcome) -> Bar:
    """Return the points of a candidate."""
    link, url = to_candidate(base, standing.candidate), base.candidates[standing.candidate].url
    return Bar(
        (Address(link.title, url) if url else link.title,),
        standing.points if standing.rank else None,
        wins=standing.candidate in outcome.winners,
        note=() if standing.rank else ("ruled out",),
        anchor=link,
    )
