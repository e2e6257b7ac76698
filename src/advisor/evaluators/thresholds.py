"""Numbers for people to see where answers were found as regions: at a threshold, so 21 for 21 years or more."""

from collections.abc import Callable, Mapping

from advisor.model import Answer, Fact, Placed, Profile, Span


def at_thresholds(
    facts: Mapping[str, Fact], profile: Profile, holds: Callable[[Profile], bool] = lambda _: False
) -> Profile:
    """Return a profile with a number in the place of each region that is found, and not stated.

    It lies in the region, or in another one at the end of those of which this holds as well.
    """
    for name, answer in profile.items():
        if is_region(facts[name], answer):
            profile = {**profile, name: numbered(facts[name], str(answer), moved(profile, name, holds))}
    return profile


def moved(profile: Profile, fact: str, holds: Callable[[Profile], bool]) -> Callable[[str], bool]:
    """Return what says whether this holds of a profile with another answer to one fact."""
    return lambda answer: holds({**profile, fact: answer})


def is_region(fact: Fact, answer: Answer) -> bool:
    """Return whether an answer is a number that was found, and not stated."""
    return fact.measure is not None and isinstance(answer, str) and not isinstance(answer, Placed)


def numbered(fact: Fact, region: str, holds: Callable[[str], bool]) -> Answer:
    """Return a number in the place of a region: at the end of all those beside it of which this holds, as far as halving finds."""
    if fact.measure is None:
        return region
    place, regions = fact.value_ids.index(region), fact.measure.regions

    def held(other: int) -> bool:
        return other == place or holds(fact.value_ids[other])

    first, last = edge(place, 0, held), edge(place, len(regions) - 1, held)
    number = fact.measure.threshold(Span(regions[first].least, regions[last].most))
    return Placed(fact.value_ids[fact.measure.region(number)], (Span(number, number),))


def edge(inside: int, end: int, holds: Callable[[int], bool]) -> int:
    """Return a number that holds and lies beside one that does not, or is the end if that holds, too."""
    if holds(end):
        return end
    while abs(inside - end) > 1:
        middle = (inside + end) // 2
        inside, end = (middle, end) if holds(middle) else (inside, middle)
    return inside
