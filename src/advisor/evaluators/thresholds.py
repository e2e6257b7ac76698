"""Numbers for people to see where answers were found as regions: at a threshold, so 21 for 21 years or more."""

from collections.abc import Callable, Mapping

from advisor.model import Fact, Measure, Placed, Profile, Span


def at_threshold(measure: Measure, span: Span) -> int:
    """Return the lowest number of a span, or its highest if no answer is below it."""
    return span.least if span.least > measure.span.least else span.most


def at_thresholds(
    facts: Mapping[str, Fact], profile: Profile, holds: Callable[[Profile], bool] = lambda _: False
) -> Profile:
    """Return a profile with a number in the place of each region that is found, and not stated.

    It lies in the region, or in another one at the end of those of which this holds as well.
    """
    for name, answer in profile.items():
        measure = facts[name].measure
        if measure and isinstance(answer, str) and not isinstance(answer, Placed):
            number = at_threshold(measure, widest(facts[name], measure, profile, holds))
            place = Placed(facts[name].value_ids[measure.region(number)], (Span(number, number),))
            profile = {**profile, name: place}
    return profile


def widest(fact: Fact, measure: Measure, profile: Profile, holds: Callable[[Profile], bool]) -> Span:
    """Return the region that is the answer with those beside it of which this holds too, as far as halving finds."""
    place, regions = fact.value_ids.index(str(profile[fact.id])), measure.regions

    def moved(other: int) -> bool:
        return other == place or holds({**profile, fact.id: fact.value_ids[other]})

    first, last = edge(place, 0, moved), edge(place, len(regions) - 1, moved)
    return Span(regions[first].least, regions[last].most)


def edge(inside: int, end: int, holds: Callable[[int], bool]) -> int:
    """Return a number that holds and lies beside one that does not, or is the end if that holds, too."""
    if holds(end):
        return end
    while abs(inside - end) > 1:
        middle = (inside + end) // 2
        inside, end = (middle, end) if holds(middle) else (inside, middle)
    return inside
