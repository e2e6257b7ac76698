"""Two rule bases in one network, in which what is proved equal in both stands once.

Findings are read level by level, those that read answers alone first. What the bases name alike at a
level and is not one node yet is put to the solver, all in one question; what no answers tell apart is
merged before the next level is built on it. Hardware is compared this way (SAT sweeping; Mishchenko et
al., FRAIGs, 2005). Nodes are equal if they are true and false alike also where facts are unknown.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from advisor.evaluators.network import FactOption, Network, Node, Reading, Upward, foundation, parts_of, refer
from advisor.evaluators.prove.encode import encode_facts, encode_nodes, name
from advisor.evaluators.prove.program import Deadline, ground, reach
from advisor.model import Rule, RuleBase, asks_alike, depths


@dataclass(frozen=True, slots=True)
class Merging(Network):
    """A network in which some references stand for earlier ones that are equal."""

    stands_for: dict[int, int] = field(default_factory=dict)

    def either(self, references: Iterable[int]) -> int:
        """Return a reference that is true if one of these is, as what it stands for."""
        return self.first(Network.either(self, map(self.first, references)))

    def first(self, reference: int) -> int:
        """Return the earliest reference that this one is equal to."""
        while (number := abs(reference)) in self.stands_for:
            reference = self.stands_for[number] if reference > 0 else -self.stands_for[number]
        return reference

    def merge(self, reference: int, equal: int) -> None:
        """Let the later of two equal references stand for the earlier."""
        early, late = sorted(map(self.first, (reference, equal)), key=abs)
        if abs(early) != abs(late):
            self.stands_for[abs(late)] = early if late > 0 else -early


@dataclass(frozen=True, slots=True)
class Half:
    """One of the bases, as far as it is read into the network."""

    base: RuleBase
    network: Merging
    findings: dict[str, int] = field(default_factory=dict)
    rules: dict[str, int] = field(default_factory=dict)

    def read(self, rules: Iterable[Rule]) -> None:
        """Read the conditions of rules that build on findings read before."""
        for rule in rules:
            reference = refer(rule.condition, self.base.facts, self.findings, self.network)
            self.rules[rule.id] = self.network.first(reference)

    def conclude(self, findings: Iterable[str]) -> None:
        for finding in findings:
            self.read(self.base.bearing[finding])
            causes = [
                refer(cause, self.base.facts, self.findings, self.network)
                for cause in self.base.causes[finding]
            ]
            self.findings[finding] = self.network.either(causes)


def merged(old: RuleBase, new: RuleBase, deadline: Deadline) -> tuple[Reading, Reading]:
    """Return both bases in one network; what is not proved equal in time stands in it twice."""
    network = Merging()
    halves = Half(old, network), Half(new, network)
    impossible = tuple(foundation(network, base) for base in (old, new))
    seen: set[tuple[int, int]] = set()
    for level in levels(old, new):
        for half, findings in zip(halves, level, strict=True):
            half.conclude(findings)
        merge_equal(halves, impossible, seen, deadline)
    for half in halves:
        half.read(half.base.rules.values())
    merge_equal(halves, impossible, seen, deadline)
    first, second = (reading(half, barred) for half, barred in zip(halves, impossible, strict=True))
    return pruned(first, second)


def levels(old: RuleBase, new: RuleBase) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the findings of both bases level by level: each builds only on those of levels before."""
    both = depths(old), depths(new)
    for level in range(1 + max((depth for by_finding in both for depth in by_finding.values()), default=-1)):
        first, second = (
            [name for name, depth in by_finding.items() if depth == level] for by_finding in both
        )
        yield first, second


def merge_equal(
    halves: tuple[Half, Half],
    impossible: tuple[tuple[int, ...], ...],
    seen: set[tuple[int, int]],
    deadline: Deadline,
) -> None:
    """Merge what both bases name alike and no answers tell apart; what was asked before is not asked again."""
    network = halves[0].network
    unequal = {pair: None for pair in named_alike(halves) if pair not in seen}
    seen.update(unequal)
    if not unequal:
        return
    bases = halves[0].base, halves[1].base
    wanted = [(network.positive(mine), network.positive(theirs)) for mine, theirs in unequal]
    barred = frozenset((*impossible[0], *impossible[1]))
    for pair, equal in zip(unequal, prove_equal(network, wanted, barred, bases, deadline), strict=True):
        if equal:
            network.merge(*pair)
    for half in halves:
        for references in (half.findings, half.rules):
            references.update({name: network.first(reference) for name, reference in references.items()})


