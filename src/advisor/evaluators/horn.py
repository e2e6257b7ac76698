"""A rule base as Horn clauses over signed conditions: no negation, no disjunction, no order.

Each condition has a true side and a false side, and a literal names one of them. Answers make
literals over leaves hold; clauses derive the rest. Since nothing is ever taken back, the order
in which clauses are used cannot change the result.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from advisor.conditions import holds
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

# Bodies longer than this are derived in steps: a matcher's chain of joins stays short for every rule base.
WIDTH = 8


@dataclass(frozen=True, slots=True)
class Literal:
    """One side of a condition that is not a `not`."""

    condition: Condition
    side: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """If every literal of the body holds, the head holds. `rule` is set where the head is a rule's firing."""

    heads: tuple[Literal, ...]
    body: tuple[Literal, ...]
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Program:
    """All clauses, those that derive conditions before those of rules, and the leaves read of each fact."""

    clauses: tuple[Clause, ...]
    read: dict[str, tuple[Is | AtLeast | AtMost, ...]]


def lower(base: RuleBase) -> Program:
    """Return the clauses of a rule base; both sides of every finding are among them."""
    wanted: dict[Literal, None] = {}
    firings = [
        Clause(
            tuple(Literal(Found(finding), side=True) for finding in rule.concludes),
            narrow(body(literal(rule.condition, side=True))),
            rule.id,
        )
        for rule in base.rules.values()
    ]
    queue = [part for clause in firings for part in clause.body]
    queue += [Literal(Found(finding), side=False) for finding in base.findings]
    derived: list[Clause] = []
    while queue:
        head = queue.pop()
        if head in wanted:
            continue
        wanted[head] = None
        clauses = [Clause((head,), narrow(one)) for one in ways(base, head)]
        derived += clauses
        queue += [part for clause in clauses for part in clause.body]
    return Program((*derived, *firings), leaves_by_fact(wanted))


def literal(condition: Condition, *, side: bool) -> Literal:
    """Return the literal for this side of a condition, with every `not` taken into the side."""
    while isinstance(condition, Not):
        condition, side = condition.part, not side
    return Literal(condition, side)


def ways(base: RuleBase, head: Literal) -> Iterator[tuple[Literal, ...]]:
    """Yield the bodies that make a literal hold; none for leaves over facts and for true findings."""
    match head.condition, head.side:
        case (All(), True) | (Any(), False):
            yield body(head)
        case (All(parts), False) | (Any(parts), True):
            yield from ((literal(part, side=head.side),) for part in parts)
        case (Found(finding), False):
            yield tuple(literal(rule.condition, side=False) for rule in base.concluding[finding])
        case _:
            return


def body(head: Literal) -> tuple[Literal, ...]:
    """Return the literals that must all hold for this one, as far down as that is a plain `and`."""
    match head.condition, head.side:
        case (All(parts), True) | (Any(parts), False):
            return tuple(one for part in parts for one in body(literal(part, side=head.side)))
        case _:
            return (head,)


def narrow(literals: tuple[Literal, ...]) -> tuple[Literal, ...]:
    """Return an equal body of at most WIDTH literals, each once, with groups of them as one literal."""
    literals = tuple(dict.fromkeys(literals))
    while len(literals) > WIDTH:
        groups = [literals[start : start + WIDTH] for start in range(0, len(literals), WIDTH)]
        literals = tuple(Literal(All(tuple(map(signed, group))), side=True) for group in groups)
    return literals


def signed(one: Literal) -> Condition:
    """Return the condition that is true when the literal holds."""
    return one.condition if one.side else Not(one.condition)


def leaves_by_fact(literals: Iterable[Literal]) -> dict[str, tuple[Is | AtLeast | AtMost, ...]]:
    """Return the distinct leaves among the literals, grouped by the fact that they read."""
    read: dict[str, dict[Is | AtLeast | AtMost, None]] = {}
    for one in literals:
        if isinstance(one.condition, Is | AtLeast | AtMost):
            read.setdefault(one.condition.fact, {})[one.condition] = None
    return {fact: tuple(found) for fact, found in read.items()}


def answered(base: RuleBase, program: Program, fact: str, answer: Answer) -> Iterator[Literal]:
    """Yield the literals that an answer makes hold: for every leaf over its fact, one side."""
    for leaf in program.read.get(fact, ()):
        yield Literal(leaf, holds(leaf, base.facts[fact], answer))
