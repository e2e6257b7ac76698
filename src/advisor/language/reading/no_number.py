"""What is said at a question for a number of a text that says none: the number that may be meant, or what to type."""

import re
from dataclasses import replace

from advisor.language.reading.everyday import NOTHING
from advisor.language.reading.nodes import Text
from advisor.language.reading.number_replies import in_full, read_typed
from advisor.language.reading.numbers import NOUNS
from advisor.language.reading.spellings import UP_TO
from advisor.language.reading.words import ENDS
from advisor.model import NO, Fact, Kind, Measure, Numbers, with_unit
from advisor.problems import Place, Problem

DIGITS = {
    "zero": "0",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
    "dozen": "12",
    "twenty": "20",
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "hundred": "100",
}
DIGITS_ONLY = {such for _, such in NOUNS}
NUMBER = re.compile(r"[0-9][0-9.,']*(?:[km]\b)?")


def read_number_reply(fact: Fact, measure: Measure, typed: Text) -> Numbers | Problem:
    """Return what is typed of a number, or what is wrong with it; a guess is never taken."""
    said = read_typed(fact, measure, replace(typed, text=in_full(measure, typed.text)))
    no_range = not isinstance(said, Numbers) and said.cause is not None and said.cause.kind != ENDS
    if isinstance(said, Numbers) or (said.hint not in DIGITS_ONLY and not no_range):
        return said
    other = said.hint if measure.kind is Kind.DATE or no_range else such_as(measure)
    return replace(said, hint=guess_of(fact, measure, typed.text) or other)


def guess_of(fact: Fact, measure: Measure, text: str) -> str:
    """Return which number may be meant, as a question: it is written out, or stands among other words.

    Among other words it may count something else, so the question names the unit.
    """
    zero = ["0"] if text in NOTHING | {NO} else []
    digits = re.sub("[a-z]+", lambda word: DIGITS.get(word[0], word[0]), text)
    alone = NUMBER.findall(digits) if measure.kind is Kind.NUMBER else []  # no other unit of money
    for guess in (
        *zero,
        digits.removeprefix("a ") if digits != text else "",
        *(with_unit(measure, number, plural=number != "1") for number in alone if len(alone) == 1),
    ):
        if guess and isinstance(read_typed(fact, measure, Text(guess, Place(""))), Numbers):
            return f"did you mean {guess}?"
    return ""


def such_as(measure: Measure) -> str:
    """Return how a number and a span are typed."""
    ends = measure.likely or measure.span
    quarter = (ends.most - ends.least) // 4
    low, high = (measure.spelled(rounded(measure, ends.least + times * quarter)) for times in (1, 2))
    return f"type digits, such as {low}, or from where to where, such as {low}{UP_TO}{high}"


def rounded(measure: Measure, number: int) -> int:
    """Return a number with zeros behind its first digit, if it can be an answer."""
    unit = 10 ** (len(str(abs(number))) - 1)
    near = number // unit * unit
    return near if near in measure.span else number