def named_alike(halves: tuple[Half, Half]) -> Iterator[tuple[int, int]]:
    """Yield the references of rules and findings that both bases have and that are not one yet."""
    old, new = halves
    for mine, theirs in ((old.rules, new.rules), (old.findings, new.findings)):
        for key, reference in mine.items():
            if reference != theirs.get(key, reference):
                yield reference, theirs[key]


def prove_equal(
    network: Network,
    pairs: list[tuple[int, int]],
    impossible: frozenset[int],
    bases: tuple[RuleBase, RuleBase],
    deadline: Deadline,
) -> list[bool]:
    """Return of each pair of nodes whether it is proved that no answers tell them apart."""
    nodes, numbers = cone(network, {node for pair in pairs for node in pair} | impossible)
    names, facts = name(bases), {fact.id: fact for base in bases for fact in base.facts.values()}
    numbered_pairs = [(numbers[first], numbers[second]) for first, second in pairs]
    lines = [
        *encode_facts(facts, nodes, names),
        *encode_nodes(nodes),
        *(f"impossible({numbers[node]})." for node in sorted(impossible)),
        *(f"foreign({option})." for option in foreign(nodes, bases)),
        *(f"pair({first},{second})." for first, second in numbered_pairs),
        "open(0).",
    ]
    program = ground("\n".join(lines), ("partial", "standings", "pairs"))
    targets = [program.literal("parted", *pair) for pair in numbered_pairs]
    fixed = [-program.literal("known", names.facts[fact]) for fact in reshaped(bases)]
    reached = reach(program, targets, fixed, deadline)
    return [parted not in reached.true and parted not in reached.undecided for parted in targets]


def foreign(network: Network, bases: tuple[RuleBase, RuleBase]) -> Iterator[int]:
    """Yield the options of facts that both bases have, of values that only one of them has."""
    old, new = (base.facts for base in bases)
    for node, number in network.numbers.items():
        if not isinstance(node, FactOption) or node.fact not in old or node.fact not in new:
            continue
        if any(node.value not in facts[node.fact].value_ids for facts in (old, new)):
            yield number


def reshaped(bases: tuple[RuleBase, RuleBase]) -> tuple[str, ...]:
    """Return the facts that the bases do not ask alike: for a set and for a single value, or for other numbers."""
    old, new = (base.facts for base in bases)
    return tuple(name for name in old if name in new and not asks_alike(old[name], new[name]))


def reading(half: Half, impossible: tuple[int, ...]) -> Reading:
    """Return the reading of a base that is read whole."""
    first = half.network.first
    return Reading(
        half.base,
        half.network,
        {name: first(reference) for name, reference in half.findings.items()},
        {rule: first(half.rules[rule]) for rule in half.base.rules},
        impossible,
    )


def pruned(old: Reading, new: Reading) -> tuple[Reading, Reading]:
    """Return the readings in a network of only the nodes that they refer to."""
    roots = {
        abs(node)
        for half in (old, new)
        for node in (*half.rules.values(), *half.findings.values(), *half.impossible)
    }
    nodes, numbers = cone(old.network, roots)

    def moved(reference: int) -> int:
        return numbers[reference] if reference > 0 else -numbers[-reference]

    first, second = (
        replace(
            half,
            network=nodes,
            findings={name: moved(node) for name, node in half.findings.items()},
            rules={name: moved(node) for name, node in half.rules.items()},
            impossible=tuple(map(moved, half.impossible)),
        )
        for half in (old, new)
    )
    return first, second


def cone(network: Network, roots: Iterable[int]) -> tuple[Network, Mapping[int, int]]:
    """Return a network of all options, these nodes, and all below them; and their new numbers by the old ones."""
    nodes: tuple[Node, ...] = tuple(network.numbers)
    needed, stack = set[int](), list(roots)
    while stack:
        number = stack.pop()
        if number not in needed:
            needed.add(number)
            node = nodes[number - 1]
            stack.extend(map(abs, parts_of(node)))
    only, numbers = Network(), dict[int, int]()
    for number, node in enumerate(nodes, 1):
        if isinstance(node, FactOption):
            numbers[number] = only.add(node)
        elif number in needed:
            parts = [numbers[part] if part > 0 else -numbers[-part] for part in node.parts]
            moved = tuple(parts if isinstance(node, Upward) else sorted(parts))
            numbers[number] = only.add(replace(node, parts=moved))
    return only, numbers
