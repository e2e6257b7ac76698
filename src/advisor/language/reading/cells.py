"""Answers written in the cells of a table: a text, a list of words, or the fields of a partial answer."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite

from advisor.language.reading.answering import read_answer
from advisor.language.reading.answers import reply
from advisor.language.reading.nodes import Entries, Items, Node, Text
from advisor.language.reading.words import no_such
from advisor.model import Answer, Fact, Profile
from advisor.problems import BAD_SHAPE, AdvisorError, Place, Problem, cut
from advisor.texts import clean, inert

NOWHERE = Place("")


def read_cell(fact: Fact, cell: object) -> Answer | Problem | None:
    """Return the answer that a cell gives to a fact, None for unknown, or the first thing wrong with it."""
    if cell is None or (isinstance(cell, str) and not cell):
        return None
    node, problems = node_of(cell), list[Problem]()
    if node is None:
        return Problem(NOWHERE, f"'{fact.id}' takes words, or a list of words", check=BAD_SHAPE)
    statement = read_answer(fact, node, problems)
    return problems[0] if problems else reply(fact, statement).answer


def node_of(cell: object, place: Place = NOWHERE) -> Node | None:
    """Return a cell as the reader would have it from a file; None if nothing in a file is like it.

    What is null in a mapping is not there: some tables give all rows the same names. The apostrophe is passed over
    that CSV has before what would be a formula, such as `-value`.
    """
    match cell:
        case str() if cell.startswith("'") and inert(cell[1:]) == cell:
            return Text(cell[1:], place)
        case bool() | int() | float() | Decimal() | date() | str():
            return Text(text_of(cell), place)
        case list() if all(isinstance(word, bool | int | float | str) for word in cell):
            return Items(tuple(Text(text_of(word), place) for word in cell), place)
        case dict():
            nodes = {str(key): node_of(value, place) for key, value in cell.items() if value is not None}
            named = tuple((Text(key, place), node) for key, node in nodes.items() if node)
            return Entries(named, place) if len(named) == len(nodes) else None
        case _:
            return None


def text_of(word: bool | float | Decimal | date | str) -> str:  # noqa: FBT001  # as a cell has it
    """Return what stands in a cell as text: of a number all its digits, of a day without a time its date."""
    match word:
        case float() if isfinite(word):
            return f"{Decimal(repr(word)):f}"
        case Decimal():
            return f"{word:f}"
        case datetime() if word.time() == time.min and word.tzinfo is None:
            return word.date().isoformat()
        case _:
            return str(word)


def read_cells(cells: Mapping[str, object], facts: Mapping[str, Fact], place: Place) -> Profile:
    """Return the known answers that cells with the names of facts give. Raises AdvisorError."""
    problems = [no_such("fact", Text(name, place), facts) for name in cells if name not in facts]
    answers = {name: read_cell(facts[name], cell) for name, cell in cells.items() if name in facts}
    problems += [replace(answer, place=place) for answer in answers.values() if isinstance(answer, Problem)]
    if problems:
        raise AdvisorError(problems)
    return {
        name: answer
        for name, answer in answers.items()
        if answer is not None and not isinstance(answer, Problem)
    }


def in_words(problem: Problem) -> str:
    """Return a problem of a cell as one line without control characters, and without a place: the row has it."""
    return clean(cut(problem.what) + (f"; {cut(problem.hint)}" if problem.hint else ""))
