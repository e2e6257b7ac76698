"""Rule bases with their numbers parted in more places: they mean what they meant, and numbers stay as they were stated."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from advisor.model.base import RuleBase
from advisor.model.conditions import Any, AtLeast, AtMost, Condition, Is, Not, leaves, with_parts
from advisor.model.facts import Answer, Fact, Profile, accepted, lying_in, parted
from advisor.model.kinds import Kind
from advisor.model.measures import Cut, Measure, Span, joined
from advisor.model.rules import Rule
from advisor.model.statements import Numbers, lower, spans_of

Facts = Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class AnyNumber(Any):
    """A condition that any number fulfils, where numbers are parted further than its base parts them.

    It is true once it is known of one of the base's own regions that the number lies elsewhere: of less the rules
    hear nothing. `written` is the condition as it was.
    """

    @property
    def written(self) -> AtLeast:
        lowest = next(leaf for leaf in leaves(self) if isinstance(leaf, Is))
        return AtLeast(lowest.fact, lowest.values[0])


def cut_alike(old: RuleBase, new: RuleBase) -> tuple[RuleBase, RuleBase]:
    """Return two versions with the numbers that both ask for parted in the same places, so that they can be compared.

    What one version alone takes for an answer lies in regions of its own. A scale in the one is a number, too, if it is
    a number in the other whose ranges have the names of its values.
    """
    old, new = counted(old, new), counted(new, old)
    both = [
        name for name, fact in old.facts.items() if name in new.facts and asks_alike(fact, new.facts[name])
    ]
    cuts = {name: (*cuts_and_ends(old.facts[name]), *cuts_and_ends(new.facts[name])) for name in both}
    return recut(old, cuts), recut(new, cuts)


def counted(base: RuleBase, other: RuleBase) -> RuleBase:
    """Return a base with a number in place of each scale whose values the other version calls numbers by."""
    facts = {
        name: as_number(fact, other.facts[name]) if name in other.facts else fact
        for name, fact in base.facts.items()
    }
    return over_facts(base, facts)


def as_number(scale: Fact, number: Fact) -> Fact:
    """Return a scale as a number, if each number has one of its values for a name, in their order; else as it is."""
    measure, values = number.measure, scale.value_ids
    if (
        measure is None
        or scale.kind is not Kind.SCALE
        or values != tuple(each.name for each in measure.ranges)
    ):
        return scale
    spans = tuple(each.span for each in measure.ranges)
    if measure.others(spans):
        return scale
    firsts = {span.least: Cut(span.least, span.least) for span in spans[1:]}
    cuts = firsts | {cut.first: cut for cut in measure.cuts if cut.first in firsts}
    whole = replace(measure, cuts=(), likely=None, said="")
    return parted(replace(scale, kind=number.kind, measure=whole), cuts.values())


def asks_alike(fact: Fact, other: Fact) -> bool:
    """Return whether answers to two facts can be the same: both are sets, or both single values; numbers of one grid."""
    several = fact.kind is Kind.SEVERAL, other.kind is Kind.SEVERAL
    return several[0] is several[1] and grid_of(fact) == grid_of(other)


def grid_of(fact: Fact) -> tuple[Kind, int, str] | None:
    measure = fact.measure
    return (measure.kind, measure.decimals, measure.unit) if measure else None


def cuts_and_ends(fact: Fact) -> tuple[Cut, ...]:
    """Return where rules tell the numbers apart, and where they begin and end."""
    if fact.measure is None:
        return ()
    span = fact.measure.span
    return (*fact.measure.cuts, Cut(span.least, span.least), Cut(span.most + 1, span.most))


def recut(base: RuleBase, cuts: Mapping[str, Iterable[Cut]]) -> RuleBase:
    """Return the base with its numbers parted at these places too; the base itself if that parts none."""
    return over_facts(base, {name: parted(fact, cuts.get(name, ())) for name, fact in base.facts.items()})


def over_facts(base: RuleBase, facts: Facts) -> RuleBase:
    """Return the base over these facts, which are its own but for where numbers are parted; itself if they are its own."""
    if facts == base.facts:
        return base
    guarded = {
        name: replace(fact, ask_if=fact.ask_if and over_parts(fact.ask_if, base.facts, facts))
        for name, fact in facts.items()
    }
    return replace(
        base,
        facts=guarded,
        rules={rule.id: recut_rule(rule, base.facts, guarded) for rule in base.rules.values()},
        impossible=tuple(
            replace(impossible, condition=over_parts(impossible.condition, base.facts, facts))
            for impossible in base.impossible
        ),
        guarantees={
            name: replace(guarantee, condition=over_parts(guarantee.condition, base.facts, facts))
            for name, guarantee in base.guarantees.items()
        },
    )


def recut_rule(rule: Rule, before: Facts, facts: Facts) -> Rule:
    examples = tuple(
        replace(example, profile=recut_profile(example.profile, before, facts)) for example in rule.examples
    )
    return replace(rule, condition=over_parts(rule.condition, before, facts), examples=examples)


def recut_profile(profile: Profile, before: Facts, facts: Facts) -> Profile:
    """Return answers to facts as they are heard where numbers are parted further."""
    return {
        name: heard
        for name, answer in profile.items()
        if (heard := recut_answer(answer, before[name], facts[name])) is not None
    }


def recut_answer(answer: Answer, before: Fact, fact: Fact) -> Answer | None:
    if fact.measure is None or fact == before:
        return answer
    spans = (
        spans_of(before, answer) if before.measure else spans_named(fact.measure, before.limits(answer).may)
    )
    return lower(fact, Numbers(spans))


def spans_named(measure: Measure, values: Iterable[str]) -> tuple[Span, ...]:
    """Return the numbers that have these names."""
    return joined(filter(None, map(measure.named, values)))


def over_parts(condition: Condition, before: Facts, facts: Facts) -> Condition:
    """Return a condition over facts as it is where their regions are parted further."""
    if isinstance(condition, Is | AtLeast | AtMost):
        return over_regions(condition, before[condition.fact], facts[condition.fact])
    return with_parts(condition, lambda part: over_parts(part, before, facts))


def over_regions(leaf: Is | AtLeast | AtMost, before: Fact, fact: Fact) -> Condition:
    if before.values == fact.values:
        return leaf
    if before.values[1:] and leaf in any_number(before):
        return AnyNumber(tuple(Not(Is(fact.id, parts(value, before, fact))) for value in before.value_ids))
    match leaf:
        case _ if before.measure is None:
            values = accepted(leaf, before)
            return lying_in(fact, [part for value in values for part in parts(value, before, fact)])
        case Is(_, values):
            return Is(fact.id, tuple(part for value in values for part in parts(value, before, fact)))
        case AtLeast(_, value):
            return AtLeast(fact.id, parts(value, before, fact)[0])
        case AtMost(_, value):
            return AtMost(fact.id, parts(value, before, fact)[-1])


def any_number(fact: Fact) -> tuple[Condition, ...]:
    """Return the conditions on a number that any answer fulfils."""
    values = fact.value_ids
    return AtLeast(fact.id, values[0]), AtMost(fact.id, values[-1]), Is(fact.id, values)


def parts(value: str, before: Fact, fact: Fact) -> tuple[str, ...]:
    """Return the regions into which one was parted, or which its name stands for now; any other value as it is."""
    if fact.measure is None:
        return (value,)
    region = before.regions[value] if before.measure else spans_named(fact.measure, [value])[0]
    first, last = (fact.measure.region(end) for end in (region.least, region.most))
    return fact.value_ids[first : last + 1]


def uncut(condition: Condition) -> Condition:
    """Return a condition as it was, so that it is the same however numbers are parted further."""
    return condition.written if isinstance(condition, AnyNumber) else with_parts(condition, uncut)
