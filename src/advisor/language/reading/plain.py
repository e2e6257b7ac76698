"""Statements as plain values, as JSON and files have them: a text, a list, or a mapping that narrows an answer."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from advisor.model import Answer, Fact, Has, Kind, NotAnyOf, OneOf, Partial, Range, Statement

PlainStatement: TypeAlias = str | list[str] | dict[str, Any]


def to_plain(fact: Fact, statement: Statement | Answer | None) -> PlainStatement | None:
    """Return a statement as given, or what is known of an answer; None is "don't know"."""
    match statement:
        case None | str():
            return statement
        case frozenset():
            return list(fact.in_order(statement))
        case OneOf(values):
            return {"one_of": list(values)}
        case NotAnyOf(values):
            return {"not": list(values)}
        case Range(least, most):
            bounds = {"at_least": least, "at_most": most}
            return {name: bound for name, bound in bounds.items() if bound is not None}
        case Has(has, lacks):
            return {"has": list(has), **({"not": list(lacks)} if lacks else {})}
        case Partial(must, may):
            return to_plain(fact, as_stated(fact, must, may))


def as_stated(fact: Fact, must: frozenset[str], may: frozenset[str]) -> OneOf | Has:
    """Return what is known of an answer as somebody would state it."""
    values = fact.value_ids
    if fact.kind is not Kind.SEVERAL:
        return OneOf(tuple(value for value in values if value in may))
    has = tuple(value for value in values if value in must)
    return Has(has, tuple(value for value in values if value not in may))


def from_plain(value: str | list[str] | Mapping[str, Any] | None) -> Statement | None:
    """Return the statement that plain values are, of the form that the schemas say; None is "don't know"."""
    match value:
        case None | str():
            return value
        case list():
            return frozenset(value)
        case {"one_of": values}:
            return OneOf(tuple(values))
        case {"has": has}:
            return Has(tuple(has), tuple(value.get("not", ())))
        case {"not": values}:
            return NotAnyOf(tuple(values))
        case _:
            return Range(value.get("at_least"), value.get("at_most"))
