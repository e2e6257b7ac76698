"""Completions of a profile drawn by a prior, and how often each candidate wins in them.

What is drawn of a fact depends on that fact alone, so that another one more reshuffles nothing.
"""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from advisor.evaluators.prior import PRIOR, Prior, random_bytes
from advisor.evaluators.sweep.codes import Codes, Column
from advisor.evaluators.sweep.plan import plan_for
from advisor.evaluators.sweep.regions import RandomNumbers, Spans, below, drawn_regions, spans_left
from advisor.evaluators.sweep.samples import only_impossibilities, possible
from advisor.evaluators.sweep.standings import Truths, sweep
from advisor.model import Answer, Fact, Kind, Profile, RuleBase

ROWS = 2000
ENOUGH = 200
"""So many rows tell something; fewer are too few to speak of a share of them."""

# Maximum draws of a row whose answers cannot be, and ticks that a set gets beside those it must have.
MAX_DRAWS, MAX_TICKS = 100, 3

# Maximum columns that are kept, of some 16 kB each.
MAX_KEPT = 512


def drawn(base: RuleBase, profile: Profile, prior: Prior) -> Codes:
    """Return rows drawn from the completions of a profile; fewer if hardly any of its answers are possible."""
    facts = tuple(base.facts.values())
    known = [(fact, profile.get(fact.id), spans_left(fact, profile.get(fact.id))) for fact in facts]
    columns = [column_drawn(*left_to_fact, prior, 0) for left_to_fact in known]
    codes: Codes = np.array(columns, np.int64).reshape(len(facts), ROWS).T
    tied = only_impossibilities(base).facts
    left = np.flatnonzero(~possible(base, codes))
    for draw in range(1, MAX_DRAWS):
        if not len(left):
            break
        for place, (fact, answer, spans) in enumerate(known):
            if fact.id in tied:
                codes[left, place] = column_drawn(fact, answer, spans, prior, draw)[left]
        left = left[~possible(base, codes[left])]
    return np.delete(codes, left, axis=0)


@lru_cache(maxsize=MAX_KEPT)
def column_drawn(fact: Fact, answer: Answer | None, spans: Spans, prior: Prior, draw: int) -> Column:
    """Return the codes of answers to a fact in one draw, which many profiles share; nobody may change them."""
    return column(fact, answer, spans, numbers(prior, fact, draw))


def numbers(prior: Prior, fact: Fact, draw: int) -> RandomNumbers:
    """Return the numbers that answers to a fact are drawn with: one, two for a number, for a set one more for each value."""
    width = 1 + (len(fact.values) if fact.kind is Kind.SEVERAL else 1 if fact.measure else 0)
    stream = random_bytes(prior, fact.id, draw, 4 * width * ROWS)
    return np.frombuffer(stream, "<u4").reshape(ROWS, width)


def column(fact: Fact, answer: Answer | None, spans: Spans, random: RandomNumbers) -> Column:
    """Return the codes of answers to a fact, each of them one that is left; of a number these spans are."""
    if fact.measure:
        return drawn_regions(fact.measure, spans, random)
    limits = fact.limits(answer)
    places = {value: place for place, value in enumerate(fact.value_ids)}
    if fact.kind is not Kind.SEVERAL:
        left = np.array([place for value, place in places.items() if value in limits.may])
        return left[below(len(left), random[:, 0])]
    open_places = np.array([places[value] for value in fact.ordered(limits.open)], np.intp)
    ticks = below(min(MAX_TICKS, len(open_places)) + 1, random[:, 0])
    order = random[:, 1 + open_places].argsort(axis=1, kind="stable").argsort(axis=1)
    ticked = np.where(order < ticks[:, np.newaxis], 1 << open_places, 0).sum(axis=1)
    codes: Column = ticked + sum(1 << places[value] for value in limits.must)
    return codes


def winning_shares(base: RuleBase, codes: Codes) -> Mapping[str, float]:
    """Return for each candidate in what share of these rows it wins, to four places; in a tie of n it counts 1/n."""
    wins = sweep(base, codes).winners
    shares = [share for span in plan_for(base).spans for share in shares_of(wins[:, span])]
    return dict(zip(base.candidates, shares, strict=True))


def shares_of_wins(base: RuleBase, profile: Profile, prior: Prior = PRIOR) -> Mapping[str, float]:
    """Return in what share of completions each candidate wins; nothing if too few were found."""
    rows = drawn(base, profile, prior)
    return winning_shares(base, rows) if len(rows) >= ENOUGH else {}


def shares_of(wins: Truths) -> list[float]:
    """Return in what share of rows each candidate of one decision wins."""
    tied = wins.sum(axis=1)
    counts = np.array([wins[tied == number].sum(axis=0) for number in range(1, wins.shape[1] + 1)])
    sums = sum(row / number for number, row in enumerate(counts, start=1))
    return [round(float(share) / len(wins), 4) for share in sums]
