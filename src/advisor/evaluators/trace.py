"""What came of firing a rule base over a profile."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from advisor.conditions import Answered, Support, Truth
from advisor.model import Profile, RuleBase


@dataclass(frozen=True, slots=True)
class Firing:
    """One use of a rule, with all that made its condition true."""

    rule: str
    supports: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """Every firing in the order it happened, each rule at most once, and what is known of each finding."""

    profile: Profile
    firings: tuple[Firing, ...]
    findings: Mapping[str, Truth]

    def fired(self, rule: str) -> bool:
        return any(firing.rule == rule for firing in self.firings)


def ordered_supports(base: RuleBase, supports: Iterable[Support]) -> tuple[Support, ...]:
    """Return the supports once each: answers in the order of the interview, then findings in theirs."""

    def rank(support: Support) -> tuple[int, int]:
        if isinstance(support, Answered):
            return (0, base.fact_ranks[support.fact])
        return (1, base.finding_ranks[support.finding])

    return tuple(sorted(set(supports), key=rank))
