"""Conditions as one network of numbered nodes, equal ones shared (hash consing): what `prove` and `sweep` evaluate.

A node is an option (the answer to a fact has a value), an `among` (it is one of some values), an `upward` (a
number is in some region or a higher one) or an `either` (one of its parts is true). A reference to a node is its number, negated for its opposite, so
`all`, `not` and findings need no node of their own; Kleene's truth values are kept.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from advisor.model import (
    All,
    Any,
    AtLeast,
    AtMost,
    Condition,
    Fact,
    Found,
    Is,
    Kind,
    Not,
    RuleBase,
    accepted,
    owner_of,
)


@dataclass(frozen=True, slots=True)
class FactOption:
    """The answer to the fact is this value, or contains it."""

    fact: str
    value: str


@dataclass(frozen=True, slots=True)
class Among:
    """The answer, a single value, is one of these: some of the values of the fact, not all.

    It is true if every answer left is such, also where none of its parts, the options, is true: that sets
    it apart from an `either`. Where nothing is known or one answer is left it is the either of its parts.
    """

    fact: str
    values: frozenset[str]
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Upward:
    """The answer, a number, is in this region or a higher one.

    It is an among of these regions, but its parts are the option of this one and the upward from the next, so that a
    hundred thresholds have two hundred parts and not five thousand.
    """

    fact: str
    value: str
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of the referenced parts is true."""

    parts: tuple[int, ...]


Node: TypeAlias = FactOption | Among | Upward | Either


