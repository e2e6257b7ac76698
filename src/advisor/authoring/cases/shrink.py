"""A profile with no answer too many: whatever can be left out while it stays good is left out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TypeAlias

from advisor.model import Profile, RuleBase

Good: TypeAlias = Callable[[Sequence[Profile]], int]
"""Returns which of some profiles are good, as bits."""

Cut: TypeAlias = tuple[str, str | None]
"""A fact to leave unknown, or a value to take out of the answer to it."""


def shrunk(base: RuleBase, profile: Profile, good: Good) -> Profile:
    """Return the good profile without the facts, and then without the values of sets, that it can do without.

    Later questions are given up first.
    """
    facts = [(fact, None) for fact in reversed(tuple(base.facts)) if fact in profile]
    fewer = cut_down(profile, facts, good)
    return cut_down(fewer, values(fewer), good)


def values(profile: Profile) -> Iterator[Cut]:
    """Yield each value of each set among the answers."""
    for fact, answer in profile.items():
        if isinstance(answer, frozenset):
            yield from ((fact, value) for value in sorted(answer))


def cut_down(profile: Profile, cuts: Iterable[Cut], good: Good) -> Profile:
    """Return the profile after these cuts, one after the other, without those after which it is not good.

    Each round tries all cuts that are left together with those before them, and finds the first that is one
    too many.
    """
    left = list(cuts)
    while left:
        steps = list(accumulate(left, lacking, initial=profile))[1:]
        fine = good(steps)
        taken = next((number for number in range(len(steps)) if not fine >> number & 1), len(steps))
        profile = steps[taken - 1] if taken else profile
        left = left[taken + 1 :]
    return profile


def lacking(profile: Profile, cut: Cut) -> Profile:
    """Return a profile after one cut."""
    fact, value = cut
    answer = profile[fact]
    if value is None or not isinstance(answer, frozenset):
        return {name: one for name, one in profile.items() if name != fact}
    return {**profile, fact: answer - {value}}
