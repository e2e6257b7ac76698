"""How many profiles end under one rule base: points by one sweep, and what is certain by proof."""

from collections.abc import Iterator, Sequence

from advisor.audit.verdicts import End, Ends
from advisor.evaluators import sweep
from advisor.model import Decision, Profile, RuleBase
from advisor.recommend import Certainty, certain_winners, lead, winners_of


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
        yield {one.id: end(one, left, certain[one.id]) for one in base.decisions.values()}


def end(decision: Decision, left: dict[str, int], certain: Certainty) -> End:
    """Return how a decision ends when these candidates are left with these points."""
    points = {one.id: left[one.id] for one in decision.candidates if one.id in left}
    most = max(points.values(), default=0)
    leaders = tuple(name for name, has in points.items() if has == most)
    winners = frozenset(winners_of(decision, leaders, certain))
    return End(winners, lead(points.values()) if winners == set(leaders) else None)
