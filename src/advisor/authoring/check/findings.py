"""Findings that are never true, always true, or that nothing reads."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.authoring.check.examined import Examined
from advisor.authoring.check.notice import Notice, not_decided, notice
from advisor.evaluators.prove.sorting import sort, true_findings
from advisor.model import Finding, RuleBase, findings_read
from advisor.texts import at_most

USE = "read it in a condition, or remove it"
BOTH = "conclude and read it in rules, or remove it"


def unread_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the findings that no rule and no guarantee reads."""
    read = findings_in_use(examined.base)
    for one in examined.base.findings.values():
        if one.id not in read and examined.base.concluding[one.id]:
            what = f"no rule and no guarantee reads the finding '{one.id}'"
            yield notice("unread-finding", one.id, one.place, what, USE)
        elif one.id not in read:
            what = f"the finding '{one.id}' is not used: no rule concludes it, and nothing reads it"
            yield notice("unread-finding", one.id, one.place, what, BOTH)


def findings_in_use(base: RuleBase) -> frozenset[str]:
    """Return the findings that some condition reads."""
    conditions = [one.condition for one in base.rules.values()]
    conditions += [one.condition for one in base.guarantees.values()]
    return frozenset[str]().union(*map(findings_read, conditions))


def truth_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the findings that can never be true, and those that are always true.

    One that no rule concludes is only said to be so if something reads it.
    """
    base, read = examined.base, findings_in_use(examined.base)
    for one in base.findings.values():
        if not base.concluding[one.id] and one.id in read:
            what = f"the finding '{one.id}' can never be true: no rule concludes it"
            hint = f"conclude it in a rule with 'conclude: {one.id}', or remove it"
            yield notice("finding-never-true", one.id, one.place, what, hint)
    if examined.proving:
        yield from proved_notices(base, truths(examined))


@dataclass(frozen=True, slots=True)
class Truths:
    """Which of the findings that rules conclude are never or always true; of those in `maybe` it is not known."""

    never: frozenset[str]
    always: frozenset[str]
    maybe_never: frozenset[str]
    maybe_always: frozenset[str]


def truths(examined: Examined) -> Truths:
    """Return which findings are proved to be the same in every interview."""
    prover, deadline, base = examined.prover, examined.deadline, examined.base
    concluded = {name: one for name, one in true_findings(prover).items() if base.concluding[name]}
    possible = sort(prover, concluded, deadline)
    avoidable = sort(prover, {name: -one for name, one in concluded.items()}, deadline)
    return Truths(possible.impossible, avoidable.impossible, possible.undecided, avoidable.undecided)


def proved_notices(base: RuleBase, shown: Truths) -> Iterator[Notice]:
    """Yield the findings that have a rule and are still never true, or always true."""
    for one in named(base, shown.never):
        what = f"the finding '{one.id}' can never be true: none of the rules that conclude it can fire"
        yield notice("finding-never-true", one.id, one.place, what, concluders(base, one))
    for one in named(base, shown.always):
        what = f"the finding '{one.id}' is always true: whatever is answered, some rule concludes it"
        yield notice("finding-always-true", one.id, one.place, what, concluders(base, one))
    for check, unknown, truth in (
        ("finding-never-true", shown.maybe_never, "true"),
        ("finding-always-true", shown.maybe_always, "false"),
    ):
        if open_ := [one.id for one in named(base, unknown)]:
            place = base.findings[open_[0]].place
            yield not_decided(check, f"whether these findings can be {truth}", open_, place)


def concluders(base: RuleBase, finding: Finding) -> str:
    """Return a hint to the rules that conclude a finding."""
    rules = dict.fromkeys(rule.written_as for rule in base.concluding[finding.id])
    return f"look at the rules that conclude it: {at_most(tuple(rules))}"


def named(base: RuleBase, chosen: frozenset[str]) -> Iterator[Finding]:
    """Yield these findings in their order."""
    return (one for one in base.findings.values() if one.id in chosen)
