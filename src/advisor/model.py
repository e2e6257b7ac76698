"""What experts write and people answer, as frozen values: facts, conditions, rules, rule bases, profiles."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TypeAlias

from advisor.problems import Place

Answer: TypeAlias = str | frozenset[str]
"""The id of one value, or for a fact of kind `several` the set of ids (possibly empty)."""

Profile: TypeAlias = Mapping[str, Answer]
"""Fact id to answer. A fact that was not asked, or answered "don't know", is absent: it is unknown."""

YES, NO = "yes", "no"

POINTS: Mapping[str, int] = {"slight": 1, "moderate": 2, "strong": 4, "decisive": 8}
"""The words that rule files use for points."""


class Kind(Enum):
    """What an answer to a fact looks like."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    SCALE = "scale"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Value:
    """One possible value of a fact."""

    id: str
    title: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A group of questions that are asked together."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that can be asked. The values of a scale are ordered from low to high."""

    id: str
    topic: str
    kind: Kind
    ask: str
    why: str
    values: tuple[Value, ...]
    source: tuple[str, ...]
    place: Place

    @property
    def value_ids(self) -> tuple[str, ...]:
        """The ids of the values, in order."""
        return tuple(value.id for value in self.values)

    def at_least(self, value: str) -> tuple[str, ...]:
        """Return the values of this scale from `value` upwards."""
        return self.value_ids[self.value_ids.index(value) :]

    def at_most(self, value: str) -> tuple[str, ...]:
        """Return the values of this scale up to `value`."""
        return self.value_ids[: self.value_ids.index(value) + 1]


