"""What other answers would lead to."""

from collections.abc import Sequence

from advisor.explain.joint import joint_name
from advisor.explain.what_if import WhatIf
from advisor.model import Rule, RuleBase, together
from advisor.views.details.points import bar
from advisor.views.document.blocks import Bars, Blocks, Bullets, Heading, Paragraph, Sentence
from advisor.views.document.spans import Code
from advisor.views.headlines import headline
from advisor.views.links import to_joint


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
        *fired(base, "These rules would start to fire", changed.starts),
        *fired(base, "These rules would no longer fire", changed.stops),
        *((Paragraph(("No standing would change.",)),) if same else ()),
    )


def fired(base: RuleBase, words: str, rules: Sequence[Rule]) -> Blocks:
    """Return a list of rules, those made from one `each` rule as one."""
    points = tuple(
        (Sentence((to_joint(base, group), " ", Code(joint_name(group))), f"rule {joint_name(group)}"),)
        for group in together(rules)
    )
    return (Paragraph((f"{words}:",)), Bullets(points)) if points else ()
