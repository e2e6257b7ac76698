"""A rule base as a decision graph of GoRules ZEN.

How the meaning is kept. The graph is a chain of nodes. First an expression node gives each finding its
truth, in an order in which each comes after what it builds on: one of its rules' conditions is true. Then
one decision table for each rule file, with hit policy "collect": a row for each rule, a column for each
question and finding that its rules read, one column for whole conditions where a rule's parts are not
plain `and`, and an output for each candidate's points and veto. An empty cell asks for nothing. Last, an
expression node puts what the tables have collected into one list.

How it is used for speed: the content is compiled once (`ZenDecisionContent`), each profile is one
`evaluate` without its trace, and many profiles are one `evaluate_batch`. The list is added up in Python:
with sums in ZEN, a pass over it for each candidate, a profile takes half as long again.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from advisor.model import RuleBase
from engines.outcome import Answers, Decisions, Outcome, outcome
from engines.plain import And, Finds, Has, Or, Plain, PlainRule, conjuncts, plain, plain_rules

FILE = "rules.json"
KEY = "rules"
WHOLE = "condition"

Node = Mapping[str, Any]


def translate(base: RuleBase) -> dict[str, str]:
    """Return the graph, by file name."""
    tables = list(table_nodes(base))
    return {FILE: json.dumps(graph([*findings_nodes(base), *tables, collected_node(tables)]))}


def graph(inner: Sequence[Node]) -> Mapping[str, object]:
    """Return the graph with these nodes in a row."""
    nodes = [node("input", "inputNode", {"schema": ""}), *inner, node("output", "outputNode", {"schema": ""})]
    pairs = pairwise(nodes)
    edges = [
        {"id": f"edge-{number}", "type": "edge", "sourceId": one["id"], "targetId": next_["id"]}
        for number, (one, next_) in enumerate(pairs)
    ]
    return {"nodes": nodes, "edges": edges}


def node(name: str, kind: str, content: Mapping[str, object]) -> Node:
    """Return one node."""
    return {"id": name, "name": name, "type": kind, "position": {"x": 0, "y": 0}, "content": content}


def expressions(name: str, pairs: Mapping[str, str], *, keep: bool) -> Node:
    """Return a node that computes fields; it keeps those it was given, or does not."""
    listed = [{"id": f"{name}-{key}", "key": key, "value": value} for key, value in pairs.items()]
    return node(name, "expressionNode", {"passThrough": keep, "expressions": listed})


def findings_nodes(base: RuleBase) -> Iterator[Node]:
    """Yield the node that gives findings their truth, if there are any."""
    causes = {
        f"finding.{finding}": expression(
            Or(tuple(plain(base, rule.condition) for rule in base.concluding[finding])), "$.finding"
        )
        for finding in base.findings
    }
    if causes:
        yield expressions("findings", causes, keep=True)


def table_nodes(base: RuleBase) -> Iterator[Node]:
    """Yield a decision table for each file of rules."""
    files: dict[str, list[PlainRule]] = {}
    for rule in plain_rules(base):
        if rule.points or rule.rules_out:
            files.setdefault(rule.id.split("/")[0], []).append(rule)
    for name, rules in files.items():
        yield table(name, rules, list(base.candidates))


def table(name: str, rules: Sequence[PlainRule], candidates: Sequence[str]) -> Node:
    """Return the decision table of some rules; what it collects goes to `awards` under its name."""
    read = dict.fromkeys(key for rule in rules for key in cells(rule.formula))
    fields = [{"id": one, "name": one, **({} if one == WHOLE else {"field": one})} for one in read]
    named = [f"{kind}.{field(one)}" for one in candidates for kind in ("points", "out")]
    blank = dict.fromkeys((*read, *named), "")
    content = {
        "hitPolicy": "collect",
        "inputs": fields,
        "outputs": [{"id": one, "name": one, "field": one} for one in named],
        "rules": [{"_id": rule.id, **blank, **cells(rule.formula), **given(rule)} for rule in rules],
        "passThrough": True,
        "inputField": None,
        "outputPath": f"awards_{field(name)}",
        "executionMode": "single",
    }
    return node(f"table-{name}", "decisionTableNode", content)


def field(name: str) -> str:
    """Return a name in which nothing reads as an operator."""
    return name.replace("-", "_")


def given(rule: PlainRule) -> dict[str, str]:
    """Return the output cells of a rule."""
    points = {f"points.{field(one)}": str(by) for one, by in rule.points}
    return {**points, **{f"out.{field(one)}": "1" for one in rule.rules_out}}


def cells(formula: Plain) -> dict[str, str]:
    """Return the input cells of a rule; what does not fit into a column of its own goes into the last one."""
    found: dict[str, str] = {}
    rest: list[Plain] = []
    for one in conjuncts(formula):
        key = one.fact if isinstance(one, Has) else f"finding.{one.finding}" if isinstance(one, Finds) else ""
        if key and key not in found:
            found[key] = cell(one)
        else:
            rest.append(one)
    return {**found, WHOLE: expression(And(tuple(rest)), "finding")} if rest else found


def cell(leaf: Plain) -> str:
    """Return a leaf as the test of a cell on its column."""
    match leaf:
        case Has(_, values, True, wanted):
            # no brackets: in a cell they are an interval
            return expression(Has("$", values, several=True, wanted=wanted), "")
        case Has(_, values):
            return quoted(values)
        case Finds(_, wanted):
            return "true" if wanted else "false"
    raise TypeError(leaf)


def quoted(values: Sequence[str]) -> str:
    """Return values as ZEN reads them."""
    return ", ".join(f"'{one}'" for one in values)


def expression(formula: Plain, findings: str) -> str:
    """Return a formula as an expression; `findings` is where the truths of findings are found."""
    match formula:
        case Has(fact, values, True, wanted):
            one = f"contains({fact}, '%s')" if wanted else f"not contains({fact}, '%s')"
            return (" or " if wanted else " and ").join(one % value for value in values)
        case Has(fact, (value,)):
            return f"{fact} == '{value}'"
        case Has(fact, values):
            return f"{fact} in [{quoted(values)}]"
        case Finds(finding, wanted):
            return f"{findings}.{finding} == {'true' if wanted else 'false'}"
        case And(parts):
            return " and ".join(f"({expression(one, findings)})" for one in parts) or "true"
        case Or(parts):
            return " or ".join(f"({expression(one, findings)})" for one in parts) or "false"


def collected_node(tables: Sequence[Node]) -> Node:
    """Return the node that puts all that the tables have collected into one list."""
    lists = ", ".join(f"{one['content']['outputPath']} ?? []" for one in tables)
    return expressions("collected", {"awards": f"merge([{lists}])"}, keep=False)


class Zen:
    """The rules as a compiled decision."""

    def __init__(self, folder: Path, decisions: Decisions) -> None:
        """Compile the graph from a folder."""
        import zen

        content = zen.ZenDecisionContent((folder / FILE).read_text(encoding="utf-8"))
        self.decisions = decisions
        self.names = {field(one): one for candidates in decisions.values() for one in candidates}
        self.engine = zen.ZenEngine({"loader": lambda _key: content})
        self.decision = self.engine.create_decision(content)

    def __call__(self, answers: Answers) -> Outcome:
        """Return the outcome of a complete profile."""
        return self.read(self.decision.evaluate(answers))

    def many(self, profiles: Sequence[Answers]) -> list[Outcome]:
        """Return the outcomes of many profiles, in one call."""
        found = self.engine.evaluate_batch([{"key": KEY, "context": one} for one in profiles])
        return [self.read(one["data"]) for one in found]

    def read(self, response: Mapping[str, Any]) -> Outcome:
        """Return the sums of what was collected."""
        sums = dict.fromkeys(self.names, 0)
        out: set[str] = set()
        for row in response["result"]["awards"]:
            for key, by in row.get("points", {}).items():
                sums[key] += by
            out.update(row.get("out", ()))
        points = {one: sums[key] for key, one in self.names.items()}
        return outcome(self.decisions, points, {self.names[key] for key in out})
