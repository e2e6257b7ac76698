"""Why a condition can never be true: a minimal unsatisfiable subset of its parts and the declared impossibilities."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from advisor.authoring.check.notice import Conflict
from advisor.evaluators.minimal import minimal, singly
from advisor.evaluators.prove.ground import prover_for
from advisor.evaluators.prove.program import Deadline, find
from advisor.model import All, Condition, Impossible, RuleBase, prepared

Part = TypeVar("Part")


def conflict(base: RuleBase, condition: Condition, deadline: Deadline) -> Conflict:
    """Return why a condition can never be true, as far as it is found in time."""
    prover = prover_for(unbounded(base))
    parts, bars = conjuncts(condition), base.impossible

    def literal(part: Condition) -> int:
        return prover.literal(prover.readings[0].refer(part))

    def excluded(parts: Sequence[Condition], barred: Sequence[Impossible]) -> bool:
        given = [literal(part) for part in parts] + [-literal(bar.condition) for bar in barred]
        return find(prover.program, (), given, deadline) is None

    if excluded(parts, ()):
        bars = ()
    parts = minimal(parts, parts, without, singly(lambda fewer: excluded(fewer, bars)))
    return Conflict(parts, minimal(bars, bars, without, singly(lambda fewer: excluded(parts, fewer))))


@prepared
def unbounded(base: RuleBase) -> RuleBase:
    return replace(base, impossible=()) if base.impossible else base


def without(parts: tuple[Part, ...], part: Part) -> tuple[Part, ...]:
    """Return the parts but this one, not others that are equal to it."""
    return tuple(other for other in parts if other is not part)


def conjuncts(condition: Condition) -> tuple[Condition, ...]:
    """Return the parts that must all be true."""
    if not isinstance(condition, All):
        return (condition,)
    return tuple(part for parts in condition.parts for part in conjuncts(parts))
