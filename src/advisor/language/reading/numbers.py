"""Numbers and dates as files have them, what bounds them, and where conditions tell them apart."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from advisor.language.reading.nodes import Entries, Items, Node, Text
from advisor.language.reading.typed_numbers import could_be, meanings
from advisor.language.reading.words import words
from advisor.model import Cut, Fact, Kind, Measure, Span, number_words
from advisor.problems import BAD_SHAPE, BAD_VALUE, Place, Problem, cut
from advisor.texts import listing

# Of numbers with more digits, not every step could be told from the next in JSON.
MOST_DIGITS = 15

NUMBER = re.compile(r"(?P<sign>[-+]?)(?P<whole>[0-9]+)(?:\.(?P<rest>[0-9]+))?")
DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")

# As programs write what is less than a ten-thousandth. Spreadsheets shorten large numbers with other exponents.
SMALL = re.compile("[-+]?[0-9](?:[.][0-9]+)?[eE]-0[56]")

# Digits that YAML has split at a comma in braces: `2,500` is 2, and 500 beside it; so is `2,5` for 2.5.
DIGITS, THOUSANDS = re.compile("[0-9]+"), 3


@dataclass(frozen=True, slots=True)
class Bound:
    """What a bound leaves, from its first number to its last; each moved by so many steps, None is no end."""

    least: int | None
    most: int | None


BOUNDED: Mapping[str, Bound] = {
    "at_least": Bound(0, None),
    "at_most": Bound(None, 0),
    "above": Bound(1, None),
    "below": Bound(None, -1),
    "between": Bound(0, 0),
}
TWO = 2

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


def read_number(fact: Fact, word: Text, problems: list[Problem]) -> int | None:
    """Return the number or date that a word is, in steps; None if it is in the problems."""
    measure = fact.measure
    if measure is None:
        return None
    number, problem = number_in(measure, word)
    if number is not None and number not in measure.span:
        number, problem = None, outside(fact, measure, word)
    problems += [problem] if problem else []
    return number


def outside(fact: Fact, measure: Measure, word: Text) -> Problem:
    """Return the problem of a number that is lower or higher than all that can be."""
    ends = " to ".join(number_words(measure, end) for end in measure.ends)
    what = f"'{cut(word.text)}' is outside what '{fact.id}' can be"
    return Problem(word.place, what, f"it goes from {ends}", BAD_VALUE)


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
    meant = meanings(measure, word.text)
    if len(meant) > 1:
        return could_be(word.place, word.text, meant)
    noun, such = NOUNS[measure.kind is Kind.DATE]
    hint = bound_hint(word.text) or (f"write {meant[0]}" if meant else such)
    return Problem(word.place, f"'{cut(word.text)}' is not a {noun}", hint, BAD_VALUE)


def read_ends(fact: Fact, node: Node, problems: list[Problem]) -> Span | None:
    """Return the numbers between two ends; None if it is in the problems."""
    before, ends = len(problems), words(node, "a number", problems)
    if len(problems) > before:
        return None
    if len(ends) != TWO:
        what = "two numbers belong here, the lower one first"
        problems.append(Problem(node.place, what, "such as [10, 20]", BAD_SHAPE))
        return None
    least, most = (read_number(fact, end, problems) for end in ends)
    if least is None or most is None:
        return None
    if least > most:
        hint = f"swap them: [{ends[1].text}, {ends[0].text}]"
        problems.append(Problem(node.place, f"{ends[0].text} is above {ends[1].text}", hint, BAD_VALUE))
        return None
    return Span(least, most)


def read_bound(fact: Fact, key: Text, node: Node, problems: list[Problem]) -> Span | None:
    """Return which numbers a bound leaves; None if it is in the problems."""
    if key.text == "between":
        ends = read_ends(fact, node, problems)
    elif isinstance(node, Text) and node.text:
        number = read_number(fact, node, problems)
        ends = None if number is None else Span(number, number)
    else:
        problems.append(Problem(node.place, f"'{key.text}' takes one number", check=BAD_SHAPE))
        return None
    return bounded(fact, key, ends, problems) if ends else None


def bounded(fact: Fact, key: Text, ends: Span, problems: list[Problem]) -> Span | None:
    """Return the numbers that a bound with these ends leaves, of which there must be any."""
    bound, measure = BOUNDED[key.text], fact.measure
    if measure is None:
        return None
    least = measure.span.least if bound.least is None else ends.least + bound.least
    most = measure.span.most if bound.most is None else ends.most + bound.most
    if least > most:
        what = f"no answer to '{fact.id}' is {key.text} {measure.spelled(ends.least)}"
        hint = f"{number_words(measure, ends.least)} is the end of what it can be"
        problems.append(Problem(key.place, what, hint, BAD_VALUE))
        return None
    return Span(least, most)


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


def cuts_under(measure: Measure, node: Node, meant: Mapping[str, tuple[Text, ...]]) -> Iterator[Cut]:
    """Yield where a condition tells numbers apart; what is wrong in it is left to its reader.

    `meant` are the words that may stand for `it.attribute`.
    """
    for bound, end in bounds_under(node):
        for word in meant.get(end.text, (end,)):
            number, _ = number_in(measure, word)
            yield from cuts_at(bound, number) if number is not None else ()


def bounds_under(node: Node) -> Iterator[tuple[Bound, Text]]:
    """Yield the numbers in a condition, and which side of each it bounds."""
    match node:
        case Text():
            yield BOUNDED["between"], node
        case Items(items):
            yield from (bound for item in items if isinstance(item, Text) for bound in bounds_under(item))
        case Entries(entries):
            for key, value in entries:
                match value:
                    case Text() if key.text in BOUNDED:
                        yield BOUNDED[key.text], value
                    case Items((Text() as least, Text() as most)) if key.text == "between":
                        yield from ((BOUNDED["at_least"], least), (BOUNDED["at_most"], most))


def cuts_at(bound: Bound, number: int) -> Iterator[Cut]:
    """Yield where a bound parts the numbers."""
    if bound.least is not None:
        yield Cut(number + bound.least, number)
    if bound.most is not None:
        yield Cut(number + bound.most + 1, number)


def no_number(fact: Fact, place: Place) -> Problem:
    """Return the problem of what bounds no number."""
    what = f"there is no number for '{fact.id}' here"
    return Problem(place, what, f"write one, or one of: {listing(BOUNDED, 'or')}", BAD_SHAPE)


def nothing_left(fact: Fact, place: Place, hint: str = "write what it can be") -> Problem:
    """Return the problem of what leaves no number."""
    return Problem(place, f"no answer to '{fact.id}' is left", hint, BAD_VALUE)
