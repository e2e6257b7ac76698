"""What only one of two versions has, and the interviews that both understand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from advisor.evaluators.network import accepted
from advisor.evaluators.prove.merge import reshaped
from advisor.model import All, Any, AtLeast, AtMost, Condition, Fact, Found, Is, Kind, Not, Profile, RuleBase


@dataclass(frozen=True, slots=True)
class Own:
    """What one version has and the other has not: values of facts and candidates of decisions that both have."""

    facts: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    decisions: tuple[str, ...]
    candidates: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """What is compared: the decisions of both. `reshaped` facts have sets as answers in one version alone."""

    old: Own
    new: Own
    reshaped: tuple[str, ...]
    decisions: tuple[str, ...]


def scope(old: RuleBase, new: RuleBase) -> Scope:
    """Return what two versions share and what only one of them has."""
    decisions = tuple(name for name in old.decisions if name in new.decisions)
    return Scope(own(old, new), own(new, old), reshaped((old, new)), decisions)


def own(one: RuleBase, other: RuleBase) -> Own:
    """Return what the first base has and the second has not."""
    return Own(
        tuple(name for name in one.facts if name not in other.facts),
        tuple(missing(values_of(one), values_of(other))),
        tuple(name for name in one.decisions if name not in other.decisions),
        tuple(missing(candidates_of(one), candidates_of(other))),
    )


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
    return {one.id: tuple(each.id for each in one.candidates) for one in base.decisions.values()}


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


def understood(old: RuleBase, new: RuleBase) -> RuleBase:
    """Return a base of no rules with the questions and answers that both versions understand.

    Its impossibilities are those of both, so its profiles are the interviews that are possible in both.
    Reshaped facts are left out, and so are values that only one version has.
    """
    facts = {fact.id: fact for fact in (*common_facts(old, new), *common_facts(new, old))}
    impossible = tuple(
        replace(one, condition=over(one.condition, base.facts, facts))
        for base in (old, new)
        for one in base.impossible
    )
    return replace(new, facts=facts, findings={}, advice={}, rules={}, guarantees={}, impossible=impossible)


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
