"""The option of a question that a text names: by its number, its name or a unique beginning of it, or both."""

import re

from advisor.language.reading.no_option import no_option, options_of
from advisor.language.reading.spellings import EMPTY_SET, TRUTH, value_of
from advisor.model import Fact, Value
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
    typed = bare(typed)
    numbered = NUMBERED.fullmatch(typed)
    if numbered and not numbered["name"]:
        return option_at(fact, numbered["number"])
    if value := value_of(fact, typed):
        return value
    begun = values_begun(fact, typed)
    if len(begun) == 1:
        return begun[0]
    if begun:
        what = f"'{cut(typed)}' could be {listing(begun, 'or')}"
        return Problem(PROMPT, what, "type more of it, or the number", BAD_VALUE)
    return (numbered and both_named(fact, *numbered.group("number", "name"))) or no_option(
        fact, typed, PROMPT
    )


def option_at(fact: Fact, digits: str) -> str | Problem:
    """Return the value of this number."""
    number = int(digits) if len(digits) <= LONGEST_NUMBER else 0
    if 0 < number <= len(fact.values):
        return fact.value_ids[number - 1]
    hint = f"did you mean '{EMPTY_SET}'?" if number == 0 and value_of(fact, EMPTY_SET) else options_of(fact)
    return Problem(PROMPT, f"there is no option {cut(digits)}", hint, UNKNOWN_NAME)


def both_named(fact: Fact, digits: str, name: str) -> str | Problem | None:
    """Return the value that a number and a name behind it stand for; they may be of two, or of none."""
    first, second = option_at(fact, digits), value_of(fact, name)
    if second is None or isinstance(first, Problem) or first == second:
        return second if first == second else None
    what = f"'{digits} {name}' could be {first} or {second}"
    return Problem(PROMPT, what, "type the number or the name alone", BAD_VALUE)


def values_begun(fact: Fact, typed: str) -> list[str]:
    """Return the values whose id or title a text begins, or a synonym; those of which it is the first words, if there are any."""
    if typed in ("", *TRUTH):
        return []
    word = folded(typed)
    names = [(folded(name), value.id) for value in fact.values for name in names_of(value, word)]
    begun = [(name, value) for name, value in names if name.startswith(word)]
    whole = [(name, value) for name, value in begun if name.startswith(f"{word} ")]
    return list(dict.fromkeys(value for _, value in whole or begun))


def names_of(value: Value, word: str) -> tuple[str, ...]:
    return value.id, value.title, *(value.synonyms if len(word) >= FEWEST_OF_SYNONYM else ())
