"""The newer version of a rule base with some of its edits taken back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter

from advisor.authoring.compare.edits import Edit
from advisor.authoring.compare.rules import under_new_names
from advisor.model import (
    AtLeast,
    AtMost,
    Award,
    Conclude,
    Condition,
    Decision,
    Fact,
    Finding,
    Found,
    Impossible,
    Is,
    Leaf,
    Rule,
    RuleBase,
    RuleOut,
    findings_needed,
    leaves,
)


@dataclass(frozen=True, slots=True)
class Undoing:
    """Two versions, and the names that findings of the older one have in the newer."""

    old: RuleBase
    new: RuleBase
    renamed: Mapping[str, str]

    def without(self, undone: Iterable[Edit]) -> RuleBase | None:
        """Return the newer version as if these edits had not been made; None if it then speaks of what is not there."""
        undone = tuple(undone)
        decisions = self.decisions(undone)
        candidates = {name for decision in decisions.values() for name in decision.candidate_ids}
        rules = {rule.id: kept_effects(rule, candidates) for rule in self.rules(undone)}
        findings = in_order({**self.old.findings, **self.new.findings}, rules.values())
        if findings is None:
            return None
        base = replace(
            self.new,
            facts=self.facts(undone),
            findings=findings,
            advice={**self.old.advice, **self.new.advice},
            decisions=decisions,
            rules=rules,
            impossible=tuple(self.impossible(undone)),
        )
        read: tuple[Rule | Impossible, ...] = (*rules.values(), *base.impossible)
        return base if all(can_be_read(base, each.condition) for each in read) else None

    def rules(self, undone: Iterable[Edit]) -> Iterator[Rule]:
        gone = {rule for edit in undone for rule in edit.new_rules}
        back = {rule: self.as_it_was(self.old.rules[rule]) for edit in undone for rule in edit.old_rules}
        for rule in self.new.rules.values():
            if rule.id in back:
                yield back.pop(rule.id)
            elif rule.id not in gone:
                yield rule
        yield from back.values()

    def as_it_was(self, rule: Rule) -> Rule:
        """Return a rule of the older version, with findings under their newer names."""
        effects = tuple(
            Conclude(self.renamed.get(effect.finding, effect.finding))
            if isinstance(effect, Conclude)
            else effect
            for effect in rule.effects
        )
        return replace(rule, condition=under_new_names(rule.condition, self.renamed), effects=effects)

    def facts(self, undone: Iterable[Edit]) -> Mapping[str, Fact]:
        edited = {edit.name for edit in undone if edit.what == "fact"}
        kept = {name: fact for name, fact in self.new.facts.items() if name not in edited}
        return kept | {name: fact for name, fact in self.old.facts.items() if name in edited}

    def decisions(self, undone: Iterable[Edit]) -> Mapping[str, Decision]:
        edited = {edit.name for edit in undone if edit.what == "candidate"}
        decisions = {}
        for name, decision in self.new.decisions.items():
            earlier = self.old.decisions[name].candidates if name in self.old.decisions else ()
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


def in_order(findings: Mapping[str, Finding], rules: Iterable[Rule]) -> Mapping[str, Finding] | None:
    """Return the findings, each after all that it builds on; None if one would rest on itself or is not there."""
    try:
        order = tuple(TopologicalSorter(findings_needed(findings, rules)).static_order())
    except CycleError:
        return None
    return {name: findings[name] for name in order} if findings.keys() >= set(order) else None


def can_be_read(base: RuleBase, condition: Condition) -> bool:
    return all(is_there(base, leaf) for leaf in leaves(condition))


def is_there(base: RuleBase, leaf: Leaf) -> bool:
    match leaf:
        case Found(finding):
            return finding in base.findings
        case Is(fact, values):
            return fact in base.facts and set(values) <= set(base.facts[fact].value_ids)
        case AtLeast(fact, value) | AtMost(fact, value):
            return fact in base.facts and value in base.facts[fact].value_ids
