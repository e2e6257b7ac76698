"""Which decisions no further answer can change, as far as bounds show it, for many profiles at once."""

from collections.abc import Iterable

import numpy as np

from advisor.evaluators.sweep.levels import Rows
from advisor.evaluators.sweep.plan import Plan, PointShare, shares
from advisor.evaluators.sweep.standings import Standings, Truths, totals
from advisor.evaluators.sweep.truths import Bits, Ones, somewhere, unpacked


def beyond_reach(plan: Plan, bits: Bits, standings: Standings) -> Truths:
    """Return, a row for each decision, where its winner surely stays whatever is still answered.

    That is where the winner cannot be ruled out any more and no rival can catch up, if each condition that is
    still open could come out either way by itself; and where everybody is ruled out.
    """
    count = standings.points.shape[1]
    undecided = unpacked(~(bits[plan.counted] | bits[opposites(plan, plan.counted)]), count)
    kept = np.array([out_of_danger(plan, bits, rows, count) for rows in plan.vetoes]).reshape(-1, count)
    settled = np.array([~standings.winners[span].any(axis=0) for span in plan.spans]).reshape(-1, count)
    for row, span in enumerate(plan.spans):
        alone = standings.winners[span].sum(axis=0) == 1
        for winner in range(span.start, span.stop):
            rows = np.flatnonzero(standings.winners[winner] & alone & kept[winner])
            if len(rows):
                rivals = [rival for rival in range(span.start, span.stop) if rival != winner]
                settled[row, rows] = out_of_reach(
                    plan, winner, rivals, undecided[:, rows], standings.of(rows)
                )
    return settled


def opposites(plan: Plan, rows: Rows) -> Rows:
    """Return the rows that are true where these are false."""
    return (rows + plan.nodes) % (2 * plan.nodes)


def out_of_danger(plan: Plan, bits: Bits, vetoes: Rows, count: int) -> Truths:
    """Return where all of these vetoes are false."""
    return ~unpacked(somewhere(~bits[opposites(plan, vetoes)], np.arange(len(vetoes))), count).view(np.bool_)


def out_of_reach(
    plan: Plan, winner: int, rivals: Iterable[int], undecided: Ones, standings: Standings
) -> Truths:
    """Return where no rival of a candidate can reach its points, save those that are ruled out."""
    safe = np.ones(standings.points.shape[1], bool)
    for rival in rivals:
        most = (
            standings.points[rival]
            - standings.points[winner]
            + totals(plan, [gains(plan, rival, winner)], undecided)[0]
        )
        safe &= (most < 0) | standings.ruled_out[rival]
    return safe


def gains(plan: Plan, rival: int, winner: int) -> tuple[PointShare, ...]:
    if (rival, winner) not in plan.gains:
        plan.gains[rival, winner] = shares(np.maximum(plan.weights[rival] - plan.weights[winner], 0))
    return plan.gains[rival, winner]
