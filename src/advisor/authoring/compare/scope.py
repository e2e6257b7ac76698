"""What only one of two versions has, and the interviews that both can hold.

A version can hold an interview if it has the values that are answered to its questions, one or several as it
asks for them, and does not call them impossible. What it does not ask, it does not hear.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from advisor.evaluators.network import accepted
from advisor.evaluators.prove.claims import Claim, Proved, prove
from advisor.evaluators.prove.merge import reshaped
from advisor.evaluators.prove.program import Deadline
from advisor.model import (
    All,
    Any,
    AtLeast,
    AtMost,
    Condition,
    Fact,
    Found,
    Impossible,
    Is,
    Kind,
    Never,
    Not,
    Profile,
    RuleBase,
)


@dataclass(frozen=True, slots=True)
class Own:
    """What one version has and the other has not: values of facts and candidates of decisions that both have.

    `impossible` are impossibilities of answers that, unless the proof takes too long, are possible in the other.
    """

    facts: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    decisions: tuple[str, ...]
    candidates: tuple[tuple[str, str], ...]
    impossible: tuple[Impossible, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """What is compared: the decisions of both. `reshaped` facts have sets as answers in one version alone."""

    old: Own
    new: Own
    reshaped: tuple[str, ...]
    decisions: tuple[str, ...]

    @property
    def sides(self) -> Mapping[str, Own]:
        """What only one version has, by the name of its side."""
        return {"old": self.old, "new": self.new}

    @property
    def whole(self) -> bool:
        """Whether all interviews of either version are compared: both can hold them."""
        return not self.reshaped and not any(own.values or own.impossible for own in self.sides.values())

    @property
    def same_decisions(self) -> bool:
        """Whether both versions decide the same things."""
        return not self.old.decisions and not self.new.decisions


def scope(old: RuleBase, new: RuleBase, deadline: Deadline) -> Scope:
    """Return what two versions share and what only one of them has."""
    decisions = tuple(name for name in old.decisions if name in new.decisions)
    return Scope(own(old, new, deadline), own(new, old, deadline), reshaped((old, new)), decisions)


def own(one: RuleBase, other: RuleBase, deadline: Deadline) -> Own:
    """Return what the first base has and the second has not."""
    return Own(
        tuple(name for name in one.facts if name not in other.facts),
        tuple(missing(values_of(one), values_of(other))),
        tuple(name for name in one.decisions if name not in other.decisions),
        tuple(missing(candidates_of(one), candidates_of(other))),
        tuple(barring(one, other, deadline)),
    )


def barring(one: RuleBase, other: RuleBase, deadline: Deadline) -> Iterator[Impossible]:
    """Yield the impossibilities of the first base that are not proved to be impossible in the second, too."""
    common = understood(one, other)
    theirs = tuple(impossible_over(other, common.facts))
    allowed = replace(common, impossible=theirs)
    for mine, impossible in zip(impossible_over(one, common.facts), one.impossible, strict=True):
        if any(mine.condition == each.condition for each in theirs):
            continue
        if prove(allowed, Claim(mine.condition, Never(())), seconds=deadline.left) != Proved(vacuous=True):
            yield impossible


def missing(
    one: Mapping[str, tuple[str, ...]], other: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    """Yield what the first has under a name that both have, and the second has not."""
    for name, found in one.items():
        yield from ((name, each) for each in found if name in other and each not in other[name])


def values_of(base: RuleBase) -> Mapping[str, tuple[str, ...]]:
    """Return the values of each fact."""
    return {fact.id: fact.value_ids for fact in base.facts.values()}


def candidates_of(base: RuleBase) -> Mapping[str, tuple[str, ...]]:
    """Return the candidates of each decision."""
    return {decision.id: decision.candidate_ids for decision in base.decisions.values()}


def heard(base: RuleBase, profile: Profile) -> Profile:
    """Return the answers of a profile to the questions of a base."""
    return {fact: answer for fact, answer in profile.items() if fact in base.facts}


def understands(base: RuleBase, profile: Profile) -> bool:
    """Return whether a base has the values that are answered, for the facts that it has."""
    for fact, answer in heard(base, profile).items():
        several = base.facts[fact].kind is Kind.SEVERAL
        given = answer if isinstance(answer, frozenset) else {answer}
        if several is not isinstance(answer, frozenset) or not given <= set(base.facts[fact].value_ids):
            return False
    return True


def other_answers(one: RuleBase, other: RuleBase) -> frozenset[str]:
    """Return the facts to which the bases may not take the same answers: all if they differ in what is impossible."""
    if {each.condition for each in one.impossible} != {each.condition for each in other.impossible}:
        return frozenset((*one.facts, *other.facts))
    own_values = (*missing(values_of(one), values_of(other)), *missing(values_of(other), values_of(one)))
    return frozenset((*reshaped((one, other)), *(fact for fact, _ in own_values)))


def understood(old: RuleBase, new: RuleBase) -> RuleBase:
    """Return a base of no rules whose complete interviews are those that both versions can hold.

    Reshaped facts are left out, and so are values that only one version has.
    """
    facts = {fact.id: fact for fact in (*common_facts(old, new), *common_facts(new, old))}
    return ruleless(new, facts, (*impossible_over(old, facts), *impossible_over(new, facts)))


def held(one: RuleBase, other: RuleBase) -> RuleBase:
    """Return a base of no rules with the questions of the first, in which impossible is what the second cannot hold."""
    unheard: list[tuple[str, Condition]] = [(name, All(())) for name in reshaped((one, other))]
    unheard += [(name, Is(name, (value,))) for name, value in missing(values_of(one), values_of(other))]
    lacking = (Impossible(condition, "", one.facts[name].place) for name, condition in unheard)
    return ruleless(one, one.facts, (*lacking, *impossible_over(other, one.facts)))


def ruleless(base: RuleBase, facts: Mapping[str, Fact], impossible: Iterable[Impossible]) -> RuleBase:
    """Return a base without rules, with these facts and impossibilities."""
    return replace(
        base, facts=facts, findings={}, advice={}, rules={}, guarantees={}, impossible=tuple(impossible)
    )


def impossible_over(base: RuleBase, facts: Mapping[str, Fact]) -> Iterator[Impossible]:
    """Yield the impossibilities of a base, over facts that may have other values than its own."""
    for each in base.impossible:
        yield replace(each, condition=over(each.condition, base.facts, facts))


def common_facts(one: RuleBase, other: RuleBase) -> Iterator[Fact]:
    """Yield the facts of the first base, with the values that the second has too if it has the fact."""
    for fact in one.facts.values():
        theirs = other.facts.get(fact.id, fact).value_ids
        values = tuple(value for value in fact.values if value.id in theirs)
        if values and fact.id not in reshaped((one, other)):
            yield replace(fact, values=values)


def over(
    condition: Condition, own_facts: Mapping[str, Fact], facts: Mapping[str, Fact], *, holds: bool = True
) -> Condition:
    """Return a condition that is true where this one is, over facts that may have fewer values in another order.

    A fact that is missing is never known, so what rests on it is not true; with `holds` false, not false.
    """
    match condition:
        case Found():
            return condition
        case Is() | AtLeast() | AtMost():
            if condition.fact not in facts:
                return Any(()) if holds else All(())
            values = accepted(condition, own_facts[condition.fact])
            return Is(condition.fact, tuple(one for one in values if one in facts[condition.fact].value_ids))
        case Not(part):
            return Not(over(part, own_facts, facts, holds=not holds))
        case All(parts) | Any(parts):
            return type(condition)(tuple(over(part, own_facts, facts, holds=holds) for part in parts))
