"""A rule base in plain experta, as its users write it: a class of rules, generated as source text.

How the meaning is kept. A profile is one fact with a field for each question, and a rule's pattern names
the fields that it reads: a value, one of several values, or a predicate for "contains". That "not" is in
the field's constraint, since experta's `NOT` keeps activations that were withdrawn. A rule with a choice
among parts has one method for each way to make it true; the first to fire counts, all of them are noted.
Findings are facts that are true or false: rules that draw them have a salience by level, and below each
level one rule declares false what nobody has drawn.

The trace is the one of `advisor`: each rule that fired, with the facts and findings that made it fire.

How it is used for speed: the class is built once; for each profile one reset, one declare, one run. Equal
constraints are one object, so that experta's network can share their tests.
"""

import collections
import collections.abc
import importlib.util
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from advisor.model import RuleBase
from engines.outcome import Answers, Decisions, Outcome, outcome
from engines.plain import NEVER, Finds, Has, PlainRule, levels, plain_rule, ways

FILE = "plain_rules.py"
HEAD = """\
from experta import Fact, KnowledgeEngine, L, P, Rule


class Profile(Fact):
    pass


class Finding(Fact):
    pass

"""
METHODS = """\

class Rules(KnowledgeEngine):
    def consult(self, **answers):
        self.points, self.ruled_out, self.found, self.trace = dict.fromkeys(CANDIDATES, 0), set(), set(), {}
        self.reset()
        self.declare(Profile(**answers))
        self.run()

    def note(self, rule, *supports):
        first = rule not in self.trace
        self.trace.setdefault(rule, set()).update(supports)
        return first

    def conclude(self, finding):
        if finding not in self.found:
            self.found.add(finding)
            self.declare(Finding(name=finding, holds=True))

    def close(self, *findings):
        self.declare(*(Finding(name=one, holds=False) for one in findings if one not in self.found))
"""


def translate(base: RuleBase) -> dict[str, str]:
    """Return the module, by file name."""
    rules = [one for one in (plain_rule(base, rule) for rule in base.rules.values()) if one.formula != NEVER]
    names: dict[str, str] = {}
    methods = list(all_methods(rules, levels(base), names))
    constants = [f"{name} = {text}" for text, name in names.items()]
    head = [HEAD, f"CANDIDATES = {list(base.candidates)!r}", *constants, METHODS]
    return {FILE: "\n".join([*head, *methods])}


def all_methods(rules: Sequence[PlainRule], depth: Mapping[str, int], names: dict[str, str]) -> Iterator[str]:
    """Yield the method of each way in which a rule can fire, and of each level of findings."""
    number = 0
    for rule in rules:
        salience = 1000 - 2 * min((depth[one] for one in rule.concludes), default=500)
        for way in ways(rule.formula):
            number += 1
            yield method(f"rule_{number}", patterns(way, names), salience, firing(rule, way))
    for level in sorted(set(depth.values())):
        closed = ", ".join(repr(one) for one, at in depth.items() if at == level)
        yield method(f"close_{level}", ["Profile()"], 1000 - 2 * level - 1, [f"self.close({closed})"])


def method(name: str, conditions: Sequence[str], salience: int, lines: Sequence[str]) -> str:
    """Return the text of one rule."""
    priority = f", salience={salience}" if salience else ""
    body = "\n".join(f"        {one}" for one in lines)
    return f"    @Rule({', '.join(conditions)}{priority})\n    def {name}(self):\n{body}\n"


def patterns(way: Sequence[Has | Finds], names: dict[str, str]) -> list[str]:
    """Return the patterns of a way: at most one over the profile, and one for each finding."""
    tests: dict[str, list[str]] = {}
    for one in way:
        if isinstance(one, Has):
            text = constraint(one)
            tests.setdefault(one.fact, []).append(names.setdefault(text, f"C{len(names)}"))
    fields = ", ".join(f"{fact}={' & '.join(texts)}" for fact, texts in tests.items())
    findings = [f"Finding(name={o.finding!r}, holds={o.wanted})" for o in way if isinstance(o, Finds)]
    return [f"Profile({fields})", *findings] if fields or not findings else findings


def constraint(leaf: Has) -> str:
    """Return what a field must satisfy."""
    if not leaf.several:
        return " | ".join(f"L({one!r})" for one in leaf.values)
    joiner = " or " if leaf.wanted else " and "
    inside = "in" if leaf.wanted else "not in"
    return f"P(lambda chosen: {joiner.join(f'{one!r} {inside} chosen' for one in leaf.values)})"


def firing(rule: PlainRule, way: Sequence[Has | Finds]) -> Iterator[str]:
    """Yield the lines of a firing; what follows the note happens once for each rule."""
    supports = dict.fromkeys(one.fact if isinstance(one, Has) else one.finding for one in way)
    noted = f"self.note({', '.join(map(repr, (rule.id, *supports)))})"
    effects = [f"self.points[{one!r}] += {by}" for one, by in rule.points]
    effects += [f"self.ruled_out.add({one!r})" for one in rule.rules_out]
    effects += [f"self.conclude({one!r})" for one in rule.concludes]
    yield f"if {noted}:" if effects else noted
    yield from (f"    {one}" for one in effects)


class Experta:
    """The rules as an experta engine."""

    def __init__(self, folder: Path, decisions: Decisions) -> None:
        """Import the module from a folder and build the engine."""
        self.decisions = decisions
        self.rules = imported(folder / FILE).Rules()

    def __call__(self, answers: Answers) -> Outcome:
        """Return the outcome of a complete profile."""
        self.rules.consult(
            **{key: one if isinstance(one, str) else tuple(one) for key, one in answers.items()}
        )
        return outcome(self.decisions, self.rules.points, self.rules.ruled_out)

    def trace(self) -> Mapping[str, frozenset[str]]:
        """Return each rule that fired last, with the facts and findings that made it fire."""
        return {rule: frozenset(supports) for rule, supports in self.rules.trace.items()}


def imported(path: Path) -> Any:
    """Return the module; the libraries under experta 1.9.4 look for a name that Python 3.10 took away."""
    spec = importlib.util.spec_from_file_location("plain_rules", path)
    if spec is None or spec.loader is None:
        raise ImportError(str(path))
    module = importlib.util.module_from_spec(spec)
    collections.Mapping = collections.abc.Mapping  # type: ignore[attr-defined]
    try:
        spec.loader.exec_module(module)
    finally:
        del collections.Mapping  # type: ignore[attr-defined]
    return module
