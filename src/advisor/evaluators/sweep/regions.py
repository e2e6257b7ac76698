"""Numbers drawn at random, and the regions that they lie in: a new cut parts a region and moves no number."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from advisor.model import Answer, Fact, Measure, Span, spans_of

RandomNumbers: TypeAlias = npt.NDArray[np.uint32]
"""Random numbers, a row for each row that is drawn."""

Spans: TypeAlias = tuple[Span, ...]
"""Numbers from one to another, in order and without touching."""

Steps: TypeAlias = npt.NDArray[np.int64]
"""Numbers in steps of a measure, or whole numbers that choose among so many."""

BITS = 32
HALF = 1 << BITS - 1


def spans_left(fact: Fact, answer: Answer | None) -> Spans:
    """Return which numbers are left, those that were stated or all; none of a fact that is no number."""
    if fact.measure is None:
        return ()
    return (fact.measure.span,) if answer is None else spans_of(fact, answer)


def drawn_regions(measure: Measure, spans: Spans, random: RandomNumbers) -> Steps:
    """Return the places of regions in which drawn numbers lie, by two random numbers each."""
    regions: Steps = np.searchsorted(measure.firsts, drawn_numbers(measure, spans, random), side="right")
    return regions


def drawn_numbers(measure: Measure, spans: Spans, random: RandomNumbers) -> Steps:
    """Return numbers within spans, each as likely as any other, but half of them within what is likely, if any is."""
    evenly = nth_of(spans, random[:, 1])
    likely = [common for span in spans if measure.likely and (common := span.common(measure.likely))]
    if not likely:
        return evenly
    return np.where(random[:, 0] < HALF, nth_of(tuple(likely), random[:, 1]), evenly)


def nth_of(spans: Spans, random: npt.NDArray[np.uint32]) -> Steps:
    """Return a number of those within spans for each random one."""
    ends = np.cumsum([span.size for span in spans])
    place = below(int(ends[-1]), random)
    gaps = np.array([span.most for span in spans]) - ends
    numbers: Steps = place + 1 + gaps[np.searchsorted(ends, place, side="right")]
    return numbers


def below(end: int, random: npt.NDArray[np.uint32]) -> Steps:
    """Return whole numbers from 0 up to but without the end, each as likely as any other; exact up to 2 ** 63."""
    high, low = divmod(end, 1 << BITS)
    wide = random.astype(np.uint64)
    return (wide * np.uint64(high) + (wide * np.uint64(low) >> np.uint64(BITS))).astype(np.int64)
