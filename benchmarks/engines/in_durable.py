"""A rule base in durable_rules.

How the meaning is kept. A profile is one fact: a property for each question, and for each value of a
question with several values whether it was chosen. So every condition is a combination of "this property is
this", with nothing to be negated. Findings are properties too: one ruleset for each level of findings says
which are true, and the next ruleset gets the fact with them; the last gives points and vetoes. That way no
rule asks for the absence of a fact, which would depend on the order of firing. An "or" fires once for each
part that is true; only the first firing of a rule counts.

How it is used for speed: rulesets are given in its own JSON form; for each profile and ruleset the fact is
asserted, and retracted after its rules have run. Version 2.0.28 refuses a fact that some 500 rules or more
could read (error 303, `jruizgit/rules` issue 312), so longer stages are cut into several rulesets.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from advisor.model import Kind, RuleBase
from engines.outcome import Answers, Decisions, Outcome, outcome
from engines.plain import ALWAYS, And, Finds, Has, Or, Plain, PlainRule, levels, plain_rules

FILE = "rules.json"
WIDTH = 250

Test = Mapping[str, Any]


def translate(base: RuleBase) -> dict[str, str]:
    """Return the rulesets and what their firings do, by file name."""
    stages = [part for stage in (*finding_stages(base), list(scoring(base))) for part in cut(stage)]
    several = {one.id: one.value_ids for one in base.facts.values() if one.kind is Kind.SEVERAL}
    content = {"stages": stages, "several": several, "levels": by_level(base)}
    return {FILE: json.dumps(content)}


def cut(stage: Sequence[Test]) -> Iterator[Sequence[Test]]:
    """Yield a stage in parts that the engine can carry."""
    for start in range(0, len(stage), WIDTH):
        yield stage[start : start + WIDTH]


def by_level(base: RuleBase) -> list[list[str]]:
    """Return the findings of each level."""
    depth = levels(base)
    return [[one for one, at in depth.items() if at == level] for level in sorted(set(depth.values()))]


def finding_stages(base: RuleBase) -> Iterator[list[Mapping[str, Any]]]:
    """Yield for each level of findings the rules that draw them."""
    rules = plain_rules(base)
    for findings in by_level(base):
        drawn = ((rule, [one for one in rule.concludes if one in findings]) for rule in rules)
        yield [entry(rule) | {"concludes": some} for rule, some in drawn if some]


def scoring(base: RuleBase) -> Iterator[Mapping[str, Any]]:
    """Yield the rules that give points or vetoes."""
    for rule in plain_rules(base):
        if rule.points or rule.rules_out:
            yield entry(rule) | {"points": dict(rule.points), "rules_out": rule.rules_out}


def entry(rule: PlainRule) -> dict[str, Any]:
    """Return a rule's name and test."""
    always = {"sid": "profile"}
    return {"rule": rule.id, "test": always if rule.formula == ALWAYS else test(rule.formula)}


def test(formula: Plain) -> Test:
    """Return a formula in the JSON form of durable_rules."""
    match formula:
        case Has(fact, values, True, wanted):
            return combined("$or" if wanted else "$and", [{f"{fact}_{one}": wanted} for one in values])
        case Has(fact, values):
            return combined("$or", [{fact: one} for one in values])
        case Finds(finding, wanted):
            return {f"finding_{finding}": wanted}
        case And(parts):
            return combined("$and", [test(one) for one in parts])
        case Or(parts):
            return combined("$or", [test(one) for one in parts])


def combined(operator: str, tests: Sequence[Test]) -> Test:
    """Return one test of several."""
    return tests[0] if len(tests) == 1 else {operator: list(tests)}


class Durable:
    """The rules in a host of durable_rules."""

    def __init__(self, folder: Path, decisions: Decisions) -> None:
        """Register the rulesets from a folder."""
        from durable import engine, lang

        content = json.loads((folder / FILE).read_text(encoding="utf-8"))
        self.decisions = decisions
        self.candidates = [one for candidates in decisions.values() for one in candidates]
        self.several, self.levels = content["several"], content["levels"]
        self.stages = [f"stage{number}" for number in range(len(content["stages"]))]
        self.host = lang.get_host()
        self.not_handled = engine.MessageNotHandledException
        for number, rules in enumerate(content["stages"]):
            self.host.set_rulesets({f"stage{number}": {one["rule"]: self.defined(one) for one in rules}})

    def defined(self, rule: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return a rule as the host takes it."""
        return {"all": [{"m": rule["test"]}], "run": self.action(rule)}

    def action(self, rule: Mapping[str, Any]) -> Callable[[object], None]:
        """Return what a firing does."""
        points, out = rule.get("points", {}), rule.get("rules_out", ())
        concludes = [f"finding_{one}" for one in rule.get("concludes", ())]
        name = rule["rule"]

        def run(_closure: object) -> None:
            if name in self.fired:
                return
            self.fired.add(name)
            for one, by in points.items():
                self.points[one] += by
            self.out.update(out)
            self.fact.update(dict.fromkeys(concludes, True))

        return run

    def __call__(self, answers: Answers) -> Outcome:
        """Return the outcome of a complete profile."""
        self.points, self.out, self.fired = dict.fromkeys(self.candidates, 0), set[str](), set[str]()
        self.fact: dict[str, object] = {"sid": "profile", **dict(self.properties(answers))}
        for level in self.levels:
            self.fact.update({f"finding_{one}": False for one in level})
        for stage in self.stages:
            self.run(stage, dict(self.fact))
        return outcome(self.decisions, self.points, self.out)

    def run(self, stage: str, fact: Mapping[str, object]) -> None:
        """Let the rules of one ruleset fire."""
        try:
            self.host.assert_fact(stage, fact)
        except self.not_handled:
            return  # no rule fired, and nothing is kept
        self.host.retract_fact(stage, fact)

    def properties(self, answers: Answers) -> Iterator[tuple[str, object]]:
        """Yield the properties of a profile's fact."""
        for fact, given in answers.items():
            if fact in self.several:
                yield from ((f"{fact}_{one}", one in given) for one in self.several[fact])
            else:
                yield fact, given
