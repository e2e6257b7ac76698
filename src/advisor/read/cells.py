"""Answers written in the cells of a table: one word, or for `several` a list of words."""

import re
from collections.abc import Sequence

from advisor.model import Answer, Fact, Kind
from advisor.problems import BAD_SHAPE, BAD_VALUE, Place, Problem, cut, did_you_mean
from advisor.read.answers import UNKNOWN_WORD
from advisor.read.replies import EMPTY_SET

BETWEEN = re.compile("[,;]")
TRUTH = {True: "yes", False: "no"}
NOWHERE = Place("")


def read_cell(fact: Fact, cell: object) -> Answer | Problem | None:
    """Return the answer that a cell gives to a fact, None for unknown, or what is wrong with it.

    An empty cell is unknown. Several values stand in a list, or in one text with commas or semicolons between
    them; an empty list, or the word `none`, says that none of them applies.
    """
    match cell:
        case None:
            return None
        case bool():
            return read_words(fact, [TRUTH[cell]])
        case int() | float():
            return read_words(fact, [str(cell)])
        case str() if cell.strip() in ("", UNKNOWN_WORD):
            return None
        case str() if fact.kind is Kind.SEVERAL:
            return read_text(fact, cell.strip())
        case str():
            return read_words(fact, [cell.strip()])
        case list() if fact.kind is not Kind.SEVERAL:
            return Problem(NOWHERE, f"'{fact.id}' takes one value, not a list", check=BAD_SHAPE)
        case list() if all(isinstance(word, str) for word in cell):
            return read_words(fact, cell)
        case _:
            return Problem(NOWHERE, f"'{fact.id}' takes words, or a list of words", check=BAD_SHAPE)


def read_text(fact: Fact, text: str) -> Answer | Problem:
    """Return the set that a text names."""
    if text == EMPTY_SET and EMPTY_SET not in fact.value_ids:
        return frozenset()
    words = [part.strip() for part in BETWEEN.split(text) if part.strip()]
    if not words:
        return Problem(
            NOWHERE, f"'{fact.id}' names no value", f"write '{EMPTY_SET}' if none applies", BAD_VALUE
        )
    return read_words(fact, words)


def read_words(fact: Fact, words: Sequence[str]) -> Answer | Problem:
    """Return the answer that words give to a fact, or the first thing wrong with them."""
    for word in words:
        if word not in fact.value_ids:
            hint = did_you_mean(word, fact.value_ids)
            return Problem(NOWHERE, f"'{fact.id}' has no value '{word}'", hint, BAD_VALUE)
    return frozenset(words) if fact.kind is Kind.SEVERAL else words[0]


def in_words(problem: Problem) -> str:
    """Return a problem of a cell as one line of text, without a place: the row tells it."""
    return cut(problem.what) + (f"; {cut(problem.hint)}" if problem.hint else "")
