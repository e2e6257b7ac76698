"""The interviews that two versions can hold, as rule bases of no rules."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from advisor.evaluators.prove.merge import reshaped
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
    Measure,
    Not,
    Proposition,
    RuleBase,
    Span,
    Value,
    accepted,
    ruleless,
)


def missing(
    own_names: Mapping[str, tuple[str, ...]], others: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    """Yield what one base has under a name that both have, and the other has not."""
    for name, values in own_names.items():
        yield from ((name, value) for value in values if name in others and value not in others[name])


def values_of(base: RuleBase) -> Mapping[str, tuple[str, ...]]:
    return {fact.id: fact.value_ids for fact in base.facts.values()}


def understood(old: RuleBase, new: RuleBase) -> RuleBase:
    """Return a base of no rules whose complete interviews are those that both versions can hold.

    Reshaped facts are left out, and so are values that only one version has.
    """
    facts = {fact.id: fact for fact in (*common_facts(old, new), *common_facts(new, old))}
    impossible = (*impossible_over(old, facts), *impossible_over(new, facts))
    return ruleless(new, facts, impossible, steps_of(old, new))


def held(base: RuleBase, other: RuleBase) -> RuleBase:
    """Return a base of no rules with the questions of the first, in which impossible is what the second cannot hold."""
    conditions: list[tuple[str, Condition]] = [(name, All(())) for name in reshaped((base, other))]
    conditions += [(name, Is(name, (value,))) for name, value in missing(values_of(base), values_of(other))]
    lacking = (Impossible(condition, "", base.facts[name].place) for name, condition in conditions)
    impossible = (*lacking, *impossible_over(other, base.facts))
    return ruleless(base, base.facts, impossible, steps_of(other, base))


def steps_of(*bases: RuleBase) -> tuple[Proposition, ...]:
    """Return the steps that count values in any of these bases."""
    return tuple({step.id: step for base in bases for step in base.steps}.values())


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
            yield replace(fact, values=values, measure=measure_of(fact, values))


def measure_of(fact: Fact, values: Sequence[Value]) -> Measure | None:
    """Return the measure of a fact with only some of its values, which lie beside each other."""
    if fact.measure is None:
        return None
    regions = [fact.measure.regions[fact.value_ids.index(value.id)] for value in (values[0], values[-1])]
    return fact.measure.within(Span(regions[0].least, regions[-1].most))


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
            return replace(
                condition, parts=tuple(over(part, own_facts, facts, holds=holds) for part in parts)
            )
