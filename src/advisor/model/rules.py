"""Rules: if a condition is true, effects hold."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from advisor.model.conditions import Condition, owner_of
from advisor.model.facts import Profile
from advisor.problems import Place

POINTS: Mapping[str, int] = {"slight": 1, "moderate": 2, "strong": 4, "decisive": 8}
"""The words that rule files use for points."""


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


@dataclass(frozen=True, slots=True)
class Add:
    """A firing adds integer points to a sum, which is a finding."""

    sum: str
    points: int


Effect: TypeAlias = Conclude | Award | RuleOut | Advise | Add


@dataclass(frozen=True, slots=True)
class Example:
    """A profile on which a rule must fire, or must stay silent."""

    profile: Profile
    fires: bool
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """If the condition is true, the effects hold. Two rules are the same only if they are one object.

    `factor` is the point of view from which it counts; an `inference` is drawn by the authors and said by no passage.
    `reason` is why its candidate gains or loses, in a few words. The id is `file/slug`; for a rule made from an
    `each` rule it is `file/slug/candidate`, `each` names that candidate, and `pattern` and `reason_pattern` are the
    title and the reason with `{it}` for it. A row of a table, or of a list of which the first that applies counts,
    names that: its id is `file/table/row`. The `last` of a list is for what is otherwise. A `made` rule is always true,
    stands in no file and is never told.
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
    reason: str = ""
    reason_pattern: str = ""
    factor: str = ""
    inference: bool = False
    table: str = ""
    last: bool = False
    made: bool = False

    @property
    def written_as(self) -> str:
        """The id under which the rule stands in its file, for an `each` rule without the candidate."""
        return self.id.removesuffix(f"/{self.each}") if self.each else self.id

    @property
    def touches(self) -> tuple[str, ...]:
        """The candidates that its effects are about, as often as they are."""
        return tuple(effect.candidate for effect in self.effects if isinstance(effect, Award | RuleOut))

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

    @property
    def speaks_of(self) -> tuple[str, ...]:
        """The findings, as they are written, that a firing concludes, or a value of which, or adds to."""
        drawn = map(owner_of, self.concludes)
        return tuple(dict.fromkeys((*drawn, *(each.sum for each in self.effects if isinstance(each, Add)))))


def totals(effects: Iterable[Effect]) -> Mapping[str, int]:
    """Return the sum of the awards for each candidate; sums of zero are left out."""
    points: Counter[str] = Counter()
    for effect in effects:
        if isinstance(effect, Award):
            points[effect.candidate] += effect.points
    return {candidate: sum_ for candidate, sum_ in points.items() if sum_}


def adds(rule: Rule, sum_: str) -> int:
    """Return what a firing adds to a sum."""
    return sum(effect.points for effect in rule.effects if isinstance(effect, Add) and effect.sum == sum_)
