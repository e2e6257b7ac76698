"""Facts read naively from their YAML: all answers to them, and which of those a condition accepts.

A number is counted in the smallest steps that its fact has, a date in days. Operators on values are of findings too.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import chain, combinations, groupby
from operator import ge, gt, le, lt
from typing import Any, TypeAlias

WholeAnswer: TypeAlias = int | str | frozenset[str]
Left: TypeAlias = frozenset[WholeAnswer]
"""The answers that are left of what is known in part or whole."""
Written: TypeAlias = Any
"""A part of a document: mappings, lists, and words as they stand there."""

INTERVAL = "interval"
"""What a cell such as `[10..20)` is: one condition, made of its two ends."""
NUMBERS = ("number", "money", "percent", "date")
BOUNDS = {"at_least": (ge, 0), "above": (gt, 1), "at_most": (le, 1), "below": (lt, 0)}
"""How a number compares with the lower end, 0, or the upper one, 1, of what stands there."""


@dataclass(frozen=True)
class Under:
    """What stands under a fact: the answers that each of its conditions accepts, and each part of them by itself."""

    tests: tuple[Left, ...]
    parts: tuple[Left, ...]


@dataclass(frozen=True)
class Question:
    """A fact: all answers to it, from low to high where they have an order, and the decimals of numbers.

    `ranges` are the lowest and the highest of the numbers that have a name.
    """

    kind: str
    answers: tuple[WholeAnswer, ...]
    decimals: int
    ranges: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def ends(self, word: str) -> tuple[int, int]:
        """Return the lowest and the highest place that a word means: one and the same unless it names a range."""
        return self.ranges.get(word) or (self.counted(word), self.counted(word))

    def counted(self, word: str) -> int:
        """Return the place of a value on its scale, or a number in steps."""
        if self.kind == "date":
            return date.fromisoformat(word).toordinal()
        return int(Decimal(word).scaleb(self.decimals)) if self.is_number else self.answers.index(word)

    @property
    def is_number(self) -> bool:
        return self.kind in NUMBERS

    def order(self, answer: WholeAnswer) -> int:
        return answer if isinstance(answer, int) else self.answers.index(answer)

    def matters(self, accepted: Left) -> frozenset[str]:
        """Return the options on which it rests whether an answer that is a set is accepted."""
        sets = [answer for answer in self.answers if isinstance(answer, frozenset)]
        return frozenset(
            option
            for option in self.options
            if any((answer in accepted) != (answer ^ {option} in accepted) for answer in sets)
        )

    def accepting(self, value: Written) -> Left:
        """Return the answers of which a value, or one of a list, is so."""
        if not self.is_number:
            return self.bounded("any_of", value)
        spans = map(self.ends, listed(value))
        return frozenset(number for low, high in spans for number in range(low, high + 1))

    def bounded(self, operator: str, bound: Written) -> Left:
        if operator == "between":
            low, high = bound
            return self.bounded("at_least", low) & self.bounded("at_most", high)
        if operator == INTERVAL:
            return frozenset.intersection(*(self.bounded(*end) for end in bound))
        if not self.is_number:
            order = [str(answer) for answer in self.answers]
            return frozenset(each for each in self.answers if is_so(order, operator, bound, values_in(each)))
        if operator == "none_of":
            return frozenset(self.answers) - self.accepting(bound)
        holds, end = BOUNDS[operator]
        place = self.ends(bound)[end]
        return frozenset(answer for answer in self.answers if holds(self.order(answer), place))

    @cached_property
    def options(self) -> frozenset[str]:
        """The values that an answer can have."""
        return frozenset().union(*map(values_in, self.answers))

    def under(self, value: Written) -> Under:
        """Return what stands under the fact as what it accepts."""
        if isinstance(value, dict):
            tests = tuple(self.bounded(operator, bound) for operator, bound in value.items())
            return Under(tests, tests)
        return Under((self.accepting(value),), tuple(map(self.accepting, listed(value))))


def is_so(order: Sequence[str], operator: str, bound: Written, chosen: frozenset[str]) -> bool:
    """Return whether an operator is so of the values that are chosen, or hold; on scales they have this order."""
    match operator, bound:
        case "at_least", {"count": count, "of": values}:
            return len(chosen.intersection(listed(values))) >= int(count)
        case "at_least", value:
            return any(order.index(each) >= order.index(value) for each in chosen)
        case "at_most", value:
            return any(order.index(each) <= order.index(value) for each in chosen)
        case "above", value:
            return any(order.index(each) > order.index(value) for each in chosen)
        case "below", value:
            return any(order.index(each) < order.index(value) for each in chosen)
        case "all_of", values:
            return chosen.issuperset(listed(values))
        case "none_of", values:
            return chosen.isdisjoint(listed(values))
        case "only", values:
            return chosen.issubset(listed(values))
        case _:
            assert operator == "any_of"
    return not chosen.isdisjoint(listed(bound))


def values_in(answer: WholeAnswer) -> frozenset[str]:
    return answer if isinstance(answer, frozenset) else frozenset({str(answer)})


def question(fact: Written) -> Question:
    grid = grid_of(fact)
    if not grid.is_number:
        return grid
    whole = replace(grid, answers=tuple(range(grid.counted(fact["min"]), grid.counted(fact["max"]) + 1)))
    ranges: Mapping[str, Left] = {
        name: frozenset.intersection(*(whole.bounded(key, bound) for key, bound in bounds.items()))
        for name, bounds in fact.get("ranges", {}).items()
    }
    ends = {name: sorted(map(whole.order, left)) for name, left in ranges.items()}
    return replace(whole, ranges={name: (places[0], places[-1]) for name, places in ends.items()})


def grid_of(fact: Written) -> Question:
    """Return a fact of which no numbers are known yet, only their steps."""
    kind = fact["kind"]
    values: Iterable[str] = ("yes", "no") if kind == "yes_no" else fact.get("values", ())
    answers = subsets(values) if kind == "several" else tuple(values)
    return Question(kind, answers, int(fact.get("decimals", 2 if kind == "money" else 0)))


def subsets(values: Iterable[str]) -> tuple[frozenset[str], ...]:
    values = tuple(values)
    sizes = range(len(values) + 1)
    return tuple(frozenset(some) for some in chain(*(combinations(values, size) for size in sizes)))


def stretches(answers: Iterable[WholeAnswer], named: Sequence[Left]) -> list[Left]:
    """Return answers that stand next to each other and are alike in all that is named."""
    alike = groupby(answers, lambda answer: [answer in left for left in named])
    return [frozenset(each) for _, each in alike]


def listed(written: Written) -> list[Written]:
    return written if isinstance(written, list) else [written]
