"""Rule bases read naively from their YAML, over exact numbers and with guards where conditions are written.

It shares nothing with the program. None stands for unknown throughout.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TypeAlias

import yaml

from naive_questions import Left, Written, listed, question, stretches

Known: TypeAlias = Mapping[str, Left]
"""What is known of facts; what is not in it is unknown."""
Truth: TypeAlias = bool | None

POINTS = {"slight": 1, "moderate": 2, "strong": 4, "decisive": 8}
SIGNS = {"favour": 1, "weigh_against": -1}


@dataclass(frozen=True)
class NaiveRule:
    condition: Written
    then: Written


class NaiveBase:
    """What one document says; in conditions what they accept stands under each fact."""

    def __init__(self, text: str, stem: str) -> None:
        document = yaml.load(text, yaml.BaseLoader)  # noqa: S506  # it makes words of everything
        self.facts = {name: question(fact) for name, fact in document["facts"].items()}
        self.named: dict[str, list[Left]] = {name: [] for name in self.facts}
        self.findings = tuple(document.get("findings", ()))
        self.decisions = {name: each["candidates"] for name, each in document["decisions"].items()}
        self.guards = {
            name: self.read(fact["ask_if"]) for name, fact in document["facts"].items() if "ask_if" in fact
        }
        self.rules = {
            name: rule
            for slug, written in document.get("rules", {}).items()
            for name, rule in self.made(f"{stem}/{slug}", written)
        }
        self.impossible = [self.read(each["if"]) for each in document.get("impossible", ())]

    def made(self, name: str, written: Written) -> Iterator[tuple[str, NaiveRule]]:
        """Yield a rule; with `each`, one for each candidate."""
        condition = [written["if"], *([{"not": written["unless"]}] if "unless" in written else [])]
        if "each" not in written:
            yield name, NaiveRule(self.read({"all": condition}), written["then"])
            return
        for candidate, about in self.decisions[written["each"]].items():
            meant = {"it": candidate, **{f"it.{key}": word for key, word in about["attributes"].items()}}
            rule = NaiveRule(self.read(put(meant, {"all": condition})), put(meant, written["then"]))
            yield f"{name}/{candidate}", rule

    def read(self, condition: Written) -> Written:
        """Return a condition with what it accepts under each fact, of which note is taken."""
        if isinstance(condition, list):
            return [self.read(part) for part in condition]
        return {key: self.read_under(key, value) for key, value in condition.items()}

    def read_under(self, key: str, value: Written) -> Written:
        if key not in self.facts:
            return self.read(value) if key in ("any", "all", "not") else value
        under = self.facts[key].under(value)
        self.named[key] += under.parts
        return under

    @cached_property
    def parts(self) -> dict[str, list[Left]]:
        """For each fact the answers that no condition tells apart; each by itself where they are no numbers."""
        return {
            name: stretches(
                fact.answers,
                self.named[name] if fact.is_number else [frozenset({each}) for each in fact.answers],
            )
            for name, fact in self.facts.items()
        }

    def tells(self, fact: str, left: Left) -> bool:
        """Return whether it tells the rules anything that these answers are left: not if all of their parts are."""
        touched = [part for part in self.parts[fact] if part & left]
        return len(touched) == 1 or len(touched) < len(self.parts[fact])

    @cached_property
    def whole(self) -> list["Interview"]:
        """All complete interviews that are not impossible."""
        choices = [[frozenset({answer}) for answer in fact.answers] for fact in self.facts.values()]
        every = (
            Interview(self, dict(zip(self.facts, answers, strict=True))) for answers in product(*choices)
        )
        return [interview for interview in every if not interview.impossible()]

    def completions(self, known: Known) -> list["Interview"]:
        return [interview for interview in self.whole if interview.within(known)]


def put(meant: Mapping[str, Written], written: Written) -> Written:
    """Return a part of a document with words put in the place of `it` and its attributes."""
    match written:
        case dict():
            return {meant.get(key, key): put(meant, value) for key, value in written.items()}
        case list():
            return [put(meant, part) for part in written]
        case word:
            return meant.get(word, word)


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
        self.heard = {fact: left for fact, left in known.items() if base.tells(fact, left)}
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
                return both((self.applies(name), *(self.test(name, accepted) for accepted in value.tests)))
            case name:
                return self.finding(name) if value == "yes" else opposite(self.finding(name))

    def applies(self, fact: str) -> Truth:
        guards = self.base.guards
        return fact not in guards or self.noted(f"{fact} applies", [guards[fact]])

    def finding(self, name: str) -> Truth:
        rules = self.base.rules.values()
        concluding = [rule.condition for rule in rules if name in listed(rule.then.get("conclude", []))]
        return self.noted(name, concluding)

    def noted(self, name: str, conditions: Iterable[Written]) -> Truth:
        """Return whether any of some conditions is true, worked out the first time."""
        if name not in self.truths:
            self.truths[name] = either([self.truth(condition) for condition in conditions])
        return self.truths[name]

    def test(self, fact: str, accepted: Left) -> Truth:
        left = self.heard.get(fact)
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
