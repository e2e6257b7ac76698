"""What was made once for each candidate, told once: what all have in common, and where they differ."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from advisor.explain.handbook.entries import Clause
from advisor.explain.handbook.links import about_all, listed, to_candidate
from advisor.model import Guarantee, Rule, RuleBase, grouped

DIFFERS = "depending on the candidate"


Made = TypeVar("Made", Rule, Guarantee)


def told_once(
    base: RuleBase, alike: Sequence[Made], lines_of: Callable[[Made], Sequence[Clause]]
) -> tuple[Clause, ...]:
    """Return the lines of rules or guarantees made from one; a line that is not the same for all is told for each."""
    return merged(base, [rule.each for rule in alike], [lines_of(rule) for rule in alike])


def merged(base: RuleBase, each: Sequence[str], lines: Sequence[Sequence[Clause]]) -> tuple[Clause, ...]:
    """Return one column of lines for several, which stand for one candidate each."""
    if len({len(own) for own in lines}) == 1:
        return tuple(one_for_all(base, each, column) for column in zip(*lines, strict=True))
    return (one_for_all(base, each, [Clause(("all of",), tuple(own)) for own in lines]),)


def one_for_all(base: RuleBase, each: Sequence[str], clauses: Sequence[Clause]) -> Clause:
    """Return the line that all have, or a line for each group of candidates that have the same."""
    first = clauses[0]
    if all(clause == first for clause in clauses):
        return first
    if all(clause.line == first.line and len(clause.parts) == len(first.parts) for clause in clauses):
        return Clause(first.line, merged(base, each, [clause.parts for clause in clauses]))
    alike = grouped(zip(clauses, each, strict=True))
    return Clause(
        (DIFFERS,),
        tuple(
            Clause(
                (*listed(to_candidate(base, candidate) for candidate in those), ": ", *clause.line),
                clause.parts,
            )
            for clause, those in alike.items()
        ),
    )


def reasons(base: RuleBase, alike: Sequence[Made]) -> tuple[Clause, ...]:
    """Return the reason: once about the candidate if it can be said so, else for each."""
    said = about_all(base, {rule.each: rule.because for rule in alike})
    return (Clause((said,)),) if said else told_once(base, alike, lambda rule: (Clause((rule.because,)),))
