"""Statements as they are written: in files and JSON, and in one word for `--set` and cells."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from advisor.language.grammar.answers import BOUNDS
from advisor.language.reading.spellings import EITHER, EMPTY_SET, OPEN, UNKNOWN_WORD, UP_TO, WITHOUT, value_of
from advisor.language.reading.written_numbers import numbers_in_file, numbers_in_word
from advisor.model import (
    Answer,
    Fact,
    Has,
    NotAnyOf,
    Numbers,
    OneOf,
    Partial,
    Profile,
    Range,
    RuleBase,
    Statement,
    exact,
    spans_of,
    statement_of,
)

Word: TypeAlias = str | int | float

Written: TypeAlias = Word | tuple[Word, ...] | Mapping[str, Word | tuple[Word, ...]]
"""A value or number, a set in its order, or a partial answer by the keys of its parts."""

BETWEEN = ","


def as_written(
    facts: Mapping[str, Fact], replies: Mapping[str, Statement | Answer | None]
) -> dict[str, Written]:
    """Return answers as they stand in a file, in their order; None is "don't know"."""
    return {
        fact: UNKNOWN_WORD if answer is None else in_file(facts[fact], answer)
        for fact, answer in replies.items()
    }


def exact_answers(base: RuleBase, profile: Profile, beside: Profile = MappingProxyType({})) -> Profile:
    """Return a profile that nobody stated, with one number for each region, next to the regions of another."""
    return {name: exact(base.facts[name], answer, beside.get(name)) for name, answer in profile.items()}


def in_file(fact: Fact, answer: Statement | Answer) -> Written:
    """Return an answer as it stands in YAML and JSON."""
    if fact.measure:
        return numbers_in_file(fact.measure, spans_of(fact, answer))
    match statement_of(fact, answer) if isinstance(answer, Partial) else answer:
        case Numbers():  # of a fact that is no number
            return UNKNOWN_WORD
        case OneOf(values):
            return {"one_of": values}
        case NotAnyOf(values):
            return {"not": values}
        case Range(least, most):
            return {key: value for key, value in zip(BOUNDS, (least, most), strict=True) if value}
        case Has(has, lacks):
            return {"has": has, "not": lacks} if lacks else {"has": has}
        case whole:
            return fact.in_order(whole)


def in_word(fact: Fact, answer: Statement | Answer) -> str:
    """Return an answer in one word that a shell leaves alone."""
    if fact.measure:
        return numbers_in_word(fact.measure, spans_of(fact, answer))
    match in_file(fact, answer):
        case str() | int() | float() as value:
            return str(value)
        case tuple(chosen):
            return BETWEEN.join(map(str, chosen)) or EMPTY_SET
        case fields:
            word = in_signs(fields)
            return word if value_of(fact, word) is None else word + EITHER


def in_signs(fields: Mapping[str, Word | Sequence[Word]]) -> str:
    """Return what the fields of a partial answer say by signs."""
    named = {
        key: (str(words),) if isinstance(words, str | int | float) else tuple(map(str, words))
        for key, words in fields.items()
    }
    if "one_of" in named:
        return EITHER.join(named["one_of"])
    if not named.keys().isdisjoint(BOUNDS):
        return UP_TO.join("".join(named.get(key, ())) for key in BOUNDS)
    excluded = (WITHOUT + word for word in named.get("not", ()))
    return BETWEEN.join((*named.get("has", ()), *excluded, *([OPEN] if "has" in named else [])))
