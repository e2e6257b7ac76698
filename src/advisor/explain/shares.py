"""What a sum comes to on some answers: what each answer or rule gives, and what may still come."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from advisor.conditions import FALSE, TRUE, Known, truth
from advisor.explain.words import answer_words, name_of
from advisor.model import RuleBase, Summand, grouped
from advisor.texts import listing

MOST_SHARES = 6
"""So many are named; the others of a long sum are only counted."""


@dataclass(frozen=True, slots=True)
class Addend:
    """What an answer, or a rule that reads more than one, gives to a sum: at least and at most."""

    words: str
    least: int
    most: int

    @property
    def is_known(self) -> bool:
        return self.least == self.most


def shares(base: RuleBase, name: str, known: Known) -> tuple[Addend, ...]:
    """Return what a sum is made of: what is taken together is a share, and all that one fact gives."""
    together = grouped(
        ((part.fact, () if part.fact else part.rules), part) for part in base.sums.get(name, ())
    )
    return tuple(
        Addend(
            share_words(base, fact, rules, known),
            sum(least(part, known) for part in parts),
            sum(most(part, known) for part in parts),
        )
        for (fact, rules), parts in together.items()
    )


def share_words(base: RuleBase, fact: str, rules: Iterable[str], known: Known) -> str:
    """Return what gives a share: an answer, or the rules that do."""
    if not fact:
        return listing([base.rules[rule].title.rstrip(".") for rule in rules])
    answer = known.profile.get(fact)
    return name_of(fact) if answer is None else f"{name_of(fact)} {answer_words(base.facts[fact], answer)}"


def least(part: Summand, known: Known) -> int:
    reached = [amount for amount, when in part.reached.items() if truth(when, known) is TRUE]
    return max((part.amounts[0], *reached))


def most(part: Summand, known: Known) -> int:
    possible = [amount for amount, when in part.reached.items() if truth(when, known) is not FALSE]
    return max((part.amounts[0], *possible))


def total_words(parts: Iterable[Addend]) -> str:
    """Return what a sum comes to, or from what to what while answers are open."""
    parts = list(parts)
    low, high = sum(part.least for part in parts), sum(part.most for part in parts)
    return f"{low:,}" if low == high else f"from {low:,} to {high:,}"


def addend_words(parts: Iterable[Addend]) -> Iterator[str]:
    """Yield what gives most of a sum; then what is still open."""
    parts = list(parts)
    giving = sorted(
        (part for part in parts if part.is_known and part.least), key=lambda part: -abs(part.least)
    )
    yield from (f"{part.words} gives {part.least:,}" for part in giving[:MOST_SHARES])
    if rest := giving[MOST_SHARES:]:
        yield f"{len(rest)} more give {sum(part.least for part in rest):,}"
    open_ = sorted((part for part in parts if not part.is_known), key=lambda part: part.least - part.most)
    if open_:
        named = [f"{part.words} ({part.least:,} to {part.most:,})" for part in open_[:MOST_SHARES]]
        more = [f"{len(open_) - MOST_SHARES} more"] if open_[MOST_SHARES:] else []
        yield f"still open: {listing([*named, *more])}"


def sum_words(base: RuleBase, name: str, known: Known) -> str:
    """Return what a sum comes to, and what it is made of."""
    parts = shares(base, name, known)
    return ": ".join(filter(None, (total_words(parts), "; ".join(addend_words(parts)))))
