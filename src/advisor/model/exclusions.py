"""Candidates that the people of a consultation have ruled out themselves: a veto each, which is no rule of the experts."""

from collections.abc import Iterable
from dataclasses import replace

from advisor.model.base import RuleBase, prepared
from advisor.model.conditions import All
from advisor.model.rules import Rule, RuleOut
from advisor.model.written_base import Exclusion
from advisor.problems import Place

OWN = "--without"
"""What stands before the '/' in the ids of such rules, as the name of a file does in those of the experts."""


@prepared
def keeping_out(base: RuleBase, exclusions: tuple[Exclusion, ...]) -> RuleBase:
    """Return the rule base with those of these candidates ruled out that it has; its fingerprint stays that of its files."""
    vetoes = (veto(base, exclusion) for exclusion in exclusions if exclusion.candidate in base.candidates)
    own = {rule.id: rule for rule in vetoes}
    return (
        replace(base, rules={**base.rules, **own}, exclusions=(*base.exclusions, *exclusions))
        if own
        else base
    )


def veto(base: RuleBase, exclusion: Exclusion) -> Rule:
    title = f"You have ruled out {base.candidates[exclusion.candidate].title} yourselves"
    return Rule(
        id=f"{OWN}/{exclusion.candidate}",
        title=title,
        because=exclusion.reason,
        condition=All(()),
        effects=(RuleOut(exclusion.candidate),),
        source=(),
        examples=(),
        place=Place(f"{OWN} {exclusion.candidate}={exclusion.reason}"),
    )


def is_own(rule: Rule) -> bool:
    """Return whether people added the rule for one consultation."""
    return rule.id.startswith(f"{OWN}/")


def absent(base: RuleBase, exclusions: Iterable[Exclusion]) -> str | None:
    """Return a candidate that is kept out and that the base has not, if there is one."""
    names = (exclusion.candidate for exclusion in exclusions)
    return next((name for name in names if name not in base.candidates), None)
