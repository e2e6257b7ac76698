"""A logic program, grounded once, that many questions are asked of. This is the only file that imports clingo.

Questions speak in literals: positive for an atom, negated for its opposite.
"""

import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:  # it is loaded when something is to be proved
    from clingo import Backend, Control, Model

# Found models are recorded, not backtracked from: neighbours of a model rarely show anything new, and
# going through them takes minutes where this takes milliseconds. All that was learnt is forgotten after
# each question, so that what is found does not depend on what was asked before. Bodies that are equivalent are
# not made one: clasp 5.8.3 then finds no model of some programs that have one, if atoms are added after grounding.
OPTIONS = ("--models=0", "--enum-mode=record", "--forget-on-step=15", "--eq=0")
# Seconds per wait: between two of them an interrupt gets through.
WAIT_SECONDS = 0.1
PLAIN = "ignore"

# The atoms that questions speak of, with the number of their arguments.
ASKED: Mapping[str, int] = {
    "yes": 2,
    "top": 2,
    "alone": 2,
    "tied": 2,
    "nobody": 2,
    "out": 2,
    "known": 1,
    "flip": 1,
    "differs": 1,
    "matters": 1,
    "unlike": 1,
    "no": 2,
    "vague": 1,
    "given": 1,
    "barred": 1,
    "changed": 1,
    "parted": 2,
    "without": 2,
}

Cost: TypeAlias = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Unproven:
    """Not known: the search took longer than these seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a question must be answered, and how many seconds it was given."""

    seconds: float
    ends: float

    @property
    def left(self) -> float:
        """The seconds left, not below zero."""
        return max(0.0, self.ends - time.monotonic())


def within(seconds: float) -> Deadline:
    return Deadline(seconds, time.monotonic() + seconds)


@dataclass(frozen=True, slots=True)
class Reached:
    """Which targets are true in some model, which may be; the others are in none.

    `models` holds the watched literals that are true in each model found; without any there is no model.
    """

    true: frozenset[int]
    undecided: frozenset[int]
    models: tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class Best:
    """The watched literals that are true in a model of the lowest cost, if that is proved."""

    watched: frozenset[int]
    cost: Cost
    proved: bool = True


@dataclass(frozen=True, slots=True)
class LogicProgram:
    """A grounded program; atoms that were defined since are remembered by their parts."""

    control: "Control"
    atoms: Mapping[str, Mapping[tuple[int, ...], int]]
    defined: dict[frozenset[int], int] = field(default_factory=dict)

    def literal(self, name: str, *arguments: int) -> int:
        """Return the literal of an atom; one that grounding left out is the literal that is never true."""
        return self.atoms.get(name, {}).get(arguments) or self.either(())

    def either(self, literals: Iterable[int]) -> int:
        """Return a literal that is true if one of these is, defined in the program once."""
        return self.eithers([literals])[0]

    def eithers(self, groups: Iterable[Iterable[int]]) -> list[int]:
        """Return for each group a literal that is true if one of its literals is.

        All are defined at once, since a large program takes long to open.
        """
        wanted = [frozenset(group) for group in groups]
        new = [parts for parts in dict.fromkeys(wanted) if parts not in self.defined]
        if new:
            with self.control.backend() as backend:
                self.defined.update({parts: defined(backend, parts) for parts in new})
        return [self.defined[parts] for parts in wanted]

    def both(self, literals: Iterable[int]) -> int:
        """Return a literal that is true if all of these are."""
        return -self.either(-literal for literal in literals)


def defined(backend: "Backend", parts: frozenset[int]) -> int:
    """Return a new atom that is true if one of these literals is."""
    atom = backend.add_atom()
    for part in sorted(parts):
        backend.add_rule([atom], [part])
    if not parts:  # without a rule the first search would take it for free
        backend.add_rule([], [atom])
    return atom


