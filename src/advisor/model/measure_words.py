"""Numbers in words: 2,500 EUR; 18 to 24 years; less than 30 %."""

import re
from collections.abc import Iterable

from advisor.model.kinds import Kind
from advisor.model.measures import Cut, Measure, Span

# Of "requests a second" one is "1 request a second"; "ms" has no vowel and is no plural.
UNIT_OF_MANY = re.compile("([a-z ]*[aeiouy][a-z]*[a-rt-z])s( (?:an?|per) [a-z]+)?")


def number_words(measure: Measure, number: int) -> str:
    return with_unit(measure, digits(measure, number), plural=abs(number) != 10**measure.decimals)


def digits(measure: Measure, number: int) -> str:
    """Return a number with commas between thousands, a date as it is written.

    What counts nothing may be a year or the like, and has no comma in four digits.
    """
    whole, dot, decimals = measure.spelled(abs(number)).partition(".")
    if measure.kind is Kind.DATE or (not measure.unit and len(whole) == len("2026")):
        return measure.spelled(number)
    return f"{'-' * (number < 0)}{int(whole):,}{dot}{decimals}"


def with_unit(measure: Measure, words: str, *, plural: bool = True) -> str:
    """Return words with the unit behind them; of a single one it loses its s, unless it is an abbreviation."""
    unit = measure.unit or ("%" if measure.kind is Kind.PERCENT else "")
    single = None if plural else UNIT_OF_MANY.fullmatch(unit)
    return f"{words} {single[1] + (single[2] or '') if single else unit}".rstrip()


def span_words(measure: Measure, span: Span) -> str:
    """Return which numbers a span has; where it ends at a cut, as the rules name that cut."""
    if span.least == span.most:
        return number_words(measure, span.least)
    low, high = lower_words(measure, span.least), upper_words(measure, span.most)
    if low and high:
        return between_words(measure, span)
    return low or high or ("any date" if measure.kind is Kind.DATE else "any number")


def lower_words(measure: Measure, least: int) -> str:
    """Return that a number is not below this one; nothing where none is."""
    if least <= measure.span.least:
        return ""
    more, above = ("or later", "after") if measure.kind is Kind.DATE else ("or more", "more than")
    if is_above(measure, least):
        return f"{above} {number_words(measure, least - 1)}"
    return f"{number_words(measure, least)} {more}"


def upper_words(measure: Measure, most: int) -> str:
    """Return that a number is not above this one; nothing where none is."""
    if most >= measure.span.most:
        return ""
    less, below = ("or earlier", "before") if measure.kind is Kind.DATE else ("or less", "less than")
    if is_below(measure, most):
        return f"{below} {number_words(measure, most + 1)}"
    return f"{number_words(measure, most)} {less}"


def between_words(measure: Measure, span: Span) -> str:
    """Return both ends of a span; an end that is not in it is named only where numbers have decimals."""
    above = bool(measure.decimals) and is_above(measure, span.least)
    low = f"more than {digits(measure, span.least - 1)}" if above else digits(measure, span.least)
    if measure.decimals and is_below(measure, span.most):
        return f"{low} {'and' if above else 'to'} less than {number_words(measure, span.most + 1)}"
    return f"{low} {'and at most' if above else 'to'} {number_words(measure, span.most)}"


def is_above(measure: Measure, least: int) -> bool:
    """Return whether the rules name the number before this one, the first of a region: they say "above"."""
    return named(measure, least) == least - 1


def is_below(measure: Measure, most: int) -> bool:
    """Return whether the rules name the number after this one, the last of a region: they say "below"."""
    return named(measure, most + 1) == most + 1


def named(measure: Measure, first: int) -> int | None:
    """Return which number the rules name at the cut below this number; None where there is no cut."""
    place = measure.region(first)
    cut = measure.cuts[place - 1] if place else Cut(0, 0)
    return cut.named if place and cut.first == first else None


def spans_words(measure: Measure, spans: Iterable[Span]) -> str:
    return " or ".join(span_words(measure, span) for span in spans)