@dataclass(frozen=True, slots=True)
class Is:
    """The answer is one of these values; for a fact of kind `several`: the set contains one of them."""

    fact: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The answer on this scale is the value or above."""

    fact: str
    value: str


@dataclass(frozen=True, slots=True)
class AtMost:
    """The answer on this scale is the value or below."""

    fact: str
    value: str


@dataclass(frozen=True, slots=True)
class Found:
    """The finding is true."""

    finding: str


@dataclass(frozen=True, slots=True)
class All:
    """Every part is true."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one part is true."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part is false."""

    part: "Condition"


Leaf: TypeAlias = Is | AtLeast | AtMost | Found
Condition: TypeAlias = Leaf | All | Any | Not


@dataclass(frozen=True, slots=True)
class Conclude:
    """A firing makes the finding true."""

    finding: str


@dataclass(frozen=True, slots=True)
class Award:
    """A firing adds integer points to the candidate; negative points weigh against it."""

    candidate: str
    points: int


@dataclass(frozen=True, slots=True)
class RuleOut:
    """A firing vetoes the candidate."""

    candidate: str


@dataclass(frozen=True, slots=True)
class Advise:
    """A firing attaches the piece of advice."""

    advice: str


Effect: TypeAlias = Conclude | Award | RuleOut | Advise


@dataclass(frozen=True, slots=True)
class Finding:
    """A named yes/no conclusion that rules draw."""

    id: str
    title: str
    source: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Advice:
    """A piece of advice; with `about`, it is given only when one of those candidates wins."""

    id: str
    text: str
    about: tuple[str, ...]
    source: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that can be recommended, with attributes that `each` rules read."""

    id: str
    title: str
    summary: str
    attributes: Mapping[str, tuple[str, ...]]
    watch_out: str
    source: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Decision:
    """A choice among candidates; their order only decides the order of printing."""

    id: str
    title: str
    candidates: tuple[Candidate, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Source:
    """A text that the knowledge rests on."""

    id: str
    title: str
    author: str
    date: str
    publisher: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in the source; `guidance` says that the knowledge must cover it."""

    id: str
    says: str
    guidance: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Impossible:
    """A combination of answers that cannot be; its condition reads facts only."""

    condition: Condition
    because: str
    place: Place


@dataclass(frozen=True, slots=True)
class Example:
    """A profile on which a rule must fire, or must stay silent."""

    profile: Profile
    fires: bool
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """If the condition is true, the effects hold. Two rules are the same only if they are one object.

    The id is `file/slug`; for a rule made from an `each` rule it is `file/slug/candidate`, `each`
    names that candidate, and `pattern` is the title with `{it}` for it.
    """

    id: str
    title: str
    because: str
    condition: Condition
    effects: tuple[Effect, ...]
    source: tuple[str, ...]
    examples: tuple[Example, ...]
    place: Place
    reviewed: str = ""
    each: str = ""
    pattern: str = ""

    @property
    def written_as(self) -> str:
        """The id under which the rule stands in its file, for an `each` rule without the candidate."""
        return self.id.removesuffix(f"/{self.each}") if self.each else self.id

    @property
    def vetoes(self) -> frozenset[str]:
        """The candidates that a firing rules out."""
        return frozenset(effect.candidate for effect in self.effects if isinstance(effect, RuleOut))

    @property
    def advises(self) -> frozenset[str]:
        """The pieces of advice that a firing attaches."""
        return frozenset(effect.advice for effect in self.effects if isinstance(effect, Advise))

    @property
    def concludes(self) -> tuple[str, ...]:
        """The findings that a firing makes true."""
        return tuple(effect.finding for effect in self.effects if isinstance(effect, Conclude))


@dataclass(frozen=True, eq=False)
class RuleBase:
    """A whole knowledge base, read and checked. Two are the same only if they are one object.

    `findings` stand in an order in which each comes after all that it builds on;
    `facts` and `rules` stand in the order of the interview and of the files.
    """

    title: str
    fingerprint: str
    topics: tuple[Topic, ...]
    facts: Mapping[str, Fact]
    findings: Mapping[str, Finding]
    advice: Mapping[str, Advice]
    decisions: Mapping[str, Decision]
    rules: Mapping[str, Rule]
    sources: tuple[Source, ...] = ()
    passages: Mapping[str, Passage] = field(default_factory=dict)
    impossible: tuple[Impossible, ...] = ()

    @cached_property
    def candidates(self) -> Mapping[str, Candidate]:
        """Every candidate of every decision, by id."""
        return {one.id: one for decision in self.decisions.values() for one in decision.candidates}

    @cached_property
    def awards(self) -> Mapping[str, Mapping[str, int]]:
        """For each rule, the points that a firing gives to each candidate it gives or takes any."""
        return {rule.id: totals(rule.effects) for rule in self.rules.values()}

    @cached_property
    def concluding(self) -> Mapping[str, tuple[Rule, ...]]:
        """For each finding, the rules that could conclude it."""
        rules: dict[str, list[Rule]] = {finding: [] for finding in self.findings}
        for rule in self.rules.values():
            for finding in rule.concludes:
                rules[finding].append(rule)
        return {finding: tuple(found) for finding, found in rules.items()}


def totals(effects: Iterable[Effect]) -> Mapping[str, int]:
    """Return the sum of the awards for each candidate; sums of zero are left out."""
    points: Counter[str] = Counter()
    for effect in effects:
        if isinstance(effect, Award):
            points[effect.candidate] += effect.points
    return {candidate: sum_ for candidate, sum_ in points.items() if sum_}


def leaves(condition: Condition) -> tuple[Leaf, ...]:
    """Return the leaves of a condition from left to right."""
    match condition:
        case Is() | AtLeast() | AtMost() | Found():
            return (condition,)
        case All(parts) | Any(parts):
            return tuple(leaf for part in parts for leaf in leaves(part))
        case Not(part):
            return leaves(part)


def facts_read(condition: Condition) -> frozenset[str]:
    """Return the facts that a condition reads itself, not through findings."""
    return frozenset(leaf.fact for leaf in leaves(condition) if not isinstance(leaf, Found))


def findings_read(condition: Condition) -> frozenset[str]:
    """Return the findings that a condition reads."""
    return frozenset(leaf.finding for leaf in leaves(condition) if isinstance(leaf, Found))