def ground(facts: str, parts: Iterable[str]) -> LogicProgram:
    """Return the program of these facts and these parts of the interpreter."""
    from clingo import Control

    control = Control(OPTIONS, logger=lambda _code, _message: None)
    control.add("base", [], interpreter())
    control.add("base", [], facts)
    control.ground([("base", []), *((part, []) for part in parts)])
    return LogicProgram(control, {name: atoms_of(control, name, arity) for name, arity in ASKED.items()})


def atoms_of(control: "Control", name: str, arity: int) -> Mapping[tuple[int, ...], int]:
    atoms = control.symbolic_atoms.by_signature(name, arity)
    return {tuple(argument.number for argument in atom.symbol.arguments): atom.literal for atom in atoms}


@cache
def interpreter() -> str:
    return (files(__package__) / "interpreter.lp").read_text(encoding="utf-8")


def models(
    program: LogicProgram, assumed: Sequence[int], deadline: Deadline, mode: str = PLAIN
) -> "Iterator[Model | Unproven]":
    """Yield the models under these literals; the last is `Unproven` if time ran out before their end."""
    if not deadline.left:  # to start a search in a large program takes seconds itself
        yield Unproven(deadline.seconds)
        return
    program.control.configuration.solve.opt_mode = mode  # type: ignore[union-attr]
    with program.control.solve(assumptions=assumed, yield_=True, async_=True) as search:
        while True:
            search.resume()
            while not search.wait(min(WAIT_SECONDS, deadline.left)):
                if not deadline.left:
                    search.cancel()
                    yield Unproven(deadline.seconds)
                    return
            model = search.model()
            if model is None:
                return
            yield model


def reach(  # noqa: PLR0913  # a question is what is asked, what is given, and how long it may take
    program: LogicProgram,
    targets: Iterable[int],
    assumed: Sequence[int],
    deadline: Deadline,
    *,
    watched: Collection[int] = (),
    mode: str = PLAIN,
) -> Reached:
    """Return which targets can be true. Each model must make a new one true, so there are few.

    With targets and their opposites this is the backbone: what is true, or false, in every model.
    """
    wanted = frozenset(targets)
    left = wanted
    seen: list[frozenset[int]] = []
    for model in models(program, assumed, deadline, mode):
        if isinstance(model, Unproven):
            return Reached(wanted - left, left, tuple(seen))
        seen.append(true_in(model, watched))
        left -= true_in(model, left)
        if not left:
            break
        model.context.add_clause(sorted(left))
    return Reached(wanted - left, frozenset(), tuple(seen))


def find(
    program: LogicProgram, watched: Collection[int], assumed: Sequence[int], deadline: Deadline
) -> frozenset[int] | Unproven | None:
    """Return the watched literals that are true in some model; None if there is no model."""
    for model in models(program, assumed, deadline):
        return model if isinstance(model, Unproven) else true_in(model, watched)
    return None


def best(
    program: LogicProgram, watched: Collection[int], assumed: Sequence[int], bound: Cost, deadline: Deadline
) -> Best | Unproven | None:
    """Return a model of the lowest cost, proved; None if there is none of a cost up to the bound."""
    cheapest = best_so_far(program, watched, assumed, bound, deadline)
    return Unproven(deadline.seconds) if isinstance(cheapest, Best) and not cheapest.proved else cheapest


def best_so_far(
    program: LogicProgram, watched: Collection[int], assumed: Sequence[int], bound: Cost, deadline: Deadline
) -> Best | Unproven | None:
    """Return the model of the lowest cost that is found in time; None if there is none of a cost up to the bound."""
    cheapest: Best | None = None
    for model in models(program, assumed, deadline, bounded("opt", bound)):
        if isinstance(model, Unproven):
            return replace(cheapest, proved=False) if cheapest else model
        cheapest = Best(true_in(model, watched), tuple(model.cost))
    return cheapest


def bounded(mode: str, cost: Cost) -> str:
    """Return the mode in which models of a higher cost do not count."""
    return ",".join((mode, *map(str, cost)))


def true_in(model: "Model", literals: Iterable[int]) -> frozenset[int]:
    return frozenset(literal for literal in literals if model.is_true(literal))
