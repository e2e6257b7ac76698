"""Answers written in the cells of a table: a text, or for `several` a list of words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from advisor.language.reading.nodes import Text
from advisor.language.reading.spellings import value_hint, value_of, words_of
from advisor.language.reading.words import no_such
from advisor.model import Answer, Fact, Kind, Profile
from advisor.problems import BAD_SHAPE, BAD_VALUE, AdvisorError, Place, Problem, cut
from advisor.texts import clean

NOWHERE = Place("")


def read_cell(fact: Fact, cell: object) -> Answer | Problem | None:
    """Return the answer that a cell gives to a fact, None for unknown, or the first thing wrong with it."""
    match cell:
        case None:
            return None
        case bool() | int() | float() | str():
            words = words_of(fact, str(cell))
            return None if words is None else answer_of_words(fact, words, listed=len(words) > 1)
        case list() if all(isinstance(word, str) for word in cell):
            return answer_of_words(fact, cell, listed=True)
        case _:
            return Problem(NOWHERE, f"'{fact.id}' takes words, or a list of words", check=BAD_SHAPE)


def read_cells(cells: Mapping[str, object], facts: Mapping[str, Fact], place: Place) -> Profile:
    """Return the known answers that cells with the names of facts give. Raises AdvisorError."""
    problems = [no_such("fact", Text(name, place), facts) for name in cells if name not in facts]
    answers = {name: read_cell(facts[name], cell) for name, cell in cells.items() if name in facts}
    problems += [replace(answer, place=place) for answer in answers.values() if isinstance(answer, Problem)]
    if problems:
        raise AdvisorError(problems)
    return {name: answer for name, answer in answers.items() if isinstance(answer, str | frozenset)}


def answer_of_words(fact: Fact, words: Sequence[str], *, listed: bool) -> Answer | Problem:
    """Return the answer that words give to a fact; what takes one value takes no list of them."""
    if listed and fact.kind is not Kind.SEVERAL:
        return Problem(NOWHERE, f"'{fact.id}' takes one value, not a list", check=BAD_SHAPE)
    values = list[str]()
    for word in words:
        value = value_of(fact, word)
        if value is None:
            return Problem(NOWHERE, f"'{fact.id}' has no value '{word}'", value_hint(fact, word), BAD_VALUE)
        values.append(value)
    return frozenset(values) if fact.kind is Kind.SEVERAL else values[0]


def in_words(problem: Problem) -> str:
    """Return a problem of a cell as one line without control characters, and without a place: the row has it."""
    return clean(cut(problem.what) + (f"; {cut(problem.hint)}" if problem.hint else ""))
