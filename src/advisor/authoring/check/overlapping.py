"""Which of many conditions can be true at once, pair by pair, with answers that show it."""

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.authoring.check.examined import Examined
from advisor.evaluators.prove.claims import core
from advisor.evaluators.prove.sorting import sort, witness
from advisor.model import Profile


@dataclass(frozen=True, slots=True)
class Overlap:
    """Something that can be true together with each of some that come before it."""

    name: str
    earlier: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overlaps:
    """What can be true together with something before it, and of what that was not decided in time."""

    shown: tuple[Overlap, ...]
    undecided: tuple[str, ...]


def overlaps(examined: Examined, literals: Mapping[str, int]) -> Overlaps:
    """Return which of these can be true at once: first which with any before it, then with which."""
    program, names = examined.prover.program, tuple(literals)
    earlier = {name: names[:number] for number, name in enumerate(names)}
    some = program.eithers([literals[other] for other in earlier[name]] for name in names)
    apart = program.eithers((-literals[name], -before) for name, before in zip(names, some, strict=True))
    meeting = {name: -literal for name, literal in zip(names, apart, strict=True)}
    shown = sort(examined.prover, meeting, examined.deadline)
    pairs = [(name, other) for name in names if name in shown.possible for other in earlier[name]]
    unlike = program.eithers((-literals[name], -literals[other]) for name, other in pairs)
    both = {f"{number}": -literal for number, literal in enumerate(unlike)}
    met = sort(examined.prover, both, examined.deadline).possible
    together = [pair for number, pair in enumerate(pairs) if f"{number}" in met]
    return Overlaps(
        tuple(
            Overlap(name, others)
            for name in names
            if (others := tuple(other for first, other in together if first == name))
        ),
        tuple(name for name in names if name in shown.undecided),
    )


def fewest_answers(examined: Examined, *literals: int) -> Profile | None:
    """Return answers with which all of these are true whatever else is answered, none of them needless, if found in time."""
    prover, deadline = examined.prover, examined.deadline
    shown = witness(prover, literals, deadline)
    if not isinstance(shown, Mapping):
        return None
    return core(prover, shown, (prover.program.both(literals),), deadline)
