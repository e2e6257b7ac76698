"""Findings that are never true, always true, or never read, and values that a finding never has."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from advisor.authoring.check.examined import Examined
from advisor.authoring.check.notice import Notice, not_decided
from advisor.authoring.check.written import quoted
from advisor.evaluators.prove.sorting import sort, true_findings
from advisor.model import (
    Finding,
    Guarantee,
    Kind,
    Rule,
    RuleBase,
    concluded,
    findings_read,
    has_value,
)
from advisor.texts import at_most

USE = "read it in a condition, or remove it"
BOTH = "conclude and read it in rules, or remove it"
DEFAULT = "it has that value where no rule concludes one: look at the rules that do"
ADD = "add to it and read it in rules, or remove it"


@dataclass(frozen=True, slots=True)
class FindingValue:
    """That a finding is true, or has a value, as the proposition that it is; and the rules that conclude it."""

    finding: Finding
    value: str
    name: str
    rules: tuple[Rule, ...]

    @property
    def members(self) -> tuple[str, ...]:
        """What it is called, if that is not the finding."""
        return (self.name,) if self.value else ()

    @property
    def never(self) -> str:
        if self.value:
            return f"can never be '{self.value}': whenever a rule concludes that, another value holds, or no such rule can fire"
        return "can never be true: none of the rules that conclude it can fire"

    @property
    def always(self) -> str:
        if self.value:
            return f"is always '{self.value}', whatever is answered"
        return "is always true: whatever is answered, some rule concludes it"


def values_of(base: RuleBase, finding: Finding) -> Iterator[FindingValue]:
    """Yield what rules conclude of a finding: that it is so, or values, also those that it has by default."""
    if finding.kind is Kind.YES_NO:
        yield FindingValue(finding, "", finding.id, base.bearing[finding.id])
    for value in finding.value_ids:
        rules = base.bearing[concluded(finding.id, value)]
        yield FindingValue(finding, value, has_value(finding.id, value), rules)


def unread_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the findings that no rule and no guarantee reads."""
    base = examined.base
    read = findings_in_use(base)
    for finding in base.findings.values():
        if finding.id not in read:
            is_sum, used = finding.kind is Kind.SUM, base.speaking[finding.id]
            kind = "sum" if is_sum else "finding"
            what = f"no rule and no guarantee reads the {kind} '{finding.id}'"
            if not used:
                deed = "adds to" if is_sum else "concludes"
                what = f"the {kind} '{finding.id}' is not used: no rule {deed} it, and nothing reads it"
            hint = USE if used else ADD if is_sum else BOTH
            yield Notice("unread-finding", finding.id, finding.place, what, hint)


def findings_in_use(base: RuleBase) -> frozenset[str]:
    """Return the findings that something reads or waits for."""
    readers: tuple[Rule | Guarantee, ...] = (*base.rules.values(), *base.guarantees.values())
    names = frozenset[str]().union(*(findings_read(reader.condition) for reader in readers))
    while more := beneath_steps(base, names) - names:
        names |= more
    return frozenset((*base.awaited, *(base.propositions[name].finding for name in names)))


def beneath_steps(base: RuleBase, names: Iterable[str]) -> frozenset[str]:
    """Return what those of these propositions read that are about no finding."""
    steps = (name for name in names if not base.propositions[name].finding)
    return frozenset[str]().union(*(findings_read(cause) for name in steps for cause in base.causes[name]))


def truth_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the findings that can never be true, and those that are always true.

    One that no rule concludes is only said to be so if something reads it.
    """
    base, read = examined.base, findings_in_use(examined.base)
    for finding in base.findings.values():
        missing = [truth for truth in values_of(base, finding) if not truth.rules]
        if finding.kind is Kind.YES_NO and missing and finding.id in read:
            what = f"the finding '{finding.id}' can never be true: no rule concludes it"
            hint = f"conclude it in a rule with 'conclude: {finding.id}', or remove it"
            yield Notice("finding-never-true", finding.id, finding.place, what, hint)
        elif finding.id in read or base.speaking[finding.id]:
            yield from missing_values(finding, missing)
    if examined.proving:
        yield from proved_notices(examined)


def missing_values(finding: Finding, missing: Iterable[FindingValue]) -> Iterator[Notice]:
    """Yield that rules conclude some values of a finding, but not these, which it has not by default either."""
    values = [truth.value for truth in missing if truth.value not in (*finding.default, "")]
    if values:
        what = f"no rule concludes that '{finding.id}' is {quoted(values)}"
        hint = f"write a rule with 'conclude: {{{finding.id}: {values[0]}}}', or remove {'the value' if len(values) == 1 else 'the values'}"
        yield Notice("value-never-concluded", finding.id, finding.place, what, hint)


def proved_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the findings that rules conclude and that are still proved to be the same in every interview."""
    prover, deadline, base = examined.prover, examined.deadline, examined.base
    literals = true_findings(prover)
    truths = {
        truth.name: truth
        for finding in base.findings.values()
        for truth in values_of(base, finding)
        if truth.rules or (truth.value in finding.default and base.speaking[finding.id])
    }
    possible = sort(prover, {name: literals[name] for name in truths}, deadline)
    avoidable = sort(prover, {name: -literals[name] for name in truths}, deadline)
    for check, fates, can in (
        ("finding-never-true", possible, "be true"),
        ("finding-always-true", avoidable, "be false"),
    ):
        yield from (constant(check, truth) for name, truth in truths.items() if name in fates.impossible)
        if unknown := [name for name in truths if name in fates.undecided]:
            place = truths[unknown[0]].finding.place
            yield not_decided(check, f"whether these findings can {can}", unknown, place)


def constant(check: str, truth: FindingValue) -> Notice:
    """Return that something is never so, or always."""
    finding, rules = truth.finding, tuple(dict.fromkeys(rule.written_as for rule in truth.rules))
    how = truth.never if check == "finding-never-true" else truth.always
    hint = f"look at the rules that conclude it: {at_most(rules)}" if rules else DEFAULT
    what = f"the finding '{finding.id}' {how}"
    return Notice(check, finding.id, finding.place, what, hint, members=truth.members)


def concluding(base: RuleBase, name: str) -> list[str]:
    """Return the rules that conclude a finding, or of one with values the value, by its proposition."""
    finding = base.findings[base.propositions[name].finding]
    return [rule.id for held in values_of(base, finding) if held.name == name for rule in held.rules]


def concluding_others(base: RuleBase, name: str) -> list[str]:
    """Return the rules that conclude other values of a finding."""
    own = concluding(base, name)
    return [rule.id for rule in base.concluding[name] if rule.id not in own]
