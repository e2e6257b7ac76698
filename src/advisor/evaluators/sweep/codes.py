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

from advisor.model import Answer, Fact, Kind, Partial, Profile, RuleBase, Span

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
            return value_bits(fact, answer)
        case Partial(must, may, spans):
            limits = BitLimits(value_bits(fact, must), value_bits(fact, may), spans)
            return UNKNOWN - 1 - coded_parts(fact).number(limits)


def value_bits(fact: Fact, values: Iterable[str]) -> int:
    places = fact.value_ids
    return sum(1 << places.index(value) for value in values)


def values_of(fact: Fact, bits: int) -> frozenset[str]:
    return frozenset(value for bit, value in enumerate(fact.value_ids) if bits >> bit & 1)


@dataclass(frozen=True, slots=True)
class BitLimits:
    """A partial answer in little space: what must and what may be in the answer, a bit for each value, and stated spans."""

    must: int
    may: int
    spans: tuple[Span, ...] = ()

    @property
    def open(self) -> int:
        return self.may & ~self.must


@dataclass(frozen=True, slots=True)
class CodedParts:
    """The partial answers to one fact that have a code, each with its number from 0; they stay as long as the process."""

    limits: list[BitLimits]
    numbers: dict[BitLimits, int]

    def number(self, limits: BitLimits) -> int:
        if limits not in self.numbers:
            self.numbers[limits] = len(self.limits)
            self.limits.append(limits)
        return self.numbers[limits]


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
        limits = coded_parts(fact).limits[UNKNOWN - 1 - number]
        return Partial(values_of(fact, limits.must), values_of(fact, limits.may), limits.spans)
    return values_of(fact, number) if fact.kind is Kind.SEVERAL else fact.value_ids[number]


def columns_of(codes: Codes) -> Columns:
    return tuple(np.ascontiguousarray(codes.T))
