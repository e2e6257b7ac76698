"""What is stated of one answer: a value, a set, or what narrows the answer, by signs in words or by fields.

Signs and fields say the same: `a/b` is `one_of`, `a..b` is `at_least` and `at_most`, `-a` is `not`, and a set
that ends in `...` is `has`. A word that is a value is nothing else, whatever signs are in it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from advisor.language.grammar.answers import ANSWER, BOUNDS, TOGETHER
from advisor.language.grammar.conditions import KINDS
from advisor.language.reading.nodes import Entries, Items, Node, Text
from advisor.language.reading.number_statements import read_numbers
from advisor.language.reading.shapes import fields
from advisor.language.reading.spellings import (
    EITHER,
    OPEN,
    OPENS,
    UNKNOWN_WORD,
    UP_TO,
    WITHOUT,
    value_of,
    words_of,
)
from advisor.language.reading.words import OTHER_KIND, no_value, words
from advisor.model import Fact, Has, Kind, Narrowing, NotAnyOf, OneOf, Range, Statement, fits
from advisor.problems import BAD_SHAPE, BAD_VALUE, Cause, Place, Problem
from advisor.texts import listing

# What to write instead of what does not fit, which says the same in files and in words.
ONE, SET = "name what it can be: one/another", "name what is in it and what is not: one,-another,..."
NEEDS: Mapping[str, str] = {
    "one_of": "'one_of' is for what takes one value",
    "at_least": "only a scale goes from low to high",
    "at_most": "only a scale goes from low to high",
    "has": "only a set has others that may be open",
}

Named: TypeAlias = Mapping[str, Sequence[Text]]
"""The words under each field of a partial answer."""


def read_statement(fact: Fact, node: Node, problems: list[Problem]) -> Statement | None:
    """Return what is stated of the answer to a fact; None for `unknown`, and for what is in the problems now."""
    if not fact.value_ids:  # its definition is broken, and that is reported there
        return None
    wrong: list[Problem] = []
    if fact.measure:
        return read_numbers(fact, fact.measure, node, problems)
    match node:
        case Entries():
            statement = narrowing(fact, in_fields(node, wrong), node.place, wrong)
        case Text(text) if text:
            parts = words_of(fact, text)
            chosen = tuple(Text(part, node.place) for part in parts or ())
            statement = None if parts is None else of_list(fact, chosen, node, wrong)
        case _:
            statement = of_list(fact, words(node, f"the answer to '{fact.id}'", wrong), node, wrong)
    problems += wrong
    return None if wrong else statement


def of_list(fact: Fact, chosen: Sequence[Text], node: Node, problems: list[Problem]) -> Statement | None:
    """Return what words state, which stand in a list or between commas."""
    if fact.kind is Kind.SEVERAL:
        return of_set(fact, chosen, node.place, problems)
    if chosen and all(is_excluded(fact, word) for word in chosen):
        problems.extend(problem for word in chosen for problem in several_behind(fact, word))
        return narrowing(fact, {"not": [without_sign(word) for word in chosen]}, node.place, problems)
    if isinstance(node, Items) or len(chosen) > 1:
        what, cause = f"'{fact.id}' takes one value, not a list", Cause(OTHER_KIND, fact.id)
        values = [value for value in (value_of(fact, word.text) for word in chosen) if value]
        is_choice = 1 < len(values) < len(fact.values) and len(values) == len(chosen)
        hint = f"if it is one of them, write {EITHER.join(values)}" if is_choice else ""
        problems[:] = [Problem(node.place, what, hint, BAD_VALUE, cause)]
        return None
    return of_word(fact, chosen[0], problems) if chosen else None


def of_word(fact: Fact, word: Text, problems: list[Problem]) -> Statement | None:
    """Return what one word states of a fact that takes one value."""
    if value := value_of(fact, word.text):
        return value
    if word.text.endswith(OPENS):
        return narrowing(fact, {"has": ()}, word.place, problems)
    low, is_range, high = (part.strip() for part in word.text.partition(UP_TO))
    if is_range and (low or high):
        bounds = {"at_least": low, "at_most": high}
        named = {key: [Text(bound, word.place)] for key, bound in bounds.items() if bound}
        return narrowing(fact, named, word.place, problems)
    parts = [part.strip() for part in word.text.split(EITHER) if part.strip()]
    if EITHER in word.text and parts:
        return narrowing(fact, {"one_of": [Text(part, word.place) for part in parts]}, word.place, problems)
    problems.append(no_value(fact, word, problems))
    return None


def of_set(fact: Fact, chosen: Sequence[Text], place: Place, problems: list[Problem]) -> Statement | None:
    """Return the set that words name, whole unless they leave the others open or say what is not in it."""
    values = [value_of(fact, word.text) for word in chosen]
    if all(values):
        return frozenset(value for value in values if value)
    named = [word for word, value in zip(chosen, values, strict=True) if value or word.text not in OPENS]
    lacks = [word for word in named if is_excluded(fact, word)]
    has = [word for word in named if word not in lacks]
    if ranges := [word for word in named if UP_TO in word.text and not value_of(fact, word.text)]:
        return narrowing(fact, {"at_least": ranges}, place, problems)
    in_both = {value_of(fact, word.text) for word in has} & {
        value_of(fact, without_sign(word).text) for word in lacks
    }
    if choice := next((word for word in has if is_choice(fact, word)), None):
        return narrowing(fact, {"one_of": [choice]}, choice.place, problems)
    if len(named) == len(chosen) and has and lacks and not in_both:
        what = f"'{lacks[0].text}' goes without saying unless others are open"
        hint = f"leave it out, or end with {OPEN} if others may be in '{fact.id}'"
        problems.append(Problem(lacks[0].place, what, hint, BAD_SHAPE))
        return None
    if lacks or len(named) < len(chosen):
        parts = {"has": has, "not": [without_sign(word) for word in lacks]}
        return narrowing(fact, parts, place, problems)
    return frozenset(values_in(fact, has, problems))


def is_choice(fact: Fact, word: Text) -> bool:
    """Return whether a word is no value, but several with a stroke between them."""
    parts = word.text.split(EITHER)
    return len(parts) > 1 and not value_of(fact, word.text) and all(value_of(fact, part) for part in parts)


def is_excluded(fact: Fact, word: Text) -> bool:
    return len(word.text) > 1 and word.text.startswith(WITHOUT) and not value_of(fact, word.text)


def without_sign(word: Text) -> Text:
    return Text(word.text.removeprefix(WITHOUT).strip(), word.place)


def several_behind(fact: Fact, word: Text) -> Iterator[Problem]:
    """Yield the problem of a sign before several values, of which it may mean the first or all."""
    parts = [part.strip().removeprefix(WITHOUT) for part in re.split(r"[,;/]", word.text)]
    values = [value for value in (value_of(fact, part) for part in parts) if value]
    if len(values) == len(parts) > 1:
        hint = f"write {','.join(WITHOUT + value for value in values)}"
        yield Problem(word.place, f"'{word.text}' can be read in two ways", hint, BAD_VALUE)


def in_fields(node: Entries, problems: list[Problem]) -> Named:
    """Return the words under the fields of a partial answer."""
    written = fields(node, ANSWER, problems)
    if not written and not problems:
        hint = f"write a value, or one of: {', '.join(ANSWER.by_key)}"
        problems.append(Problem(node.place, "this answer is empty", hint, BAD_SHAPE))
    problems.extend(
        Problem(written[key].place, f"'{key}' takes one value", check=BAD_SHAPE)
        for key in BOUNDS
        if isinstance(written.get(key), Items)
    )
    return {key: words(value, f"what stands under '{key}'", problems) for key, value in written.items()}


def narrowing(fact: Fact, named: Named, place: Place, problems: list[Problem]) -> Statement | None:
    """Return what words under the fields of a partial answer state; one of one value is that value."""
    if not problems:
        problems += unfitting(fact, named, place)
    if problems:
        return None
    values = {key: values_in(fact, chosen, problems) for key, chosen in named.items()}
    match values:
        case {"one_of": (value,)}:
            return value
        case {"one_of": possible}:
            statement: Narrowing = OneOf(possible)
        case {"has": has} if has or not values.get("not"):
            statement = Has(has, values.get("not", ()))
        case {"not": excluded}:
            statement = NotAnyOf(excluded)
        case _:
            statement = Range(*(next(iter(values.get(key, ())), None) for key in BOUNDS))
    if not problems and not fits(fact, statement):
        problems.append(nothing_left(fact, statement, place))
    return statement


def values_in(fact: Fact, chosen: Sequence[Text], problems: list[Problem]) -> tuple[str, ...]:
    """Return the values that words name, in the order of the fact; words that name none are problems."""
    values = [value_of(fact, word.text) for word in chosen]
    problems += [
        no_value(fact, word, problems) for word, value in zip(chosen, values, strict=True) if not value
    ]
    return fact.ordered(values)


def unfitting(fact: Fact, named: Named, place: Place) -> list[Problem]:
    """Return the problem of fields that facts of this kind do not have, or that do not go together."""
    hint = SET if fact.kind is Kind.SEVERAL else ONE
    if named.keys() == {"not"} and not named["not"]:
        return [Problem(place, "this answer says nothing", f"{hint}, or write {UNKNOWN_WORD}", BAD_SHAPE)]
    for key in named:
        kinds = ANSWER.by_key[key].kinds
        if kinds and fact.kind not in kinds:
            what = f"{NEEDS[key]}; '{fact.id}' is {KINDS[fact.kind].words}"
            return [Problem(place, what, hint, BAD_VALUE, Cause(OTHER_KIND, fact.id))]
    if len(named) > 1 and named.keys() not in TOGETHER:
        what = f"{listing(map(repr, named))} do not go together"
        return [Problem(place, what, hint, BAD_SHAPE)]
    return []


def nothing_left(fact: Fact, statement: Narrowing, place: Place) -> Problem:
    """Return the problem of what leaves no answer."""
    match statement:
        case Range(least, most):
            what, hint = f"'{least}' is above '{most}'", f"swap them: {most}{UP_TO}{least}"
        case Has(has, lacks):
            both = [value for value in has if value in lacks]
            what, hint = f"{listing(both)} cannot be both in '{fact.id}' and not", "say it once"
        case _:
            what, hint = f"no answer to '{fact.id}' is left", "name the values that it can be"
    return Problem(place, what, hint, BAD_VALUE)
