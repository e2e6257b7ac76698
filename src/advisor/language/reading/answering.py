"""What is stated of an answer by people who give one, and by authors: they hear different things of a word that is no value.

Who answers may use synonyms, and name what the base does not know. Files of knowledge and cases hold values by their
own names, so that whoever looks for one finds every place.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from advisor.language.reading.nodes import Node, Text
from advisor.language.reading.spellings import is_foreign, synonyms, without_synonyms
from advisor.language.reading.statements import read_statement
from advisor.language.reading.words import no_value, value_of_fact
from advisor.model import Fact, Statement
from advisor.names import folded, not_covered
from advisor.problems import Problem
from advisor.texts import at_most

MOST_OFFERED = 12

Reading: TypeAlias = Callable[[Fact, Node, list[Problem]], Statement | None]
"""What reads an answer: None for `unknown`, and for what is in the problems now."""


def read_answer(fact: Fact, node: Node, problems: list[Problem]) -> Statement | None:
    """Return what somebody states who answers."""
    wrong: list[Problem] = []
    statement = read_statement(fact, node, wrong)
    problems += [as_heard(fact, problem) for problem in wrong]
    return statement


def read_written(fact: Fact, node: Node, problems: list[Problem]) -> Statement | None:
    """Return what an author states in a file."""
    wrong: list[Problem] = []
    statement = read_statement(without_synonyms(fact), node, wrong)
    problems += [with_value(fact, problem) for problem in wrong]
    return statement


def as_heard(fact: Fact, problem: Problem) -> Problem:
    """Return a problem in words for somebody who may have named what the base does not know."""
    word = no_value_in(fact, problem)
    if not is_foreign(fact, word):
        return problem
    hint = f"'{fact.id}' offers: {at_most(fact.value_ids, MOST_OFFERED)}"
    return replace(problem, what=not_covered(word), hint=hint)


def with_value(fact: Fact, problem: Problem) -> Problem:
    """Return a problem with the value that is meant, if it is about a synonym."""
    word = no_value_in(fact, problem)
    return no_value(fact, Text(word, problem.place), []) if folded(word) in synonyms(fact) else problem


def no_value_in(fact: Fact, problem: Problem) -> str:
    """Return the word that is no value of a fact, if a problem is about one."""
    cause = problem.cause
    return cause.name if cause and cause.kind == value_of_fact(fact) else ""