def parts_of(node: Node) -> tuple[int, ...]:
    return () if isinstance(node, FactOption) else node.parts


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes with their numbers from 1 on, in an order in which each comes after its parts.

    `upward` are references to those that are true from a region on.
    """

    numbers: dict[Node, int] = field(default_factory=dict)
    upward: dict[Fact, tuple[int, ...]] = field(default_factory=dict)

    def add(self, node: Node) -> int:
        """Return the number of a node, the same for equal nodes."""
        return self.numbers.setdefault(node, len(self.numbers) + 1)

    def either(self, references: Iterable[int]) -> int:
        """Return a reference that is true if one of these is; one alone stands for itself."""
        parts = tuple(sorted(set(references)))
        return parts[0] if len(parts) == 1 else self.add(Either(parts))

    def positive(self, reference: int) -> int:
        """Return the number of a node with the truth of the reference."""
        return reference if reference > 0 else self.add(Either((reference,)))


@dataclass(frozen=True, slots=True)
class Reading:
    """Where the conditions of one rule base are found in a network.

    Findings and rules have references, which may be negative; `impossible` are numbers of nodes.
    """

    base: RuleBase
    network: Network
    findings: Mapping[str, int]
    rules: Mapping[str, int]
    impossible: tuple[int, ...]

    def refer(self, condition: Condition) -> int:
        return refer(condition, self.base.facts, self.findings, self.network)

    def node(self, condition: Condition) -> int:
        """Return the number of a node that is true where the condition is."""
        return self.network.positive(self.refer(condition))


def read_into(network: Network, base: RuleBase) -> Reading:
    """Return a reading of the base in the network, which has a node for each of its options and conditions."""
    impossible = foundation(network, base)
    findings: dict[str, int] = {}
    for finding, causes in base.causes.items():
        findings[finding] = network.either([refer(cause, base.facts, findings, network) for cause in causes])
    return Reading(
        base,
        network,
        findings,
        {rule.id: refer(rule.condition, base.facts, findings, network) for rule in base.rules.values()},
        impossible,
    )


def foundation(network: Network, base: RuleBase) -> tuple[int, ...]:
    """Return the nodes of the impossibilities of a base, which come after all its options.

    They come before those of rules, so that they can be evaluated alone.
    """
    for fact in base.facts.values():
        for value in fact.value_ids:
            network.add(FactOption(fact.id, value))
    steps: dict[str, int] = {}
    for name, causes in counts(base):
        steps[name] = network.either([refer(cause, base.facts, steps, network) for cause in causes])
    return tuple(
        network.positive(refer(impossible.condition, base.facts, steps, network))
        for impossible in base.impossible
    )


def counts(base: RuleBase) -> Iterator[tuple[str, tuple[Condition, ...]]]:
    """Yield the steps by which values of answers are counted, each after all that it builds on."""
    counted = {step.id for step in base.steps if owner_of(step.id) in base.facts}
    yield from ((name, causes) for name, causes in base.causes.items() if name in counted)


def refer(
    condition: Condition, facts: Mapping[str, Fact], findings: Mapping[str, int], network: Network
) -> int:
    """Return a reference to a condition; its nodes are in the network."""
    match condition:
        case Is() | AtLeast() | AtMost():
            return refer_to_leaf(condition, facts[condition.fact], network)
        case Found(finding):
            return findings[finding]
        case All(parts):
            return -network.either([-refer(part, facts, findings, network) for part in parts])
        case Any(parts):
            return network.either([refer(part, facts, findings, network) for part in parts])
        case Not(part):
            return -refer(part, facts, findings, network)


def refer_to_leaf(leaf: Is | AtLeast | AtMost, fact: Fact, network: Network) -> int:
    """Return a reference to a leaf over `fact`."""
    if fact.measure and not isinstance(leaf, Is):
        return refer_to_threshold(leaf, fact, network)
    values = frozenset(accepted(leaf, fact))
    options = [network.add(FactOption(fact.id, value)) for value in sorted(values)]
    if not options:  # false once anything is known, but unknown before
        return -known_of(fact, network)
    if fact.kind is Kind.SEVERAL or len(options) == 1:
        return network.either(options)
    if len(options) == len(fact.values):
        return known_of(fact, network)
    return network.add(Among(fact.id, values, tuple(sorted(options))))


def refer_to_threshold(leaf: AtLeast | AtMost, fact: Fact, network: Network) -> int:
    """Return a reference to a leaf over a number: at most is not upward from the next region."""
    regions = fact.value_ids
    first = regions.index(leaf.value) + isinstance(leaf, AtMost)
    if not 0 < first < len(regions):
        return known_of(fact, network)
    reference = upward_from(fact, network)[first]
    return reference if isinstance(leaf, AtLeast) else -reference


def upward_from(fact: Fact, network: Network) -> tuple[int, ...]:
    """Return for each region of a number a reference that is true from there on; the lowest has none, and 0 stands there."""
    if fact not in network.upward:
        options = [network.add(FactOption(fact.id, value)) for value in fact.value_ids]
        references = [options[-1]]
        for value, option in list(zip(fact.value_ids, options, strict=True))[-2:0:-1]:
            references.append(network.add(Upward(fact.id, value, (option, references[-1]))))
        network.upward[fact] = (0, *reversed(references))
    return network.upward[fact]


def known_of(fact: Fact, network: Network) -> int:
    """Return a reference that is true once anything is known of the answer, and never false."""
    options = [network.add(FactOption(fact.id, value)) for value in fact.value_ids]
    return network.either([sign * option for option in options for sign in (1, -1)])


def points_by_node(reading: Reading) -> Mapping[str, Mapping[int, int]]:
    """Return for each candidate the points that hang on each node, summed over rules with equal conditions."""
    points_on: dict[str, dict[int, int]] = {candidate: {} for candidate in reading.base.candidates}
    for rule, awards in reading.base.awards.items():
        node = reading.network.positive(reading.rules[rule])
        for candidate, points in awards.items():
            points_on[candidate][node] = points_on[candidate].get(node, 0) + points
    return points_on


def vetoes_by_node(reading: Reading) -> Mapping[str, frozenset[int]]:
    """Return for each candidate the nodes that rule it out."""
    return {
        candidate: frozenset(reading.network.positive(reading.rules[rule.id]) for rule in rules)
        for candidate, rules in reading.base.vetoing.items()
    }
