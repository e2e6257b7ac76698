"""What is said of a text that names no option: which one may be meant, or what to type."""

import re
from collections.abc import Iterable, Iterator

from advisor.language.reading.everyday import ALL, BOTH, DOUBT, FILLERS, NOTHING
from advisor.language.reading.spellings import (
    EMPTY_SET,
    UNKNOWN_WORD,
    is_foreign,
    nearest_value,
    value_hint,
    value_of,
)
from advisor.model import NO, YES, Fact, Kind, Value
from advisor.names import folded, not_covered
from advisor.problems import UNKNOWN_NAME, Cause, Place, Problem, cut
from advisor.texts import listing

FOREIGN_VALUE, NO_OPTION = "value that is not offered", "option"
"""Kinds of causes: a name that the base does not know, and any other text that is no option."""

IF_UNKNOWN = f"type '{UNKNOWN_WORD}' if you do not know"
GO_ON = {
    Kind.CHOICE: f"take what comes nearest, or type '{UNKNOWN_WORD}'",
    Kind.SEVERAL: f"leave it out, or type '{EMPTY_SET}' if nothing else applies",
    Kind.YES_NO: IF_UNKNOWN,
}
EACH_HINT = "name each, such as: 1, 2, 3"
RANGE_HINT = "write 'at least 2' or '2 or 3'"
RANGE = re.compile(
    r"(?:between |from )?(.+?)(?: ?(?:\.\.|[-\u2013]) ?| to | and )(.+)|(?:>|<|(?:more|less) than |above |below )(.+)"
)

SAID = NOTHING | ALL | BOTH | DOUBT | {YES, NO}
"""What people say without naming anything."""

WORD = re.compile(r"[^\W_][^\s_,;()/-]*")
MOST_GUESSES = 3
MOST_LISTED, MOST_IN_NAME = 5, 3
FEWEST_LETTERS = 3


def no_option(fact: Fact, typed: str, place: Place) -> Problem:
    """Return the problem of a text in small letters that names no option of a fact."""
    guess = guess_of(fact, typed)
    if not guess and is_name(typed) and is_foreign(fact, typed):
        hint = GO_ON.get(fact.kind, "")
        return Problem(place, not_covered(typed), hint, UNKNOWN_NAME, Cause(FOREIGN_VALUE, typed))
    is_not = "neither yes nor no" if fact.kind is Kind.YES_NO else "not an option"
    hint = guess or what_to_type(fact, typed)
    return Problem(
        place, f"'{cut(typed)}' is {is_not}", hint, UNKNOWN_NAME, Cause(NO_OPTION, typed, guess or None)
    )


def is_name(typed: str) -> bool:
    """Return whether a text may name something: it is no sentence, and no number of things."""
    words = typed.split()
    return (
        len(words) <= MOST_IN_NAME
        and FILLERS.isdisjoint(words)
        and typed not in SAID
        and not typed[:1].isdigit()
    )


def guess_of(fact: Fact, typed: str) -> str:
    """Return which option may be meant, as a question; an empty text if none is likely, or too many are."""
    if fact.kind is Kind.SCALE and not numbers_in([typed]) <= numbers_in(
        name for each in fact.values for name in called(each)
    ):
        return ""
    if typed not in SAID | FILLERS and nearest_value(fact, typed):
        return value_hint(fact, typed)
    guesses = next(filter(None, map(tuple, guesses_at(fact, typed))), ())
    return f"did you mean {listing(map(repr, guesses), 'or')}?" if 0 < len(guesses) <= MOST_GUESSES else ""


def guesses_at(fact: Fact, typed: str) -> Iterator[Iterable[str]]:
    """Yield the values that a text names among other words, then those whose names or help have its words."""
    text, every = spaced(typed), frozenset(words_in(typed))
    words = every - FILLERS
    yield (value.id for value in fact.values if any(spaced(name) in text for name in called(value)))
    if any(len(word) >= FEWEST_LETTERS or word.isdigit() for word in words):
        yield (value.id for value in fact.values if every <= words_of(called(value)))
        yield (value.id for value in fact.values if words <= words_of([value.help]))
    if fact.kind is Kind.SEVERAL:
        yield (value.id for value in fact.values if words & words_of(called(value)))


def numbers_in(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(number for text in texts for number in re.findall("[0-9]+", text))


def called(value: Value) -> tuple[str, ...]:
    return value.id, value.title, *value.synonyms


def spaced(text: str) -> str:
    return f" {' '.join(words_in(text))} "


def words_in(text: str) -> list[str]:
    """Return the words of a text, without the s of a plural."""
    words = (word.rstrip(".!?:'") or word for word in WORD.findall(folded(text)))
    return [word.removesuffix("s") if len(word) > FEWEST_LETTERS else word for word in words]


def words_of(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in words_in(text))


def what_to_type(fact: Fact, typed: str) -> str:
    """Return what to type instead of what is near no option."""
    if typed in DOUBT or fact.kind is Kind.YES_NO:
        return IF_UNKNOWN
    if is_range(fact, typed):
        return RANGE_HINT if fact.kind is Kind.SCALE else EACH_HINT
    if typed in NOTHING and fact.kind is Kind.CHOICE:
        return f"did you mean '{other}'?" if (other := value_of(fact, "other")) else GO_ON[fact.kind]
    if fact.kind is Kind.SEVERAL and typed in NOTHING | {NO}:
        return f"did you mean '{EMPTY_SET}'?" if typed == NO else "leave it out, or type it alone"
    return options_of(fact)


def is_range(fact: Fact, typed: str) -> bool:
    """Return whether a text goes from an option to another, where options are no numbers to go between."""
    match = RANGE.fullmatch(typed) if fact.kind in (Kind.SCALE, Kind.SEVERAL) else None
    numbers = {str(number) for number, _ in enumerate(fact.values, 1)}
    return match is not None and all(end in numbers or value_of(fact, end) for end in match.groups() if end)


def options_of(fact: Fact) -> str:
    """Return the options with their numbers; of many, only how far these go."""
    if len(fact.values) > MOST_LISTED:
        return f"type a number from 1 to {len(fact.values)}, or a name"
    return f"the options are {listing(f'{number} {name}' for number, name in enumerate(fact.value_ids, 1))}"
