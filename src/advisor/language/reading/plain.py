"""Statements out of plain values, as JSON has them: a text, a number, a list, or a mapping that narrows an answer."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from advisor.language.reading.cells import node_of
from advisor.language.reading.number_statements import read_numbers
from advisor.model import Fact, Has, NotAnyOf, OneOf, Range, Statement

Plain: TypeAlias = str | int | float | list[str] | Mapping[str, Any] | None


def from_plain(value: Plain, fact: Fact | None = None) -> Statement | None:
    """Return the statement that plain values are, of the form that the schemas say; None is "don't know".

    Only a fact counts its numbers; what is no number that it can be is a statement of words, which do not fit it.
    """
    node = node_of(value) if fact and fact.measure else None
    if fact and fact.measure and node and (numbers := read_numbers(fact, fact.measure, node, [])):
        return numbers
    match value:
        case None | str():
            return value
        case int() | float():
            return str(value)
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
