"""Profiles as rows of codes, one column for each fact of a rule base.

A code is the index of the value, for `several` a bit for each value, and UNKNOWN for a fact without an answer.
Below UNKNOWN are the partial answers, in the order in which this process met them: codes mean nothing to another one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from advisor.model import Answer, Fact, Kind, Partial, Profile, RuleBase

Codes: TypeAlias = npt.NDArray[np.int64]
Column: TypeAlias = npt.NDArray[np.signedinteger[Any]]
"""The codes of one fact, in any type of integers that holds them."""

Columns: TypeAlias = Sequence[Column]
"""A column for each fact of a rule base, all of one length."""

UNKNOWN = -1


def encode(base: RuleBase, profiles: Iterable[Profile]) -> Codes:
    facts = tuple(base.facts.values())
    rows = [[code(fact, profile.get(fact.id)) for fact in facts] for profile in profiles]
    return np.array(rows, np.int64).reshape(len(rows), len(facts))


def code(fact: Fact, answer: Answer | None) -> int:
    """Return the code of an answer; None is unknown."""
    match answer:
        case None:
            return UNKNOWN
        case str():
            return fact.value_ids.index(answer)
        case frozenset():
            values = fact.value_ids
            return sum(1 << values.index(value) for value in answer)
        case Partial():
            return UNKNOWN - 1 - coded_parts(fact).number(answer)


@dataclass(frozen=True, slots=True)
class CodedParts:
    """The partial answers to one fact that have a code, each with its number from 0."""

    answers: list[Partial]
    numbers: dict[Partial, int]

    def number(self, answer: Partial) -> int:
        if answer not in self.numbers:
            self.numbers[answer] = len(self.answers)
            self.answers.append(answer)
        return self.numbers[answer]


@cache
def coded_parts(_fact: Fact) -> CodedParts:
    """Return the same object for equal facts, also of different rule bases: some sweep the codes of another."""
    return CodedParts([], {})


def decode(base: RuleBase, row: Sequence[int] | Codes) -> Profile:
    return {
        fact.id: answer(fact, int(number))
        for fact, number in zip(base.facts.values(), row, strict=True)
        if number != UNKNOWN
    }


def answer(fact: Fact, number: int) -> Answer:
    """Return the answer of a code other than UNKNOWN."""
    if number < UNKNOWN:
        return coded_parts(fact).answers[UNKNOWN - 1 - number]
    if fact.kind is Kind.SEVERAL:
        return frozenset(value for bit, value in enumerate(fact.value_ids) if number >> bit & 1)
    return fact.value_ids[number]


def columns_of(codes: Codes) -> Columns:
    return tuple(np.ascontiguousarray(codes.T))
