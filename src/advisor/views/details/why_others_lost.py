"""Why each other candidate did not win."""

from collections.abc import Iterator

from advisor.explain.explanation import Explanation
from advisor.explain.why_not import why_not as why_not_of
from advisor.recommend import Outcome
from advisor.views.document.blocks import Block, Fold, Heading
from advisor.views.why_not import why_not


def why_others_lost(explanation: Explanation) -> Fold:
    blocks = (block for outcome in explanation.outcomes for block in losers(explanation, outcome))
    return Fold("why-not", ("Why not the others",), tuple(blocks))


def losers(explanation: Explanation, outcome: Outcome) -> Iterator[Block]:
    base = explanation.base
    for standing in outcome.standings:
        if against := why_not_of(base, explanation.result, standing.candidate):
            yield Heading((f"Why not {base.candidates[standing.candidate].title}?",), 3)
            yield from why_not(base, against)
