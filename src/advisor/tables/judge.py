"""What becomes of each row: who wins, how surely, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from advisor.evaluators.sweep.codes import UNKNOWN, Columns, decode
from advisor.evaluators.sweep.levels import Rows
from advisor.evaluators.sweep.plan import Plan, plan_for
from advisor.evaluators.sweep.settling import beyond_reach
from advisor.evaluators.sweep.standings import Standings, Truths, standings
from advisor.evaluators.sweep.truths import Bits, chunks, packed, somewhere, truths, unpacked
from advisor.interview.session import NOTHING_LEFT, refusals
from advisor.model import RuleBase
from advisor.tables.encoded import Encoded, Wrong
from advisor.tables.settle import KleeneTruths, Settled, settle

SECONDS = 10.0
"""Maximum seconds per proof of one row, if the caller does not say."""


@dataclass(frozen=True, slots=True)
class JudgedRows:
    """What became of some rows: a column for each of them, a row for each decision, or rule.

    The winners in the standings are those that are certain to win, where that is known; `overtaken` says where
    they are not those that lead by the answers so far.
    `columns` are the codes that were judged; `fired` has a bit for each row. Of rows with something `wrong` nothing
    else means anything, and no rule fires.
    """

    count: int
    standings: Standings
    settled: KleeneTruths
    overtaken: Truths
    fired: Bits
    wrong: Wrong
    columns: Columns

    @property
    def good(self) -> Truths:
        """Where nothing is wrong."""
        good = np.ones(self.count, bool)
        good[list(self.wrong)] = False
        return good


def judge(base: RuleBase, rows: Encoded, seconds: float = SECONDS) -> Iterator[JudgedRows]:
    """Yield what becomes of the rows, in groups of a good size, as `recommend` would say of each."""
    plan = plan_for(base)
    for span in chunks(rows.count, plan.at_once):
        columns = [column[span] for column in rows.columns]
        wrong = {
            row - span.start: words for row, words in rows.wrong.items() if span.start <= row < span.stop
        }
        yield judge_part(base, Encoded(span.stop - span.start, columns, wrong), seconds)


def judge_part(base: RuleBase, rows: Encoded, seconds: float) -> JudgedRows:
    """Return what becomes of rows that are evaluated together."""
    plan = plan_for(base)
    bits = truths(plan.layout, rows.columns, rows.count)
    so_far = standings(plan, bits, rows.count)
    judged = JudgedRows(
        rows.count,
        so_far,
        np.ones((len(plan.spans), rows.count), np.int8),
        np.zeros((len(plan.spans), rows.count), bool),
        bits[plan.rules],
        {**contradictions(base, plan, rows, bits), **rows.wrong},
        rows.columns,
    )
    unanswered = np.flatnonzero(judged.good & incomplete(rows))
    if len(unanswered):
        sure = beyond_reach(plan, bits, so_far)[:, unanswered]
        columns = [column[unanswered] for column in rows.columns]
        certain = settle(base, columns, so_far.winners[:, unanswered], sure, seconds)
        lost = {row: contradiction(base, rows, row) for row in unanswered[sorted(certain.lost)].tolist()}
        judged = settled(plan, judged, unanswered, certain, lost)
    return replace(judged, fired=judged.fired & packed(judged.good))


def contradictions(base: RuleBase, plan: Plan, rows: Encoded, bits: Bits) -> Wrong:
    """Return which rows have answers that cannot be together, and why."""
    broken = unpacked(somewhere(bits, plan.impossible), rows.count)
    return {row: contradiction(base, rows, row) for row in np.flatnonzero(broken).tolist()}


def contradiction(base: RuleBase, rows: Encoded, row: int) -> str:
    profile = decode(base, [int(column[row]) for column in rows.columns])
    return " ".join(refusals(base, profile)) or NOTHING_LEFT


def incomplete(rows: Encoded) -> Truths:
    open_somewhere = np.zeros(rows.count, bool)
    for column in rows.columns:
        open_somewhere |= column <= UNKNOWN
    return open_somewhere


def settled(plan: Plan, judged: JudgedRows, some: Rows, certain: Settled, lost: Wrong) -> JudgedRows:
    """Return what was judged with what is certain of some rows, and those of them that cannot be."""
    judged.settled[:, some] = certain.known
    for number, span in enumerate(plan.spans):
        moved = certain.winners[span] != judged.standings.winners[span, some]
        judged.overtaken[number, some] = moved.any(axis=0)
    judged.standings.winners[:, some] = certain.winners
    return replace(judged, wrong={**lost, **judged.wrong})
