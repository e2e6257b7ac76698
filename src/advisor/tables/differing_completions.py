"""A search for two completions of a profile that end differently, for many profiles at once.

It is hill climbing, all profiles in step. The first completion of a profile that breaks no impossibility fixes its
`first` winners. In each later step some answers of the `nearest` completion, in which these lead least, are drawn
again; the new one takes its place if they lead no more in it. A decision whose winners differ from the first is
`opened` and looked at no further. A profile is done when every decision is opened or sure; the rest end with the steps.
What is found is certain; that nothing is found says nothing.
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from advisor.evaluators.sweep.codes import Columns
from advisor.evaluators.sweep.completions import Completed, complete, redraw
from advisor.evaluators.sweep.levels import Rows
from advisor.evaluators.sweep.plan import Plan, plan_for
from advisor.evaluators.sweep.standings import Standings, Truths
from advisor.model import RuleBase

Leads: TypeAlias = npt.NDArray[np.int64]

# Random completions at the start; steps after them, and the shares of answers that are drawn again in turn.
DRAWS = 4
STEPS, SHARES = 120, (0.5, 0.15)
SEED = 1
HIGHEST = np.iinfo(np.int64).max
# Below any sum of points.
NOBODY = np.iinfo(np.int32).min


@dataclass(frozen=True, slots=True)
class Witnessed:
    """What completions show: whether there is one, and of which decisions two end differently."""

    possible: Truths
    opened: Truths


@dataclass(frozen=True, slots=True)
class Climb:
    """How far a search has come, entered in place: `first` are the winners of the first completion of each profile.

    `nearest` are the completions in which these lead least, `leads` by how much.
    """

    plan: Plan
    shown: Witnessed
    sure: Truths
    first: Truths
    nearest: Columns
    leads: Leads

    @property
    def unfinished(self) -> Rows:
        """The profiles of which not all is shown."""
        return np.flatnonzero(~(self.shown.possible & (self.sure | self.shown.opened).all(axis=0)))

    def enter(self, rows: Rows, columns: Columns, completed: Completed) -> None:
        """Take over what completions of some profiles show."""
        winners, before = completed.standings.winners, self.shown.possible[rows]
        again, new = completed.fits & before, completed.fits & ~before
        self.first[:, rows[new]] = winners[:, new]
        self.shown.possible[rows[new]] = True
        for number, span in enumerate(self.plan.spans):
            differ = again & (winners[span] != self.first[span, rows]).any(axis=0)
            newly = differ & ~self.sure[number, rows] & ~self.shown.opened[number, rows]
            self.shown.opened[number, rows[newly]] = True
            self.leads[rows[newly]] = HIGHEST  # from here on another decision is looked at
        leads = self.least_lead(rows, completed.standings)
        nearer = np.flatnonzero(completed.fits & (leads <= self.leads[rows]))
        self.leads[rows[nearer]] = leads[nearer]
        for column, drawn in zip(self.nearest, columns, strict=True):
            column[rows[nearer]] = drawn[nearer]

    def least_lead(self, rows: Rows, standings: Standings) -> Leads:
        """Return by how much the first winners lead, in the decision still open in which they lead least."""
        least = np.full(len(rows), HIGHEST)
        for number, span in enumerate(self.plan.spans):
            first = self.first[span, rows]
            points = standings.points[span].astype(np.int64)
            own = np.where(first, points, NOBODY).max(axis=0)
            others = np.where(first | standings.ruled_out[span], NOBODY, points).max(axis=0)
            done = self.shown.opened[number, rows] | self.sure[number, rows]
            least = np.minimum(least, np.where(done, HIGHEST, own - others))
        return least


def search(base: RuleBase, columns: Columns, sure: Truths) -> Witnessed:
    """Return what random completions show of profiles; decisions that are surely settled are not looked at."""
    plan, count = plan_for(base), sure.shape[1]
    shown = Witnessed(np.zeros(count, bool), np.zeros_like(sure))
    nearest = tuple(column.copy() for column in columns)
    first = np.zeros((len(plan.awards), count), bool)
    climb = Climb(plan, shown, sure, first, nearest, np.full(count, HIGHEST))
    random = np.random.default_rng(SEED)
    for step in range(DRAWS + STEPS):
        rows = climb.unfinished
        if not len(rows):
            break
        known = tuple(column[rows] for column in columns)
        near = tuple(column[rows] for column in climb.nearest)
        drawn = redraw(base, near, known, random, 1 if step < DRAWS else SHARES[step % 2])
        climb.enter(rows, drawn, complete(base, drawn, len(rows)))
    return shown
