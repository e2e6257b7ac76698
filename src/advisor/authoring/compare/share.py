"""How many interviews end differently in two versions, from a sample of those with every question answered."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from math import sqrt
from typing import TYPE_CHECKING, TypeAlias

from advisor.authoring.compare.common import held, understood
from advisor.model import Kind, Profile, RuleBase

if TYPE_CHECKING:  # numpy takes a while to load
    from advisor.evaluators.sweep import Codes, Swept

ROWS = 100_000
"""How many interviews are drawn if the caller does not say."""

SEED = 1
DEVIATIONS = 1.959964
"""How many standard deviations around the mean hold 95 % of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share of which a sample shows so many; the true one lies between `low` and `high` with 95 % confidence."""

    hits: int
    rows: int

    @property
    def share(self) -> float:
        return self.hits / self.rows

    @property
    def low(self) -> float:
        return max(0.0, self.wilson[0]) if self.hits else 0.0

    @property
    def high(self) -> float:
        return min(1.0, self.wilson[1]) if self.hits < self.rows else 1.0

    @property
    def wilson(self) -> tuple[float, float]:
        scale = 1 + DEVIATIONS**2 / self.rows
        centre = (self.share + DEVIATIONS**2 / (2 * self.rows)) / scale
        spread = self.share * (1 - self.share) / self.rows + DEVIATIONS**2 / (4 * self.rows**2)
        half = DEVIATIONS / scale * sqrt(spread)
        return centre - half, centre + half


@dataclass(frozen=True, slots=True)
class Move:
    """How many sampled interviews went from these winners to those."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    hits: int


@dataclass(frozen=True, slots=True)
class Share:
    """What a sample shows of each decision of both versions: other winners, and from whom to whom, most first.

    `points` are interviews in which some candidate has other points, or is ruled out in one version only;
    `example` is an interview with other winners.
    """

    winners: Mapping[str, Estimate]
    moves: Mapping[str, tuple[Move, ...]]
    points: Estimate
    example: Profile | None


def share(old: RuleBase, new: RuleBase, rows: int = ROWS) -> Share | None:
    """Return how many interviews that both versions can hold end differently, each fact answered evenly.

    Of numbers of which some are likely, half are drawn from those.

    None if both can hold no interview with every question answered.
    """
    from advisor.evaluators.sweep import decode, sample, sweep

    common = understood(old, new)
    if not (common.facts.keys() >= old.facts.keys() | new.facts.keys()) or not common.facts:
        return None
    codes = sample(common, {}, rows, SEED)
    if not len(codes):
        return None
    before, after = (sweep(base, recoded(common, base, codes)) for base in (old, new))
    names = {
        name: tuple(dict.fromkeys((*decision.candidate_ids, *new.decisions[name].candidate_ids)))
        for name, decision in old.decisions.items()
        if name in new.decisions
    }
    ends = {
        name: list(zip(won(before, either), won(after, either), strict=True))
        for name, either in names.items()
    }
    moves = {name: tuple(moved(names[name], pairs)) for name, pairs in ends.items()}
    differ = [row for pairs in ends.values() for row, (was, now) in enumerate(pairs) if was != now]
    return Share(
        {
            name: Estimate(sum(move.hits for move in some_moves), len(codes))
            for name, some_moves in moves.items()
        },
        moves,
        Estimate(otherwise(before, after), len(codes)),
        decode(common, codes[min(differ)]) if differ else None,
    )


def unheld(base: RuleBase, other: RuleBase, rows: int = ROWS) -> Estimate | None:
    """Return how many interviews of the first version the second cannot hold, each fact answered evenly.

    None if the first has no interview.
    """
    from advisor.evaluators.sweep import possible, sample

    codes = sample(base, {}, rows, SEED)
    both = int(possible(held(base, other), codes).sum())
    return Estimate(len(codes) - both, len(codes)) if len(codes) else None


def recoded(common: RuleBase, base: RuleBase, codes: "Codes") -> "Codes":
    """Return rows of complete answers to common facts as rows over the facts of a base, with its values."""
    places = {fact: place for place, fact in enumerate(common.facts)}
    own = codes[:, [places[fact] for fact in base.facts]]
    for column, fact in zip(own.T, base.facts.values(), strict=True):
        before, asked = column.copy(), common.facts[fact.id]
        values = [fact.value_ids.index(value) for value in asked.value_ids]
        if asked.kind is Kind.SEVERAL:
            column[:] = sum((before >> number & 1) << place for number, place in enumerate(values))
        else:
            for number, place in enumerate(values):
                column[before == number] = place
    return own


Winning: TypeAlias = tuple[str, ...]


def won(swept: "Swept", names: Sequence[str]) -> Iterator[Winning]:
    """Yield for each row who of these wins it, in their order."""
    own = [name for name in names if name in swept.candidates]
    rows = swept.winners[:, [swept.candidates.index(name) for name in own]].tolist()
    return (tuple(compress(own, row)) for row in rows)


def moved(names: Sequence[str], ends: Iterable[tuple[Winning, Winning]]) -> Iterator[Move]:
    """Yield from whom to whom a decision went where it has different winners, most first."""

    def order(move: Move) -> tuple[int, list[bool]]:
        return -move.hits, [name in winners for winners in (move.before, move.after) for name in names]

    pairs = Counter((was, now) for was, now in ends if was != now)
    yield from sorted((Move(was, now, hits) for (was, now), hits in pairs.items()), key=order)


def otherwise(before: "Swept", after: "Swept") -> int:
    """Return in how many rows a candidate of both has other points, or is ruled out in one version only."""
    shared = [name for name in before.candidates if name in after.candidates]
    old, new = ([swept.candidates.index(name) for name in shared] for swept in (before, after))
    differ = before.points[:, old] != after.points[:, new]
    differ |= before.ruled_out[:, old] != after.ruled_out[:, new]
    return int(differ.any(axis=1).sum())
