"""What `prove` and `sweep` must say, by trying everything; rests on `conditions` alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, combinations, product

from advisor.conditions import TRUE, Verdicts, broken, judge
from advisor.model import (
    Answer,
    Award,
    Decision,
    Fact,
    Kind,
    Partial,
    Profile,
    RuleBase,
    RuleOut,
    WholeAnswer,
)

Winners = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Case:
    profile: Profile
    winners: Winners
    verdicts: Verdicts

    @property
    def top(self) -> frozenset[str]:
        return frozenset().union(*self.winners.values())


def answers_of(fact: Fact) -> list[WholeAnswer]:
    if fact.kind is not Kind.SEVERAL:
        return list(fact.value_ids)
    sizes = range(len(fact.values) + 1)
    return [frozenset(some) for some in chain(*(combinations(fact.value_ids, size) for size in sizes))]


def left(fact: Fact, known: Answer | None) -> list[WholeAnswer]:
    """Return the answers that agree with what is known."""
    match known:
        case None:
            return answers_of(fact)
        case Partial(must, may):
            return [whole for whole in answers_of(fact) if must <= as_set(whole) <= may]
        case whole:
            return [whole]


def as_set(whole: WholeAnswer) -> frozenset[str]:
    return whole if isinstance(whole, frozenset) else frozenset({whole})


def knowledge_of(fact: Fact) -> list[Answer | None]:
    """Return all that can be known of an answer, each state once."""
    subsets = [
        frozenset(some) for size in range(len(fact.values) + 1) for some in combinations(fact.value_ids, size)
    ]
    musts = subsets if fact.kind is Kind.SEVERAL else [frozenset[str]()]
    states = {tuple(left(fact, Partial(must, may))): Partial(must, may) for must in musts for may in subsets}
    return [
        None if len(some) == len(answers_of(fact)) > 1 else some[0] if len(some) == 1 else state
        for some, state in states.items()
        if some
    ]


def completions(base: RuleBase, profile: Profile) -> Iterator[Profile]:
    open_to = [left(fact, profile.get(name)) for name, fact in base.facts.items()]
    for answers in product(*open_to):
        complete = dict(zip(base.facts, answers, strict=True))
        if not broken(base, complete):
            yield complete


def partials(base: RuleBase) -> Iterator[Profile]:
    """Yield every profile with any facts unknown or partly known that is not impossible as it stands."""
    open_to = [knowledge_of(fact) for fact in base.facts.values()]
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
    """Yield what a profile can become when free facts keep what is known, or what was excluded or required turns."""
    names = [name for name in base.facts if name in profile]
    open_to = [
        [profile[name], *(turned(base.facts[name], profile[name]) if name in free else ())] for name in names
    ]
    for answers in product(*open_to):
        changed = dict(zip(names, answers, strict=True))
        if not broken(base, changed):
            yield changed


def turned(fact: Fact, known: Answer) -> list[Answer]:
    """Return what an answer can become: an excluded value, or a set of which closed options are turned."""
    if fact.kind is not Kind.SEVERAL:
        return [value for value in fact.value_ids if value not in left(fact, known)]
    must, may = edges(known)
    closed = [value for value in fact.value_ids if value in must or value not in may]
    some = [
        frozenset(flipped) for size in range(1, len(closed) + 1) for flipped in combinations(closed, size)
    ]
    return [whole_if_closed(must ^ flipped, may ^ flipped) for flipped in some]


def edges(known: Answer) -> tuple[frozenset[str], frozenset[str]]:
    """Return the smallest and the largest set left."""
    return (known.must, known.may) if isinstance(known, Partial) else (as_set(known), as_set(known))


def whole_if_closed(must: frozenset[str], may: frozenset[str]) -> Answer:
    return must if must == may else Partial(must, may)


def size(base: RuleBase, old: Profile, new: Profile) -> tuple[int, int]:
    """Return how many answers changed, and by how much in all."""
    changed = [fact for name, fact in base.facts.items() if old.get(name) != new.get(name)]
    return len(changed), sum(step(fact, old[fact.id], new[fact.id]) for fact in changed)


def step(fact: Fact, old: Answer, new: Answer) -> int:
    if fact.kind is Kind.SEVERAL:
        return len(edges(old)[0] ^ edges(new)[0] | edges(old)[1] ^ edges(new)[1])
    if fact.kind is not Kind.SCALE:
        return 1
    (place,) = (fact.value_ids.index(str(value)) for value in left(fact, new))
    return min(abs(fact.value_ids.index(str(value)) - place) for value in left(fact, old))


def within(profile: Profile, whole: Profile, base: RuleBase) -> bool:
    """Return whether a complete profile agrees with all that is known."""
    return all(whole[name] in left(base.facts[name], known) for name, known in profile.items())
