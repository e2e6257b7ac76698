"""A rule base as Horn clauses over signed conditions: no negation, no disjunction, no order.

Each condition has a true side and a false side, and a literal names one of them. Answers make
literals over leaves hold; clauses derive the rest. Since nothing is ever taken back, the order
in which clauses are used cannot change the result.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from advisor.conditions import Truth, leaf_truth
from advisor.model import (
    All,
    Answer,
    Any,
    AtLeast,
    AtMost,
    Condition,
    Found,
    Is,
    Not,
    RuleBase,
)

# Maximum literals per body: longer ones are derived in steps, so that a matcher's chains of joins stay short.
MAX_BODY = 8


@dataclass(frozen=True, slots=True)
class Literal:
    """One side of a condition that is not a `not`."""

    condition: Condition
    side: bool


Number: TypeAlias = int
"""Stands for a literal in the clauses of a program: to look up a condition takes longer the deeper it is."""

Sides: TypeAlias = tuple[Number | None, Number | None]
"""The numbers of the true and of the false side of a condition; None for one that no clause reads or makes hold."""


@dataclass(frozen=True, slots=True)
class HornClause:
    """If every literal of the body holds, the heads hold. `rule` is set where the head is a rule's firing."""

    heads: tuple[Number, ...]
    body: tuple[Number, ...]
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Literals:
    """Literals with their numbers from 0 on; equal ones have one number."""

    numbers: dict[Literal, Number] = field(default_factory=dict)
    listed: list[Literal] = field(default_factory=list)

    def number(self, literal: Literal) -> Number:
        number = self.numbers.setdefault(literal, len(self.listed))
        if number == len(self.listed):
            self.listed.append(literal)
        return number

    def clause(
        self, heads: Iterable[Literal], body: Iterable[Literal], rule: str | None = None
    ) -> HornClause:
        return HornClause(tuple(map(self.number, heads)), tuple(map(self.number, body)), rule)

    def sides(self, condition: Condition) -> Sides:
        true, false = Literal(condition, side=True), Literal(condition, side=False)
        return self.numbers.get(true), self.numbers.get(false)


@dataclass(frozen=True, slots=True)
class HornProgram:
    """All clauses, those that derive conditions before those of rules.

    `literals` stand at their numbers; `read` has the leaves over each fact that clauses read, with their sides.
    """

    clauses: tuple[HornClause, ...]
    literals: tuple[Literal, ...]
    read: Mapping[str, tuple[tuple[Is | AtLeast | AtMost, Sides], ...]]
    findings: Mapping[str, Sides]


def lower(base: RuleBase) -> HornProgram:
    """Return the clauses of a rule base; both sides of every finding are among them."""
    names = Literals()
    firings = [
        names.clause(
            (Literal(Found(finding), side=True) for finding in rule.concludes),
            narrow(body(literal(rule.condition, side=True))),
            None if rule.made else rule.id,
        )
        for rule in base.rules.values()
    ]
    wanted = [part for clause in firings for part in clause.body]
    wanted += [
        names.number(Literal(Found(name), side=True))
        for name, each in base.propositions.items()
        if each.definition
    ]
    wanted += [names.number(Literal(Found(finding), side=False)) for finding in base.propositions]
    derived = derive(base, names, wanted)
    findings = {finding: names.sides(Found(finding)) for finding in base.propositions}
    return HornProgram((*derived, *firings), tuple(names.listed), leaves_by_fact(names), findings)


def derive(base: RuleBase, names: Literals, queue: list[Number]) -> list[HornClause]:
    """Return the clauses that make the literals in the queue hold, and all that those read."""
    derived: list[HornClause] = []
    seen: set[Number] = set()
    while queue:
        head = queue.pop()
        if head not in seen:
            seen.add(head)
            literal = names.listed[head]
            clauses = [names.clause((literal,), narrow(way)) for way in ways(base, literal)]
            derived += clauses
            queue += [part for clause in clauses for part in clause.body]
    return derived


def literal(condition: Condition, *, side: bool) -> Literal:
    """Return the literal for this side of a condition, with every `not` taken into the side."""
    while isinstance(condition, Not):
        condition, side = condition.part, not side
    return Literal(condition, side)


def ways(base: RuleBase, head: Literal) -> Iterator[tuple[Literal, ...]]:
    """Yield the bodies that make a literal hold; none for leaves over facts, and for what rules conclude."""
    match head.condition, head.side:
        case (All(), True) | (Any(), False):
            yield body(head)
        case (All(parts), False) | (Any(parts), True):
            yield from ((literal(part, side=head.side),) for part in parts)
        case (Found(finding), False):
            yield tuple(literal(cause, side=False) for cause in base.causes[finding])
        case (Found(finding), True) if base.propositions[finding].definition is not None:
            yield tuple(literal(cause, side=True) for cause in base.causes[finding])
        case _:
            return


def body(head: Literal) -> tuple[Literal, ...]:
    """Return the literals that must all hold for this one, as far down as that is a plain `and`."""
    match head.condition, head.side:
        case (All(parts), True) | (Any(parts), False):
            return tuple(conjunct for part in parts for conjunct in body(literal(part, side=head.side)))
        case _:
            return (head,)


def narrow(literals: tuple[Literal, ...]) -> tuple[Literal, ...]:
    """Return an equal body of at most WIDTH literals, each once, with groups of them as one literal."""
    literals = tuple(dict.fromkeys(literals))
    while len(literals) > MAX_BODY:
        groups = [literals[start : start + MAX_BODY] for start in range(0, len(literals), MAX_BODY)]
        literals = tuple(Literal(All(tuple(map(signed, group))), side=True) for group in groups)
    return literals


def signed(literal: Literal) -> Condition:
    """Return the condition that is true when the literal holds."""
    return literal.condition if literal.side else Not(literal.condition)


def leaves_by_fact(names: Literals) -> dict[str, tuple[tuple[Is | AtLeast | AtMost, Sides], ...]]:
    """Return the distinct leaves among the literals with their sides, grouped by the fact that they read."""
    read: dict[str, dict[Is | AtLeast | AtMost, Sides]] = {}
    for literal in names.listed:
        if isinstance(literal.condition, Is | AtLeast | AtMost):
            read.setdefault(literal.condition.fact, {})[literal.condition] = names.sides(literal.condition)
    return {fact: tuple(sides.items()) for fact, sides in read.items()}


def answered(base: RuleBase, program: HornProgram, fact: str, answer: Answer) -> Iterator[Number]:
    """Yield the literals that an answer makes hold: for every leaf over its fact the side that is known to be so, if it is read."""
    for leaf, (true, false) in program.read.get(fact, ()):
        match leaf_truth(leaf, base.facts[fact], answer):
            case Truth.TRUE if true is not None:
                yield true
            case Truth.FALSE if false is not None:
                yield false
