"""Rule bases grounded for each family of questions, and profiles in their literals."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import reduce

from advisor.evaluators.network import FactOption, Network, Reading, parts_of, read_into
from advisor.evaluators.prove.encode import Names, encode, name
from advisor.evaluators.prove.program import LogicProgram, ground
from advisor.model import Answer, Condition, Fact, Profile, RuleBase, prepared


@dataclass(frozen=True, slots=True)
class Prover:
    """A grounded program, and where it holds what the rule bases name.

    `facts` have every value that one of the bases gives them. `options` are those of world 0, `denials` where it is open the literals that they are excluded; `size` counts
    the nodes that were grounded, later ones are of claims.
    """

    readings: tuple[Reading, ...]
    facts: Mapping[str, Fact]
    names: Names
    program: LogicProgram
    options: Mapping[FactOption, int]
    denials: Mapping[FactOption, int]
    size: int

    @property
    def answers(self) -> frozenset[int]:
        """The literals from which the profile in world 0 is read."""
        return frozenset((*self.options.values(), *self.denials.values()))

    def of_fact(self, what: str, fact: str) -> int:
        """Return the literal of a fact: it is `known` in world 0, or `vague`, not whole; or `unlike` in worlds 0 and 1."""
        return self.program.literal(what, self.names.facts[fact])

    def options_in(self, world: int) -> Mapping[FactOption, int]:
        if not world:
            return self.options
        numbers = self.readings[0].network.numbers
        return {option: self.program.literal("yes", world, numbers[option]) for option in self.options}

    def standing(self, what: str, candidate: str, side: int = 0) -> int:
        """Return the literal that says this of a candidate on one side."""
        return self.program.literal(what, side, self.names.candidates[candidate])

    def ending(self, what: str, decision: str, side: int = 0) -> int:
        """Return the literal that says this of a decision on one side: that it is `tied`, or won by `nobody`."""
        return self.program.literal(what, side, self.names.decisions[decision])

    def literal(self, reference: int, world: int = 0) -> int:
        """Return the literal of a node, or of its opposite, in a world; it is defined if it was not grounded.

        In a world with unknown facts it is meant for nodes that were grounded: what is not true need not be false.
        """
        number = abs(reference)
        if number <= self.size:
            literal = self.program.literal("yes", world, number)
        else:
            node = tuple(self.readings[0].network.numbers)[number - 1]
            literal = self.program.either(self.literal(part, world) for part in parts_of(node))
        return literal if reference > 0 else -literal


def with_values_of(facts: Mapping[str, Fact], others: Mapping[str, Fact]) -> Mapping[str, Fact]:
    """Return facts and others; what both have is as the others have it, with the values of both."""
    more = {
        name: tuple(value for value in facts[name].values if value.id not in fact.value_ids)
        for name, fact in others.items()
        if name in facts
    }
    both = {name: replace(fact, values=fact.values + more.get(name, ())) for name, fact in others.items()}
    return {**facts, **both}


@prepared
def prover_for(base: RuleBase) -> Prover:
    """Return what answers questions about single complete profiles."""
    return prover((base,), ("complete", "standings"), "whole(0). side(0,0,0).")


@prepared
def linked_for(base: RuleBase) -> Prover:
    """Return what answers questions about pairs of complete profiles that differ in one answer."""
    parts = ("complete", "standings", "compared", "apart", "linked")
    return prover((base,), parts, "whole(0..1). side(0,0,0). side(1,1,0).")


@prepared
def paired_for(base: RuleBase) -> Prover:
    """Return what answers questions about pairs of complete profiles, and the facts in which they are unlike."""
    parts = ("complete", "standings", "compared", "apart")
    return prover((base,), parts, "whole(0..1). side(0,0,0). side(1,1,0).")


@prepared
def raised_for(base: RuleBase) -> Prover:
    """Return what answers questions about pairs of complete profiles and who gains from one to the other."""
    parts = ("complete", "standings", "compared", "apart", "linked", "raised")
    return prover((base,), parts, "whole(0..1). side(0,0,0). side(1,1,0).")


@prepared
def changing_for(base: RuleBase) -> Prover:
    """Return what answers questions about changes of answers: facts unknown stay so in world 0, world 1 completes it."""
    parts = ("complete", "partial", "standings", "silent", "before", "changed")
    return prover((base,), parts, "open(0). whole(1). side(0,0,0). side(1,1,0).")


@prepared
def dropping_for(base: RuleBase) -> Prover:
    """Return what answers questions about the same answers with and without one of them; rules have nodes of their own."""
    network = Network()
    reading = read_into(network, base)
    for reference in reading.rules.values():
        network.positive(reference)
    parts = ("partial", "standings", "before", "dropped")
    return grounded((reading,), parts, "open(0..1). side(0,0,0). side(1,1,0).")


@prepared
def silent_for(base: RuleBase, condition: Condition) -> Prover:
    """Return what answers questions about a profile with unknown facts, and one of its completions.

    The condition is grounded with the base.
    """
    parts = ("complete", "partial", "standings", "silent")
    return prover((base,), parts, "open(0). whole(1). side(0,0,0). side(1,1,0).", condition)


@prepared
def both_for(old: RuleBase, new: RuleBase) -> Prover:
    """Return what answers questions about two rule bases and one complete profile."""
    parts = ("complete", "standings", "compared")
    return prover((old, new), parts, "whole(0). side(0,0,0). side(1,0,1).")


def prover(
    bases: tuple[RuleBase, ...], parts: Iterable[str], sides: str, condition: Condition | None = None
) -> Prover:
    """Return the bases grounded in one program, their equal nodes shared, with one more condition if it is given."""
    network = Network()
    readings = tuple(read_into(network, base) for base in bases)
    if condition:
        readings[0].node(condition)
    return grounded(readings, parts, sides)


def grounded(readings: tuple[Reading, ...], parts: Iterable[str], more: str) -> Prover:
    """Return readings of one network grounded in one program, with more facts for it."""
    network, names = readings[0].network, name(reading.base for reading in readings)
    program = ground(encode(network, readings, names) + more, parts)
    options, denials = (
        {
            node: program.literal(what, 0, number)
            for node, number in network.numbers.items()
            if isinstance(node, FactOption)
        }
        for what in ("yes", "no")
    )
    facts = reduce(with_values_of, (reading.base.facts for reading in readings))
    return Prover(readings, facts, names, program, options, denials, len(network.numbers))


def answer_literals(prover: Prover, profile: Profile, world: int = 0) -> list[int]:
    """Return the literals of what is known in a world that is whole; answers to facts that no base has are left out."""
    options = prover.options_in(world)
    return [sign(options[option], positive=required) for option, required in signs_of(prover, profile)]


def narrowing_literals(prover: Prover, profile: Profile) -> list[int]:
    """Return the literals that in a world 0 that is open all this is known, and maybe more."""
    return [
        prover.options[option] if required else prover.denials[option]
        for option, required in signs_of(prover, profile)
    ]


def exact_literals(prover: Prover, profile: Profile, facts: Iterable[str]) -> list[int]:
    """Return the literals that in a world 0 that is open just what is in the profile is known of these facts."""
    facts, known = set(facts), dict(signs_of(prover, profile))
    return [
        literal if known.get(option) is required else -literal
        for literals, required in ((prover.options, True), (prover.denials, False))
        for option, literal in literals.items()
        if option.fact in facts
    ]


def before_literals(prover: Prover, profile: Profile) -> list[int]:
    """Return the literals that just this was known before."""
    known, numbers = dict(signs_of(prover, profile)), prover.readings[0].network.numbers
    return [
        sign(prover.program.literal(what, numbers[option]), positive=known.get(option) is required)
        for option in prover.options
        for what, required in (("given", True), ("barred", False))
    ]


def sign(literal: int, *, positive: bool) -> int:
    return literal if positive else -literal


def signs_of(prover: Prover, profile: Profile) -> Iterator[tuple[FactOption, bool]]:
    """Yield the options that an answer in the profile settles, and whether they are required or else excluded."""
    facts = prover.facts
    for fact in facts.values():
        if fact.id in profile:
            limits = fact.limits(profile[fact.id])
            for value in fact.value_ids:
                if limits.settles(value):
                    yield FactOption(fact.id, value), value in limits.must


def profile_of(prover: Prover, true: frozenset[int], world: int = 0) -> Profile:
    """Return the complete profile in which just these option literals are true."""
    options = prover.options_in(world)
    return {
        fact.id: answer
        for fact in prover.facts.values()
        if (answer := fact.narrowed(chosen := values_in(fact, options, true), chosen)) is not None
    }


def open_profile(prover: Prover, true: frozenset[int]) -> Profile:
    """Return what is known of each fact if these literals are true in a world 0 that is open."""
    return {
        fact.id: answer
        for fact in prover.facts.values()
        if (answer := known_answer(prover, fact, true)) is not None
    }


def known_answer(prover: Prover, fact: Fact, true: frozenset[int]) -> Answer | None:
    """Return what is known of a fact if these literals are true in a world 0 that is open."""
    required, excluded = (values_in(fact, literals, true) for literals in (prover.options, prover.denials))
    if not required and not excluded:  # a fact with one value is unknown, too, before that is the answer
        return None
    return fact.narrowed(required, set(fact.value_ids) - excluded)


def values_in(fact: Fact, literals: Mapping[FactOption, int], true: frozenset[int]) -> frozenset[str]:
    return frozenset(value for value in fact.value_ids if literals[FactOption(fact.id, value)] in true)
