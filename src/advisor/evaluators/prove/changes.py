"""Counterfactuals: the smallest change of answers that makes a candidate win, as `fire` would say, or leaves anybody.

The smallest cost is found by branch and bound; of equal ones the first is then fixed fact by fact, value by value.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from advisor.evaluators.network import FactOption
from advisor.evaluators.prove.ground import Prover, before_literals, changing_for, known_answer, sign
from advisor.evaluators.prove.possible import SECONDS
from advisor.evaluators.prove.program import (
    Cost,
    Deadline,
    Unproven,
    best,
    bounded,
    reach,
    within,
)
from advisor.model import Answer, Profile, RuleBase, prepared

MAX_CHANGES = 3
"""Maximum changed answers, if the caller does not say."""


@dataclass(frozen=True, slots=True)
class NewAnswers:
    """New answers, by fact in interview order; none if the candidate wins already."""

    answers: Mapping[str, Answer]


def smallest_change(  # noqa: PLR0913  # each keyword is a choice of the person who asks
    base: RuleBase,
    profile: Profile,
    candidate: str,
    *,
    locked: Iterable[str] = (),
    most: int = MAX_CHANGES,
    seconds: float = SECONDS,
) -> NewAnswers | Unproven | None:
    """Return the fewest new answers with which the candidate wins alone, also in some completion; None if over `most`.

    A single value becomes one that was excluded; of a set, values that were required or excluded turn. What is
    open stays open, and locked facts stay as they are. Of equally few changes it is one of the smallest (values
    taken up or dropped, steps on a scale from the nearest that was left), and of those always the same, the
    first in the order of the facts and their values.
    """
    prover, deadline = changing_for(base), within(seconds)
    wins = [prover.standing("alone", candidate, side) for side in (0, 1)]
    assumed = [*before(base, tuple(profile.items())), *unchanged(prover, locked), *wins]
    return smallest(prover, assumed, most, deadline)


def smallest_way_out(
    base: RuleBase,
    profile: Profile,
    decision: str,
    *,
    locked: Iterable[str] = (),
    most: int = MAX_CHANGES,
) -> NewAnswers | Unproven | None:
    """Return the fewest new answers with which somebody is left in some completion; None if more than `most`.

    It is chosen as `smallest_change` chooses: what is open stays so, and locked facts as they are.
    """
    prover, deadline = changing_for(base), within(SECONDS)
    nobody = prover.ending("nobody", decision, 1)
    assumed = [*before(base, tuple(profile.items())), *unchanged(prover, locked), -nobody]
    return smallest(prover, assumed, most, deadline)


def smallest(
    prover: Prover, assumed: Sequence[int], most: int, deadline: Deadline
) -> NewAnswers | Unproven | None:
    """Return the first of the smallest changes under these literals; None if it has more than `most` answers."""
    widest = sum(len(fact.values) for fact in prover.facts.values())  # no change has more steps
    change = best(prover.program, (), assumed, (most, widest), deadline)
    if change is None or isinstance(change, Unproven):
        return change
    return first_of(prover, assumed, change.cost, deadline)


@prepared
def before(base: RuleBase, profile: tuple[tuple[str, Answer], ...]) -> tuple[int, ...]:
    """Return the literals that just this was known before, whoever is to win after."""
    return tuple(before_literals(changing_for(base), dict(profile)))


def unchanged(prover: Prover, facts: Iterable[str]) -> list[int]:
    """Return the literals that say that these facts keep their answers."""
    return [
        -prover.program.literal("changed", prover.names.facts[fact])
        for fact in sorted(facts)
        if fact in prover.names.facts
    ]


def first_of(prover: Prover, assumed: Sequence[int], cost: Cost, deadline: Deadline) -> NewAnswers | Unproven:
    """Return, of the changes of this cost, the one that comes first: fact by fact, then value by value."""
    changed = {fact: prover.program.literal("changed", n) for fact, n in prover.names.facts.items()}
    chosen = first_model(prover, list(changed.values()), assumed, cost, deadline)
    if isinstance(chosen, Unproven):
        return chosen
    facts = [fact for fact in prover.facts.values() if changed[fact.id] in chosen]
    options = [
        literals[FactOption(fact.id, value)]
        for fact in facts
        for value in fact.value_ids
        for literals in (prover.options, prover.denials)
    ]
    assumed = [*assumed, *(sign(literal, positive=literal in chosen) for literal in changed.values())]
    true = first_model(prover, options, assumed, cost, deadline)
    if isinstance(true, Unproven):
        return true
    answers = {fact.id: known_answer(prover, fact, true) for fact in facts}
    return NewAnswers({fact: answer for fact, answer in answers.items() if answer is not None})


def first_model(
    prover: Prover, literals: Sequence[int], assumed: Sequence[int], cost: Cost, deadline: Deadline
) -> frozenset[int] | Unproven:
    """Return the true ones of these literals in the model of this cost that makes early ones true."""
    settled: dict[int, bool] = {}
    while True:
        assumed_now = [*assumed, *(sign(literal, positive=true) for literal, true in settled.items())]
        both = {side for literal in literals if literal not in settled for side in (literal, -literal)}
        reached = reach(prover.program, both, assumed_now, deadline, mode=bounded("enum", cost))
        if reached.undecided:
            return Unproven(deadline.seconds)
        for literal in literals:
            if literal not in settled and not {literal, -literal} <= reached.true:
                settled[literal] = literal in reached.true
        free = next((literal for literal in literals if literal not in settled), None)
        if free is None:
            return frozenset(literal for literal, true in settled.items() if true)
        settled[free] = True
