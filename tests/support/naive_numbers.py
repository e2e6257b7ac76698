"""Rule bases read naively from their YAML, over exact numbers and with guards where conditions are written.

It shares nothing with the program. A number is counted in the smallest steps that its fact has, a date in days. None
stands for unknown throughout.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import chain, combinations, product
from operator import ge, gt, le, lt
from typing import Any, TypeAlias

import yaml

WholeAnswer: TypeAlias = int | str | frozenset[str]
Left: TypeAlias = frozenset[WholeAnswer]
"""The answers that are left of what is known in part or whole."""
Known: TypeAlias = Mapping[str, Left]
"""What is known of facts; what is not in it is unknown."""
Complete: TypeAlias = Mapping[str, WholeAnswer]
Truth: TypeAlias = bool | None
Written: TypeAlias = Any
"""A part of a document: mappings, lists, and words as they stand there."""

NUMBERS = ("number", "money", "percent", "date")
POINTS = {"slight": 1, "moderate": 2, "strong": 4, "decisive": 8}
SIGNS = {"favour": 1, "weigh_against": -1}
BOUNDS = {"at_least": ge, "above": gt, "at_most": le, "below": lt}


@dataclass(frozen=True)
class Question:
    """A fact: all answers to it, those in order from low to high, and when it applies."""

    kind: str
    answers: tuple[WholeAnswer, ...]
    decimals: int
    guard: Written

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

    def accepting(self, value: Written) -> Left:
        """Return the answers of which a value, or one of a list, is so."""
        if isinstance(value, list):
            return frozenset().union(*map(self.accepting, value))
        if self.kind == "several":
            return frozenset(some for some in self.answers if isinstance(some, frozenset) and value in some)
        return frozenset({self.counted(value) if self.is_number else value})

    def bounded(self, operator: str, bound: Written) -> Left:
        if operator == "between":
            low, high = bound
            return self.bounded("at_least", low) & self.bounded("at_most", high)
        holds, place = BOUNDS[operator], self.counted(bound)
        return frozenset(answer for answer in self.answers if holds(self.order(answer), place))


@dataclass(frozen=True)
class NaiveRule:
    condition: Written
    then: Written


class NaiveBase:
    """What one document says."""

    def __init__(self, text: str, stem: str) -> None:
        document = yaml.load(text, yaml.BaseLoader)  # noqa: S506  # it makes words of everything
        self.facts = {name: question(fact) for name, fact in document["facts"].items()}
        self.findings = tuple(document.get("findings", ()))
        self.decisions = {name: each["candidates"] for name, each in document["decisions"].items()}
        self.rules = {
            name: rule
            for slug, written in document.get("rules", {}).items()
            for name, rule in self.made(f"{stem}/{slug}", written)
        }
        self.impossible = [each["if"] for each in document.get("impossible", ())]
        self.accepted: dict[tuple[str, int], list[Left]] = {}

    def made(self, name: str, written: Written) -> Iterator[tuple[str, NaiveRule]]:
        """Yield a rule; with `each`, one for each candidate."""
        condition = [written["if"], *([{"not": written["unless"]}] if "unless" in written else [])]
        if "each" not in written:
            yield name, NaiveRule({"all": condition}, written["then"])
            return
        for candidate, about in self.decisions[written["each"]].items():
            meant = {"it": candidate, **{f"it.{key}": word for key, word in about["attributes"].items()}}
            yield (
                f"{name}/{candidate}",
                NaiveRule(put(meant, {"all": condition}), put(meant, written["then"])),
            )

    def tests(self, fact: str, value: Written) -> list[Left]:
        """Return the answers that each condition of what stands under a fact accepts; all of them must hold."""
        key = fact, id(value)
        if key not in self.accepted:
            self.accepted[key] = self.fresh_tests(self.facts[fact], value)
        return self.accepted[key]

    @staticmethod
    def fresh_tests(fact: Question, value: Written) -> list[Left]:
        if not isinstance(value, dict):
            return [fact.accepting(value)]
        bounds = [fact.bounded(operator, bound) for operator, bound in value.items()]
        return [frozenset.intersection(*bounds)] if fact.is_number else bounds

    @cached_property
    def whole(self) -> list["Interview"]:
        """All complete interviews that are not impossible."""
        choices = [fact.answers for fact in self.facts.values()]
        complete = (dict(zip(self.facts, answers, strict=True)) for answers in product(*choices))
        every = (
            Interview(self, {name: frozenset({answer}) for name, answer in each.items()}) for each in complete
        )
        return [interview for interview in every if not interview.impossible()]

    def completions(self, known: Known) -> list["Interview"]:
        return [interview for interview in self.whole if interview.within(known)]


def question(fact: Written) -> Question:
    grid = grid_of(fact)
    if not grid.is_number:
        return grid
    return replace(grid, answers=tuple(range(grid.counted(fact["min"]), grid.counted(fact["max"]) + 1)))


def grid_of(fact: Written) -> Question:
    """Return a fact of which no numbers are known yet, only their steps."""
    kind, guard = fact["kind"], fact.get("ask_if")
    values: Iterable[str] = ("yes", "no") if kind == "yes_no" else fact.get("values", ())
    answers = subsets(values) if kind == "several" else tuple(values)
    return Question(kind, answers, int(fact.get("decimals", 2 if kind == "money" else 0)), guard)


def subsets(values: Iterable[str]) -> tuple[frozenset[str], ...]:
    values = tuple(values)
    sizes = range(len(values) + 1)
    return tuple(frozenset(some) for some in chain(*(combinations(values, size) for size in sizes)))


def put(meant: Mapping[str, Written], written: Written) -> Written:
    """Return a part of a document with words put in the place of `it` and its attributes."""
    match written:
        case dict():
            return {meant.get(key, key): put(meant, value) for key, value in written.items()}
        case list():
            return [put(meant, part) for part in written]
        case word:
            return meant.get(word, word)


def listed(written: Written) -> list[Written]:
    return written if isinstance(written, list) else [written]


def both(truths: Iterable[Truth]) -> Truth:
    truths = list(truths)
    return False if False in truths else None if None in truths else True


def opposite(truth: Truth) -> Truth:
    return None if truth is None else not truth


def either(truths: Iterable[Truth]) -> Truth:
    return opposite(both(map(opposite, truths)))


class Interview:
    """A base on what is known; findings and guards are worked out where they are read, in no order."""

    def __init__(self, base: NaiveBase, known: Known) -> None:
        self.base, self.known = base, known
        self.truths: dict[str, Truth] = {}

    def truth(self, condition: Written) -> Truth:
        return both(self.entry(key, value) for key, value in condition.items())

    def entry(self, key: str, value: Written) -> Truth:
        match key:
            case "any":
                return either(map(self.truth, value))
            case "all":
                return both(map(self.truth, value))
            case "not":
                return opposite(self.truth(value))
            case name if name in self.base.facts:
                return both(
                    (self.applies(name), *(self.test(name, left) for left in self.base.tests(name, value)))
                )
            case name:
                return self.finding(name) if value == "yes" else opposite(self.finding(name))

    def applies(self, fact: str) -> Truth:
        guard = self.base.facts[fact].guard
        return guard is None or self.noted(f"{fact} applies", [guard])

    def finding(self, name: str) -> Truth:
        rules = self.base.rules.values()
        return self.noted(
            name, [rule.condition for rule in rules if name in listed(rule.then.get("conclude", []))]
        )

    def noted(self, name: str, conditions: Iterable[Written]) -> Truth:
        """Return whether any of some conditions is true, worked out the first time."""
        if name not in self.truths:
            self.truths[name] = either([self.truth(condition) for condition in conditions])
        return self.truths[name]

    def test(self, fact: str, accepted: Left) -> Truth:
        left = self.known.get(fact)
        if left is None:
            return None
        return True if left <= accepted else None if left & accepted else False

    def impossible(self) -> bool:
        return any(self.truth(condition) for condition in self.base.impossible)

    def within(self, known: Known) -> bool:
        return all(self.known[fact] <= left for fact, left in known.items())

    def findings(self) -> dict[str, Truth]:
        return {name: self.finding(name) for name in self.base.findings}

    @cached_property
    def fired(self) -> frozenset[str]:
        return frozenset(name for name, rule in self.base.rules.items() if self.truth(rule.condition))

    @cached_property
    def points(self) -> dict[str, int | None]:
        """The points of each candidate; None if it is ruled out."""
        points: dict[str, int] = {name: 0 for each in self.base.decisions.values() for name in each}
        firing = [self.base.rules[name].then for name in self.fired]
        for then in firing:
            for effect, sign in SIGNS.items():
                for candidate, weight in then.get(effect, {}).items():
                    points[candidate] += sign * (POINTS[weight] if weight in POINTS else int(weight))
        out = {candidate for then in firing for candidate in listed(then.get("rule_out", []))}
        return {name: None if name in out else has for name, has in points.items()}

    @cached_property
    def winners(self) -> dict[str, frozenset[str]]:
        return {
            name: first({each: self.points[each] for each in some})
            for name, some in self.base.decisions.items()
        }


def first(points: Mapping[str, int | None]) -> frozenset[str]:
    most = max((has for has in points.values() if has is not None), default=None)
    return frozenset(name for name, has in points.items() if has is not None and has == most)


def relevant_to(base: NaiveBase, whole: Iterable[Interview]) -> list[str]:
    """Return the facts in which alone two of these complete interviews differ that have other winners."""
    ends: dict[tuple[str, tuple[Left, ...]], set[tuple[frozenset[str], ...]]] = {}
    for interview in whole:
        for name in base.facts:
            rest = tuple(left for other, left in interview.known.items() if other != name)
            ends.setdefault((name, rest), set()).add(tuple(interview.winners.values()))
    differing = {name for (name, _), won in ends.items() if len(won) > 1}
    return [name for name in base.facts if name in differing]
