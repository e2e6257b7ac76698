"""What other answers would lead to; nothing is stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from advisor.explain.strength import Strength, strengths
from advisor.language.reading.answers import Given, profile_of
from advisor.model import Rule, RuleBase
from advisor.recommend import Recommendation, recommend


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The recommendation before and after a change of answers, and the rules that start and stop firing.

    The strengths are those after it.
    """

    before: Recommendation
    after: Recommendation
    strengths: Mapping[str, Strength]
    starts: tuple[Rule, ...]
    stops: tuple[Rule, ...]


def what_if(base: RuleBase, given: Iterable[Given], changes: Iterable[Given]) -> WhatIf:
    given = tuple(given)
    answers = {answer.fact: answer for answer in (*given, *changes)}
    before, after = recommend(base, profile_of(given)), recommend(base, profile_of(answers.values()))
    return WhatIf(
        before,
        after,
        strengths(base, after.trace.profile, after.outcomes),
        only_in(base, after, before),
        only_in(base, before, after),
    )


def only_in(base: RuleBase, result: Recommendation, other: Recommendation) -> tuple[Rule, ...]:
    return tuple(
        base.rules[firing.rule] for firing in result.trace.firings if not other.trace.fired(firing.rule)
    )
