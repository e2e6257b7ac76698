"""What leads back to itself: findings by the rules that conclude them, facts by what they are asked only if."""

from collections.abc import Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from advisor.model import Decision, DecisionTable, Finding, RuleBase, names_read, owner_of, unguarded
from advisor.model.base import grounds_of, unordered
from advisor.problems import CIRCLE, Problem


def find_circle(needs: Mapping[str, Sequence[str]]) -> list[str]:
    """Return names that lead from one back to itself; an empty list if none do."""
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


def in_order_of_dependence(base: RuleBase, problems: list[Problem]) -> dict[str, Finding]:
    """Return the findings, each after all that it builds on; a circle is a problem, also one through a fact."""
    guards = {name: fact.ask_if for name, fact in base.facts.items() if fact.ask_if}
    known = {proposition.id: proposition for proposition in unordered(base)}
    read = {
        name: frozenset[str]().union(
            *(names_read(unguarded(cause)) for cause in grounds_of(base, proposition))
        )
        for name, proposition in known.items()
    }
    read |= {name: names_read(unguarded(guard)) for name, guard in guards.items()}
    needs = {
        name: [part for part in sorted(parts) if part in known or part in guards]
        for name, parts in read.items()
    }
    while circle := find_circle(needs):
        owners = {name: proposition.finding or owner_of(name) for name, proposition in known.items()}
        problems.append(circle_problem(as_written(circle, owners), base))
        needs[circle[0]] = []  # to find the next circle
    order = [known[name].finding for name in TopologicalSorter(needs).static_order() if name in known]
    return {name: base.findings[name] for name in dict.fromkeys((*filter(None, order), *base.findings))}


def as_written(circle: Iterable[str], owners: Mapping[str, str]) -> list[str]:
    """Return the names that authors wrote, in the place of those that were made."""
    names: list[str] = []
    for name in (owners.get(step, step) for step in circle):
        if name not in names[-1:]:
            names.append(name)
    return names if len(names) > 1 else names * 2


def circle_problem(circle: Sequence[str], base: RuleBase) -> Problem:
    """Return the problem of a circle, which begins and ends with one name; of a fact if there is one in it."""
    steps, first = circle[1:], next((at for at, name in enumerate(circle) if name in base.facts), 0)
    turned = [*steps[first:], *steps[:first]]
    start = turned[-1]
    hint = "remove one of the steps: " + " -> ".join([start, *turned])
    if start in base.facts:
        what = f"whether '{start}' is asked depends on its own answer"
        return Problem(base.facts[start].place, what, hint, CIRCLE)
    named: dict[str, DecisionTable | Decision | Finding] = {
        **base.tables,
        **base.decisions,
        **base.lists,
        **base.findings,
    }
    kind = "finding" if start in base.findings else "table" if start in base.tables else "decision"
    return Problem(named[start].place, f"the {kind} '{start}' rests on itself", hint, CIRCLE)
