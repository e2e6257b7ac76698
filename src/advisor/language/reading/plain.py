"""Statements out of plain values, as JSON and files have them: a text, a list, or a mapping that narrows an answer."""

from collections.abc import Mapping
from typing import Any

from advisor.model import Has, NotAnyOf, OneOf, Range, Statement


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
