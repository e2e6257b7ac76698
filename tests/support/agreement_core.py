"""The check that the core of a result is the first of the fewest answers that alone force it."""

from itertools import combinations

from advisor.explain.core import core
from advisor.model import Profile, RuleBase
from brute_force import endings


def cores_agree(base: RuleBase, profile: Profile) -> None:
    for decision, ends in endings(base, profile).items():
        for ending in ends:  # where nothing is left, anything follows
            found = core(base, profile, decision, ending)
            assert found == (first_core(base, profile, decision) if len(ends) == 1 else None)


def first_core(base: RuleBase, profile: Profile, decision: str) -> tuple[str, ...]:
    (ending,) = endings(base, profile)[decision]
    known = [fact for fact in base.facts if fact in profile]
    return next(
        some
        for size in range(len(known) + 1)
        for some in combinations(known, size)
        if endings(base, {fact: profile[fact] for fact in some})[decision] == {ending}
    )
