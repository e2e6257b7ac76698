"""Counterfactuals: the smallest change of answers that makes a candidate win, as `fire` would say, or leaves anybody.

The smallest cost is found by branch and bound; of equal ones the first is then fixed fact by fact, value by value.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from advisor.evaluators.network import FactOption
from advisor.evaluators.prove.ground import Prover, answer_literals, answer_of, changing_for
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
from advisor.model import Answer, Fact, Profile, RuleBase

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
    answering: bool = False,
    seconds: float = SECONDS,
) -> NewAnswers | Unproven | None:
    """Return the fewest new answers with which the candidate wins alone, also in some completion; None if over `most`.

    Facts that are not known stay unknown, unless `answering` lets a change answer them. Locked facts stay
    as they are. Of equally few changes it is one of the smallest (values taken up or dropped, steps on a
    scale), and of those always the same, the first in the order of the facts and their values.
    """
    prover, deadline = changing_for(base), within(seconds)
    fixed = set(locked) | (set() if answering else base.facts.keys() - profile.keys())
    wins = [prover.standing("alone", candidate, side) for side in (0, 1)]
    assumed = [*before(prover, profile), *unchanged(prover, fixed), *wins]
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

    It is chosen as `smallest_change` chooses: facts that are not known stay so, and locked ones as they are.
    """
    prover, deadline = changing_for(base), within(SECONDS)
    fixed = set(locked) | (base.facts.keys() - profile.keys())
    nobody = prover.ending("nobody", decision, 1)
    assumed = [*before(prover, profile), *unchanged(prover, fixed), -nobody]
    return smallest(prover, assumed, most, deadline)


def smallest(
    prover: Prover, assumed: Sequence[int], most: int, deadline: Deadline
) -> NewAnswers | Unproven | None:
    """Return the first of the smallest changes under these literals; None if it has more than `most` answers."""
    change = best(prover.program, (), assumed, (most, widest(prover.facts.values())), deadline)
    if change is None or isinstance(change, Unproven):
        return change
    return first_of(prover, assumed, change.cost, deadline)


def widest(facts: Iterable[Fact]) -> int:
    """Return a number of steps that no change exceeds."""
    return sum(len(fact.values) for fact in facts)


def before(prover: Prover, profile: Profile) -> list[int]:
    """Return the literals of the answers given before: which facts were known, and what was answered."""
    known = [
        sign(prover.program.literal("before", number), positive=fact in profile)
        for fact, number in prover.names.facts.items()
    ]
    true, numbers = set(answer_literals(prover, profile)), prover.readings[0].network.numbers
    was = [
        sign(prover.program.literal("was", numbers[option]), positive=literal in true)
        for option, literal in prover.options.items()
    ]
    return known + was


def sign(literal: int, *, positive: bool) -> int:
    return literal if positive else -literal


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
    options = [prover.options[FactOption(fact.id, value)] for fact in facts for value in fact.value_ids]
    assumed = [*assumed, *(sign(literal, positive=literal in chosen) for literal in changed.values())]
    true = first_model(prover, options, assumed, cost, deadline)
    if isinstance(true, Unproven):
        return true
    return NewAnswers({fact.id: answer_of(prover, fact, true) for fact in facts})


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
