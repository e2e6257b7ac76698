"""The option of a question that a text names: by its number, its name or a unique beginning of it, or both."""

import re

from advisor.language.reading.no_option import no_option, options_of
from advisor.language.reading.spellings import EMPTY_SET, TRUTH, value_of
from advisor.model import NO, Fact, Kind, Value
from advisor.names import bare, folded
from advisor.problems import BAD_VALUE, UNKNOWN_NAME, Place, Problem, cut
from advisor.texts import listing

PROMPT = Place("your answer")

# An option by its number, and perhaps its name behind it: `option 1`, `1. Java`, `1) Java`, `1 Java`.
NUMBERED = re.compile(
    r"(?:(?:option|number|answer|nr\.?|no\.|#) ?)?(?P<number>[0-9]+)(?P<mark> ?[.):-])? ?(?P<name>.*)"
)
LONGEST_NUMBER = 4

# Of a synonym, fewer letters are no beginning: the others may be what people type for something else.
FEWEST_OF_SYNONYM = 3


def option_named(fact: Fact, typed: str) -> str | Problem:
    """Return the value that a text in small letters stands for, or what is wrong with it; a guess is never taken."""
    match options_meant(fact, typed):
        case [value]:
            return value
        case []:
            numbered = NUMBERED.fullmatch(bare(typed))
            if numbered and not numbered["name"]:
                return no_number(fact, numbered["number"])
            return no_option(fact, bare(typed), PROMPT)
        case several:
            what = f"'{cut(bare(typed))}' could be {listing(several, 'or')}"
            return Problem(PROMPT, what, "type more of it, or the number", BAD_VALUE)


def is_option(fact: Fact, typed: str) -> bool:
    return len(options_meant(fact, typed)) == 1


def options_meant(fact: Fact, typed: str) -> list[str]:
    """Return the values that a text may stand for."""
    typed = bare(typed)
    numbered = NUMBERED.fullmatch(typed)
    at_number = option_at(fact, numbered["number"]) if numbered else []
    if numbered and not numbered["name"]:
        return at_number
    if value := value_of(fact, typed):
        return [value]
    named = value_of(fact, numbered["name"]) if numbered else None
    return values_begun(fact, typed) or (
        list(dict.fromkeys([*at_number, named])) if at_number and named else []
    )


def option_at(fact: Fact, digits: str) -> list[str]:
    """Return the value of this number, if there is one."""
    number = int(digits) if len(digits) <= LONGEST_NUMBER else 0
    return [fact.value_ids[number - 1]] if 0 < number <= len(fact.values) else []


def no_number(fact: Fact, digits: str) -> Problem:
    """Return the problem of a number that no option has."""
    is_zero = digits.strip("0") == "" and value_of(fact, EMPTY_SET)
    hint = f"did you mean '{EMPTY_SET}'?" if is_zero else options_of(fact)
    return Problem(PROMPT, f"there is no option {cut(digits)}", hint, UNKNOWN_NAME)


def values_begun(fact: Fact, typed: str) -> list[str]:
    """Return the values whose id or title a text begins, or a synonym; those of which it is the first words, if there are any."""
    if typed in ("", *TRUTH) or (typed == NO and fact.kind is Kind.SEVERAL):  # that none applies
        return []
    word = folded(typed)
    names = [(folded(name), value.id) for value in fact.values for name in names_of(value, word)]
    begun = [(name, value) for name, value in names if name.startswith(word)]
    whole = [(name, value) for name, value in begun if name.startswith(f"{word} ")]
    return list(dict.fromkeys(value for _, value in whole or begun))


def names_of(value: Value, word: str) -> tuple[str, ...]:
    return value.id, value.title, *(value.synonyms if len(word) >= FEWEST_OF_SYNONYM else ())
