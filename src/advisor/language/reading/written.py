"""Statements as they are written: in files and JSON, and in one word for `--set` and cells."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from advisor.language.reading.spellings import EITHER, EMPTY_SET, OPEN, UNKNOWN_WORD, UP_TO, WITHOUT, value_of
from advisor.model import Answer, Fact, Has, NotAnyOf, OneOf, Partial, Range, Statement, statement_of

Written: TypeAlias = str | tuple[str, ...] | Mapping[str, str | tuple[str, ...]]
"""A value, a set in its order, or a partial answer by the keys of its parts."""

BETWEEN = ","


def as_written(
    facts: Mapping[str, Fact], replies: Mapping[str, Statement | Answer | None]
) -> dict[str, Written]:
    """Return answers as they stand in a file, in their order; None is "don't know"."""
    return {
        fact: UNKNOWN_WORD if answer is None else in_file(facts[fact], answer)
        for fact, answer in replies.items()
    }


def in_file(fact: Fact, answer: Statement | Answer) -> Written:
    """Return an answer as it stands in YAML and JSON."""
    match statement_of(fact, answer) if isinstance(answer, Partial) else answer:
        case OneOf(values):
            return {"one_of": values}
        case NotAnyOf(values):
            return {"not": values}
        case Range(least, most):
            return {key: value for key, value in (("at_least", least), ("at_most", most)) if value}
        case Has(has, lacks):
            return {"has": has, "not": lacks} if lacks else {"has": has}
        case whole:
            return fact.in_order(whole)


def in_word(fact: Fact, answer: Statement | Answer) -> str:
    """Return an answer in one word that a shell leaves alone."""
    match statement_of(fact, answer) if isinstance(answer, Partial) else answer:
        case str(value):
            return value
        case OneOf(values):
            either = EITHER.join(values)
            return either if value_of(fact, either) is None else either + EITHER
        case NotAnyOf(values):
            return without(values)
        case Range(least, most):
            return f"{least or ''}{UP_TO}{most or ''}"
        case Has(has, lacks):
            return BETWEEN.join(part for part in (*has, without(lacks), OPEN) if part)
        case chosen:
            return BETWEEN.join(fact.in_order(chosen)) or EMPTY_SET


def without(values: Iterable[str]) -> str:
    return BETWEEN.join(WITHOUT + value for value in values)
