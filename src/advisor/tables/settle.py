"""Who wins whatever is still answered, for many profiles: by bounds, search and enumeration, and by proof for the rest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from advisor.evaluators.sweep.codes import Columns, decode
from advisor.evaluators.sweep.completions import Endings, enumerate_ends
from advisor.evaluators.sweep.levels import Rows
from advisor.evaluators.sweep.plan import Plan, plan_for
from advisor.evaluators.sweep.standings import Truths
from advisor.model import RuleBase
from advisor.recommend import Certainty, certain_winners
from advisor.tables.differing_completions import search

KleeneTruths: TypeAlias = npt.NDArray[np.int8]
"""1 where something is so, 0 where it is not, NOT_KNOWN where it was not proved in time."""

Certain: TypeAlias = Mapping[str, Certainty]

NOT_KNOWN = -1


@dataclass(frozen=True, slots=True)
class Settled:
    """Of which decisions it is known that no answer changes them; who wins then; and which rows have no completion."""

    known: KleeneTruths
    winners: Truths
    lost: set[int]


def settle(base: RuleBase, columns: Columns, leading: Truths, sure: Truths, seconds: float) -> Settled:
    """Return what is certain of profiles; who leads them now surely stays the winner where it says so.

    What neither a search nor the enumeration of few completions shows is proved.
    """
    shown = search(base, columns, sure)
    known: KleeneTruths = np.where(sure, 1, np.where(shown.opened, 0, NOT_KNOWN)).astype(np.int8)
    settled = Settled(known, leading.copy(), set())
    rest = np.flatnonzero(~shown.possible | (known == NOT_KNOWN).any(axis=0))
    left = set(rest.tolist())
    for ends in enumerate_ends(base, [column[rest] for column in columns], len(rest)):
        enter_endings(plan_for(base), settled, rest[ends.profiles], ends)
        left -= set(rest[ends.profiles].tolist())
    for row, certain in proofs(base, columns, sorted(left), seconds).items():
        enter_certainty(base, settled, row, certain)
    return settled


def enter_endings(plan: Plan, settled: Settled, rows: Rows, ends: Endings) -> None:
    """Enter how the decisions of some rows end over all their completions."""
    settled.known[:, rows] = ends.same
    for number, span in enumerate(plan.spans):
        certain = np.flatnonzero(ends.same[number] & ends.possible)
        settled.winners[span, rows[certain]] = ends.winners[span, certain]
    settled.lost.update(rows[~ends.possible].tolist())


def enter_certainty(base: RuleBase, settled: Settled, row: int, certain: Certain | None) -> None:
    if certain is None:
        settled.lost.add(row)
        return
    for number, (span, decision) in enumerate(
        zip(plan_for(base).spans, base.decisions.values(), strict=True)
    ):
        certainty = certain[decision.id]
        if certainty.settled is not None:
            settled.known[number, row] = certainty.settled
        if certainty.winners is not None:
            settled.winners[span, row] = [
                candidate in certainty.winners for candidate in decision.candidate_ids
            ]


def proofs(
    base: RuleBase, columns: Columns, rows: Iterable[int], seconds: float
) -> Mapping[int, Certain | None]:
    """Return what is certain of these rows, None if their answers leave no completion; equal ones are proved once."""

    @cache
    def proof(codes: tuple[int, ...]) -> Certain | None:
        certain = certain_winners(base, decode(base, codes), seconds=seconds)
        lost = any(certainty.settled and certainty.winners is None for certainty in certain.values())
        return None if lost else certain

    return {row: proof(tuple(int(column[row]) for column in columns)) for row in rows}
