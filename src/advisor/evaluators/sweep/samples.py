"""Profiles drawn at random from the completions of one, by rejection sampling."""

import numpy as np

from advisor.evaluators.sweep.codes import Codes, code, columns_of
from advisor.evaluators.sweep.left import answer_count, drawn_evenly
from advisor.evaluators.sweep.plan import plan_for
from advisor.evaluators.sweep.regions import drawn_regions, spans_left
from advisor.evaluators.sweep.standings import Truths
from advisor.evaluators.sweep.truths import somewhere, truths_in_parts, unpacked
from advisor.model import Answer, Fact, Profile, RuleBase, facts_told, is_whole, prepared, ruleless

# Maximum draws in vain, and further draws for each completion that came up.
MAX_DRAWS, MAX_DRAWS_EACH = 50_000, 1000


def possible(base: RuleBase, codes: Codes) -> Truths:
    """Return which rows break no declared impossibility."""
    fits = np.ones(len(codes), bool)
    if not base.impossible:
        return fits
    impossibilities = only_impossibilities(base)
    plan = plan_for(impossibilities)
    columns = columns_of(codes[:, [base.fact_ranks[fact] for fact in impossibilities.facts]])
    for rows, count, bits in truths_in_parts(plan, columns, len(codes)):
        fits[rows] = unpacked(~somewhere(bits, plan.impossible), count)
    return fits


@prepared
def only_impossibilities(base: RuleBase) -> RuleBase:
    """Return the impossibilities of a base and the facts that they read, and nothing else."""
    read = frozenset[str]().union(*(facts_told(impossible.condition) for impossible in base.impossible))
    facts = {name: fact for name, fact in base.facts.items() if name in read}
    return ruleless(base, facts, base.impossible, base.steps)


def sample(base: RuleBase, profile: Profile, count: int, seed: int) -> Codes:
    """Return rows drawn from the completions of a profile, each fact evenly, a number as by the prior; fewer if hardly any are possible."""
    random = np.random.default_rng(seed)
    kept: Codes = np.empty((0, len(base.facts)), np.int64)
    batch = max(min(count, MAX_DRAWS), 1000)
    drawn = 0
    while len(kept) < count and drawn < MAX_DRAWS + MAX_DRAWS_EACH * len(kept):
        rows = draw(base, profile, batch, random)
        kept = np.concatenate([kept, rows[possible(base, rows)]])
        drawn += batch
    return kept[:count]


def draw(base: RuleBase, profile: Profile, count: int, random: np.random.Generator) -> Codes:
    """Return rows that agree with a profile and may be impossible."""
    columns = [draw_answers(fact, profile.get(fact.id), count, random) for fact in base.facts.values()]
    return np.array(columns, np.int64).reshape(len(columns), count).T


def draw_answers(fact: Fact, known: Answer | None, count: int, random: np.random.Generator) -> Codes:
    """Return codes of answers left, each as likely as the others, and each number as by the prior."""
    if fact.measure:
        pairs = random.integers(1 << 32, size=(count, 2), dtype=np.uint32)
        return drawn_regions(fact.measure, spans_left(fact, known), pairs)
    if known is None:
        return random.integers(answer_count(fact), size=count)
    codes = np.full(count, code(fact, known))
    return codes if is_whole(known) else drawn_evenly(fact, codes, random)
