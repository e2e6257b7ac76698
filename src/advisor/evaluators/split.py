"""How conditions split many profiles: on which they are true and on which false, as the bits of two numbers.

Bit n stands for profile n. What is in neither number is unknown, so Kleene's truth values are kept, and one
operation on long numbers decides for all profiles at once. Only the profiles that were given are evaluated,
but any condition, also one that is no rule's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import pairwise, zip_longest
from operator import and_, or_

from advisor.evaluators.digits import Digits, at_least, plus
from advisor.evaluators.network import FactOption
from advisor.model import (
    All,
    Any,
    AtLeast,
    AtMost,
    Condition,
    Found,
    Is,
    Kind,
    Not,
    Profile,
    Proposition,
    Rule,
    RuleBase,
    accepted,
    adds,
    grouped,
    reaches,
)
from advisor.model.summands import read_alone, summands


@dataclass(frozen=True, slots=True)
class TruthSplit:
    """The profiles on which something is true, and those on which it is false."""

    true: int
    false: int

    @property
    def opposite(self) -> "TruthSplit":
        return TruthSplit(self.false, self.true)


@dataclass(frozen=True, slots=True)
class WantedProfile:
    """What a profile is looked for with: `true` is true of it and `untrue` is not, be it false or unknown."""

    true: Condition
    untrue: Condition


@dataclass(frozen=True, slots=True)
class Crowd:
    """Many profiles: which know anything of a fact, which surely have each of its values, and which surely have not.

    `gone` has, for rules as they are written, the profiles that are judged without them.
    """

    everyone: int
    known: Mapping[str, int]
    having: Mapping[FactOption, int]
    lacking: Mapping[FactOption, int]
    gone: Mapping[str, int] = field(default_factory=dict)


def crowd(base: RuleBase, profiles: Sequence[Profile]) -> Crowd:
    known = dict.fromkeys(base.facts, 0)
    having = {FactOption(fact.id, value): 0 for fact in base.facts.values() for value in fact.value_ids}
    lacking = dict(having)
    for number, profile in enumerate(profiles):
        for fact, answer in profile.items():
            known[fact] |= 1 << number
            limits = base.facts[fact].limits(answer)
            for value in limits.must:
                having[FactOption(fact, value)] |= 1 << number
            for value in set(base.facts[fact].value_ids) - limits.may:
                lacking[FactOption(fact, value)] |= 1 << number
    return Crowd((1 << len(profiles)) - 1, known, having, lacking)


@dataclass(frozen=True, slots=True)
class Splitter:
    """What splits a crowd: the base whose facts conditions read, and how its findings split it."""

    base: RuleBase
    crowd: Crowd
    findings: Mapping[str, TruthSplit]

    def split(self, condition: Condition) -> TruthSplit:
        """Return on which profiles a condition is true, and on which false."""
        match condition:
            case Found(finding):
                return self.findings[finding]
            case Is() | AtLeast() | AtMost():
                return self.leaf(condition)
            case All(parts):
                return self.either(self.split(part).opposite for part in parts).opposite
            case Any(parts):
                return self.either(self.split(part) for part in parts)
            case Not(part):
                return self.split(part).opposite

    def leaf(self, leaf: Is | AtLeast | AtMost) -> TruthSplit:
        """Return where all answers left are such, and where none is."""
        fact, known = self.base.facts[leaf.fact], self.crowd.known[leaf.fact]
        values = accepted(leaf, fact)
        inside = [FactOption(fact.id, value) for value in fact.value_ids if value in values]
        outside = [FactOption(fact.id, value) for value in fact.value_ids if value not in values]
        if fact.kind is Kind.SEVERAL:
            true = reduce(or_, (self.crowd.having[option] for option in inside), 0)
        else:
            true = known & self.lacking(outside)
        return TruthSplit(true, known & ~true & self.lacking(inside))

    def lacking(self, options: Iterable[FactOption]) -> int:
        """Return the profiles that surely have none of these."""
        return reduce(and_, (self.crowd.lacking[option] for option in options), self.crowd.everyone)

    def either(self, splits: Iterable[TruthSplit]) -> TruthSplit:
        """Return where at least one is true, and where all are false."""
        true, false = 0, self.crowd.everyone
        for split in splits:
            true |= split.true
            false &= split.false
        return TruthSplit(true, false)

    def rule(self, rule: Rule) -> TruthSplit:
        """Return on which profiles the condition of a rule is true, and on which false, as without the rule it is."""
        return self.without(rule, self.split(rule.condition))

    def without(self, rule: Rule, split: TruthSplit) -> TruthSplit:
        """Return how a condition of a rule splits the crowd if it is false of those that are judged without the rule."""
        gone = self.crowd.gone.get(rule.written_as, 0)
        return TruthSplit(split.true & ~gone, split.false | gone)

    def showing(self, wanted: WantedProfile) -> int:
        return self.split(wanted.true).true & ~self.split(wanted.untrue).true

    def fires(self) -> Mapping[str, int]:
        """Return for each rule of the base the profiles on which it fires."""
        return {rule.id: self.rule(rule).true for rule in self.base.rules.values()}


def splitter(base: RuleBase, crowd: Crowd) -> Splitter:
    findings: dict[str, TruthSplit] = {}
    splitter = Splitter(base, crowd, findings)
    for name, proposition in base.propositions.items():
        gone = any(base.rules[rule].written_as in crowd.gone for rule in proposition.rules)
        if proposition.definition is None:
            findings[name] = splitter.either(map(splitter.rule, base.bearing[name]))
        elif not gone:
            findings[name] = splitter.split(proposition.definition)
        elif proposition.finding in base.sums:
            findings.update(sum_without(splitter, proposition.finding))
        else:
            findings[name] = splitter.either(parts_without(splitter, proposition))
    return splitter


def parts_without(splitter: Splitter, proposition: Proposition) -> Iterator[TruthSplit]:
    """Yield how the parts of a definition split a crowd; that of a rule is false where it is judged without the rule."""
    parts = proposition.definition.parts if isinstance(proposition.definition, Any) else ()
    for part, rule in zip_longest(parts, proposition.rules):
        split = splitter.split(part)
        yield splitter.without(splitter.base.rules[rule], split) if rule else split


def sum_without(splitter: Splitter, name: str) -> Iterator[tuple[str, TruthSplit]]:
    """Yield where a sum reaches each number that it is compared with, by the rules that each profile is judged with."""
    base, everyone = splitter.base, splitter.crowd.everyone
    adding = [rule for rule in base.rules.values() if adds(rule, name)]
    least, most = Digits(), Digits()
    for rules in grouped((read_alone(rule.condition) or rule.id, rule) for rule in adding).values():
        for left, where in judged_with(splitter.crowd, rules):
            parts = summands(base.findings[name], base.facts, left, {})
            more = sum(part.amounts[0] for part in parts) - lowest(rules, name)
            least, most = plus(least, more, where), plus(most, more, where)
            for part in parts:
                for below, amount in pairwise(part.amounts):
                    split = splitter.split(part.reached[amount])
                    least = plus(least, amount - below, where & split.true)
                    most = plus(most, amount - below, where & ~split.false)
    for number in base.thresholds[name]:
        more = number - lowest(adding, name)
        true, possible = (at_least(digits, more, everyone) for digits in (least, most))
        yield reaches(name, number), TruthSplit(true, everyone & ~possible)


def lowest(rules: Iterable[Rule], name: str) -> int:
    return sum(min(0, adds(rule, name)) for rule in rules)


def judged_with(crowd: Crowd, rules: Iterable[Rule]) -> Iterable[tuple[tuple[Rule, ...], int]]:
    """Return which of these rules profiles are judged with, and which profiles with just those."""
    groups: dict[tuple[Rule, ...], int] = {(): crowd.everyone}
    for rule in rules:
        gone = crowd.gone.get(rule.written_as, 0)
        groups = {
            rules_left: where
            for left, profiles in groups.items()
            for rules_left, where in (((*left, rule), profiles & ~gone), (left, profiles & gone))
            if where
        }
    return groups.items()


def members(bits: int) -> Iterator[int]:
    """Yield the numbers of the profiles in a set of bits, from low to high."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low
