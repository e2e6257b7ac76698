"""Numbers and dates as files have them, what bounds them, and where conditions tell them apart."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from advisor.language.reading.nodes import Node, Text
from advisor.language.reading.typed_numbers import could_be, meanings
from advisor.language.reading.words import ENDS, missing, value_of_fact
from advisor.model import Fact, Kind, Measure, Span, number_words
from advisor.names import meant
from advisor.problems import BAD_VALUE, Cause, Problem, cut

# Of numbers with more digits, not every step could be told from the next in JSON.
MOST_DIGITS = 15

NUMBER = re.compile(r"(?P<sign>[-+]?)(?P<whole>[0-9]+)(?:\.(?P<rest>[0-9]+))?")
DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")

# As programs write what is less than a ten-thousandth. Spreadsheets shorten large numbers with other exponents.
SMALL = re.compile("[-+]?[0-9](?:[.][0-9]+)?[eE]-0[56]")

# Digits that YAML has split at a comma in braces: `2,500` is 2, and 500 beside it; so is `2,5` for 2.5.
DIGITS, THOUSANDS = re.compile("[0-9]+"), 3


# What is written elsewhere for a bound.
MEANT: Mapping[str, str] = {
    **dict.fromkeys(("<", "less_than", "lower_than", "under", "before", "earlier_than"), "below"),
    **dict.fromkeys(
        (">", "more_than", "higher_than", "over", "after", "later_than", "greater_than"), "above"
    ),
    **dict.fromkeys(("<=", "\u2264", "until", "up_to", "max", "maximum", "to"), "at_most"),
    **dict.fromkeys((">=", "\u2265", "from", "since", "min", "minimum"), "at_least"),
    **dict.fromkeys(("range", "in", "within"), "between"),
}

# What is wanted, and how it is written: a number, or a date.
NOUNS = (
    ("number", "write digits only, such as 2500"),
    ("date", "write year, month and day, such as 2026-01-31"),
)


def is_date(written: str) -> bool:
    """Return whether a date is in the calendar, and written as dates are here; Python takes more."""
    try:
        return bool(DATE.fullmatch(written) and date.fromisoformat(written))
    except ValueError:
        return False


def read_span(fact: Fact, word: Text, problems: list[Problem]) -> Span | None:
    """Return the numbers that a word is: one, or those that it is the name of; None if it is in the problems."""
    measure = fact.measure
    if measure is None:
        return None
    span, problem = span_in(measure, word)
    if problem and measure.ranges and not re.search("[0-9]", word.text):
        problem = no_range(fact, measure, word, problems)
    elif span and not measure.span.meets(span):
        problem = outside(fact, measure, word)
    problems += [problem] if problem else []
    return None if problem else span


def span_in(measure: Measure, word: Text) -> tuple[Span | None, Problem | None]:
    """Return the numbers that a word is, or what is wrong with it."""
    number, problem = (None, None) if measure.named(word.text) else number_in(measure, word)
    return (measure.named(word.text) if number is None else Span(number, number)), problem


def as_named(measure: Measure, word: str) -> str:
    """Return the name of a range as it is declared, if that is what a word spells; any other word as it is."""
    return meant(word, (each.name for each in measure.ranges)) or word


def no_range(fact: Fact, measure: Measure, word: Text, problems: list[Problem]) -> Problem:
    """Return the problem of a word that is no number, where some have names."""
    what = f"'{cut(word.text)}' is neither a {NOUNS[measure.kind is Kind.DATE][0]} nor a range of '{fact.id}'"
    return missing(what, value_of_fact(fact), word, [each.name for each in measure.ranges], problems)


def outside(fact: Fact, measure: Measure, word: Text) -> Problem:
    """Return the problem of a number that is lower or higher than all that can be."""
    ends = " to ".join(number_words(measure, end) for end in measure.ends)
    what = f"'{cut(word.text)}' is outside what '{fact.id}' can be"
    return Problem(word.place, what, f"it goes from {ends}", BAD_VALUE, Cause(ENDS, fact.id))


def number_in(measure: Measure, word: Text) -> tuple[int | None, Problem | None]:
    """Return the number of steps that a word says, or what is wrong with it."""
    if measure.kind is Kind.DATE:
        if is_date(word.text):
            return date.fromisoformat(word.text).toordinal(), None
        return None, not_plain(measure, word)
    written = f"{Decimal(word.text):f}" if SMALL.fullmatch(word.text) else word.text
    if not (match := NUMBER.fullmatch(written)):
        return None, not_plain(measure, word)
    rest = (match["rest"] or "").rstrip("0")
    if len(rest) > measure.decimals:
        fitting = (
            f"only {measure.decimals} fit{'s' * (measure.decimals == 1)}" if measure.decimals else "none fits"
        )
        what = f"'{cut(word.text)}' has {len(rest)} decimal{'s' * (len(rest) > 1)}, and {fitting}"
        return None, Problem(word.place, what, "round it", BAD_VALUE)
    if len(match["whole"]) + measure.decimals > MOST_DIGITS:
        return None, Problem(word.place, f"'{cut(word.text)}' is too large", check=BAD_VALUE)
    steps = int(match["whole"]) * 10**measure.decimals + int(f"{rest:0<{measure.decimals}}" or 0)
    return -steps if match["sign"] == "-" else steps, None


def bound_hint(word: str) -> str:
    """Return how a bound is written that stands in signs; an empty text for other words."""
    if match := re.fullmatch(r"([<>]=?|[\u2264\u2265]) *([\d.-]+)", word):
        return f"write {{{MEANT[match[1]]}: {match[2]}}}"
    if match := re.fullmatch(r"([\d.-]*\d) *(?:\.\.|\u2013| to ) *([\d.-]+)", word):
        return f"write {{between: [{match[1]}, {match[2]}]}}"
    return ""


def not_plain(measure: Measure, word: Text) -> Problem:
    """Return the problem of what is no number or date as files have them, with what may be meant."""
    read_as = meanings(measure, word.text)
    if len(read_as) > 1:
        return could_be(word.place, word.text, read_as)
    noun, such = NOUNS[measure.kind is Kind.DATE]
    hint = bound_hint(word.text) or (f"write {read_as[0]}" if read_as else such)
    return Problem(word.place, f"'{cut(word.text)}' is not a {noun}", hint, BAD_VALUE)


def split_at_comma(key: Text, value: Node, before: tuple[Text, Node]) -> Problem | None:
    """Return the problem of a number that YAML has split at its comma, if an entry is the rest of one."""
    _, first = before
    if not DIGITS.fullmatch(key.text) or not isinstance(value, Text) or value.text:
        return None
    if not isinstance(first, Text) or not NUMBER.fullmatch(first.text):
        return None
    what = f"'{first.text},{key.text}' is split at the comma here"
    point = "" if len(key.text) == THOUSANDS else "."
    return Problem(first.place, what, f"write {first.text}{point}{key.text}", BAD_VALUE)
