"""Every way in which another candidate would win."""

from collections.abc import Iterator

from advisor.explain.explanation import Explanation
from advisor.recommend import Outcome
from advisor.views.document.blocks import Block, Fold, Heading
from advisor.views.flips import flips


def changes(explanation: Explanation) -> Fold:
    blocks = (block for outcome in explanation.outcomes for block in decided_otherwise(explanation, outcome))
    return Fold("changes", ("Which other answers would make another win",), tuple(blocks))


def decided_otherwise(explanation: Explanation, outcome: Outcome) -> Iterator[Block]:
    base, name = explanation.base, outcome.decision
    profile = explanation.result.trace.profile
    if blocks := flips(base, profile, explanation.flips[name], explanation.ways_out.get(name)):
        yield Heading((base.decisions[name].title,), 3)
        yield from blocks
