"""Conditions as experts write them: the keys of a mapping are joined by `and`."""

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.language.grammar.conditions import OPERATORS, OTHERWISE
from advisor.language.reading.comparisons import compared
from advisor.language.reading.findings import as_fact
from advisor.language.reading.lowering import NOTHING, on_values, over_others
from advisor.language.reading.nodes import Entries, Items, Node, Text
from advisor.language.reading.shapes import entries
from advisor.language.reading.terms import Terms
from advisor.language.reading.words import no_such
from advisor.model import NO, NUMBERS, YES, All, Any, Condition, Found, Guarded, Kind, Not, all_of
from advisor.problems import BAD_SHAPE, BAD_VALUE, Problem

GROUPS: Mapping[str, type[Any | All]] = {"any": Any, "all": All}


@dataclass(frozen=True, slots=True)
class Reader(Terms):
    """What reads conditions in these terms."""

    def condition(self, node: Node) -> Condition:
        """Return the condition that a mapping states; an empty one is a problem."""
        written = entries(node, "a condition", self.problems, "fact: value")
        if isinstance(node, Entries) and not written:
            hint = "name a fact or a finding"
            self.problems.append(Problem(node.place, "this condition is empty", hint, BAD_SHAPE))
        return all_of(self.entry(key, value) for key, value in written)

    def entry(self, key: Text, value: Node) -> Condition:
        """Return the condition of one key."""
        if key.text in GROUPS:
            return GROUPS[key.text](self.group(key, value))
        if key.text == "not":
            return Not(self.condition(value))
        if key.text == OTHERWISE.key:
            return over_others(value, self.names, self.stem, self.problems)
        if key.text in self.names.facts:
            return self.over_fact(key, value)
        if key.text in self.names.findings:
            return self.over_finding(key, value)
        known = (*self.names.readable, *OPERATORS)
        self.problems.append(no_such("fact or finding", key, known, self.problems))
        return NOTHING

    def group(self, key: Text, node: Node) -> tuple[Condition, ...]:
        """Return the parts of an `any` or `all`, which must be a list of conditions."""
        if not isinstance(node, Items) or not node.items:
            what = f"'{key.text}' must be a list of conditions"
            hint = "write [{...}, {...}], or start each condition with '- '"
            self.problems.append(Problem(key.place, what, hint, BAD_SHAPE))
            return ()
        return tuple(self.condition(item) for item in node.items)

    def over_fact(self, key: Text, node: Node) -> Condition:
        """Return what a fact has to be; while it does not apply, that is not so."""
        fact = self.names.facts[key.text]
        if fact.kind in NUMBERS and not fact.measure:  # its definition is broken, and that is reported there
            return NOTHING
        condition = compared(fact, node, self)
        return Guarded((fact.ask_if, condition)) if fact.ask_if else condition

    def over_finding(self, key: Text, node: Node) -> Condition:
        """Return that a finding is true (yes) or false (no), that it has a value, or that a sum is so much."""
        finding = self.names.findings[key.text]
        match finding.kind:
            case Kind.YES_NO:
                return self.yes_or_no(key, node)
            case Kind.SUM:
                return compared(as_fact(finding), node, self)
            case _ if not finding.values:  # its definition is broken, and that is reported there
                return NOTHING
            case _:
                return on_values(finding, compared(as_fact(finding), node, self))

    def yes_or_no(self, key: Text, node: Node) -> Condition:
        match node:
            case Text("yes"):
                return Found(key.text)
            case Text("no"):
                return Not(Found(key.text))
            case _:
                what = f"'{key.text}' is a finding: it is {YES} or {NO}"
                self.problems.append(Problem(node.place, what, check=BAD_VALUE))
                return NOTHING
