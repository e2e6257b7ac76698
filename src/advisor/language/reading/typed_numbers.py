"""What people type for a number or a date: all that it may mean, each as files have it.

With one meaning it can be read; with two somebody has to say which.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal

from advisor.model import Kind, Measure
from advisor.problems import BAD_VALUE, Place, Problem
from advisor.texts import listing

# Digits between marks of thousands, with or without decimals behind the other mark; or with one comma or point.
THOUSANDS = re.compile(
    r"(?P<whole>[1-9][0-9]{0,2}(?P<mark>[ ,.'\u2019])[0-9]{3}(?:(?P=mark)[0-9]{3})*)"
    r"(?:(?P<point>[,.])(?P<rest>[0-9]+))?"
)
POINT = re.compile(r"[0-9]+(?:[.][0-9]*)?|[.][0-9]+")
COMMA = re.compile(r"[0-9]+,[0-9]+")
LONGEST = 40
"""Characters; what is longer is no number that anybody means."""
FEWEST_TO_GROUP = 3
"""Decimals from which on what stands behind a mark of thousands might be decimals too."""

SIGNS = {"eur": "\u20ac", "usd": "$", "gbp": "\u00a3", "jpy": "\u00a5", "inr": "\u20b9"}
TIMES = {"k": 3, "thousand": 3, "m": 6, "million": 6}
COUNTED = (Kind.NUMBER, Kind.MONEY)
TIMES_BEHIND = re.compile(rf"(?P<number>.*[0-9.]) ?(?P<times>{'|'.join(TIMES)})")

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
FEWEST_LETTERS = 3
YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
YEAR_LAST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
SLASHES = re.compile(
    r"(?<![0-9/])(?:[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4})(?![0-9/])"
)
DAY_NAMED = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|\.)? ?([a-z]{3,9})\.?,? ([0-9]{4})")
MONTH_NAMED = re.compile(r"([a-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")


def meanings(measure: Measure, typed: str) -> tuple[str, ...]:
    """Return the numbers or dates that a text may mean, as files have them, the likeliest first."""
    text = " ".join(typed.casefold().split())
    if len(text) > LONGEST:
        return ()
    return tuple(dict.fromkeys(dates(text) if measure.kind is Kind.DATE else numbers(measure, text)))


def is_slashed(measure: Measure, text: str) -> bool:
    """Return whether the strokes in a text are those of a date, and part no answers."""
    return measure.kind is Kind.DATE and bool(SLASHES.fullmatch(text))


def could_be(place: Place, typed: str, meant: tuple[str, ...]) -> Problem:
    """Return the problem of a text that may mean several things."""
    others = [word for word in meant if word != typed]
    hint = "write the one that you mean" if len(others) == len(meant) else f"write {others[0]}, or round it"
    return Problem(place, f"'{typed}' could be {listing(meant, 'or')}", hint, BAD_VALUE)


def numbers(measure: Measure, text: str) -> Iterator[str]:
    """Yield the numbers that a text in small letters may mean, with its unit or without."""
    bare = without_unit(measure, text)
    sign, bare = ("-", bare[1:].strip()) if bare[:1] in ("-", "\u2212") else ("", bare.removeprefix("+"))
    times = TIMES_BEHIND.fullmatch(bare) if measure.kind in COUNTED else None
    for number in bare_numbers(measure, times["number"] if times else bare):
        yield f"{sign}{Decimal(number).scaleb(TIMES[times['times']]) if times else Decimal(number):f}"


def without_times(measure: Measure, text: str) -> str:
    """Return a number without a `k` or `m` behind it."""
    times = TIMES_BEHIND.fullmatch(without_unit(measure, text)) if measure.kind in COUNTED else None
    return times["number"] if times else text


def bare_numbers(measure: Measure, text: str) -> Iterator[str]:
    """Yield the numbers that digits with marks between them may mean."""
    if measure.decimals >= FEWEST_TO_GROUP and POINT.fullmatch(text):
        yield text
    elif (grouped := THOUSANDS.fullmatch(text)) and grouped["mark"] != grouped["point"]:
        whole = re.sub("[^0-9]", "", grouped["whole"])
        yield f"{whole}.{grouped['rest']}" if grouped["rest"] else whole
        alone = not grouped["rest"] and len(re.findall("[^0-9]", text)) == 1
        if alone and (
            grouped["mark"] == "." or (grouped["mark"] == "," and measure.decimals >= FEWEST_TO_GROUP)
        ):
            yield text.replace(",", ".")
    elif POINT.fullmatch(text):
        yield text.removesuffix(".")
    elif COMMA.fullmatch(text):
        yield text.replace(",", ".")
        yield text.replace(",", "").lstrip("0") or "0"


def without_unit(measure: Measure, text: str) -> str:
    """Return a number without the unit that it is asked in, before or behind it."""
    unit = measure.unit.casefold()
    names = {unit, unit.removesuffix("s"), SIGNS.get(unit, "")}
    if measure.kind is Kind.PERCENT:
        names |= {"%", "percent", "per cent"}
    for name in sorted(filter(None, names), key=len, reverse=True):
        for bare in (text.removesuffix(name), text.removeprefix(name)):
            if bare != text and bare.strip():
                return bare.strip()
    return text


def dates(text: str) -> Iterator[str]:
    """Yield the dates that a text in small letters may mean."""
    if match := YEAR_FIRST.fullmatch(text):
        yield from dated(*match.groups())
    elif match := YEAR_LAST.fullmatch(text):
        first, second, year = match.groups()
        yield from dated(year, second, first)
        yield from dated(year, first, second)
    elif match := DAY_NAMED.fullmatch(text):
        day, month, year = match.groups()
        yield from dated(year, month_of(month), day)
    elif match := MONTH_NAMED.fullmatch(text):
        month, day, year = match.groups()
        yield from dated(year, month_of(month), day)


def dated(year: str, month: str, day: str) -> Iterator[str]:
    """Yield a date if it is in the calendar."""
    with suppress(ValueError):
        yield date(int(year), int(month), int(day)).isoformat()


def month_of(name: str) -> str:
    """Return the number of a month by its name or the beginning of it; 0 if there is none."""
    begun = [number for number, month in enumerate(MONTHS, 1) if month.startswith(name[:FEWEST_LETTERS])]
    return str(begun[0] if begun and MONTHS[begun[0] - 1].startswith(name) else 0)
