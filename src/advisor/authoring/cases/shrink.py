"""A profile with no answer too many: whatever can be left out while it stays good is left out."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from advisor.evaluators.minimal import minimal, unanswered
from advisor.model import Profile, RuleBase

Good: TypeAlias = Callable[[Sequence[Profile]], int]
"""Returns which of some profiles are good, as bits."""


def shrunk(base: RuleBase, profile: Profile, good: Good) -> Profile:
    """Return the good profile without the facts, and then without the values of sets, that it can do without.

    Later questions are given up first.
    """

    def holding(profiles: Sequence[Profile]) -> int:
        bad = ~good(profiles)
        return (bad & -bad).bit_length() - 1

    facts = [fact for fact in reversed(tuple(base.facts)) if fact in profile]
    fewer = minimal(profile, facts, unanswered, holding)
    values = [
        (fact, value)
        for fact, answer in fewer.items()
        if isinstance(answer, frozenset)
        for value in sorted(answer)
    ]
    return minimal(fewer, values, without_value, holding)


def without_value(profile: Profile, cut: tuple[str, str]) -> Profile:
    fact, value = cut
    return {**profile, fact: frozenset(profile[fact]) - {value}}
