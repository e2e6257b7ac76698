"""How many questions some people would be asked, as far as a sample shows it.

A person is a row of the sample. When so many of its answers are known, the other rows with these answers in the place
of their own show what may still come. A question counts for the person if its answer, put into all of them, changes
the winners of one; so all that is needed is to walk from each other row to the person's, one answer after the other.
Who stops when a winner stays in 90 of 100 leaves what tells least for later: for them the winners of 10 must change.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from advisor.evaluators.sweep.codes import Codes
from advisor.evaluators.sweep.plan import plan_for
from advisor.evaluators.sweep.standings import Truths, sweep
from advisor.model import RuleBase

# People who are asked, and rows swept for all of them together.
PEOPLE, ROWS = 32, 32_768


def walk_lengths(base: RuleBase, rows: Codes, facts: Sequence[str], stay: float) -> list[int]:
    """Return how many of these facts would count, in this order, until each decision has a winner that stays so often."""
    people, others = rows[:PEOPLE], rows[-max(1, ROWS // (PEOPLE * (len(facts) + 1))) :]
    wins = sweep(base, walks(base, people, others, facts)).winners.reshape(
        len(facts) + 1, len(people), len(others), -1
    )
    counts = (wins[1:] != wins[:-1]).any(axis=3).mean(axis=2) > 1 - stay
    over = np.logical_and.reduce([stays(wins[..., span], stay) for span in plan_for(base).spans])
    before = ~np.logical_or.accumulate(over, axis=0)[:-1]
    lengths: list[int] = (counts & before).sum(axis=0).tolist()
    return lengths


def walks(base: RuleBase, people: Codes, others: Codes, facts: Sequence[str]) -> Codes:
    """Return each other row with none, one, two ... of each person's answers put in: by answers, people, others."""
    places = list(base.facts)
    rows = np.broadcast_to(others, (len(facts) + 1, len(people), *others.shape)).copy()
    for known, fact in enumerate(facts, start=1):
        place = places.index(fact)
        rows[known:, :, :, place] = people[:, place, np.newaxis]
    return rows.reshape(-1, len(places))


def stays(wins: Truths, share: float) -> Truths:
    """Return where somebody wins in such a share of the rows, in a tie of n counted 1/n, or all rows end alike."""
    alike = (wins == wins[..., :1, :]).all(axis=(-1, -2))
    tied = np.maximum(wins.sum(axis=-1, keepdims=True), 1)
    first: npt.NDArray[np.float64] = (wins / tied).mean(axis=-2).max(axis=-1, initial=0)
    often: Truths = alike | (first >= share)
    return often
