"""Findings that are never true, always true, or that nothing reads."""

from collections.abc import Iterator

from advisor.check.examined import Examined
from advisor.check.notice import Notice, not_decided, notice
from advisor.evaluators.prove.sorting import found, sort
from advisor.model import Finding, RuleBase, findings_read


def unread_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the findings that no rule and no guarantee reads."""
    read = findings_in_use(examined.base)
    for one in examined.base.findings.values():
        if one.id not in read:
            what = f"nothing reads the finding '{one.id}'"
            yield notice("unread-finding", one.id, one.place, what, "use it in a condition, or remove it")


def findings_in_use(base: RuleBase) -> frozenset[str]:
    """Return the findings that some condition reads."""
    conditions = [one.condition for one in base.rules.values()]
    conditions += [one.condition for one in base.guarantees.values()]
    return frozenset[str]().union(*map(findings_read, conditions))


def truth_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the findings that can never be true, and those that are never false."""
    for one in examined.base.findings.values():
        if not examined.base.concluding[one.id]:
            what = f"the finding '{one.id}' can never be true: no rule concludes it"
            yield notice(
                "finding-never-true", one.id, one.place, what, f"conclude it in a rule: 'conclude: {one.id}'"
            )
    if examined.proving:
        yield from proved_notices(examined)


def proved_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the findings that have a rule and are still proved never to be true, or never to be false."""
    base, literals = examined.base, found(examined.prover)
    concluded = {name: one for name, one in literals.items() if base.concluding[name]}
    possible = sort(examined.prover, concluded, examined.deadline)
    for name in names(base, possible.impossible):
        what = f"the finding '{name.id}' can never be true: no answers make a rule conclude it"
        yield notice("finding-never-true", name.id, name.place, what, "look at the rules that conclude it")
    opposite = {name: -one for name, one in concluded.items()}
    avoidable = sort(examined.prover, opposite, examined.deadline)
    for name in names(base, avoidable.impossible):
        what = f"the finding '{name.id}' is never false: on all answers some rule concludes it"
        yield notice("finding-always-true", name.id, name.place, what, "look at the rules that conclude it")
    if unknown := [one.id for one in names(base, possible.undecided | avoidable.undecided)]:
        what = "whether these findings can be both true and false"
        yield not_decided("finding-never-true", what, unknown, base.findings[unknown[0]].place)


def names(base: RuleBase, chosen: frozenset[str]) -> Iterator[Finding]:
    """Yield these findings in their order."""
    return (one for one in base.findings.values() if one.id in chosen)
