"""Regions of a number that come to the same, told as one: 2,500 EUR or more, and not only up to the next cut."""

from collections.abc import Collection, Iterable
from itertools import groupby

from advisor.model import Answer, Fact, Numbers, Partial, in_both, lower, spans_of


def nearest_run(fact: Fact, now: Answer | None, values: Collection[Answer]) -> Answer:
    """Return those neighbours among some regions that are nearest to what is known of a number."""
    runs = [tuple(run) for among, run in groupby(fact.value_ids, values.__contains__) if among]
    nearest = min(runs, key=lambda run: distance(fact, now, run))
    return together(fact, nearest)


def distance(fact: Fact, now: Answer | None, run: Iterable[str]) -> int:
    """Return how many steps a number is from the nearest of these regions; 0 if nothing is known of it."""
    known = () if now is None else spans_of(fact, now)
    regions = [fact.regions[value] for value in run]
    apart = (max(region.least - own.most, own.least - region.most, 0) for region in regions for own in known)
    return min(apart, default=0)


def together(fact: Fact, values: Collection[Answer], known: Answer | None = None) -> Answer:
    """Return that a number is in one of these regions, and in what was stated of it."""
    chosen = frozenset(value for value in fact.value_ids if value in values)
    if not (isinstance(known, Partial) and known.spans):
        return next(iter(chosen)) if len(chosen) == 1 else Partial(frozenset(), chosen)
    inside = in_both(known.spans, [fact.regions[value] for value in chosen])
    return lower(fact, Numbers(inside)) or known
