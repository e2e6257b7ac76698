"""Random conditions over facts and findings as they are written, with numbers among them; drawn by a seeded generator."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from random import Random
from typing import TypeVar

from naive_questions import NUMBERS, Question, Written

FINDINGS = ("low", "middle", "high")
VALUES = ("v", "w", "x", "z")
RANGES = ("little", "some", "much", "most")
BOUNDS = ("at_least", "at_most", "above", "below", "between")
GIVEN = "given"
"""The attribute in which each candidate has values of a fact."""

Drawn = TypeVar("Drawn")


def some(chance: Random, among: Sequence[Drawn], least: int, most: int) -> list[Drawn]:
    return chance.sample(among, min(len(among), chance.randint(least, most)))


def spelt(fact: Question, count: int, *, short: bool = False) -> str:
    """Return how a number is written that was counted in steps; short, without zeros at its end."""
    if fact.kind == "date":
        return date.fromordinal(count).isoformat()
    number = Decimal(count).scaleb(-fact.decimals)
    return f"{number.normalize() if short else number:f}"


class Conditions:
    """Draws conditions; the thresholds of a fact lie close together, so that cuts are next to each other."""

    def __init__(self, chance: Random, facts: Mapping[str, Question]) -> None:
        self.chance, self.facts = chance, facts
        self.about = ""
        self.pivots = {
            name: some(chance, fact.answers, 1, 2) for name, fact in facts.items() if fact.kind in NUMBERS
        }

    def candidates(self, names: Iterable[str]) -> Written:
        return {name: {"title": name.upper(), "attributes": {GIVEN: self.given()}} for name in names}

    def given(self) -> Written:
        fact = self.facts[self.about]
        if fact.kind in NUMBERS:
            return self.threshold(self.about)
        values = [value for value in VALUES if self.kind_has(fact, value)] or ["yes", "no"]
        return some(self.chance, values, 1, 2)

    @staticmethod
    def kind_has(fact: Question, value: str) -> bool:
        return any(
            value == answer or (isinstance(answer, frozenset) and value in answer) for answer in fact.answers
        )

    def condition(self, names: Sequence[str], depth: int) -> Written:
        chance = self.chance
        shape = chance.random()
        if depth == 0 or shape < 0.4:
            return {name: self.value(name) for name in some(chance, names, 1, 2)}
        if shape < 0.6:
            return {"not": self.condition(names, depth - 1)}
        parts = [self.condition(names, depth - 1) for _ in range(chance.choice((1, 2, 2, 3)))]
        beside = {name: self.value(name) for name in some(chance, names, 0, 1)}
        return {chance.choice(("any", "all")): parts, **beside}

    def value(self, name: str) -> Written:
        """Draw what stands under a name."""
        if name in FINDINGS:
            return self.chance.choice(("yes", "yes", "no"))
        fact = self.facts[name]
        if fact.kind in NUMBERS:
            return self.of_number(name)
        if fact.kind == "scale" and self.chance.random() < 0.5:
            bounds = sorted(some(self.chance, range(len(fact.answers)), 1, 2))
            keys = (
                ("at_least", "at_most") if len(bounds) == 2 else [self.chance.choice(("at_least", "at_most"))]
            )
            return {key: fact.answers[bound] for key, bound in zip(keys, bounds, strict=True)}
        values = [value for value in ("yes", "no", *VALUES) if self.kind_has(fact, value)]
        return self.chance.choice(values) if self.chance.random() < 0.6 else some(self.chance, values, 1, 2)

    def of_number(self, name: str) -> Written:
        chance, shape = self.chance, self.chance.random()
        if shape < 0.15:
            return self.threshold(name)
        if shape < 0.3:
            return [self.threshold(name) for _ in range(chance.randint(1, 3))]
        return next(bounds for bounds in self.bounds(name) if self.may_stand(name, bounds))

    def bounds(self, name: str) -> Iterator[Written]:
        """Draw bounds again and again."""
        while True:
            keys = some(self.chance, BOUNDS, 1, self.chance.choice((1, 1, 2, 3)))
            yield {key: self.span(name) if key == "between" else self.threshold(name) for key in keys}

    def may_stand(self, name: str, bounds: Written) -> bool:
        """Return whether each of some bounds leaves a number; now and then together they leave none."""
        left = [self.facts[name].bounded(key, bound) for key, bound in bounds.items()]
        return all(left) and (bool(frozenset.intersection(*left)) or self.chance.random() < 0.1)

    def threshold(self, name: str) -> str:
        fact, chance = self.facts[name], self.chance
        if fact.ranges and chance.random() < 0.4:
            return chance.choice(list(fact.ranges))
        low, high = int(str(fact.answers[0])), int(str(fact.answers[-1]))
        close = int(str(chance.choice(self.pivots[name]))) + chance.choice((-1, 0, 0, 1))
        count = chance.choice((close, close, close, close, low, high, chance.randint(low, high)))
        return spelt(fact, max(low, min(high, count)), short=chance.random() < 0.5)

    def span(self, name: str) -> list[str]:
        bounds = [self.threshold(name), self.threshold(name)]
        return sorted(bounds, key=self.facts[name].ends)
