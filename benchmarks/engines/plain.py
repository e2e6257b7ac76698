"""Conditions in a plain two-valued form, from which every translation starts.

A complete profile leaves nothing unknown, so a `not` can be taken down to the leaves. There, "not this
answer" to a fact with one value is "any of its other values", and a scale's bound is a list of values.
What is always true or never true is folded away. The meaning is that of `advisor.conditions` over complete
profiles; nothing of the evaluators is used.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

from advisor.model import All, Any, AtLeast, AtMost, Award, Condition, Found, Is, Kind, Not, Rule, RuleBase


@dataclass(frozen=True)
class Has:
    """The answer is one of the values; for a fact with several values: contains one, or (not wanted) none."""

    fact: str
    values: tuple[str, ...]
    several: bool
    wanted: bool = True


@dataclass(frozen=True)
class Finds:
    """The finding is true, or (not wanted) false."""

    finding: str
    wanted: bool = True


@dataclass(frozen=True)
class And:
    """Every part is true; with no parts: always true."""

    parts: "tuple[Plain, ...]" = ()


@dataclass(frozen=True)
class Or:
    """A part is true; with no parts: never true."""

    parts: "tuple[Plain, ...]" = ()


Plain: TypeAlias = Has | Finds | And | Or
ALWAYS, NEVER = And(), Or()


def plain(base: RuleBase, condition: Condition, *, wanted: bool = True) -> Plain:
    """Return the plain form of a condition, or of its opposite if it is not wanted."""
    match condition:
        case Not(part):
            return plain(base, part, wanted=not wanted)
        case All(parts):
            return joined(And if wanted else Or, [plain(base, one, wanted=wanted) for one in parts])
        case Any(parts):
            return joined(Or if wanted else And, [plain(base, one, wanted=wanted) for one in parts])
        case Found(finding):
            return Finds(finding, wanted)
        case Is(fact, values):
            return has(base, fact, values, wanted=wanted)
        case AtLeast(fact, value):
            return has(base, fact, base.facts[fact].at_least(value), wanted=wanted)
        case AtMost(fact, value):
            return has(base, fact, base.facts[fact].at_most(value), wanted=wanted)


def has(base: RuleBase, fact: str, values: tuple[str, ...], *, wanted: bool) -> Plain:
    """Return that the answer to a fact is among some values, or is not."""
    every = base.facts[fact].value_ids
    chosen = tuple(one for one in every if one in values)
    if base.facts[fact].kind is Kind.SEVERAL:
        return Has(fact, chosen, several=True, wanted=wanted)
    meant = chosen if wanted else tuple(one for one in every if one not in values)
    return Has(fact, meant, several=False) if meant else NEVER


def joined(kind: type[And] | type[Or], parts: list[Plain]) -> Plain:
    """Return the parts under one `and` or `or`, flat, each once, without what cannot change it."""
    flat = dict.fromkeys(inner for one in parts for inner in (one.parts if isinstance(one, kind) else (one,)))
    deciding = NEVER if kind is And else ALWAYS
    if deciding in flat:
        return deciding
    return next(iter(flat)) if len(flat) == 1 else kind(tuple(flat))


def conjuncts(formula: Plain) -> tuple[Plain, ...]:
    """Return what must all be true."""
    return formula.parts if isinstance(formula, And) else (formula,)


def finds_read(formula: Plain) -> Iterator[str]:
    """Yield the findings that a formula reads."""
    match formula:
        case Finds(finding):
            yield finding
        case And(parts) | Or(parts):
            for one in parts:
                yield from finds_read(one)
        case _:
            return


@dataclass(frozen=True)
class PlainRule:
    """A rule in its plain form."""

    id: str
    formula: Plain
    points: tuple[tuple[str, int], ...]
    rules_out: tuple[str, ...]
    concludes: tuple[str, ...]

    @property
    def counts(self) -> bool:
        """Whether a firing can change points, winners or findings."""
        return self.formula != NEVER and bool(self.points or self.rules_out or self.concludes)


def plain_rule(base: RuleBase, rule: Rule) -> PlainRule:
    """Return a rule in its plain form."""
    points: dict[str, int] = {}
    for effect in rule.effects:
        if isinstance(effect, Award):
            points[effect.candidate] = points.get(effect.candidate, 0) + effect.points
    awards = tuple((one, by) for one, by in points.items() if by)
    formula = plain(base, rule.condition)
    return PlainRule(
        rule.id, formula, awards, tuple(sorted(rule.vetoes)), tuple(dict.fromkeys(rule.concludes))
    )


def plain_rules(base: RuleBase) -> list[PlainRule]:
    """Return every rule that counts, in the order of the files. Rules that only advise do not: nobody is asked."""
    return [one for one in (plain_rule(base, rule) for rule in base.rules.values()) if one.counts]


def ways(formula: Plain) -> Iterator[tuple[Has | Finds, ...]]:
    """Yield leaves that together make a formula true, in every way there is."""
    match formula:
        case Has() | Finds():
            yield (formula,)
        case Or(parts):
            for one in parts:
                yield from ways(one)
        case And(parts):
            for choice in product(*(list(ways(one)) for one in parts)):
                yield tuple(dict.fromkeys(leaf for leaves in choice for leaf in leaves))


def levels(base: RuleBase) -> dict[str, int]:
    """Return for each finding how many layers of findings it stands on, itself included."""
    found: dict[str, int] = {}
    for finding in base.findings:
        read = (one for rule in base.concluding[finding] for one in finds_read(plain(base, rule.condition)))
        found[finding] = 1 + max((found[one] for one in read), default=0)
    return found
