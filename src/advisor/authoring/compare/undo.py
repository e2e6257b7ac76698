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
    findings_read,
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
        rules = {one.id: kept_effects(one, candidates) for one in self.rules(undone)}
        findings = in_order({**self.old.findings, **self.new.findings}, rules.values())
        if findings is None:
            return None
        found = replace(
            self.new,
            facts=self.facts(undone),
            findings=findings,
            advice={**self.old.advice, **self.new.advice},
            decisions=decisions,
            rules=rules,
            impossible=tuple(self.impossible(undone)),
        )
        return found if fits(found) else None

    def rules(self, undone: Iterable[Edit]) -> Iterator[Rule]:
        """Yield the rules, those of undone edits as they were."""
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
            Conclude(self.renamed.get(one.finding, one.finding)) if isinstance(one, Conclude) else one
            for one in rule.effects
        )
        return replace(rule, condition=under_new_names(rule.condition, self.renamed), effects=effects)

    def facts(self, undone: Iterable[Edit]) -> Mapping[str, Fact]:
        """Return the facts, those of undone edits as they were."""
        edited = {edit.name for edit in undone if edit.what == "fact"}
        kept = {name: fact for name, fact in self.new.facts.items() if name not in edited}
        return kept | {name: fact for name, fact in self.old.facts.items() if name in edited}

    def decisions(self, undone: Iterable[Edit]) -> Mapping[str, Decision]:
        """Return the decisions, with candidates of undone edits as they were."""
        edited = {edit.name for edit in undone if edit.what == "candidate"}
        found = {}
        for name, decision in self.new.decisions.items():
            kept = [one for one in decision.candidates if one.id not in edited]
            before = self.old.decisions[name].candidates if name in self.old.decisions else ()
            found[name] = replace(decision, candidates=(*kept, *(one for one in before if one.id in edited)))
        return found

    def impossible(self, undone: Iterable[Edit]) -> Iterator[Impossible]:
        """Yield the impossibilities, those of undone edits as they were."""
        edited = {edit.key for edit in undone if edit.what == "impossibility"}
        yield from (one for one in self.new.impossible if one.condition not in edited)
        yield from (one for one in self.old.impossible if one.condition in edited)


def kept_effects(rule: Rule, candidates: set[str]) -> Rule:
    """Return a rule without effects on candidates that are not there."""
    effects = tuple(
        one for one in rule.effects if not isinstance(one, Award | RuleOut) or one.candidate in candidates
    )
    return rule if len(effects) == len(rule.effects) else replace(rule, effects=effects)


def in_order(findings: Mapping[str, Finding], rules: Iterable[Rule]) -> Mapping[str, Finding] | None:
    """Return the findings, each after all that it builds on; None if one would rest on itself or is not there."""
    needs: dict[str, set[str]] = {finding: set() for finding in findings}
    for rule in rules:
        for finding in rule.concludes:
            needs.setdefault(finding, set()).update(findings_read(rule.condition))
    try:
        order = tuple(TopologicalSorter(needs).static_order())
    except CycleError:
        return None
    return {name: findings[name] for name in order} if findings.keys() >= set(order) else None


def fits(base: RuleBase) -> bool:
    """Return whether all conditions read facts, values and findings that are there."""
    of_rules = (rule.condition for rule in base.rules.values())
    return all(can_be_read(base, one) for one in (*of_rules, *(one.condition for one in base.impossible)))


def can_be_read(base: RuleBase, condition: Condition) -> bool:
    """Return whether a condition reads facts, values and findings that are there."""
    return all(is_there(base, leaf) for leaf in leaves(condition))


def is_there(base: RuleBase, leaf: Leaf) -> bool:
    """Return whether a leaf reads what is there."""
    match leaf:
        case Found(finding):
            return finding in base.findings
        case Is(fact, values):
            return fact in base.facts and set(values) <= set(base.facts[fact].value_ids)
        case AtLeast(fact, value) | AtMost(fact, value):
            return fact in base.facts and value in base.facts[fact].value_ids
