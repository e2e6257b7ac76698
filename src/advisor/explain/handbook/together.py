"""What was made once for each candidate, told once: what all have in common, and where they differ."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from advisor.explain.handbook.entries import Clause
from advisor.explain.handbook.links import about_all, listed, to_candidate
from advisor.model import Guarantee, Rule, RuleBase

DIFFERS = "depending on the candidate"


Made = TypeVar("Made", Rule, Guarantee)


def told_once(
    base: RuleBase, made: Sequence[Made], told: Callable[[Made], Sequence[Clause]]
) -> tuple[Clause, ...]:
    """Return the lines of all that was made; a line that is not the same for all is told for each."""
    return merged(base, [one.each for one in made], [told(one) for one in made])


def merged(base: RuleBase, each: Sequence[str], lines: Sequence[Sequence[Clause]]) -> tuple[Clause, ...]:
    """Return one column of lines for several, which stand for one candidate each."""
    if len({len(one) for one in lines}) == 1:
        return tuple(one_for_all(base, each, column) for column in zip(*lines, strict=True))
    return (one_for_all(base, each, [Clause(("all of",), tuple(one)) for one in lines]),)


def one_for_all(base: RuleBase, each: Sequence[str], clauses: Sequence[Clause]) -> Clause:
    """Return the line that all have, or a line for each group of candidates that have the same."""
    first = clauses[0]
    if all(one == first for one in clauses):
        return first
    if all(one.line == first.line and len(one.parts) == len(first.parts) for one in clauses):
        return Clause(first.line, merged(base, each, [one.parts for one in clauses]))
    alike: dict[Clause, list[str]] = {}
    for candidate, one in zip(each, clauses, strict=True):
        alike.setdefault(one, []).append(candidate)
    return Clause(
        (DIFFERS,),
        tuple(
            Clause((*listed(to_candidate(base, it) for it in those), ": ", *one.line), one.parts)
            for one, those in alike.items()
        ),
    )


def reasons(base: RuleBase, made: Sequence[Made]) -> tuple[Clause, ...]:
    """Return the reason: once about the candidate if it can be said so, else for each."""
    said = about_all(base, {one.each: one.because for one in made})
    return (Clause((said,)),) if said else told_once(base, made, lambda one: (Clause((one.because,)),))
