"""Texts that people wrote, made safe to show: on a screen, in a page, in a table or in a report for machines.

And numbers, points and names as all of these say them.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

# What acts instead of being seen, whatever shows it:
# - the control characters C0 and C1, line breaks and tabs among them: a terminal obeys them;
# - the nine characters of the Unicode property Bidi_Control: they make a text read other than it is;
# - the separators U+2028 and U+2029: they end a line, and what looks like a line of ours must be one;
# - surrogates, which no file can hold, and U+FFFE and U+FFFF, which XML 1.0 forbids.
# All else stays. Joiners (U+200C, U+200D), tags (U+E0020 and after) and selectors hold words and emoji
# together; soft hyphens, U+200B, U+2060 and U+FEFF are not seen, but they move nothing either.
STEERING: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def clean(text: str) -> str:
    """Return a text that steers nothing: each character that would is shown as '?'."""
    return STEERING.sub("?", text)


# What begins so is a formula to a spreadsheet, and may run a program; numbers may have a sign before them.
FORMULA: Final = "^[=+@\t\r-]"
NUMBER: Final = "[+-]?[0-9]+([.,][0-9]+)?([eE][+-]?[0-9]+)?"


def inert(text: str) -> str:
    """Return a text that is no formula as a cell of CSV: an apostrophe stands before what would be one."""
    runs = re.match(FORMULA, text) and not re.fullmatch(NUMBER, text)
    return f"'{text}" if runs else text


def listing(names: Iterable[str], word: str = "and") -> str:
    """Return names as people list them."""
    *first, last = tuple(names) or ("",)
    return f"{', '.join(first)} {word} {last}" if first else last


def at_most(names: Sequence[str], most: int = 5) -> str:
    """Return names, and how many more there are than are worth reading."""
    return listing((*names[:most], f"{len(names) - most} more") if len(names) > most else names)


def count(number: int, noun: str, many: str = "") -> str:
    """Return a number with its noun; `many` is its plural if that is more than an s."""
    return f"{number} {noun if number == 1 else many or noun + 's'}"


def signed(points: int) -> str:
    """Return points with their sign; zero has none."""
    return f"{points:+d}" if points else "0"


def raised(text: str) -> str:
    """Return a text as it begins a sentence."""
    return text[:1].upper() + text[1:]
