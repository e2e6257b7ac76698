"""What people say of an answer, as they say it: it is kept and recorded like this, and lowered for the rules."""

from dataclasses import dataclass
from typing import TypeAlias

from advisor.model.facts import Answer, Fact, Partial, Placed, WholeAnswer
from advisor.model.kinds import Kind
from advisor.model.measures import Span, joined


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


@dataclass(frozen=True, slots=True)
class Numbers:
    """The number lies in one of these spans, which are in order and do not touch; a single one is said by its span."""

    spans: tuple[Span, ...]


Narrowing: TypeAlias = OneOf | NotAnyOf | Range | Has | Numbers

Statement: TypeAlias = WholeAnswer | Narrowing


def lower(fact: Fact, statement: Statement) -> Answer | None:
    """Return what a statement that leaves an answer (`fits`) says, None if nothing."""
    match statement:
        case str() | frozenset():
            return statement
        case Has(has):
            return fact.narrowed(has, left(fact, statement))
        case Numbers(spans):
            return placed(fact.narrowed((), left(fact, statement)), spans)
        case _:
            return fact.narrowed((), left(fact, statement))


def placed(answer: Answer | None, spans: tuple[Span, ...]) -> Answer | None:
    """Return what is known of a number with what was stated of it."""
    match answer:
        case str(region):
            return Placed(region, spans)
        case Partial(must, may):
            return Partial(must, may, spans)
        case _:
            return answer


def statement_of(fact: Fact, answer: Answer) -> Statement:
    """Return the shortest statement that says just what an answer says: a range, what is excluded, or what is left.

    Of a number it is what was stated, or else the whole region.
    """
    if fact.measure:
        return Numbers(spans_of(fact, answer))
    if not isinstance(answer, Partial):
        return answer
    may, excluded = fact.ordered(answer.may), fact.ordered({*fact.value_ids} - answer.may)
    if answer.must:
        return Has(fact.ordered(answer.must), excluded)
    if fact.is_ordered and left(fact, Range(may[0], may[-1])) == answer.may:
        least = None if may[0] == fact.value_ids[0] else may[0]
        most = None if may[-1] == fact.value_ids[-1] else may[-1]
        return Range(least, most)
    return NotAnyOf(excluded) if fact.kind is Kind.SEVERAL or len(excluded) < len(may) else OneOf(may)


def spans_of(fact: Fact, said: Statement | Answer | None) -> tuple[Span, ...]:
    """Return the numbers that are left: those that were stated, or else whole regions; all of them if nothing is said."""
    if isinstance(said, Numbers):
        return said.spans
    if isinstance(said, Placed | Partial) and said.spans:
        return said.spans
    may = left(fact, said) if isinstance(said, OneOf | NotAnyOf | Range | Has) else fact.limits(said).may
    return joined(span for value, span in fact.regions.items() if value in may)


def left(fact: Fact, statement: Narrowing) -> frozenset[str]:
    """Return the values that may be in the answer."""
    values = fact.value_ids
    match statement:
        case OneOf(chosen):
            return frozenset(chosen)
        case NotAnyOf(excluded) | Has(lacks=excluded):
            return frozenset(values).difference(excluded)
        case Numbers(spans):
            return frozenset(value for value, span in fact.regions.items() if any(map(span.meets, spans)))
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


def exact(fact: Fact, answer: Answer, beside: Answer | None = None) -> Answer:
    """Return one number of a region that nobody stated: next to another region, or else to a cut.

    Any other answer is returned as it is.
    """
    if fact.measure is None or type(answer) is not str:
        return answer
    at = fact.value_ids.index(answer)
    other = fact.value_ids.index(beside) if isinstance(beside, str) else at
    region = fact.measure.regions[at]
    number = region.most if other > at else fact.measure.threshold(region)
    return Placed(answer, (Span(number, number),))
