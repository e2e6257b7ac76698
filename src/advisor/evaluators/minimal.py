"""Deletion-based minimisation: cuts are tried one after the other, and each is made that leaves what still holds.

The result is minimal under inclusion: if what holds of a part holds of the whole, none of the cuts that were turned
down can be made any more. It need not be the smallest; which of several it is depends on the order of the cuts.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import reduce
from itertools import accumulate, islice, takewhile
from typing import TypeVar

from advisor.model import Profile

Whole = TypeVar("Whole")
Cut = TypeVar("Cut")


def minimal(
    whole: Whole,
    cuts: Iterable[Cut],
    without: Callable[[Whole, Cut], Whole],
    holding: Callable[[Iterable[Whole]], int],
) -> Whole:
    """Return what is left after these cuts; `holding` says how many of some parts hold before one does not.

    Each round puts all remaining cuts to it, each made on top of those before and only when it is looked at.
    """
    left = list(cuts)
    while left:
        held = holding(islice(accumulate(left, without, initial=whole), 1, None))
        whole, left = reduce(without, left[:held], whole), left[held + 1 :]
    return whole


def singly(holds: Callable[[Whole], bool]) -> Callable[[Iterable[Whole]], int]:
    """Return how many parts hold before one does not, asked one by one."""
    return lambda parts: sum(1 for _ in takewhile(holds, parts))


def halving(holds: Callable[[Whole], bool]) -> Callable[[Iterable[Whole]], int]:
    """Return the same, asked from the middle, for many parts few of which are needed: what holds of one holds of all before it."""
    return lambda parts: bisect_left(list(parts), x=True, key=lambda part: not holds(part))


def minimal_answers(
    profile: Profile, holds: Callable[[Profile], bool], kept: Collection[str] = ()
) -> Profile:
    """Return answers of a profile of which this holds, and of which only those to be kept can be left out."""
    cuts = [fact for fact in profile if fact not in kept]
    return minimal(profile, cuts, unanswered, singly(holds))


def unanswered(profile: Profile, fact: str) -> Profile:
    return {name: answer for name, answer in profile.items() if name != fact}


def ticks(profile: Profile) -> Iterator[tuple[str, str]]:
    """Yield the values in sets that are whole, each with its fact."""
    for fact, answer in profile.items():
        if isinstance(answer, frozenset):
            yield from ((fact, value) for value in sorted(answer))


def unticked(profile: Profile, tick: tuple[str, str]) -> Profile:
    """Return answers with one value less in a set that is whole."""
    fact, value = tick
    answer = profile[fact]
    return {**profile, fact: answer - {value}} if isinstance(answer, frozenset) else profile
