"""The newer version of a rule base with some of its edits taken back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from advisor.authoring.compare.edits import Edit, How
from advisor.authoring.compare.rules import under_new_names
from advisor.language.reading.circles import in_order_of_dependence
from advisor.language.reading.decided import does_not_apply, taken_apart
from advisor.model import (
    Add,
    AtLeast,
    AtMost,
    Award,
    Conclude,
    Condition,
    Decision,
    DecisionKind,
    DecisionTable,
    Effect,
    Fact,
    Finding,
    Found,
    Hit,
    Impossible,
    Is,
    Leaf,
    Proposition,
    Rule,
    RuleBase,
    RuleOut,
    chained,
    grouped,
    leaves,
    own_condition,
)
from advisor.problems import Problem


@dataclass(frozen=True, slots=True)
class Undoing:
    """Two versions, and the names that findings of the older one have in the newer."""

    old: RuleBase
    new: RuleBase
    renamed: Mapping[str, str]

    def without(self, undone: Iterable[Edit]) -> RuleBase | None:
        """Return the newer version as if these edits had not been made; None if it then speaks of what is not there."""
        undone = tuple(undone)
        written, facts = self.decisions(undone), self.facts(undone)
        candidates = {name for decision in written.values() for name in decision.candidate_ids}
        decisions = {decision.id: decision for decision in taken_apart(written.values())}
        made = {name: does_not_apply(decision) for name, decision in decisions.items() if decision.of}
        rules = {rule.id: kept_effects(rule, candidates) for rule in self.rules(undone)}
        tables = self.tables(undone, rules)
        rules |= {
            row: replace(rules[row], condition=own_condition(rules[row]))
            for table in tables.values()
            for row in table.rows
        }
        chains = (
            chained(table, [rules[row] for row in table.rows])
            for table in tables.values()
            if table.hit is Hit.FIRST
        )
        rules |= {rule.id: rule for chain in chains for rule in chain}
        base = replace(
            self.new,
            facts=facts,
            findings=self.findings(undone),
            advice={**self.old.advice, **self.new.advice},
            decisions=decisions,
            rules=rules | made,
            impossible=tuple(self.impossible(undone)),
            lists={name: each for name, each in written.items() if each.kind is DecisionKind.APPLIES},
            tables=tables,
            thresholds=self.thresholds(),
            awaited=tuple(dict.fromkeys((*self.new.awaited, *self.old.awaited))),
            steps=tuple(self.steps(facts)),
        )
        return ordered(base)

    def tables(self, undone: Sequence[Edit], rules: Mapping[str, Rule]) -> Mapping[str, DecisionTable]:
        """Return the tables with the rows that are there: those of the newer version, then any that are back."""
        edited = {edit.name for edit in undone if edit.what == "table"}
        tables = {**self.old.tables, **self.new.tables}
        tables |= {name: self.old.tables[name] for name in edited}
        return {
            name: replace(table, rows=tuple(self.rows(name, table, rules))) for name, table in tables.items()
        }

    def rows(self, name: str, table: DecisionTable, rules: Mapping[str, Rule]) -> Iterator[str]:
        """Yield the rows of a table in its order; what only the other version has stands behind what it stood behind."""
        others = [
            each for version in (self.old, self.new) if (each := version.tables.get(name)) and each != table
        ]
        rows = list(table.rows)
        for other in others:
            for before, row in zip(("", *other.rows), other.rows, strict=False):
                if row not in rows:
                    rows.insert(rows.index(before) + 1 if before else 0, row)
        yield from (row for row in rows if row in rules)

    def findings(self, undone: Iterable[Edit]) -> Mapping[str, Finding]:
        edited = {edit.name for edit in undone if edit.what == "finding" and edit.how is How.CHANGED}
        return {
            **self.old.findings,
            **self.new.findings,
            **{name: self.old.findings[name] for name in edited},
        }

    def steps(self, facts: Mapping[str, Fact]) -> Iterator[Proposition]:
        """Yield the steps by which either version counts values, of those that are there."""
        for step in {step.id: step for step in (*self.old.steps, *self.new.steps)}.values():
            if step.definition and all(is_asked(facts, leaf) for leaf in leaves(step.definition)):
                yield step

    def thresholds(self) -> Mapping[str, tuple[int, ...]]:
        """Return for each sum the numbers with which the rules of either version compare it."""
        names = dict.fromkeys((*self.old.thresholds, *self.new.thresholds))
        sums = {name: self.renamed.get(name, name) for name in names}
        numbers = grouped(
            (sums[name], number)
            for version in (self.old, self.new)
            for name, each in version.thresholds.items()
            for number in each
        )
        return {name: tuple(sorted(set(each))) for name, each in numbers.items()}

    def rules(self, undone: Iterable[Edit]) -> Iterator[Rule]:
        gone = {rule for edit in undone for rule in edit.new_rules}
        back = {rule: self.as_it_was(self.old.rules[rule]) for edit in undone for rule in edit.old_rules}
        for rule in self.new.written_rules:
            if rule.id in back:
                yield back.pop(rule.id)
            elif rule.id not in gone:
                yield rule
        yield from back.values()

    def as_it_was(self, rule: Rule) -> Rule:
        """Return a rule of the older version, with findings under their newer names; a row without those before it."""
        condition = under_new_names(own_condition(rule), self.renamed)
        return replace(rule, condition=condition, effects=tuple(map(self.under_new_name, rule.effects)))

    def under_new_name(self, effect: Effect) -> Effect:
        match effect:
            case Conclude(finding):
                return Conclude(self.renamed.get(finding, finding))
            case Add(name, points):
                return Add(self.renamed.get(name, name), points)
            case _:
                return effect

    def facts(self, undone: Iterable[Edit]) -> Mapping[str, Fact]:
        edited = {edit.name for edit in undone if edit.what == "fact"}
        kept = {name: fact for name, fact in self.new.facts.items() if name not in edited}
        return kept | {name: fact for name, fact in self.old.facts.items() if name in edited}

    def decisions(self, undone: Iterable[Edit]) -> Mapping[str, Decision]:
        edited = {edit.name for edit in undone if edit.what == "candidate"}
        decisions = {}
        before = self.old.written_decisions
        for name, decision in self.new.written_decisions.items():
            earlier = before[name].candidates if name in before else ()
            kept = [candidate for candidate in decision.candidates if candidate.id not in edited]
            back = [candidate for candidate in earlier if candidate.id in edited]
            decisions[name] = replace(decision, candidates=(*kept, *back))
        return decisions

    def impossible(self, undone: Iterable[Edit]) -> Iterator[Impossible]:
        edited = {edit.key for edit in undone if edit.what == "impossibility"}
        yield from (impossible for impossible in self.new.impossible if impossible.condition not in edited)
        yield from (impossible for impossible in self.old.impossible if impossible.condition in edited)


def kept_effects(rule: Rule, candidates: set[str]) -> Rule:
    """Return a rule without effects on candidates that are not there."""
    touched = (Award, RuleOut)
    gone = {each for each in rule.effects if isinstance(each, touched) and each.candidate not in candidates}
    return replace(rule, effects=tuple(effect for effect in rule.effects if effect not in gone))


def ordered(base: RuleBase) -> RuleBase | None:
    """Return a base with its findings in order of dependence; None if one rests on itself, or reads what is not there."""
    read: tuple[Rule | Impossible, ...] = (*base.rules.values(), *base.impossible)
    if not all(is_asked(base.facts, leaf) for each in read for leaf in leaves(each.condition)):
        return None
    problems: list[Problem] = []
    findings = in_order_of_dependence(base, problems)
    base = replace(base, findings=findings)
    return None if problems or not all(can_be_read(base, each.condition) for each in read) else base


def can_be_read(base: RuleBase, condition: Condition) -> bool:
    return all(
        leaf.finding in base.propositions if isinstance(leaf, Found) else is_asked(base.facts, leaf)
        for leaf in leaves(condition)
    )


def is_asked(facts: Mapping[str, Fact], leaf: Leaf) -> bool:
    """Return whether a leaf reads values that a fact has; what reads a finding reads none."""
    match leaf:
        case Found():
            return True
        case Is(fact, values):
            return fact in facts and set(values) <= set(facts[fact].value_ids)
        case AtLeast(fact, value) | AtMost(fact, value):
            return fact in facts and value in facts[fact].value_ids
