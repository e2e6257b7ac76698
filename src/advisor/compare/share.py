"""How many interviews end differently in two versions, from a sample of those with every question answered."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, TypeAlias

from advisor.compare.scope import held, understood
from advisor.model import Fact, Kind, Profile, RuleBase

if TYPE_CHECKING:  # numpy takes a while to load
    from advisor.evaluators.sweep import Codes, Swept, Truths

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
        """The share in the sample."""
        return self.hits / self.rows

    @property
    def low(self) -> float:
        """The lower end of Wilson's interval."""
        return max(0.0, self.centre - self.half) if self.hits else 0.0

    @property
    def high(self) -> float:
        """The upper end of Wilson's interval."""
        return min(1.0, self.centre + self.half) if self.hits < self.rows else 1.0

    @property
    def centre(self) -> float:
        """The middle of Wilson's interval."""
        return (self.share + DEVIATIONS**2 / (2 * self.rows)) / (1 + DEVIATIONS**2 / self.rows)

    @property
    def half(self) -> float:
        """Half the width of Wilson's interval."""
        spread = self.share * (1 - self.share) / self.rows + DEVIATIONS**2 / (4 * self.rows**2)
        return DEVIATIONS / (1 + DEVIATIONS**2 / self.rows) * sqrt(spread)


@dataclass(frozen=True, slots=True)
class Move:
    """So many sampled interviews went from these winners to those."""

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

    @property
    def seen(self) -> bool:
        """Whether any interview of the sample ends differently."""
        return self.example is not None


def share(old: RuleBase, new: RuleBase, rows: int = ROWS) -> Share | None:
    """Return how many interviews that both versions can hold end differently, each fact answered evenly.

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
    decisions = [name for name in old.decisions if name in new.decisions]
    rows_of = {name: differing_rows(old, new, name, before, after) for name in decisions}
    moves = {name: tuple(moved(*found)) for name, found in rows_of.items()}
    first = min((int(found[1].argmax()) for found in rows_of.values() if found[1].any()), default=None)
    return Share(
        {name: Estimate(sum(one.hits for one in found), len(codes)) for name, found in moves.items()},
        moves,
        Estimate(int(otherwise(before, after).sum()), len(codes)),
        None if first is None else decode(common, codes[first]),
    )


def unheld(one: RuleBase, other: RuleBase, rows: int = ROWS) -> Estimate | None:
    """Return how many interviews of the first version the second cannot hold, each fact answered evenly.

    None if the first has no interview.
    """
    from advisor.evaluators.sweep import possible, sample

    codes = sample(one, {}, rows, SEED)
    both = int(possible(held(one, other), codes).sum())
    return Estimate(len(codes) - both, len(codes)) if len(codes) else None


def recoded(common: RuleBase, base: RuleBase, codes: "Codes") -> "Codes":
    """Return rows of codes over common facts as rows over the facts of a base."""
    places = {fact: place for place, fact in enumerate(common.facts)}
    found = codes[:, [places[fact] for fact in base.facts]]
    for place, fact in enumerate(base.facts.values()):
        translate(common.facts[fact.id], fact, found[:, place])
    return found


def translate(fact: Fact, own: Fact, column: "Codes") -> None:
    """Turn the codes of answers to a fact into those of the same fact with more values, or in another order."""
    from advisor.evaluators.sweep import UNKNOWN

    if fact.value_ids == own.value_ids:
        return
    before = column.copy()
    places = [own.value_ids.index(value) for value in fact.value_ids]
    if fact.kind is Kind.SEVERAL:
        column[:] = sum((before >> number & 1) << place for number, place in enumerate(places))
    else:
        for number, place in enumerate(places):
            column[before == number] = place
    column[before == UNKNOWN] = UNKNOWN


Columns: TypeAlias = "tuple[tuple[str, ...], Truths, list[Truths], list[Truths]]"


def differing_rows(old: RuleBase, new: RuleBase, decision: str, before: "Swept", after: "Swept") -> Columns:
    """Return the candidates of a decision, the rows in which winners differ, and the rows that each one wins."""
    names = tuple(dict.fromkeys(one.id for base in (old, new) for one in base.decisions[decision].candidates))
    first, second = won(before, names), won(after, names)
    differ = nowhere(before)
    for one, other in zip(first, second, strict=True):
        differ |= one != other
    return names, differ, first, second


def moved(
    names: tuple[str, ...], differ: "Truths", first: "list[Truths]", second: "list[Truths]"
) -> Iterator[Move]:
    """Yield from whom to whom a decision went in the rows that have different winners, most first."""
    pairs = Counter(zip(*(column[differ].tolist() for column in (*first, *second)), strict=True))
    for bits, hits in sorted(pairs.items(), key=lambda one: (-one[1], one[0])):
        yield Move(chosen(names, bits[: len(names)]), chosen(names, bits[len(names) :]), hits)


def won(swept: "Swept", names: Sequence[str]) -> "list[Truths]":
    """Return for each candidate the rows that it wins; for one that is not there, none."""
    columns = dict(zip(swept.candidates, swept.winners.T, strict=True))
    return [columns.get(name, nowhere(swept)) for name in names]


def nowhere(swept: "Swept") -> "Truths":
    """Return that no row is meant."""
    none: Truths = swept.winners[:, 0] != swept.winners[:, 0]
    return none


def chosen(names: Sequence[str], bits: Sequence[bool]) -> tuple[str, ...]:
    """Return the names with a true bit."""
    return tuple(name for name, bit in zip(names, bits, strict=True) if bit)


def otherwise(before: "Swept", after: "Swept") -> "Truths":
    """Return the rows in which a candidate of both has other points, or is ruled out in one version only."""
    places = [
        (before.candidates.index(name), after.candidates.index(name))
        for name in before.candidates
        if name in after.candidates
    ]
    found = nowhere(before)
    for one, other in places:
        found |= before.ruled_out[:, one] != after.ruled_out[:, other]
        found |= before.points[:, one] != after.points[:, other]
    return found
