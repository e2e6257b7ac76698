"""Whether a rule can be missed in any interview, finished or not: by how a decision ends, or by the advice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from advisor.evaluators.network import Network, Reading, read_into
from advisor.evaluators.prove.ground import Prover, grounded, open_profile
from advisor.evaluators.prove.possible import SECONDS
from advisor.evaluators.prove.program import Program, Unproven, find, reach, within
from advisor.model import Advice, Profile, RuleBase

PARTS = ("partial", "standings")

Advisers: TypeAlias = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Ends:
    """Without the rule a decision ends in another way on this profile: another winner, a tie, or nobody."""

    profile: Profile


@dataclass(frozen=True, slots=True)
class Shifts:
    """Without the rule others share a tie on this profile, or other advice is given; no decision ends otherwise."""

    profile: Profile


@dataclass(frozen=True, slots=True)
class Same:
    """Without the rule everything that is recommended is the same in every interview, proved."""


Turning: TypeAlias = Ends | Shifts | Same | Unproven


def turning(base: RuleBase, rule: str, *, seconds: float = SECONDS) -> Turning:
    """Return what comes out differently without a rule, if anything can."""
    network = Network()
    readings = (read_into(network, base), read_into(network, base.without(rule)))
    nodes = [adviser_nodes(reading) for reading in readings]
    refuted = network.positive(-readings[0].rules[rule])
    prover = grounded(readings, (*PARTS, "compared"), "open(0). side(0,0,0). side(1,0,1).")
    deadline = within(seconds)
    watched = (*prover.options.values(), *prover.known.values())
    # Where its condition is false a rule is not missed; said so, the rest is often plain to see.
    given = -prover.literal(refuted)
    for literal, kind in ((ends(prover), Ends), (shifts(prover, nodes), Shifts)):
        found = find(prover.program, watched, [given, literal], deadline)
        if isinstance(found, Unproven):
            return found
        if found is not None:
            return kind(open_profile(prover, found))
    return Same()


def ends(prover: Prover) -> int:
    """Return the literal that some decision ends in another way on side 1 than on side 0."""
    program, base = prover.program, prover.readings[0].base
    signs = [("alone", prover.names.candidates[one]) for one in base.candidates]
    signs += [(what, prover.names.decisions[one]) for one in base.decisions for what in ("tied", "nobody")]
    return program.either(
        just_one(program, program.literal(what, 0, number), program.literal(what, 1, number))
        for what, number in signs
    )


def shifts(prover: Prover, nodes: Iterable[Advisers]) -> int:
    """Return the literal that some decision has other winners, or other advice is given."""
    program, base = prover.program, prover.readings[0].base
    differs = [program.literal("differs", number) for number in prover.names.decisions.values()]
    first, second = (
        {one.id: to_winners(prover, one, each[one.id].values(), side) for one in base.advice.values()}
        for side, each in enumerate(nodes)
    )
    return program.either((*differs, *(just_one(program, first[one], second[one]) for one in first)))


def adviser_nodes(reading: Reading) -> Advisers:
    """Return for each piece of advice the rules that give it, each with the node that is true where it fires."""
    return {
        advice: {
            rule.id: reading.network.positive(reading.rules[rule.id])
            for rule in reading.base.rules.values()
            if advice in rule.advises
        }
        for advice in reading.base.advice
    }


def to_winners(prover: Prover, advice: Advice, nodes: Iterable[int], side: int) -> int:
    """Return the literal that a side gives the advice, to a leader if it is about some candidates."""
    program = prover.program
    fired = program.either(prover.literal(node) for node in nodes)
    if not advice.about:
        return fired
    return program.both((fired, program.either(prover.standing("top", one, side) for one in advice.about)))


def just_one(program: Program, one: int, other: int) -> int:
    """Return a literal that is true if just one of the two is."""
    return program.either((program.both((one, -other)), program.both((-one, other))))


def advising(base: RuleBase, rules: Iterable[str], *, seconds: float = SECONDS) -> Mapping[str, Turning]:
    """Return for rules that do nothing but advise whether their advice can be missed; one search for all."""
    reading = read_into(Network(), base)
    nodes = adviser_nodes(reading)
    prover = grounded((reading,), PARTS, "open(0). side(0,0,0).")
    literals = {rule: alone_advises(prover, rule, nodes) for rule in rules}
    watched = frozenset((*prover.options.values(), *prover.known.values(), *literals.values()))
    reached = reach(prover.program, literals.values(), (), within(seconds), watched=watched)

    def seen(literal: int) -> Turning:
        if literal in reached.undecided:
            return Unproven(seconds)
        shown = next((model for model in reached.models if literal in model), None)
        return Shifts(open_profile(prover, shown)) if shown else Same()

    return {rule: seen(literal) for rule, literal in literals.items()}


def alone_advises(prover: Prover, rule: str, nodes: Advisers) -> int:
    """Return the literal that a rule gives advice that no other rule gives."""
    program, base = prover.program, prover.readings[0].base
    alone = []
    for advice in base.rules[rule].advises:
        others = [prover.literal(node) for other, node in nodes[advice].items() if other != rule]
        given = to_winners(prover, base.advice[advice], [nodes[advice][rule]], 0)
        alone.append(program.both((given, -program.either(others))))
    return program.either(alone)
