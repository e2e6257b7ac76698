"""The standings of the answers so far."""

from advisor.explain.people import Standpoint
from advisor.model import RuleBase
from advisor.views.details.points import scores
from advisor.views.document.blocks import Blocks, Heading
from advisor.views.headlines import headline


def standings(base: RuleBase, now: Standpoint) -> Blocks:
    """Return for each decision who is ahead, by how much, and who is ruled out by which rule."""
    return tuple(
        block
        for name, outcome in now.result.outcomes.items()
        for block in (
            Heading(headline(base, outcome, now.strengths[name].level), 3),
            *scores(base, outcome),
        )
    )
