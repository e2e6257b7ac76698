"""Which rules what a notice says rests on."""

from collections.abc import Collection

from advisor.model import RuleBase, resting_on


def reached(base: RuleBase, fact: str) -> frozenset[str]:
    """Return the rules whose condition depends on a fact."""
    return resting_on(base, {fact}).intersection(base.rules)


def rivals(base: RuleBase, name: str) -> tuple[str, ...]:
    """Return the candidates of the decision that has this id or this candidate."""
    return next(
        (
            decision.candidate_ids
            for decision in base.decisions.values()
            if name in (decision.id, *decision.candidate_ids)
        ),
        (),
    )


def counting(base: RuleBase, candidates: Collection[str]) -> frozenset[str]:
    """Return the rules that give points to some candidates or rule them out."""
    return frozenset(rule.id for rule in base.rules.values() if not set(rule.touches).isdisjoint(candidates))
