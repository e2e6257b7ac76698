"""Findings that have one value at a time, and that rules conclude two values of at once."""

from collections.abc import Iterator

from advisor.authoring.check.examined import Examined
from advisor.authoring.check.findings import values_of
from advisor.authoring.check.notice import Notice, not_decided
from advisor.authoring.check.overlapping import fewest_answers, overlaps
from advisor.authoring.check.written import as_written, located, quoted
from advisor.conditions import TRUE, judge
from advisor.model import Kind, concluded


def value_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the findings that can have two values at once though they have one at a time."""
    base, prover = examined.base, examined.prover
    for finding in base.findings.values():
        if finding.kind is not Kind.CHOICE:
            continue
        drawn = {truth.value: truth.rules for truth in values_of(base, finding) if truth.rules}
        findings = prover.readings[0].findings
        literals = {value: prover.literal(findings[concluded(finding.id, value)]) for value in drawn}
        met = overlaps(examined, literals)
        if met.shown:
            value, other = met.shown[0].name, met.shown[0].earlier[0]
            more = sum(len(overlap.earlier) for overlap in met.shown) - 1
            what = f"the finding '{finding.id}' can be {quoted((other, value))} at once"
            what += f", and so can {more} more pairs of its values" if more else ""
            shown = fewest_answers(examined, literals[other], literals[value])
            rules = [*drawn[other], *drawn[value]]
            if shown is not None:
                truths = judge(base, shown).rules
                rules = [rule for rule in rules if truths[rule.id] is TRUE] or rules
            _, places = located(tuple(as_written(base, (rule.id for rule in rules))), 4)
            hint = f"let the rules that conclude them exclude each other; {places}"
            yield Notice("two-values", finding.id, finding.place, what, hint, witness=shown)
        if met.undecided:
            what = "whether these findings can have two values at once"
            yield not_decided("two-values", what, [finding.id], finding.place)
