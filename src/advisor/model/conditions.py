"""Conditions over answers and findings: a closed family."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Is:
    """The answer is one of these values; for a fact of kind `several`: the set contains one of them."""

    fact: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The answer on this scale is the value or above."""

    fact: str
    value: str


@dataclass(frozen=True, slots=True)
class AtMost:
    """The answer on this scale is the value or below."""

    fact: str
    value: str


@dataclass(frozen=True, slots=True)
class Found:
    """The finding is true."""

    finding: str


@dataclass(frozen=True, slots=True)
class All:
    """Every part is true."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one part is true."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part is false."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class Guarded(All):
    """A condition on a fact that may not apply, as it was written: its guard is true, and the condition is."""

    @property
    def guard(self) -> "Condition":
        return self.parts[0]

    @property
    def guarded(self) -> "Condition":
        return self.parts[1]

    @property
    def fact(self) -> str:
        """The fact that may not apply, which is all that the guarded condition reads."""
        return next(iter(facts_told(self.guarded)))


@dataclass(frozen=True, slots=True)
class Said(All):
    """What comes to its one part, and how it was written: in words, and in those for its opposite."""

    words: str = field(compare=False)
    opposite: str = field(compare=False)


Leaf: TypeAlias = Is | AtLeast | AtMost | Found
Condition: TypeAlias = Leaf | All | Any | Not

ALWAYS: Condition = All(())
NEVER: Condition = Any(())


def all_of(parts: Iterable[Condition]) -> Condition:
    """Return that all of these are so; one alone as it is."""
    whole = tuple(parts)
    return whole[0] if len(whole) == 1 else All(whole)


def any_of(parts: Iterable[Condition]) -> Condition:
    """Return that any of these is so; one alone as it is."""
    whole = tuple(parts)
    return whole[0] if len(whole) == 1 else Any(whole)


def with_parts(condition: Condition, change: Callable[[Condition], Condition]) -> Condition:
    """Return a condition with each of its parts changed; a leaf has none."""
    match condition:
        case All(parts) | Any(parts):
            return replace(condition, parts=tuple(map(change, parts)))
        case Not(part):
            return Not(change(part))
        case leaf:
            return leaf


def unguarded(condition: Condition) -> Condition:
    """Return a condition as it was written, without what its facts are asked by."""
    if isinstance(condition, Guarded):
        return unguarded(condition.guarded)
    return with_parts(condition, unguarded)


def leaves(condition: Condition) -> tuple[Leaf, ...]:
    """Return the leaves of a condition from left to right."""
    match condition:
        case Is() | AtLeast() | AtMost() | Found():
            return (condition,)
        case All(parts) | Any(parts):
            return tuple(leaf for part in parts for leaf in leaves(part))
        case Not(part):
            return leaves(part)


def facts_read(condition: Condition) -> frozenset[str]:
    """Return the facts that a condition reads itself, not through findings."""
    return frozenset(leaf.fact for leaf in leaves(condition) if not isinstance(leaf, Found))


def facts_told(condition: Condition) -> frozenset[str]:
    """Return the facts that a condition on answers is about, also where it counts values."""
    return facts_read(condition) | set(map(owner_of, findings_read(condition)))


def owner_of(proposition: str) -> str:
    """Return what a made proposition is of, which its id begins with: a finding, a table, the fact whose values it counts."""
    return proposition.partition("@")[0]


def findings_read(condition: Condition) -> frozenset[str]:
    return frozenset(leaf.finding for leaf in leaves(condition) if isinstance(leaf, Found))
