"""What may be typed where a number is asked: round ones that tell nothing of the rules."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from advisor.model import Kind, Measure, NamedSpan, digits, span_words

NOUNS = {Kind.NUMBER: "a number", Kind.MONEY: "an amount", Kind.PERCENT: "a percentage", Kind.DATE: "a date"}

# An example is as round as it can be without moving by more than this part of the numbers it stands among.
PART, MOST_DIGITS = 10, 15

# Of fewer numbers than these none is told in part.
FEW = 5


def what_may_be_typed(measure: Measure) -> str:
    """Return from where to where a number may go, with examples of a whole answer and of partial ones."""
    names, parts = ranges_words(measure), parts_words(measure)
    also = f"; also: {names}" if names else f", or in part: {parts}" if parts else ""
    return f"{limits_words(measure)}, such as {example(measure, 1, 2)}{also}"


def limits_words(measure: Measure) -> str:
    least, most = (digits(measure, end) for end in measure.ends)
    unit = measure.unit or ("%" if measure.kind is Kind.PERCENT else "")
    return f"{NOUNS[measure.kind]} from {least} to {most}{unit and f' ({unit})'}"


def ranges_words(measure: Measure) -> str:
    """Return the names of numbers, each with those that it stands for; nothing if none have any."""
    return ", ".join(f"{each.name} ({range_words(measure, each)})" for each in measure.ranges)


def range_words(measure: Measure, named: NamedSpan) -> str:
    """Return the numbers that a name stands for, without what they count."""
    return span_words(replace(measure, unit=""), named.span)


def parts_words(measure: Measure) -> str:
    """Return partial answers: a range and all but it, or not below a number, not above one, and between two.

    There are none of few numbers.
    """
    if measure.ranges:
        name = measure.ranges[len(measure.ranges) // 2].name
        return f"{name}, not {name}"
    least, most = measure.ends
    low, high = example(measure, 1, 4), example(measure, 3, 4)
    return "" if most - least < FEW else f"{low}.., ..{high}, {low}..{high}"


def example(measure: Measure, part: int, of: int) -> str:
    """Return a round number at this part of where most answers lie."""
    among = measure.likely or measure.span
    exact = among.least + (among.most - among.least) * part // of
    slack = (among.most - among.least) // PART
    near = (number for number in rounded(measure, exact) if abs(number - exact) <= slack)
    return measure.spelled(next(near, exact))


def rounded(measure: Measure, number: int) -> Iterator[int]:
    """Yield numbers around this one, the roundest first; of dates the first of the year and of the month."""
    if measure.kind is Kind.DATE:
        day = date.fromordinal(number)
        yield from (day.replace(month=1, day=1).toordinal(), day.replace(day=1).toordinal())
    else:
        yield from (round(number, -zeros) for zeros in range(MOST_DIGITS, 0, -1))
