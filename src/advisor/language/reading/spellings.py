"""What an answer may be written as: one meaning of words in cells, options, files and at the prompt."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from advisor.model import NO, YES, Fact, Kind
from advisor.names import did_you_mean, folded, nearest

UNKNOWN_WORD, EMPTY_SET = "unknown", "none"

# Answers that leave a fact unknown, and other spellings of the values yes and no.
UNKNOWN = ("", UNKNOWN_WORD, "null")
TRUTH = {"true": YES, "on": YES, "y": YES, "false": NO, "off": NO, "n": NO}

# What narrows an answer: it is one of these, not this, from here to there, or more than that.
# Office programs make one character of three dots.
EITHER, WITHOUT, UP_TO, OPEN = "/", "-", "..", "..."
OPENS = (OPEN, "\u2026")

# What somebody may call something, if a letter is in it: nothing that parts several names.
NAME = re.compile(r"(?!.*\w\+\w)[\w.][\w .+#'-]{0,79}")
BRACKETS = re.compile(r"\s*\[(.*)\]\s*", re.DOTALL)
BETWEEN = re.compile("[,;]")


@lru_cache(maxsize=4096)
def spellings(fact: Fact) -> Mapping[str, str]:
    """Return the value that each folded word stands for, and each id as it is.

    An id stands for itself, whatever else it might mean; then come other words for yes and no; then titles that only
    one value has; then synonyms.
    """
    titles = [(folded(value.title), value.id) for value in fact.values]
    names = Counter(map(folded, fact.value_ids))
    taken = Counter([*(title for title, _ in titles), *UNKNOWN, *([EMPTY_SET] * (fact.kind is Kind.SEVERAL))])
    return {
        **synonyms(fact),
        **{title: value for title, value in titles if taken[title] == 1},
        **{word: value for word, value in TRUTH.items() if value in fact.value_ids},
        **{name: value for value in fact.value_ids if names[name := folded(value)] == 1},
        **{value: value for value in fact.value_ids},
    }


@lru_cache(maxsize=4096)
def synonyms(fact: Fact) -> Mapping[str, str]:
    """Return the value that each synonym stands for, folded."""
    return {folded(word): value.id for value in fact.values for word in value.synonyms}


@lru_cache(maxsize=4096)
def without_synonyms(fact: Fact) -> Fact:
    return replace(fact, values=tuple(replace(value, synonyms=()) for value in fact.values))


def value_of(fact: Fact, word: str) -> str | None:
    return spellings(fact).get(word) or spellings(fact).get(folded(word))


def words_of(fact: Fact, text: str) -> tuple[str, ...] | None:
    """Return the words of an answer, each of which should be a value; None if it says that the fact is unknown.

    Commas and semicolons part the values of a set, which may stand in brackets, and of any fact where nothing but
    values stands between them, or all of them are excluded.
    """
    word, known = folded(text), spellings(fact)
    if word in known:
        return (text,)
    if word in UNKNOWN:
        return None
    several = fact.kind is Kind.SEVERAL
    text = without_brackets(text) if several else text
    if several and folded(text) == EMPTY_SET:
        return ()
    parts = tuple(part.strip() for part in BETWEEN.split(text) if part.strip())
    is_list = (
        several or all(part[0] == WITHOUT for part in parts) or all(folded(part) in known for part in parts)
    )
    return parts if parts and is_list else (text.strip(),)


def without_brackets(text: str) -> str:
    """Return what stands in the brackets around a set, as in YAML; the word for an empty set if nothing does."""
    inside = BRACKETS.fullmatch(text)
    return inside[1].strip() or EMPTY_SET if inside else text


def nearest_value(fact: Fact, word: str) -> str | None:
    """Return the value that was probably meant by a word: its id, or its title, is like it."""
    return nearest(word, fact.value_ids) or spellings(fact).get(nearest(folded(word), spellings(fact)) or "")


def near_synonym(fact: Fact, word: str) -> str:
    """Return the synonym that a word is like, if it is like no id or title; folded."""
    near = "" if nearest(word, fact.value_ids) else nearest(folded(word), spellings(fact)) or ""
    return near if near in synonyms(fact) else ""


def value_hint(fact: Fact, word: str) -> str:
    """Return what to do about a word that is no value of a fact."""
    if same := could_be(fact, word):
        return f"it could be {' or '.join(same)}"
    if near := near_synonym(fact, word):
        return f"did you mean '{near}', which is '{synonyms(fact)[near]}'?"
    return did_you_mean(nearest_value(fact, word) or word, fact.value_ids)


def could_be(fact: Fact, word: str) -> tuple[str, ...]:
    """Return the values whose title a word is, if they are several."""
    same = tuple(value.id for value in fact.values if folded(value.title) == folded(word))
    return same if len(same) > 1 else ()


def is_foreign(fact: Fact, word: str) -> bool:
    """Return whether a word names something that its fact does not offer: it is no sign, and like no value.

    A scale reaches from its lowest value to its highest, and a question answered with yes or no leaves nothing out.
    """
    return (
        fact.kind in (Kind.CHOICE, Kind.SEVERAL)
        and NAME.fullmatch(word) is not None
        and any(map(str.isalpha, word))
        and folded(word) not in (*UNKNOWN, *TRUTH, YES, NO, EMPTY_SET)
        and not (nearest_value(fact, word) or could_be(fact, word))
    )
