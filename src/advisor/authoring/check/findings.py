"""Findings that are never true, always true, or that nothing reads."""

from collections.abc import Iterator

from advisor.authoring.check.examined import Examined
from advisor.authoring.check.notice import Notice, not_decided
from advisor.evaluators.prove.sorting import sort, true_findings
from advisor.model import Guarantee, Rule, RuleBase, findings_read
from advisor.texts import at_most

USE = "read it in a condition, or remove it"
NEVER = "can never be true: none of the rules that conclude it can fire"
ALWAYS = "is always true: whatever is answered, some rule concludes it"
BOTH = "conclude and read it in rules, or remove it"


def unread_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the findings that no rule and no guarantee reads."""
    read = findings_in_use(examined.base)
    for finding in examined.base.findings.values():
        name, concluded = finding.id, examined.base.concluding[finding.id]
        if name not in read:
            what = f"no rule and no guarantee reads the finding '{name}'"
            unused = f"the finding '{name}' is not used: no rule concludes it, and nothing reads it"
            what, hint = (what, USE) if concluded else (unused, BOTH)
            yield Notice("unread-finding", name, finding.place, what, hint)


def findings_in_use(base: RuleBase) -> frozenset[str]:
    readers: tuple[Rule | Guarantee, ...] = (*base.rules.values(), *base.guarantees.values())
    return frozenset[str]().union(*(findings_read(reader.condition) for reader in readers))


def truth_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the findings that can never be true, and those that are always true.

    One that no rule concludes is only said to be so if something reads it.
    """
    base, read = examined.base, findings_in_use(examined.base)
    for finding in base.findings.values():
        if not base.concluding[finding.id] and finding.id in read:
            what = f"the finding '{finding.id}' can never be true: no rule concludes it"
            hint = f"conclude it in a rule with 'conclude: {finding.id}', or remove it"
            yield Notice("finding-never-true", finding.id, finding.place, what, hint)
    if examined.proving:
        yield from proved_notices(examined)


def proved_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the findings that rules conclude and that are still proved to be the same in every interview."""
    prover, deadline, base = examined.prover, examined.deadline, examined.base
    concluded = {name: literal for name, literal in true_findings(prover).items() if base.concluding[name]}
    possible = sort(prover, concluded, deadline)
    avoidable = sort(prover, {name: -literal for name, literal in concluded.items()}, deadline)
    for check, fates, how, truth in (
        ("finding-never-true", possible, NEVER, "true"),
        ("finding-always-true", avoidable, ALWAYS, "false"),
    ):
        for finding in (base.findings[name] for name in base.findings if name in fates.impossible):
            rules = dict.fromkeys(rule.written_as for rule in base.concluding[finding.id])
            hint = f"look at the rules that conclude it: {at_most(tuple(rules))}"
            yield Notice(check, finding.id, finding.place, f"the finding '{finding.id}' {how}", hint)
        if unknown := [name for name in base.findings if name in fates.undecided]:
            what = f"whether these findings can be {truth}"
            yield not_decided(check, what, unknown, base.findings[unknown[0]].place)
