"""What `prove` and `sweep` must say, by trying everything; rests on `conditions` alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, combinations, product

from advisor.conditions import TRUE, Verdicts, broken, judge
from advisor.model import Answer, Award, Decision, Fact, Kind, Profile, RuleBase, RuleOut

Winners = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Case:
    profile: Profile
    winners: Winners
    verdicts: Verdicts

    @property
    def top(self) -> frozenset[str]:
        return frozenset().union(*self.winners.values())


def answers_of(fact: Fact) -> list[Answer]:
    if fact.kind is not Kind.SEVERAL:
        return list(fact.value_ids)
    sizes = range(len(fact.values) + 1)
    return [frozenset(some) for some in chain(*(combinations(fact.value_ids, size) for size in sizes))]


def completions(base: RuleBase, profile: Profile) -> Iterator[Profile]:
    open_to = [[profile[name]] if name in profile else answers_of(fact) for name, fact in base.facts.items()]
    for answers in product(*open_to):
        complete = dict(zip(base.facts, answers, strict=True))
        if not broken(base, complete):
            yield complete


def partials(base: RuleBase) -> Iterator[Profile]:
    """Yield every profile with any facts unknown that is not impossible as it stands."""
    open_to = [[None, *answers_of(fact)] for fact in base.facts.values()]
    for answers in product(*open_to):
        known = {name: one for name, one in zip(base.facts, answers, strict=True) if one is not None}
        if not broken(base, known):
            yield known


def cases(base: RuleBase, profile: Profile) -> list[Case]:
    return [Case(one, winners(base, one), judge(base, one)) for one in completions(base, profile)]


def points(base: RuleBase, profile: Profile) -> Mapping[str, int | None]:
    """Return the points of each candidate; None if it is ruled out."""
    truths = judge(base, profile).rules
    effects = [effect for rule in base.rules.values() if truths[rule.id] is TRUE for effect in rule.effects]
    vetoed = {effect.candidate for effect in effects if isinstance(effect, RuleOut)}
    return {
        name: None
        if name in vetoed
        else sum(
            effect.points for effect in effects if isinstance(effect, Award) and effect.candidate == name
        )
        for name in base.candidates
    }


def winners(base: RuleBase, profile: Profile) -> Winners:
    found = points(base, profile)
    return {decision.id: first(decision, found) for decision in base.decisions.values()}


def first(decision: Decision, found: Mapping[str, int | None]) -> frozenset[str]:
    left = {one.id: has for one in decision.candidates if (has := found[one.id]) is not None}
    return frozenset(name for name, has in left.items() if has == max(left.values()))


def endings(base: RuleBase, profile: Profile) -> Mapping[str, set[frozenset[str]]]:
    """Return for each decision every set of winners that some completion has."""
    found = [winners(base, one) for one in completions(base, profile)]
    return {name: {one[name] for one in found} for name in base.decisions}


def changes(base: RuleBase, profile: Profile, free: set[str]) -> Iterator[Profile]:
    """Yield what a profile can become when free facts get an answer or keep what they have."""
    kept: Answer | None
    open_to = []
    for name, fact in base.facts.items():
        kept = profile.get(name)
        others = [one for one in answers_of(fact) if one != kept] if name in free else []
        open_to.append([kept, *others])
    for answers in product(*open_to):
        changed = {name: one for name, one in zip(base.facts, answers, strict=True) if one is not None}
        if not broken(base, changed):
            yield changed


def size(base: RuleBase, old: Profile, new: Profile) -> tuple[int, int]:
    """Return how many answers changed, and by how much in all."""
    changed = [fact for name, fact in base.facts.items() if old.get(name) != new.get(name)]
    return len(changed), sum(step(fact, old.get(fact.id), new[fact.id]) for fact in changed)


def step(fact: Fact, old: Answer | None, new: Answer) -> int:
    match old, new:
        case _, frozenset():
            return len((old or frozenset()) ^ new) if isinstance(old, frozenset | None) else 0
        case str(), str() if fact.kind is Kind.SCALE:
            return abs(fact.value_ids.index(old) - fact.value_ids.index(new))
        case str(), str():
            return 1
        case _:
            return 0
