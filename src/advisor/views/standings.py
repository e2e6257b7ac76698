"""The standings of the answers so far, and what other answers would lead to."""

from collections.abc import Sequence

from advisor.explain.people import Standpoint
from advisor.explain.what_if import WhatIf
from advisor.model import Rule, RuleBase, together
from advisor.views.details.points import bar, scores
from advisor.views.document.blocks import Bars, Blocks, Heading, Paragraph
from advisor.views.headlines import headline
from advisor.views.links import to_joint
from advisor.views.lists import listed, paragraph, resting_on, under


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


def what_if(base: RuleBase, changed: WhatIf) -> Blocks:
    """Return how the decisions would end with other answers, and which rules would start and stop firing."""
    ends = tuple(
        block
        for name, outcome in changed.after.outcomes.items()
        for block in (
            Paragraph(headline(base, outcome, changed.strengths[name].level)),
            Bars(tuple(bar(base, standing, outcome) for standing in outcome.standings)),
        )
    )
    same = changed.before.outcomes == changed.after.outcomes
    return (
        Heading(("With these answers, of which nothing is stored:",), 3),
        *ends,
        *under("These rules would start to fire:", written(base, changed.starts)),
        *under("These rules would no longer fire:", written(base, changed.stops)),
        *(paragraph("No standing would change.") if same else ()),
    )


def written(base: RuleBase, rules: Sequence[Rule]) -> Blocks:
    """Return a list of rules, those made from one `each` rule as one."""
    return listed((resting_on(to_joint(base, group)),) for group in together(rules))
