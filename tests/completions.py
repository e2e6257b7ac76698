"""All completions of a profile over the small facts of `strategies`, by plain enumeration."""

from collections.abc import Iterator, Mapping
from itertools import chain, combinations, product

from advisor.conditions import TRUE, broken, judge
from advisor.model import Answer, Fact, Kind, Profile, RuleBase
from advisor.recommend import decide


def answers_of(fact: Fact) -> list[Answer]:
    """Return every answer to a fact."""
    if fact.kind is not Kind.SEVERAL:
        return list(fact.value_ids)
    ids = fact.value_ids
    return [frozenset(some) for some in chain(*(combinations(ids, size) for size in range(len(ids) + 1)))]


def completions(base: RuleBase, profile: Profile) -> Iterator[Profile]:
    """Yield every possible complete profile that agrees with this one."""
    choices = [[profile[fact.id]] if fact.id in profile else answers_of(fact) for fact in base.facts.values()]
    for chosen in product(*choices):
        complete = dict(zip(base.facts, chosen, strict=True))
        if not broken(base, complete):
            yield complete


def endings(base: RuleBase, profile: Profile) -> dict[str, set[tuple[str, ...]]]:
    """Return for each decision every set of winners that some completion has."""
    found: dict[str, set[tuple[str, ...]]] = {name: set() for name in base.decisions}
    for complete in completions(base, profile):
        for name, winners in winners_by_meaning(base, complete).items():
            found[name].add(tuple(sorted(winners)))
    return found


def winners_by_meaning(base: RuleBase, profile: Profile) -> Mapping[str, tuple[str, ...]]:
    """Return the winners of each decision by the plain meaning of the rules, without a trace."""
    truths = judge(base, profile).rules
    fired = [rule for rule in base.rules.values() if truths[rule.id] is TRUE]
    return {one.id: decide(base, one, fired, settled=False).winners for one in base.decisions.values()}
