"""What a condition asks of a number, in words that have an opposite: at least 2,500 EUR, less than 2,500 EUR."""

from collections.abc import Sequence

from advisor.model import (
    AtLeast,
    AtMost,
    Fact,
    Is,
    Kind,
    Measure,
    Span,
    is_above,
    is_below,
    joined,
    number_words,
    span_words,
)

# What bounds a number from below and from above, as it names the number or the one before or after it, and opposites.
LOWER = {False: ("at least", "less than"), True: ("more than", "at most")}
UPPER = {False: ("at most", "more than"), True: ("less than", "at least")}
OF_DATES = {"at least": "on or after", "less than": "before", "more than": "after", "at most": "on or before"}


def asked_of(fact: Fact, measure: Measure, leaf: Is | AtLeast | AtMost) -> tuple[Span, ...]:
    """Return the numbers for which a condition is true."""
    regions = fact.regions
    match leaf:
        case Is(_, values):
            return joined(regions[value] for value in values)
        case AtLeast(_, value):
            return (Span(regions[value].least, measure.span.most),)
        case AtMost(_, value):
            return (Span(measure.span.least, regions[value].most),)


def asked_words(measure: Measure, spans: Sequence[Span], *, holds: bool = True) -> str:
    """Return that a number lies in one of these spans, or with `holds` false that it does not."""
    if len(spans) > 1:
        parts = [asked_words(measure, [span]) for span in spans]
        return " or ".join(parts) if holds else f"neither {' nor '.join(parts)}"
    (span,) = spans
    low, high = span.least > measure.span.least, span.most < measure.span.most
    if span.least == span.most or (low and high):
        return f"{'' if holds else 'not '}{span_words(measure, span)}"
    if high:
        below = is_below(measure, span.most)
        return bound_words(measure, UPPER[below][not holds], span.most + below)
    above = is_above(measure, span.least)
    return bound_words(measure, LOWER[above][not holds], span.least - above)


def bound_words(measure: Measure, bound: str, number: int) -> str:
    return f"{OF_DATES[bound] if measure.kind is Kind.DATE else bound} {number_words(measure, number)}"
