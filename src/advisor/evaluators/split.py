"""How conditions split many profiles: on which they are true and on which false, as the bits of two numbers.

Bit n stands for profile n. What is in neither number is unknown, so Kleene's truth values are kept, and one
operation on long numbers decides for all profiles at once. Only the profiles that were given are evaluated,
but any condition, also one that is no rule's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import and_, or_

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
    Rule,
    RuleBase,
    accepted,
)


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
        split, gone = self.split(rule.condition), self.crowd.gone.get(rule.written_as, 0)
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
        findings[name] = (
            splitter.split(proposition.definition)
            if proposition.definition is not None
            else splitter.either(map(splitter.rule, base.drawing.get(name, ())))
        )
    return splitter


def members(bits: int) -> Iterator[int]:
    """Yield the numbers of the profiles in a set of bits, from low to high."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low
