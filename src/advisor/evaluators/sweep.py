"""Points, vetoes and winners for many profiles at once. This is the only file that imports numpy.

Profiles are rows of codes, one column for each fact: the index of the value, for `several` a bit for
each value, and UNKNOWN for a fact without an answer.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from advisor.evaluators.network import Network, Node, Option, points_by_node, read_into, vetoes_by_node
from advisor.model import Answer, Fact, Kind, Profile, Rule, RuleBase

Codes = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]
Points = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float32]

UNKNOWN = -1
SIGN = -(1 << 63)
"""The bit that tells UNKNOWN from every set."""

# Rows evaluated at a time: enough to forget the cost of a call, few enough for a processor's cache.
CHUNK = 8192
# Sums below this are exact in 32-bit floats, and only products of float matrices are fast.
EXACT = 2**24
# The sampler gives up after so many draws, and so many more for each completion it found.
DRAWS, DRAWS_EACH = 50_000, 1000


@dataclass(frozen=True, slots=True)
class Swept:
    """What became of each profile: a row for each, a column for each candidate of `candidates`."""

    candidates: tuple[str, ...]
    points: Points
    ruled_out: Truths
    winners: Truths

    def winners_of(self, row: int) -> frozenset[str]:
        """Return who wins on one row, over all decisions."""
        return frozenset(name for name, wins in zip(self.candidates, self.winners[row], strict=True) if wins)


@dataclass(frozen=True, slots=True)
class Plan:
    """How to evaluate a rule base: its nodes in order, and what each of them counts for.

    `weights` has a row for each candidate and a column for each scored node; `spans` are the rows of each decision.
    """

    nodes: tuple[Node, ...]
    scored: tuple[int, ...]
    weights: Weights
    vetoes: tuple[tuple[int, ...], ...]
    impossible: tuple[int, ...]
    spans: tuple[slice, ...]


@lru_cache(maxsize=4)
def plan_for(base: RuleBase) -> Plan:
    """Return the plan of a rule base, made once. Raises OverflowError if points are too many to be summed exactly."""
    network = Network()
    reading = read_into(network, base)
    points, vetoes = points_by_node(reading), vetoes_by_node(reading)
    if any(sum(map(abs, awards.values())) >= EXACT for awards in points.values()):
        raise OverflowError("the points of a candidate are too many to be summed exactly")
    scored = tuple(sorted({node for awards in points.values() for node in awards}))
    weights = [[points[one].get(node, 0) for node in scored] for one in base.candidates]
    return Plan(
        nodes=tuple(network.numbers),
        scored=scored,
        weights=np.array(weights, np.float32).reshape(len(base.candidates), len(scored)),
        vetoes=tuple(tuple(sorted(vetoes[one])) for one in base.candidates),
        impossible=reading.impossible,
        spans=tuple(spans(len(decision.candidates) for decision in base.decisions.values())),
    )


def spans(sizes: Iterable[int]) -> Iterator[slice]:
    """Yield the places of consecutive groups of these sizes."""
    sizes = list(sizes)
    for end, size in zip(accumulate(sizes), sizes, strict=True):
        yield slice(end - size, end)


def encode(base: RuleBase, profiles: Iterable[Profile]) -> Codes:
    """Return a row for each profile."""
    facts = tuple(base.facts.values())
    rows = [[code(fact, profile.get(fact.id)) for fact in facts] for profile in profiles]
    return np.array(rows, np.int64).reshape(len(rows), len(facts))


def code(fact: Fact, answer: Answer | None) -> int:
    """Return the code of an answer; None is unknown."""
    match answer:
        case None:
            return UNKNOWN
        case str():
            return fact.value_ids.index(answer)
        case frozenset():
            return sum(1 << fact.value_ids.index(value) for value in answer)


def decode(base: RuleBase, row: Sequence[int] | Codes) -> Profile:
    """Return the profile of a row."""
    return {
        fact.id: answer(fact, int(one))
        for fact, one in zip(base.facts.values(), row, strict=True)
        if one != UNKNOWN
    }


def answer(fact: Fact, number: int) -> Answer:
    """Return the answer of a code other than UNKNOWN."""
    if fact.kind is Kind.SEVERAL:
        return frozenset(value for bit, value in enumerate(fact.value_ids) if number >> bit & 1)
    return fact.value_ids[number]


def sweep(base: RuleBase, codes: Codes) -> Swept:
    """Return what became of each row. Where facts are unknown a rule fires only if its condition is true."""
    plan, count = plan_for(base), len(codes)
    points = np.empty((len(plan.weights), count), np.int32)
    ruled_out = np.empty_like(points, bool)
    winners = np.empty_like(points, bool)
    for rows in chunks(count):
        yes = truths(base, plan.nodes, codes[rows])
        points[:, rows] = plan.weights @ yes[numbers(plan.scored)].astype(np.float32)
        for row, nodes in enumerate(plan.vetoes):
            ruled_out[row, rows] = yes[numbers(nodes)].any(axis=0)
        for span in plan.spans:
            winners[span, rows] = leading(points[span, rows], ruled_out[span, rows])
    return Swept(tuple(base.candidates), points.T, ruled_out.T, winners.T)


def firings(base: RuleBase, codes: Codes) -> Mapping[str, int]:
    """Return for each rule the rows on which it fires, as the bits of one number: bit n stands for row n."""
    return {rule: bits(row) for rule, row in zip(base.rules, fired_rows(base, codes), strict=True)}


def fired_rows(base: RuleBase, codes: Codes) -> Truths:
    """Return for each rule, as a row, in which profiles it fires."""
    network = Network()
    reading = read_into(network, base)
    nodes = numbers([network.positive(reference) for reference in reading.rules.values()])
    fired = np.empty((len(nodes), len(codes)), bool)
    for rows in chunks(len(codes)):
        fired[:, rows] = truths(base, tuple(network.numbers), codes[rows])[nodes]
    return fired


def turned(base: RuleBase, codes: Codes, rules: Iterable[str]) -> Mapping[str, int]:
    """Return for each of these rules the rows, as bits, on which a decision ends in another way without it.

    That is: with another single winner, with a tie, or with nobody.
    """
    swept, fired = sweep(base, codes), dict(zip(base.rules, fired_rows(base, codes), strict=True))
    found = {}
    for rule in rules:
        others = winners_without(base, codes, swept, fired, base.rules[rule])
        found[rule] = bits(other_endings(plan_for(base).spans, swept.winners.T, others))
    return found


def winners_without(
    base: RuleBase, codes: Codes, swept: Swept, fired: Mapping[str, Truths], rule: Rule
) -> Truths:
    """Return who wins without a rule, a row for each candidate; what was swept with it is made use of."""
    if rule.concludes:
        return sweep(base.without(rule.id), codes).winners.T
    points, ruled_out = swept.points.T.copy(), swept.ruled_out.T.copy()
    for row, candidate in enumerate(swept.candidates):
        if by := base.awards[rule.id].get(candidate):
            points[row] -= by * fired[rule.id]
        if candidate in rule.vetoes:
            vetoes = (one for one in base.rules.values() if one is not rule and candidate in one.vetoes)
            ruled_out[row] = any_of([fired[one.id] for one in vetoes])
    return np.concatenate([leading(points[span], ruled_out[span]) for span in plan_for(base).spans])


def other_endings(spans: Iterable[slice], one: Truths, other: Truths) -> Truths:
    """Return where some decision ends in another way; ties among others are ties."""
    found = np.zeros(one.shape[1], bool)
    for span in spans:
        tied = (one[span].sum(axis=0) > 1) & (other[span].sum(axis=0) > 1)
        found |= (one[span] != other[span]).any(axis=0) & ~tied
    return found


def bits(row: Truths) -> int:
    """Return which columns of a row are true, as the bits of one number."""
    return int.from_bytes(np.packbits(row, bitorder="little").tobytes(), "little")


def chunks(count: int) -> Iterator[slice]:
    """Yield the rows in groups that are evaluated together."""
    for start in range(0, count, CHUNK):
        yield slice(start, min(start + CHUNK, count))


def numbers(nodes: Iterable[int]) -> list[int]:
    """Return the rows in which the truths of nodes are held; nodes count from 1."""
    return [node - 1 for node in nodes]


def truths(base: RuleBase, nodes: Sequence[Node], codes: Codes) -> Truths:
    """Return for each node, as a row, in which profiles it is true."""
    columns = dict(zip(base.facts, np.ascontiguousarray(codes.T), strict=True))
    complete = bool((codes != UNKNOWN).all())
    yes = np.empty((len(nodes), len(codes)), bool)
    no = np.empty_like(yes)
    for row, node in enumerate(nodes):
        if isinstance(node, Option):
            yes[row] = has(base.facts[node.fact], node.value, columns[node.fact])
        else:
            yes[row] = any_of([yes[part - 1] if part > 0 else no[-part - 1] for part in node.parts])
        np.logical_not(yes[row], out=no[row])
        if not complete:
            no[row] &= refuted(node, columns, yes, no)
    return yes


def refuted(node: Node, columns: Mapping[str, Codes], yes: Truths, no: Truths) -> Truths | np.bool_:
    """Return where a node that is not true is false, not just unknown."""
    if isinstance(node, Option):
        known: Truths = columns[node.fact] != UNKNOWN
        return known
    return ~any_of([~no[part - 1] if part > 0 else ~yes[-part - 1] for part in node.parts])


def has(fact: Fact, value: str, column: Codes) -> Truths:
    """Return which answers to a fact are the value, or contain it."""
    number = fact.value_ids.index(value)
    if fact.kind is Kind.SEVERAL:
        contained: Truths = column & (SIGN | 1 << number) == 1 << number
        return contained
    equal: Truths = column == number
    return equal


def any_of(parts: Sequence[Truths]) -> Truths | np.bool_:
    """Return where at least one of the parts is true."""
    return reduce(np.logical_or, parts) if parts else np.False_


def leading(points: Points, ruled_out: Truths) -> Truths:
    """Return who is first or shares the first place among those not ruled out; nobody if there are none."""
    left = np.where(ruled_out, np.iinfo(np.int32).min, points)
    first: Truths = ~ruled_out & (left == left.max(axis=0))
    return first


def possible(base: RuleBase, codes: Codes) -> Truths:
    """Return which rows break no declared impossibility."""
    impossible = plan_for(base).impossible
    nodes = plan_for(base).nodes[: max(impossible, default=0)]
    found = np.ones(len(codes), bool)
    for rows in chunks(len(codes)):
        found[rows] = ~truths(base, nodes, codes[rows])[numbers(impossible)].any(axis=0)
    return found


def sample(base: RuleBase, profile: Profile, count: int, seed: int) -> Codes:
    """Return rows drawn from the completions of a profile, each fact evenly; fewer if hardly any are possible."""
    random = np.random.default_rng(seed)
    kept: Codes = np.empty((0, len(base.facts)), np.int64)
    batch = max(min(count, DRAWS), 1000)
    drawn = 0
    while len(kept) < count and drawn < DRAWS + DRAWS_EACH * len(kept):
        rows = draw(base, profile, batch, random)
        kept = np.concatenate([kept, rows[possible(base, rows)]])
        drawn += batch
    return kept[:count]


def draw(base: RuleBase, profile: Profile, count: int, random: np.random.Generator) -> Codes:
    """Return rows that agree with a profile and may be impossible."""
    columns = [
        np.full(count, code(fact, profile[fact.id]))
        if fact.id in profile
        else random.integers(
            1 << len(fact.values) if fact.kind is Kind.SEVERAL else len(fact.values), size=count
        )
        for fact in base.facts.values()
    ]
    return np.array(columns, np.int64).reshape(len(columns), count).T
