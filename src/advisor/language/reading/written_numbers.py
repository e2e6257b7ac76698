"""Numbers as they are written: in files and JSON, and in one word for `--set` and cells."""

from collections.abc import Mapping, Sequence

from advisor.language.reading.spellings import EITHER, UP_TO
from advisor.model import Kind, Measure, Span


def numbers_in_file(
    measure: Measure, spans: Sequence[Span]
) -> str | int | float | Mapping[str, str | int | float | tuple[str | int | float, ...]]:
    """Return a number, or what leaves these: bounds, or one of several."""
    if len(spans) > 1:
        return {"one_of": tuple(number_or_range(measure, span) for span in spans)}
    span = spans[0]
    if span.least == span.most:
        return plain(measure, span.least)
    bounds = {"at_least": span.least, "at_most": span.most}
    limits = {"at_least": measure.span.least, "at_most": measure.span.most}
    told = {key: plain(measure, number) for key, number in bounds.items() if number != limits[key]}
    return told or {"at_least": plain(measure, span.least)}


def numbers_in_word(measure: Measure, spans: Sequence[Span]) -> str:
    """Return numbers in one word that a shell leaves alone."""
    return EITHER.join(word_of(measure, span) for span in spans)


def number_or_range(measure: Measure, span: Span) -> str | int | float:
    return plain(measure, span.least) if span.least == span.most else word_of(measure, span)


def word_of(measure: Measure, span: Span) -> str:
    """Return one span: a number, `18..25`, `18..` or `..25`."""
    if span.least == span.most:
        return measure.spelled(span.least)
    low = "" if span.least == measure.span.least else measure.spelled(span.least)
    high = "" if span.most == measure.span.most else measure.spelled(span.most)
    return f"{low}{UP_TO}{high}" if low or high else f"{measure.spelled(span.least)}{UP_TO}"


def plain(measure: Measure, number: int) -> str | int | float:
    """Return a number as JSON and YAML have it, a date as a text."""
    if measure.kind is Kind.DATE:
        return measure.spelled(number)
    whole, rest = divmod(number, 10**measure.decimals)
    return float(measure.spelled(number)) if rest else whole
