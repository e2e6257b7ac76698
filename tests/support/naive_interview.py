"""What a base that is read naively says of what is known; findings, guards and sums are worked out where they are read.

None stands for unknown throughout.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import product
from typing import TypeAlias

from naive_language import Known, NaiveBase, NaiveRule
from naive_questions import INTERVAL, Left, Under, Written, is_so, listed
from naive_sums import Adds, adds_to
from naive_tables import COMPARED

Truth: TypeAlias = bool | None

POINTS = {"slight": 1, "moderate": 2, "strong": 4, "decisive": 8}
YES = ("yes", {"none_of": ["no"]})
"""What asks whether a finding is so."""
SIGNS = {"favour": 1, "weigh_against": -1}


def both(truths: Iterable[Truth]) -> Truth:
    truths = list(truths)
    return False if False in truths else None if None in truths else True


def opposite(truth: Truth) -> Truth:
    return None if truth is None else not truth


def either(truths: Iterable[Truth]) -> Truth:
    return opposite(both(map(opposite, truths)))


def alike(cases: Iterable[bool]) -> Truth:
    """Return what holds in all cases that are left; None if it does in some only."""
    so = {*cases}
    return None if len(so) > 1 else True in so


def either_way(truth: Truth) -> tuple[bool, ...]:
    """Return both ways in which what is not known may be."""
    return (True, False) if truth is None else (truth,)


def points_of(word: str) -> int:
    return POINTS[word] if word in POINTS else int(word)


class Interview:
    """A base on what is known."""

    def __init__(self, base: NaiveBase, known: Known) -> None:
        self.base, self.known = base, known
        self.heard = {fact: left for fact, left in known.items() if base.tells(fact, left)}
        self.truths: dict[str | NaiveRule, Truth] = {}
        self.held: dict[str, frozenset[frozenset[str]]] = {}

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
            case "otherwise":
                return opposite(either(map(self.fires, self.base.named_by(value))))
            case name if isinstance(value, Under):
                return both((self.applies(name), *(self.test(name, accepted) for accepted in value.tests)))
            case name:
                return self.of_finding(name, value)

    def fires(self, rule: NaiveRule) -> Truth:
        if rule not in self.truths:
            before = either(map(self.truth, rule.before))
            self.truths[rule] = both((self.truth(rule.condition), opposite(before)))
        return self.truths[rule]

    def applies(self, fact: str) -> Truth:
        key, guards = f"{fact} applies", self.base.guards
        if key not in self.truths:
            self.truths[key] = self.truth(guards[fact]) if fact in guards else True
        return self.truths[key]

    def test(self, fact: str, accepted: Left) -> Truth:
        left = self.heard.get(fact)
        return None if left is None else alike(answer in accepted for answer in left)

    def of_finding(self, name: str, value: Written) -> Truth:
        kind = self.base.findings[name].get("kind", "yes_no")
        if kind == "yes_no":
            return self.concluded(name, "yes") if value in YES else opposite(self.concluded(name, "yes"))
        if kind == "sum":
            return self.compared(name, value)
        tests = value.items() if isinstance(value, dict) else [("any_of", value)]
        return both(self.of_values(name, operator, bound) for operator, bound in tests)

    def of_values(self, name: str, operator: str, bound: Written) -> Truth:
        """Return whether an operator is so of the values of a finding, of which each holds or not by itself."""
        order = list(self.base.findings[name]["values"])
        if operator == INTERVAL:
            return both(self.of_values(name, *end) for end in bound)
        if operator in COMPARED.values() and isinstance(bound, str):
            return alike(is_so(order, operator, bound, held) for held in self.holding(name))
        truths = {value: alike(value in held for held in self.holding(name)) for value in order}
        some = product(*(either_way(truth) for truth in truths.values()))
        chosen = [frozenset(value for value, so in zip(order, case, strict=True) if so) for case in some]
        return alike(is_so(order, operator, bound, each) for each in chosen)

    def conclusion(self, name: str) -> Truth:
        """Return what is so of a finding, or of one that has a value, `risk=high`, or at least that, `risk>=high`."""
        finding, bound, least = name.partition(">=")
        if bound:
            return self.of_finding(finding, {"at_least": least})
        finding, bound, most = name.partition("<=")
        if bound:
            return self.of_finding(finding, {"at_most": most})
        finding, _, value = name.partition("=")
        return self.of_finding(finding, value or "yes")

    def concluded(self, name: str, value: str) -> Truth:
        key = f"{name} {value}"
        if key not in self.truths:
            rules = [rule for rule in self.base.rules.values() if (name, value) in rule.conclusions()]
            self.truths[key] = either(map(self.fires, rules))
        return self.truths[key]

    def holding(self, name: str) -> frozenset[frozenset[str]]:
        """Return each set of values of a finding that may hold, whichever of those not known is concluded."""
        if name not in self.held:
            self.held[name] = frozenset(self.ways_to_hold(name))
        return self.held[name]

    def ways_to_hold(self, name: str) -> Iterator[frozenset[str]]:
        finding = self.base.findings[name]
        order = list(finding["values"])
        for case in product(*(either_way(self.concluded(name, each)) for each in order)):
            held = [each for each, so in zip(order, case, strict=True) if so] or listed(
                finding.get("default", [])
            )
            yield frozenset(held[-1:] if finding["kind"] == "scale" else held)

    def compared(self, name: str, value: Written) -> Truth:
        """Return whether a sum compares so; each end of a span is one comparison."""
        if not isinstance(value, dict):
            return either(self.compared(name, {"between": [each, each]}) for each in listed(value))
        return both(self.ends(name, operator, bound) for operator, bound in value.items())

    def ends(self, name: str, operator: str, bound: Written) -> Truth:
        match operator:
            case "none_of":
                return opposite(self.compared(name, bound))
            case "between":
                low, high = bound
                return both((self.ends(name, "at_least", low), self.ends(name, "at_most", high)))
            case key if key == INTERVAL:
                return both(self.ends(name, *end) for end in bound)
            case "at_least":
                return alike(total >= self.base.ends(name, bound)[0] for total in self.totals(name))
            case "below":
                return opposite(self.ends(name, "at_least", bound))
            case "above":
                return alike(total > self.base.ends(name, bound)[1] for total in self.totals(name))
            case _:
                assert operator == "at_most"
        return opposite(self.ends(name, "above", bound))

    def totals(self, name: str) -> frozenset[int]:
        """Return every total that is left: adds over one fact taken together, all else by itself."""
        totals = {0}
        for adds in adds_to(self.base, name):
            totals = {total + more for total in totals for more in self.shares(adds)}
        return frozenset(totals)

    def shares(self, adds: Adds) -> set[int]:
        """Return what some adds can come to, each with some answer to their fact if they have one in common."""
        if adds.fact is None:
            ((rule, points),) = adds.rules
            return {points * so for so in either_way(self.fires(rule))}
        answers = self.heard.get(adds.fact) or self.base.facts[adds.fact].answers
        return {
            sum(points for rule, points in adds.rules if alone.fires(rule))
            for answer in answers
            for applies in either_way(self.applies(adds.fact))
            for alone in [self.alone(adds.fact, frozenset({answer}), applies)]
        }

    def alone(self, fact: str, left: Left, applies: Truth) -> "Interview":
        """Return what is so of one fact by itself, if it applies or does not."""
        other = Interview(self.base, {fact: left})
        other.truths[f"{fact} applies"] = applies
        return other

    def impossible(self) -> bool:
        return any(self.truth(condition) for condition in self.base.impossible)

    def within(self, known: Known) -> bool:
        return all(self.known[fact] <= left for fact, left in known.items())

    @cached_property
    def fired(self) -> frozenset[str]:
        return frozenset(name for name, rule in self.base.rules.items() if self.fires(rule))

    @cached_property
    def points(self) -> dict[str, int | None]:
        """The points of each candidate that is weighed or chosen; None if it is ruled out."""
        points = {name: 0 for each in self.base.decisions.values() for name in each}
        firing = [self.base.rules[name] for name in self.fired]
        for rule in firing:
            for effect, sign in SIGNS.items():
                for candidate, weight in rule.then.get(effect, {}).items():
                    points[candidate] += sign * points_of(weight)
            for candidate in rule.chosen("choose"):
                points[candidate] += POINTS["decisive"]
        out = {candidate for rule in firing for candidate in listed(rule.then.get("rule_out", []))}
        return {name: None if name in out else has for name, has in points.items()}

    def of_all(self, effect: str) -> frozenset[str]:
        """Return which candidates of lists are included, or excluded."""
        return frozenset(each for name in self.fired for each in self.base.rules[name].chosen(effect))

    @cached_property
    def winners(self) -> dict[str, frozenset[str]]:
        applying = self.of_all("include") - self.of_all("exclude")
        return {
            name: first({each: self.points[each] for each in candidates})
            if name in self.base.decisions
            else frozenset([candidates[candidates[0] not in applying]])
            for name, candidates in self.base.endings.items()
        }


def first(points: Mapping[str, int | None]) -> frozenset[str]:
    most = max((has for has in points.values() if has is not None), default=None)
    return frozenset(name for name, has in points.items() if has is not None and has == most)
