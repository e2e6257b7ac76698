"""What leads back to itself: findings by the rules that conclude them, facts by what they are asked only if."""

from collections.abc import Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from advisor.model import Condition, Fact, Finding, Rule, grouped, names_read, unguarded
from advisor.problems import CIRCLE, Problem


def find_circle(needs: Mapping[str, Sequence[str]]) -> list[str]:
    """Return names that lead from one back to itself; an empty list if none do."""
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


def in_order_of_dependence(
    findings: Mapping[str, Finding],
    facts: Mapping[str, Fact],
    rules: Iterable[Rule],
    problems: list[Problem],
) -> dict[str, Finding]:
    """Return the findings, each after all that it builds on; a circle is a problem, also one through a fact."""
    guards = {name: fact.ask_if for name, fact in facts.items() if fact.ask_if}
    conditions: list[tuple[str, Condition]] = [
        (name, rule.condition) for rule in rules for name in rule.concludes if name in findings
    ]
    read = grouped((name, names_read(unguarded(each))) for name, each in (*conditions, *guards.items()))
    known = {**findings, **guards}
    needs = {
        name: [part for some in read.get(name, ()) for part in sorted(some) if part in known]
        for name in known
    }
    while circle := find_circle(needs):
        problems.append(circle_problem(circle, findings, facts))
        needs[circle[0]] = []  # to find the next circle
    return {name: findings[name] for name in TopologicalSorter(needs).static_order() if name in findings}


def circle_problem(
    circle: Sequence[str], findings: Mapping[str, Finding], facts: Mapping[str, Fact]
) -> Problem:
    """Return the problem of a circle, which begins and ends with one name; of a fact if there is one in it."""
    steps, first = circle[1:], next((place for place, name in enumerate(circle) if name in facts), 0)
    turned = [*steps[first:], *steps[:first]]
    start = turned[-1]
    hint = "remove one of the steps: " + " -> ".join([start, *turned])
    if start in facts:
        what = f"whether '{start}' is asked depends on its own answer"
        return Problem(facts[start].place, what, hint, CIRCLE)
    return Problem(findings[start].place, f"the finding '{start}' rests on itself", hint, CIRCLE)
