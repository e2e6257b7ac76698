"""Who wins whatever is still answered, for many profiles: first in one sweep, then by proof for the rest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from advisor.evaluators.prove.possible import has_completion
from advisor.evaluators.sweep.codes import Columns, decode
from advisor.evaluators.sweep.plan import plan_for
from advisor.evaluators.sweep.settling import completed
from advisor.evaluators.sweep.standings import Truths
from advisor.model import Profile, RuleBase
from advisor.recommend import Certainty, certain_winners

Known: TypeAlias = npt.NDArray[np.int8]
"""1 where something is so, 0 where it is not, NOT_KNOWN where it was not proved in time."""

Certain: TypeAlias = Mapping[str, Certainty]

NOT_KNOWN = -1

# So many completions of a profile are tried before a proof is asked for, which takes as long as thousands.
TRIES = 64
SEED = 1


@dataclass(frozen=True, slots=True)
class Tried:
    """What random completions show: whether there is one, and of which decisions two have other winners."""

    possible: Truths
    open: Truths


@dataclass(frozen=True, slots=True)
class Settled:
    """Of which decisions it is known that no answer changes them; who wins then; and which rows have no completion."""

    known: Known
    winners: Truths
    lost: tuple[int, ...]


def settle(base: RuleBase, columns: Columns, leading: Truths, sure: Truths, seconds: float) -> Settled:
    """Return what is certain of profiles; who leads them now surely stays the winner where it says so."""
    plan = plan_for(base)
    shown = tried(base, columns, sure)
    known: Known = np.where(sure, 1, np.where(shown.open, 0, NOT_KNOWN)).astype(np.int8)
    winners, lost = leading.copy(), list[int]()
    rest = np.flatnonzero(~shown.possible | (known == NOT_KNOWN).any(axis=0))
    for row, certain in proofs(base, columns, rest.tolist(), seconds).items():
        if certain is None:
            lost.append(row)
            continue
        for number, (span, decision) in enumerate(zip(plan.spans, base.decisions.values(), strict=True)):
            one = certain[decision.id]
            if one.settled is not None:
                known[number, row] = one.settled
            if one.winners is not None:
                winners[span, row] = [candidate.id in one.winners for candidate in decision.candidates]
    return Settled(known, winners, tuple(lost))


def tried(base: RuleBase, columns: Columns, sure: Truths) -> Tried:
    """Return what random completions show of profiles; nothing more is tried where all is shown."""
    plan, count = plan_for(base), sure.shape[1]
    random = np.random.default_rng(SEED)
    possible, opened = np.zeros(count, bool), np.zeros_like(sure)
    first = np.zeros((len(plan.awards), count), bool)
    for _ in range(TRIES):
        rows = np.flatnonzero(~(possible & (sure | opened).all(axis=0)))
        if not len(rows):
            break
        fits, winners = completed(base, [column[rows] for column in columns], len(rows), random)
        again, new = fits & possible[rows], fits & ~possible[rows]
        for number, span in enumerate(plan.spans):
            opened[number, rows] |= again & (winners[span] != first[span, rows]).any(axis=0)
        first[:, rows[new]] = winners[:, new]
        possible[rows[new]] = True
    return Tried(possible, opened & ~sure)


def proofs(
    base: RuleBase, columns: Columns, rows: Iterable[int], seconds: float
) -> Mapping[int, Certain | None]:
    """Return what is certain of these rows, None if their answers leave no completion; equal ones are proved once."""
    known: dict[tuple[int, ...], Certain | None] = {}
    found = {}
    for row in rows:
        codes = tuple(int(column[row]) for column in columns)
        if codes not in known:
            known[codes] = prove(base, decode(base, codes), seconds)
        found[row] = known[codes]
    return found


def prove(base: RuleBase, profile: Profile, seconds: float) -> Certain | None:
    """Return what is certain of one profile, None if its answers leave no completion."""
    if base.impossible and has_completion(base, profile, seconds=seconds) is False:
        return None
    return certain_winners(base, profile, seconds=seconds)
