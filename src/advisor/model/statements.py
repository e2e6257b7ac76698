"""What people say of an answer, as they say it: it is kept and recorded like this, and lowered for the rules."""

from dataclasses import dataclass
from typing import TypeAlias

from advisor.model.facts import Answer, Fact, Kind, Partial, WholeAnswer


@dataclass(frozen=True, slots=True)
class OneOf:
    """The answer is one of these values."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotAnyOf:
    """The answer is none of these values, or contains none of them."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """The answer on a scale is not below `least` and not above `most`; None is no bound."""

    least: str | None = None
    most: str | None = None


@dataclass(frozen=True, slots=True)
class Has:
    """The set contains all of these values and none of those; of the others nothing is said."""

    has: tuple[str, ...]
    lacks: tuple[str, ...] = ()


Narrowing: TypeAlias = OneOf | NotAnyOf | Range | Has

Statement: TypeAlias = WholeAnswer | Narrowing


def lower(fact: Fact, statement: Statement) -> Answer | None:
    """Return what a statement that leaves an answer (`fits`) says, None if nothing."""
    match statement:
        case str() | frozenset():
            return statement
        case Has(has):
            return fact.narrowed(has, left(fact, statement))
        case _:
            return fact.narrowed((), left(fact, statement))


def statement_of(fact: Fact, answer: Answer) -> Statement:
    """Return the shortest statement that says just what an answer says: a range, what is excluded, or what is left."""
    if not isinstance(answer, Partial):
        return answer
    may, excluded = fact.ordered(answer.may), fact.ordered({*fact.value_ids} - answer.may)
    if answer.must:
        return Has(fact.ordered(answer.must), excluded)
    if fact.kind is Kind.SCALE and left(fact, Range(may[0], may[-1])) == answer.may:
        least = None if may[0] == fact.value_ids[0] else may[0]
        most = None if may[-1] == fact.value_ids[-1] else may[-1]
        return Range(least, most)
    return NotAnyOf(excluded) if fact.kind is Kind.SEVERAL or len(excluded) < len(may) else OneOf(may)


def left(fact: Fact, statement: Narrowing) -> frozenset[str]:
    """Return the values that may be in the answer."""
    values = fact.value_ids
    match statement:
        case OneOf(chosen):
            return frozenset(chosen)
        case NotAnyOf(excluded) | Has(lacks=excluded):
            return frozenset(values).difference(excluded)
        case Range(least, most):
            low = 0 if least is None else values.index(least)
            high = len(values) if most is None else values.index(most) + 1
            return frozenset(values[low:high])


def fits(fact: Fact, statement: Narrowing) -> bool:
    """Return whether an answer is left."""
    may = left(fact, statement)
    if isinstance(statement, Has):
        return may.issuperset(statement.has)
    return bool(may) or fact.kind is Kind.SEVERAL  # none of its values: that is a set as well
