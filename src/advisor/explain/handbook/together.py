"""What was made once for each candidate, told once: what all have in common, and where they differ."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from advisor.explain.handbook.entries import Clause
from advisor.explain.handbook.links import about_all, listed, to_candidate
from advisor.model import RuleBase

DIFFERS = "depending on the candidate"


class Made(Protocol):
    """A rule or a guarantee, perhaps made for a candidate."""

    @property
    def each(self) -> str:
        """The candidate that it was made for, empty for none."""

    @property
    def because(self) -> str:
        """The reason, with the candidate's title filled in."""

    @property
    def written_as(self) -> str:
        """The id under which it stands in its file."""


One = TypeVar("One", bound=Made)


def groups(made: Sequence[One]) -> list[list[One]]:
    """Return what was written once, each with all that was made from it, in the order of the files."""
    found: dict[tuple[str, bool], list[One]] = {}
    for one in made:
        found.setdefault((one.written_as, bool(one.each)), []).append(one)
    return list(found.values())


def told_once(
    base: RuleBase, made: Sequence[One], told: Callable[[One], Sequence[Clause]]
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


def reasons(base: RuleBase, made: Sequence[One]) -> tuple[Clause, ...]:
    """Return the reason: once about the candidate if it can be said so, else for each."""
    said = about_all(base, {one.each: one.because for one in made})
    return (Clause((said,)),) if said else told_once(base, made, lambda one: (Clause((one.because,)),))
