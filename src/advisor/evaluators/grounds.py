"""From the clauses that were used back to the rules: what each firing rests on, and what is known of each finding."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TypeAlias

from advisor.conditions import FALSE, TRUE, UNKNOWN, Concluded, Support, Truth
from advisor.evaluators.horn import HornClause, HornProgram, Number
from advisor.evaluators.trace import Firing, ordered_supports
from advisor.model import Found, RuleBase, grouped

Grounds: TypeAlias = Callable[[Number], frozenset[Support]]


def supported(
    base: RuleBase, program: HornProgram, used: Iterable[HornClause], start: Mapping[Number, Support]
) -> Iterator[Firing]:
    """Yield the firings of rules in their order, with what each rests on."""
    grounds = grounds_of(base, program, used, start)

    @cache  # many rules have one finding for a condition
    def supports(body: tuple[Number, ...]) -> tuple[Support, ...]:
        return ordered_supports(base, (ground for literal in body for ground in grounds(literal)))

    return (Firing(clause.rule, supports(clause.body)) for clause in used if clause.rule)


def grounds_of(
    base: RuleBase, program: HornProgram, used: Iterable[HornClause], start: Mapping[Number, Support]
) -> Grounds:
    """Return what tells, for a literal that holds, the answers and findings it rests on."""
    bodies = grouped((head, clause.body) for clause in used for head in clause.heads)

    @cache
    def grounds(literal: Number) -> frozenset[Support]:
        if literal in start:
            return frozenset({start[literal]})
        condition, side = program.literals[literal].condition, program.literals[literal].side
        if isinstance(condition, Found) and not base.propositions[condition.finding].made:
            return frozenset({Concluded(condition.finding, TRUE if side else FALSE)})
        return frozenset(ground for body in bodies[literal] for part in body for ground in grounds(part))

    return grounds


def findings_of(program: HornProgram, used: Iterable[HornClause]) -> Mapping[str, Truth]:
    held = {literal for clause in used for literal in clause.heads}
    return {
        finding: TRUE if true in held else FALSE if false in held else UNKNOWN
        for finding, (true, false) in program.findings.items()
    }
