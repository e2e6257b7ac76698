"""Checks that the model reads partial answers, and what people state of them, as trying every answer shows."""

from random import Random

from advisor.conditions import leaf_truth as meant_truth
from advisor.model import (
    Fact,
    Has,
    Kind,
    NotAnyOf,
    OneOf,
    Range,
    RuleBase,
    WholeAnswer,
    lower,
    statement_of,
)
from advisor.model import fits as leaves_any
from advisor.model.statements import Narrowing
from naive_answers import state_of
from naive_interpreter import TRUTHS, answers_to, leaf_truth, left, states_of, subsets, values_in
from random_bases import draw_leaf, some


def leaves_agree(chance: Random, base: RuleBase) -> int:
    compared = 0
    for fact in base.facts.values():
        leaf = draw_leaf(chance, fact)
        for state in states_of(fact):
            assert meant_truth(leaf, fact, state) is TRUTHS[leaf_truth(leaf, fact, state)]
            compared += 1
    return compared


def states_agree(chance: Random, base: RuleBase) -> int:
    """What is known has one form: the same answers left give the same answer, other ones another."""
    compared = 0
    for fact in base.facts.values():
        for may in subsets(fact.value_ids):
            for must in subsets(may):
                answers = [whole for whole in answers_to(fact) if must <= values_in(whole) <= may]
                if answers:
                    known = fact.narrowed(must, may)
                    assert left(fact, known) == answers
                    assert known in states_of(fact)
                    limits = fact.limits(known)
                    assert len(answers) == 1 or fact.narrowed(limits.must, limits.may) == known
                    compared += 1
        compared += statement_agrees(draw_statement(chance, fact), fact)
        assert all(
            lower(fact, statement_of(fact, state)) == state for state in states_of(fact) if state is not None
        )
    return compared


def statement_agrees(statement: Narrowing, fact: Fact) -> int:
    answers = [whole for whole in answers_to(fact) if is_so(statement, fact, whole)]
    assert leaves_any(fact, statement) is bool(answers)
    if answers:
        known = lower(fact, statement)
        assert left(fact, known) == answers
        assert known == state_of(fact, frozenset(answers))
    return 1


def is_so(statement: Narrowing, fact: Fact, whole: WholeAnswer) -> bool:
    """Return whether an answer is such as people say."""
    match statement:
        case OneOf(values):
            return whole in values
        case NotAnyOf(values):
            return not (whole & set(values)) if isinstance(whole, frozenset) else whole not in values
        case Has(has, lacks):
            return isinstance(whole, frozenset) and whole >= set(has) and not whole & set(lacks)
        case Range(least, most):
            order = {value: rank for rank, value in enumerate(fact.value_ids)}
            rank = order[str(whole)]
            return (least is None or order[least] <= rank) and (most is None or rank <= order[most])


def draw_statement(chance: Random, fact: Fact) -> Narrowing:
    values = fact.value_ids
    if fact.kind is Kind.SEVERAL:
        return chance.choice(
            (
                Has(some(chance, values, 0, 2), some(chance, values, 0, 2)),
                NotAnyOf(some(chance, values, 0, 3)),
            )
        )
    if fact.kind is Kind.SCALE and chance.random() < 0.5:
        return Range(chance.choice((None, *values)), chance.choice((None, *values)))
    return chance.choice((OneOf, NotAnyOf))(some(chance, values, 1, 4))
