"""What only one of two versions has, and the interviews that both can hold.

A version can hold an interview if it has the values that are answered to its questions or left open by what is
answered, one or several as it asks for them, and does not call them impossible. What it does not ask, it does not
hear, and where all its values are left open it hears nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from advisor.evaluators.network import accepted
from advisor.evaluators.prove.claims import Claim, Proved, prove
from advisor.evaluators.prove.merge import reshaped
from advisor.evaluators.prove.program import Deadline
from advisor.model import (
    All,
    Answer,
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
    OneOf,
    Partial,
    Profile,
    RuleBase,
    Statement,
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
class VersionScope:
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
        return not self.old.decisions and not self.new.decisions


def scope(old: RuleBase, new: RuleBase, deadline: Deadline) -> VersionScope:
    decisions = tuple(name for name in old.decisions if name in new.decisions)
    return VersionScope(own(old, new, deadline), own(new, old, deadline), reshaped((old, new)), decisions)


def own(base: RuleBase, other: RuleBase, deadline: Deadline) -> Own:
    return Own(
        tuple(name for name in base.facts if name not in other.facts),
        tuple(missing(values_of(base), values_of(other))),
        tuple(name for name in base.decisions if name not in other.decisions),
        tuple(missing(candidates_of(base), candidates_of(other))),
        tuple(barring(base, other, deadline)),
    )


def barring(base: RuleBase, other: RuleBase, deadline: Deadline) -> Iterator[Impossible]:
    """Yield the impossibilities of a base that are not proved to be impossible in the other, too."""
    common = understood(base, other)
    theirs = tuple(impossible_over(other, common.facts))
    known, allowed = {impossible.condition for impossible in theirs}, replace(common, impossible=theirs)
    for over_common, impossible in zip(impossible_over(base, common.facts), base.impossible, strict=True):
        if over_common.condition in known:
            continue
        never = Claim(over_common.condition, Never(()))
        if prove(allowed, never, seconds=deadline.left) != Proved(vacuous=True):
            yield impossible


def missing(
    own_names: Mapping[str, tuple[str, ...]], others: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    """Yield what one base has under a name that both have, and the other has not."""
    for name, values in own_names.items():
        yield from ((name, value) for value in values if name in others and value not in others[name])


def values_of(base: RuleBase) -> Mapping[str, tuple[str, ...]]:
    return {fact.id: fact.value_ids for fact in base.facts.values()}


def candidates_of(base: RuleBase) -> Mapping[str, tuple[str, ...]]:
    return {decision.id: decision.candidate_ids for decision in base.decisions.values()}


def restricted_to(base: RuleBase, profile: Profile) -> Profile:
    """Return what a base that understands a profile hears of it: what is known of the answers to its questions."""
    heard = {
        name: heard_by(base.facts[name], answer) for name, answer in profile.items() if name in base.facts
    }
    return {name: answer for name, answer in heard.items() if answer is not None}


def heard_by(fact: Fact, answer: Answer) -> Answer | None:
    """Return what an answer says of a fact that may have more or fewer values; None if it leaves all of them open."""
    return fact.narrowed(answer.must, answer.may) if isinstance(answer, Partial) else answer


def as_given(old: RuleBase, new: RuleBase, name: str, answer: Answer) -> tuple[RuleBase, Statement | Answer]:
    """Return an answer as both versions can be given it, with one of them that hears it, the newer if both do.

    What is left of single values is listed where the versions have others: what is excluded only one of them has.
    """
    base = new if name in restricted_to(new, {name: answer}) else old
    fact, values = base.facts[name], [set(values_of(version).get(name, ())) for version in (old, new)]
    if (
        isinstance(answer, Partial)
        and fact.kind is not Kind.SEVERAL
        and all(values)
        and values[0] != values[1]
    ):
        return base, OneOf(fact.ordered(answer.may))
    return base, answer


def understands(base: RuleBase, profile: Profile) -> bool:
    """Return whether a base has the values that are answered or left open, for the facts that it has."""
    return all(has_answer(base.facts[name], answer) for name, answer in profile.items() if name in base.facts)


def has_answer(fact: Fact, answer: Answer) -> bool:
    """Return whether a fact can be answered like this; of what is known in part nobody sees whether it is of a set."""
    several = fact.kind is Kind.SEVERAL
    fits = isinstance(answer, Partial) or several is isinstance(answer, frozenset)
    return fits and fact.limits(answer).may.issubset(fact.value_ids)


def can_hold(base: RuleBase, profile: Profile, of: RuleBase) -> bool:
    """Return whether a base has the values and the kinds of questions of answers that were given to another."""
    return profile.keys().isdisjoint(reshaped((base, of))) and understands(base, profile)


def other_answers(base: RuleBase, other: RuleBase) -> frozenset[str]:
    """Return the facts to which the bases may not take the same answers: all if they differ in what is impossible."""
    if {impossible.condition for impossible in base.impossible} != {
        impossible.condition for impossible in other.impossible
    }:
        return frozenset((*base.facts, *other.facts))
    mine, theirs = values_of(base), values_of(other)
    values = (*missing(mine, theirs), *missing(theirs, mine))
    return frozenset((*reshaped((base, other)), *(fact for fact, _ in values)))


def understood(old: RuleBase, new: RuleBase) -> RuleBase:
    """Return a base of no rules whose complete interviews are those that both versions can hold.

    Reshaped facts are left out, and so are values that only one version has.
    """
    facts = {fact.id: fact for fact in (*common_facts(old, new), *common_facts(new, old))}
    return ruleless(new, facts, (*impossible_over(old, facts), *impossible_over(new, facts)))


def held(base: RuleBase, other: RuleBase) -> RuleBase:
    """Return a base of no rules with the questions of the first, in which impossible is what the second cannot hold."""
    conditions: list[tuple[str, Condition]] = [(name, All(())) for name in reshaped((base, other))]
    conditions += [(name, Is(name, (value,))) for name, value in missing(values_of(base), values_of(other))]
    lacking = (Impossible(condition, "", base.facts[name].place) for name, condition in conditions)
    return ruleless(base, base.facts, (*lacking, *impossible_over(other, base.facts)))


def ruleless(base: RuleBase, facts: Mapping[str, Fact], impossible: Iterable[Impossible]) -> RuleBase:
    return replace(
        base, facts=facts, findings={}, advice={}, rules={}, guarantees={}, impossible=tuple(impossible)
    )


def impossible_over(base: RuleBase, facts: Mapping[str, Fact]) -> Iterator[Impossible]:
    """Yield the impossibilities of a base, over facts that may have other values than its own."""
    for impossible in base.impossible:
        yield replace(impossible, condition=over(impossible.condition, base.facts, facts))


def common_facts(base: RuleBase, other: RuleBase) -> Iterator[Fact]:
    """Yield the facts of the first base, with the values that the second has too if it has the fact."""
    for fact in base.facts.values():
        theirs = other.facts.get(fact.id, fact).value_ids
        values = tuple(value for value in fact.values if value.id in theirs)
        if values and fact.id not in reshaped((base, other)):
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
            kept = tuple(value for value in values if value in facts[condition.fact].value_ids)
            return Is(condition.fact, kept)
        case Not(part):
            return Not(over(part, own_facts, facts, holds=not holds))
        case All(parts) | Any(parts):
            return type(condition)(tuple(over(part, own_facts, facts, holds=holds) for part in parts))
