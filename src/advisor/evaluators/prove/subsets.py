"""Subsets of many assumptions: as many as can hold together, and the fewest that cannot.

The fewest are found by hitting sets (Ignatiev, Previti, Liffiton and Marques-Silva, 2015): what cannot hold together
has one of whatever a model leaves out, so the fewest names that do so are tried until there is no model.
"""

from collections.abc import Collection, Mapping, Sequence

from advisor.evaluators.hitting import smallest_hitting
from advisor.evaluators.prove.program import Deadline, LogicProgram, Unproven, models, true_in


def grow(
    program: LogicProgram,
    wanted: frozenset[int],
    assumed: Sequence[int],
    deadline: Deadline,
    *,
    watched: Collection[int] = (),
) -> frozenset[int] | Unproven | None:
    """Return what is true in a model of the wanted literals, a maximal satisfiable subset, and of those watched.

    It is grown: each model must keep what the one before showed, and show one thing more. None if there is no model;
    when time is up, it is the best so far.
    """
    best: frozenset[int] | None = None
    kept = wanted.intersection(assumed)
    for model in models(program, assumed, deadline):
        if isinstance(model, Unproven):
            return best or model
        best = true_in(model, wanted.union(watched))
        if wanted <= best:
            break
        for shown in sorted(wanted & best - kept):
            model.context.add_clause([shown])
        kept = wanted & best
        model.context.add_clause(sorted(wanted - best))
    return best


def fewest_unsatisfiable(
    program: LogicProgram, literals: Mapping[str, int], assumed: Sequence[int], deadline: Deadline
) -> tuple[str, ...] | Unproven | None:
    """Return the fewest names whose literals cannot all be true with what is assumed; None if those of all can.

    Of equally few they are the first in the order of the names. None of them can be left out.
    """
    names, left_out = tuple(literals), list[frozenset[str]]()
    while True:
        tried = smallest_hitting(names, left_out)
        holding = [*assumed, *(literals[name] for name in tried)]
        model = grow(program, frozenset(literals.values()), holding, deadline)
        if isinstance(model, Unproven):
            return model
        if model is None:
            return tried
        missing = frozenset(name for name, literal in literals.items() if literal not in model)
        if not missing:
            return None
        left_out.append(missing)
