"""Whether a rule can be missed at the end of any interview: by how a decision ends, or by the advice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from advisor.evaluators.network import Network, read_into
from advisor.evaluators.prove.ground import Prover, grounded, profile_of, prover_for
from advisor.evaluators.prove.possible import SECONDS, to_winners
from advisor.evaluators.prove.program import LogicProgram, Unproven, find, reach, within
from advisor.model import Profile, RuleBase


@dataclass(frozen=True, slots=True)
class OtherEnding:
    """Without the rule a decision ends in another way on this profile: another winner, a tie, or nobody."""

    profile: Profile


@dataclass(frozen=True, slots=True)
class OtherDetails:
    """Without the rule others share a tie on this profile, or other advice is given; no decision ends otherwise."""

    profile: Profile


@dataclass(frozen=True, slots=True)
class NoDifference:
    """Without the rule everything that is recommended is the same on every complete profile, proved."""


Turning: TypeAlias = OtherEnding | OtherDetails | NoDifference | Unproven


def turning(base: RuleBase, rule: str, *, seconds: float = SECONDS) -> Turning:
    """Return what comes out differently on a complete profile without a rule, if anything can."""
    network = Network()
    readings = (read_into(network, base), read_into(network, base.without(rule)))
    parts = ("complete", "standings", "compared")
    prover = grounded(readings, parts, "whole(0). side(0,0,0). side(1,0,1).")
    deadline = within(seconds)
    # Where it does not fire a rule is not missed; said so, the rest is often plain to see.
    fires = prover.literal(readings[0].rules[rule])
    for literal, kind in ((ends(prover), OtherEnding), (shifts(prover), OtherDetails)):
        model = find(prover.program, prover.options.values(), [fires, literal], deadline)
        if isinstance(model, Unproven):
            return model
        if model is not None:
            return kind(profile_of(prover, model))
    return NoDifference()


def ends(prover: Prover) -> int:
    """Return the literal that some decision ends in another way on side 1 than on side 0."""
    base = prover.readings[0].base
    first, second = (
        [
            *(prover.standing("alone", candidate, side) for candidate in base.candidates),
            *(prover.ending(what, name, side) for name in base.decisions for what in ("tied", "nobody")),
        ]
        for side in (0, 1)
    )
    return some_unlike(prover.program, zip(first, second, strict=True))


def shifts(prover: Prover) -> int:
    """Return the literal that some decision has other winners, or other advice is given."""
    program = prover.program
    differs = [program.literal("differs", number) for number in prover.names.decisions.values()]
    first, second = (
        [
            to_winners(prover, advice, advisers(prover, advice.id, side).values(), side)
            for advice in reading.base.advice.values()
        ]
        for side, reading in enumerate(prover.readings)
    )
    return program.either((*differs, some_unlike(program, zip(first, second, strict=True))))


def advisers(prover: Prover, advice: str, side: int = 0) -> Mapping[str, int]:
    """Return the rules of a side that give a piece of advice, each with the literal that it fires."""
    reading = prover.readings[side]
    rules = (rule.id for rule in reading.base.rules.values() if advice in rule.advises)
    return {rule: prover.literal(reading.rules[rule]) for rule in rules}


def some_unlike(program: LogicProgram, pairs: Iterable[tuple[int, int]]) -> int:
    """Return the literal that just one of the two is true in some of these pairs."""
    sides = (side for first, second in pairs for side in ((-first, second), (first, -second)))
    return program.either(-like for like in program.eithers(sides))


def advising(base: RuleBase, rules: Iterable[str], *, seconds: float = SECONDS) -> Mapping[str, Turning]:
    """Return for rules that do nothing but advise whether their advice can be missed; one search for all."""
    prover = prover_for(base)
    literals = {rule: alone_advises(prover, rule) for rule in rules}
    watched = frozenset((*prover.options.values(), *literals.values()))
    reached = reach(prover.program, literals.values(), (), within(seconds), watched=watched)

    def seen(literal: int) -> Turning:
        if literal in reached.undecided:
            return Unproven(seconds)
        model = next((model for model in reached.models if literal in model), None)
        return OtherDetails(profile_of(prover, model)) if model else NoDifference()

    return {rule: seen(literal) for rule, literal in literals.items()}


def alone_advises(prover: Prover, rule: str) -> int:
    """Return the literal that a rule gives advice that no other rule gives."""
    program, base = prover.program, prover.readings[0].base
    alone = []
    for advice in base.rules[rule].advises:
        fired = advisers(prover, advice)
        others = program.either(literal for other, literal in fired.items() if other != rule)
        alone.append(program.both((to_winners(prover, base.advice[advice], [fired[rule]]), -others)))
    return program.either(alone)
