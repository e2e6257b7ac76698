"""Conditions on numbers that every answer fulfils or none does, and numbers that fall between two of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from advisor.authoring.check.examined import Examined
from advisor.authoring.check.notice import Notice
from advisor.authoring.check.written import as_written
from advisor.model import (
    All,
    Any,
    AtLeast,
    AtMost,
    Condition,
    Fact,
    Guarded,
    Is,
    Measure,
    Not,
    OneOf,
    RuleBase,
    Span,
    accepted,
    number_words,
    spans_of,
)

Bound: TypeAlias = Is | AtLeast | AtMost


@dataclass(frozen=True, slots=True)
class NumberAsked:
    """What stands under a number in a condition: the regions that fulfil it, and whether the whole can do without it."""

    fact: str
    left: frozenset[str]
    optional: bool


def number_notices(examined: Examined) -> Iterator[Notice]:
    """Yield conditions on numbers that every answer fulfils or none does, and numbers that fall between two.

    Where a rule is nothing but such a condition, or cannot do without it, that is said of the rule.
    """
    base = examined.base
    tests = {rule.id: tuple(asked_in(base, rule.condition)) for rule in base.rules.values()}
    for fact in base.facts.values():
        if fact.measure:
            every, none = frozenset(fact.value_ids), NumberAsked(fact.id, frozenset(), optional=True)
            always = [
                name
                for name, found in tests.items()
                if any(test.fact == fact.id and test.left == every for test in found)
                and not bounds_in(base, base.rules[name].condition)
            ]
            never = [name for name, found in tests.items() if none in found]
            yield from always_notices(base, fact, fact.measure, always)
            yield from never_notices(base, fact, never)
            yield from gap_notices(base, fact, fact.measure, tests)


def asked_in(base: RuleBase, condition: Condition, *, optional: bool = False) -> Iterator[NumberAsked]:
    """Yield what a condition asks of numbers, as it was written."""
    if bounds := bounds_in(base, condition):
        fact = base.facts[bounds[0].fact]
        left = frozenset.intersection(*(frozenset(accepted(bound, fact)) for bound in bounds))
        yield NumberAsked(fact.id, left, optional)
        return
    match condition:
        case Guarded():
            yield from asked_in(base, condition.guarded, optional=optional)
        case All(parts):
            yield from (test for part in parts for test in asked_in(base, part, optional=optional))
        case Any(parts):
            yield from (test for part in parts for test in asked_in(base, part, optional=True))
        case Not(part):
            yield from asked_in(base, part, optional=True)
        case _:
            pass


def bounds_in(base: RuleBase, condition: Condition) -> tuple[Bound, ...]:
    """Return the bounds of one number that a condition is made of; none if it is about anything else."""
    is_all = isinstance(condition, All) and not isinstance(condition, Guarded)
    parts = condition.parts if isinstance(condition, All) and is_all else (condition,)
    bounds = tuple(part for part in parts if isinstance(part, Bound))
    facts = {bound.fact for bound in bounds}
    alone = len(bounds) == len(parts) and len(facts) == 1 and base.facts[min(facts)].measure
    return bounds if alone else ()


def always_notices(base: RuleBase, fact: Fact, measure: Measure, rules: Iterable[str]) -> Iterator[Notice]:
    ends = " to ".join(number_words(measure, end) for end in (measure.span.least, measure.span.most))
    for group in as_written(base, rules):
        what = f"in the rule {group.words} every answer to '{fact.id}' fulfils its condition: it goes from {ends}"
        hint = "write a bound inside that, or leave the condition out"
        yield Notice("always-met", group.subject, group.place, what, hint, members=group.members)


def never_notices(base: RuleBase, fact: Fact, rules: Iterable[str]) -> Iterator[Notice]:
    for group in as_written(base, rules):
        what = f"in the rule {group.words} no answer to '{fact.id}' fulfils its condition: its bounds exclude each other"
        hint = "swap the bounds, or leave the condition out"
        yield Notice("never-met", group.subject, group.place, what, hint, members=group.members)


def gap_notices(
    base: RuleBase, fact: Fact, measure: Measure, tests: Mapping[str, tuple[NumberAsked, ...]]
) -> Iterator[Notice]:
    """Yield the numbers between a whole one at which a condition ends and the next, at which another begins."""
    unit, begins, ends = 10**measure.decimals, dict[int, str](), dict[int, str]()
    for rule, span in spans_in(fact, tests):
        begins.setdefault(span.least, rule)
        ends.setdefault(span.most, rule)
    for end in sorted(ends) if measure.decimals else ():
        begin = end + unit
        if not end % unit and begin in begins and end + 1 not in begins and begin - 1 not in ends:
            last, first, between = (number_words(measure, number) for number in (end, begin, end + unit // 2))
            one, other = (base.rules[rule] for rule in (ends[end], begins[begin]))
            what = f"an answer to '{fact.id}' such as {between} falls between two conditions: '{one.written_as}' ends at {last}, and '{other.written_as}' begins at {first}"
            hint = joined(measure, end, begin, cells=bool(one.table and other.table))
            yield Notice("gap-between", fact.id, other.place, what, hint, others=(one.id, other.id))


def joined(measure: Measure, end: int, begin: int, *, cells: bool) -> str:
    """Return how two conditions are written that leave nothing between them, in cells of tables or under a fact."""
    above, least, below, most = (
        (">", ">=", "<", "<=") if cells else ("above:", "at_least:", "below:", "at_most:")
    )
    last, first = measure.spelled(end), measure.spelled(begin)
    return f"if none should, write '{above} {last}' for '{least} {first}', or '{below} {first}' for '{most} {last}'"


def spans_in(fact: Fact, tests: Mapping[str, tuple[NumberAsked, ...]]) -> Iterator[tuple[str, Span]]:
    """Yield the numbers that fulfil a condition of each rule, but for single ones."""
    for rule, found in tests.items():
        for test in found:
            if test.fact == fact.id and test.left:
                spans = spans_of(fact, OneOf(fact.ordered(test.left)))
                yield from ((rule, span) for span in spans if span.least < span.most)
