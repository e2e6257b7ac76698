"""How many profiles end under one rule base: points by one sweep, and what is certain by proof."""

from collections.abc import Iterator, Sequence

from advisor.audit.verdicts import End, Ends
from advisor.evaluators import sweep
from advisor.model import Decision, Profile, RuleBase
from advisor.recommend import certain_winners


def ends(base: RuleBase, profiles: Sequence[Profile]) -> Iterator[Ends]:
    """Yield how the decisions end for each profile, as `recommend` would say."""
    swept = sweep.sweep(base, sweep.encode(base, profiles))
    for row, profile in enumerate(profiles):
        left = {
            name: int(swept.points[row, column])
            for column, name in enumerate(swept.candidates)
            if not swept.ruled_out[row, column]
        }
        certain = certain_winners(base, profile)
        yield {one.id: end(one, left, certain[one.id].winners) for one in base.decisions.values()}


def end(decision: Decision, left: dict[str, int], certain: frozenset[str] | None) -> End:
    """Return how a decision ends when these candidates are left with these points."""
    points = {one.id: left[one.id] for one in decision.candidates if one.id in left}
    best = max(points.values(), default=0)
    leaders = frozenset(name for name, has in points.items() if has == best)
    behind = [has for has in points.values() if has < best]
    winners = leaders if certain is None else certain
    return End(winners, best - max(behind) if behind and winners == leaders else None)
