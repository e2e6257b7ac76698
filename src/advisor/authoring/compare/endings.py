"""How an interview ends: who wins each decision, and whether that is certain already."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from advisor.authoring.compare.scope import restricted_to
from advisor.conditions import TRUE, judge
from advisor.evaluators.prove.possible import has_completion
from advisor.model import Profile, RuleBase
from advisor.recommend import AppliedList, Certainty, Outcome, Recommendation, certain_winners, recommend
from advisor.recommend import endings as endings_by

Winners: TypeAlias = Mapping[str, frozenset[str]]
Ending: TypeAlias = Callable[[RuleBase, Profile], Winners]


def endings(base: RuleBase, profile: Profile) -> Winners:
    """Return who wins each decision, as `recommend` says it; other answers than to its questions do not count."""
    return decided(base, profile, certain_winners(base, restricted_to(base, profile)))


def leaders(base: RuleBase, profile: Profile) -> Winners:
    return decided(base, profile, dict.fromkeys(base.decisions, Certainty(settled=None)))


def decided(base: RuleBase, profile: Profile, certain: Mapping[str, Certainty]) -> Winners:
    """Return who wins each decision: whoever is certain to, else whoever leads."""
    truths = judge(base, restricted_to(base, profile)).rules
    fired = [rule for rule in base.rules.values() if truths[rule.id] is TRUE]
    return won_by(*endings_by(base, fired, certain))


def recommended(base: RuleBase, profile: Profile) -> Winners:
    return winners_of(recommend(base, restricted_to(base, profile)))


def winners_of(result: Recommendation) -> Winners:
    return won_by(result.outcomes, result.lists)


def won_by(outcomes: Mapping[str, Outcome], lists: Mapping[str, AppliedList]) -> Winners:
    """Return who wins each decision, and what applies of each list."""
    won = {name: frozenset(outcome.winners) for name, outcome in outcomes.items()}
    return {**won, **{name: frozenset(applied.so_far) for name, applied in lists.items()}}


def settled(base: RuleBase, profile: Profile) -> Winners:
    """Return who wins every completion, of the decisions in which that is proved."""
    certain = certain_winners(base, restricted_to(base, profile))
    sure = {
        name: certainty.winners
        for name, certainty in certain.items()
        if certainty.settled and certainty.winners is not None
    }
    apart = {name: [each for each in base.decisions.values() if each.of == name] for name in base.lists}
    whole = {
        name: frozenset(each.candidate_ids[0] for each in parts if each.candidate_ids[0] in sure[each.id])
        for name, parts in apart.items()
        if all(each.id in sure for each in parts)
    }
    return {**{name: winners for name, winners in sure.items() if not base.decisions[name].of}, **whole}


def possible(base: RuleBase, profile: Profile) -> bool:
    """Return whether an interview can have these answers, as far as that is known in time."""
    return not base.impossible or has_completion(base, restricted_to(base, profile)) is not False


def differing(old: Winners, new: Winners) -> tuple[str, ...]:
    return tuple(name for name in old if name in new and old[name] != new[name])
