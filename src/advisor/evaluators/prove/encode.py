"""A rule base as facts for the interpreter (`interpreter.lp`, which says what each means)."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations

from advisor.evaluators.network import (
    Among,
    FactOption,
    Network,
    Reading,
    Upward,
    points_by_node,
    vetoes_by_node,
)
from advisor.model import Fact, Kind, RuleBase, grouped


@dataclass(frozen=True, slots=True)
class Names:
    """The number of each fact, decision and candidate in the encoding."""

    facts: Mapping[str, int]
    decisions: Mapping[str, int]
    candidates: Mapping[str, int]


def name(bases: Iterable[RuleBase]) -> Names:
    """Return numbers for all that the bases name; what two of them name alike has one number."""
    bases = list(bases)
    return Names(
        numbered(fact for base in bases for fact in base.facts),
        numbered(decision for base in bases for decision in base.decisions),
        numbered(candidate for base in bases for candidate in base.candidates),
    )


def numbered(ids: Iterable[str]) -> Mapping[str, int]:
    return {name: number for number, name in enumerate(dict.fromkeys(ids))}


def encode(network: Network, readings: Sequence[Reading], names: Names) -> str:
    """Return the facts for these readings of one network, base by base as numbered by their order."""
    comparisons: dict[tuple[tuple[int, int], ...], int] = {}
    lines = [
        line
        for number, reading in enumerate(readings)
        for line in (
            *(f"impossible({node})." for node in reading.impossible),
            *encode_ladders(reading),
            *encode_candidates(number, reading, names),
            *encode_rivals(number, reading, names, comparisons),
        )
    ]
    lines += (
        f"term({comparison},{node},{gap})."
        for terms, comparison in comparisons.items()
        for node, gap in terms
    )
    facts = {fact.id: fact for reading in readings for fact in reading.base.facts.values()}
    lines += encode_facts(facts, network, names)
    lines += encode_nodes(network)
    return "\n".join(lines)


def encode_facts(facts: Mapping[str, Fact], network: Network, names: Names) -> Iterator[str]:
    """Yield kinds and options, and which option is beside which where values go from low to high.

    Of two bases with one fact the options are those of both.
    """
    options: dict[str, list[int]] = {fact: [] for fact in facts}
    for node, number in network.numbers.items():
        if isinstance(node, FactOption):
            options[node.fact].append(number)
    for fact in facts.values():
        kind = "several" if fact.kind is Kind.SEVERAL else "single"
        yield f"{kind}({names.facts[fact.id]})."
        yield from (f"option({names.facts[fact.id]},{option})." for option in options[fact.id])
        if fact.is_ordered:
            yield f"ordered({names.facts[fact.id]})."
            yield from ([f"number({names.facts[fact.id]})."] if fact.measure else [])
            beside = pairwise(options[fact.id])
            yield from (f"beside({low},{high},1). beside({high},{low},-1)." for low, high in beside)


def encode_nodes(network: Network) -> Iterator[str]:
    options = grouped(
        (node.fact, (node.value, number))
        for node, number in network.numbers.items()
        if isinstance(node, FactOption)
    )
    for node, number in network.numbers.items():
        if isinstance(node, FactOption):
            continue
        yield f"node({number})."
        yield from (
            f"part({number},{part})." if part > 0 else f"unless({number},{-part})." for part in node.parts
        )
        if isinstance(node, Among):
            yield from encode_beyond(number, node.values, options[node.fact])
    yield from encode_upward(network, options)


def encode_upward(network: Network, options: Mapping[str, Sequence[tuple[str, int]]]) -> Iterator[str]:
    """Yield what is beyond each upward: the option below it, and what is beyond the upward from that one."""
    upward = {number: node for node, number in network.numbers.items() if isinstance(node, Upward)}
    lower = {node.parts[1]: number for number, node in upward.items()}
    above: dict[int, set[str]] = {}
    for number, node in upward.items():
        own = {value for value, option in options[node.fact] if option in node.parts}
        above[number] = own | above.get(node.parts[1], set())
        if number in lower:
            start = lower[number]
            yield f"among({number}). beyond({number},{upward[start].parts[0]}). after({number},{start})."
        else:
            yield from encode_beyond(number, above[number], options[node.fact])


def encode_beyond(number: int, values: Collection[str], options: Iterable[tuple[str, int]]) -> Iterator[str]:
    yield f"among({number})."
    yield from (f"beyond({number},{option})." for value, option in options if value not in values)


def encode_ladders(reading: Reading) -> Iterator[str]:
    """Yield of each step to a sum the next lower one, which is true where it is."""
    steps = grouped(
        (ladder, (int(number), reading.findings[name]))
        for name in reading.findings
        for ladder, _, number in [name.partition(">=")]
        if ladder.partition("@")[0] in reading.base.sums
    )
    for ladder in steps.values():
        for (_, lower), (_, higher) in pairwise(sorted(ladder)):
            if lower > 0 and higher > 0:
                yield f"follows({lower},{higher})."


def encode_candidates(number: int, reading: Reading, names: Names) -> Iterator[str]:
    """Yield the nodes that rule out each candidate, and the candidates of each decision."""
    for name, nodes in vetoes_by_node(reading).items():
        yield from (f"veto({number},{names.candidates[name]},{node})." for node in sorted(nodes))
    for decision in reading.base.decisions.values():
        for name in decision.candidate_ids:
            yield f"candidate({number},{names.decisions[decision.id]},{names.candidates[name]})."


def encode_rivals(
    number: int, reading: Reading, names: Names, comparisons: dict[tuple[tuple[int, int], ...], int]
) -> Iterator[str]:
    """Yield who is compared with whom; equal comparisons are shared, those not seen yet are added."""
    points = points_by_node(reading)
    for decision in reading.base.decisions.values():
        for leader, rival in permutations(decision.candidate_ids, 2):
            comparison = comparisons.setdefault(difference(points[leader], points[rival]), len(comparisons))
            yield f"rival({number},{names.candidates[leader]},{names.candidates[rival]},{comparison})."


def difference(own: Mapping[int, int], others: Mapping[int, int]) -> tuple[tuple[int, int], ...]:
    """Return the points that each node puts between two candidates, where it does, by node."""
    gaps = ((node, own.get(node, 0) - others.get(node, 0)) for node in sorted({*own, *others}))
    return tuple((node, gap) for node, gap in gaps if gap)
