"""Which rules fire on which profiles, and where a decision would end in another way without a rule."""

from collections.abc import Iterable, Mapping

import numpy as np

from advisor.evaluators.sweep.codes import Codes, columns_of
from advisor.evaluators.sweep.plan import plan_for
from advisor.evaluators.sweep.standings import Swept, Truths, leading_of_each, sweep
from advisor.evaluators.sweep.truths import packed, truths_in_parts, unpacked
from advisor.model import Rule, RuleBase


def firings(base: RuleBase, codes: Codes) -> Mapping[str, int]:
    """Return for each rule the rows on which it fires, as the bits of one number: bit n stands for row n."""
    return {rule: bits(row) for rule, row in zip(base.rules, fired_rows(base, codes), strict=True)}


def fired_rows(base: RuleBase, codes: Codes) -> Truths:
    """Return for each rule, as a row, in which profiles it fires."""
    plan, fired = plan_for(base), np.empty((len(base.rules), len(codes)), bool)
    for rows, count, bits in truths_in_parts(plan, columns_of(codes), len(codes)):
        fired[:, rows] = unpacked(bits[plan.rules], count)
    return fired


def turned(base: RuleBase, codes: Codes, rules: Iterable[str]) -> Mapping[str, int]:
    """Return for each of these rules the rows, as bits, on which a decision ends in another way without it.

    That is: with another single winner, with a tie, or with nobody.
    """
    swept, fired = sweep(base, codes), dict(zip(base.rules, fired_rows(base, codes), strict=True))
    rows_of_rule = {}
    for rule in rules:
        others = winners_without(base, codes, swept, fired, base.rules[rule])
        rows_of_rule[rule] = bits(other_endings(plan_for(base).spans, swept.winners.T, others))
    return rows_of_rule


def winners_without(
    base: RuleBase, codes: Codes, swept: Swept, fired: Mapping[str, Truths], rule: Rule
) -> Truths:
    """Return who wins without a rule, a row for each candidate; what was swept with it is made use of."""
    if rule.id in base.bearers:
        return sweep(base.without(rule.id), codes).winners.T
    points, ruled_out = swept.points.T.copy(), swept.ruled_out.T.copy()
    for row, candidate in enumerate(swept.candidates):
        if by := base.awards[rule.id].get(candidate):
            points[row] -= by * fired[rule.id]
        if candidate in rule.vetoes:
            others = [other for other in base.vetoing[candidate] if other is not rule]
            ruled_out[row] = np.any([fired[other.id] for other in others], axis=0) if others else False
    return leading_of_each(plan_for(base), points, ruled_out)


def other_endings(spans: Iterable[slice], winners: Truths, others: Truths) -> Truths:
    """Return where some decision ends in another way; ties among others are ties."""
    elsewhere = np.zeros(winners.shape[1], bool)
    for span in spans:
        tied = (winners[span].sum(axis=0) > 1) & (others[span].sum(axis=0) > 1)
        elsewhere |= (winners[span] != others[span]).any(axis=0) & ~tied
    return elsewhere


def bits(row: Truths) -> int:
    """Return which columns of a row are true, as the bits of one number."""
    return int.from_bytes(packed(row).tobytes(), "little")
