"""Rule bases read naively, each answer that is left looked at; rests on the model alone, on no other reading.

None stands for unknown throughout.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, combinations, product
from typing import TypeAlias

from advisor.conditions import Truth
from advisor.model import (
    Advise,
    All,
    Answer,
    Any,
    AtLeast,
    AtMost,
    Award,
    Conclude,
    Condition,
    Fact,
    Found,
    Is,
    Kind,
    Not,
    Partial,
    Profile,
    RuleBase,
    RuleOut,
    WholeAnswer,
)

TRUTHS: Mapping[bool | None, Truth] = {True: Truth.TRUE, False: Truth.FALSE, None: Truth.UNKNOWN}
"""What evaluators call the truth values."""

FactLeaf: TypeAlias = Is | AtLeast | AtMost
Support: TypeAlias = tuple[str, str]
"""The kind of a support, fact or finding, and its id."""


def subsets(values: Iterable[str]) -> list[frozenset[str]]:
    values = tuple(values)
    sizes = range(len(values) + 1)
    return [frozenset(some) for some in chain(*(combinations(values, size) for size in sizes))]


@cache
def answers_to(fact: Fact) -> list[WholeAnswer]:
    values = fact.value_ids
    return list(subsets(values)) if fact.kind is Kind.SEVERAL else list(values)


@cache
def left(fact: Fact, known: Answer | None) -> list[WholeAnswer]:
    """Return the answers that what is known leaves."""
    match known:
        case None:
            return answers_to(fact)
        case Partial(must, may):
            return [whole for whole in answers_to(fact) if must <= values_in(whole) <= may]
        case whole:
            assert whole in answers_to(fact)
            return [whole]


def values_in(whole: WholeAnswer) -> frozenset[str]:
    return frozenset({whole}) if isinstance(whole, str) else whole


@cache
def states_of(fact: Fact) -> list[Answer | None]:
    """Return all that can be known of an answer: unknown, and each answer or choice of answers that can be said."""
    several = fact.kind is Kind.SEVERAL
    every = answers_to(fact)
    said = [
        Partial(must, may)
        for may in subsets(fact.value_ids)
        for must in (subsets(may) if several else [frozenset[str]()])
    ]
    some = [state for state in said if 1 < len(left(fact, state)) < len(every)]
    return [None, *every, *some]


def agrees(leaf: FactLeaf, fact: Fact, whole: WholeAnswer) -> bool:
    """Return whether a leaf is so for one answer."""
    match leaf:
        case Is(_, values):
            return any(value in values for value in values_in(whole))
        case AtLeast(_, bound):
            return place(fact, str(whole)) >= place(fact, bound)
        case AtMost(_, bound):
            return place(fact, str(whole)) <= place(fact, bound)


def place(fact: Fact, value: str) -> int:
    return [other.id for other in fact.values].index(value)


@cache
def leaf_truth(leaf: FactLeaf, fact: Fact, known: Answer | None) -> bool | None:
    so = {agrees(leaf, fact, whole) for whole in left(fact, known)}
    return None if known is None or len(so) == 2 else so == {True}


class Interview:
    """A rule base on a profile; findings are worked out where they are read, in no order."""

    def __init__(self, base: RuleBase, profile: Profile) -> None:
        self.base, self.profile = base, profile
        self.truths: dict[str, bool | None] = {}

    def truth(self, condition: Condition) -> bool | None:
        match condition:
            case Found(finding):
                return self.finding(finding)
            case All(parts):
                truths = [self.truth(part) for part in parts]
                return False if False in truths else None if None in truths else True
            case Any(parts):
                truths = [self.truth(part) for part in parts]
                return True if True in truths else None if None in truths else False
            case Not(part):
                truth = self.truth(part)
                return None if truth is None else not truth
            case leaf:
                return leaf_truth(leaf, self.base.facts[leaf.fact], self.profile.get(leaf.fact))

    def finding(self, name: str) -> bool | None:
        if name not in self.truths:
            rules = [rule.condition for rule in self.base.rules.values() if Conclude(name) in rule.effects]
            self.truths[name] = self.truth(Any(tuple(rules)))
        return self.truths[name]

    def rules(self) -> dict[str, bool | None]:
        return {name: self.truth(rule.condition) for name, rule in self.base.rules.items()}

    def findings(self) -> dict[str, bool | None]:
        return {name: self.finding(name) for name in self.base.findings}

    def fired(self) -> frozenset[str]:
        return frozenset(name for name, truth in self.rules().items() if truth)

    def impossible(self) -> bool:
        return any(self.truth(impossible.condition) for impossible in self.base.impossible)

    def supports(self, condition: Condition) -> frozenset[Support]:
        """Return what a condition that is known rests on: each part that has the truth of the whole."""
        now = self.truth(condition)
        match condition:
            case _ if now is None:
                return frozenset()
            case Found(finding):
                return frozenset({("finding", finding)})
            case All(parts) | Any(parts):
                alike = [part for part in parts if self.truth(part) is now]
                return frozenset(chain(*map(self.supports, alike)))
            case Not(part):
                return self.supports(part)
            case leaf:
                return frozenset({("fact", leaf.fact)})

    def points(self) -> dict[str, int | None]:
        """Return the points of each candidate; None if it is ruled out."""
        points: dict[str, int | None] = dict.fromkeys(self.base.candidates, 0)
        effects = [effect for name in self.fired() for effect in self.base.rules[name].effects]
        for effect in effects:
            if isinstance(effect, Award):
                points[effect.candidate] = (points[effect.candidate] or 0) + effect.points
        return points | {effect.candidate: None for effect in effects if isinstance(effect, RuleOut)}

    def winners(self) -> dict[str, frozenset[str]]:
        points = self.points()
        return {name: first(points, one.candidate_ids) for name, one in self.base.decisions.items()}

    def advice(self, known: Mapping[str, bool]) -> frozenset[str]:
        """Return the advice that is given; of some candidates it is known whether they win."""
        won = {name for names in self.winners().values() for name in names}
        counts = {name for name in self.base.candidates if known.get(name, name in won)}
        attached = {
            effect.advice
            for name in self.fired()
            for effect in self.base.rules[name].effects
            if isinstance(effect, Advise)
        }
        about = {name: self.base.advice[name].about for name in attached}
        return frozenset(name for name, some in about.items() if not some or counts.intersection(some))


def first(points: Mapping[str, int | None], candidates: Iterable[str]) -> frozenset[str]:
    left_over = {name: has for name in candidates if (has := points[name]) is not None}
    return frozenset(name for name, has in left_over.items() if has == max(left_over.values()))


def profiles_of(
    names: Iterable[str], states: Iterable[Iterable[Answer | None]]
) -> Iterator[dict[str, Answer]]:
    """Yield a profile for each choice of one state for each name, None for unknown."""
    names = tuple(names)
    for chosen in product(*states):
        yield {name: known for name, known in zip(names, chosen, strict=True) if known is not None}


def completions(base: RuleBase, profile: Profile) -> Iterator[Interview]:
    for complete in profiles_of(
        base.facts, (left(fact, profile.get(name)) for name, fact in base.facts.items())
    ):
        interview = Interview(base, complete)
        if not interview.impossible():
            yield interview
