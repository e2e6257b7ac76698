"""Rule bases grounded for each family of questions, and profiles in their literals."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from advisor.evaluators.network import Either, FactOption, Network, Reading, read_into
from advisor.evaluators.prove.encode import Names, encode, name
from advisor.evaluators.prove.program import LogicProgram, ground
from advisor.model import Answer, Condition, Fact, Kind, Profile, RuleBase, prepared


@dataclass(frozen=True, slots=True)
class Prover:
    """A grounded program, and where it holds what the rule bases name.

    `options` are those of world 0; `size` counts the nodes that were grounded, later ones are of claims.
    """

    readings: tuple[Reading, ...]
    names: Names
    program: LogicProgram
    options: Mapping[FactOption, int]
    size: int

    @property
    def facts(self) -> Mapping[str, Fact]:
        return {fact.id: fact for reading in self.readings for fact in reading.base.facts.values()}

    @property
    def known(self) -> Mapping[str, int]:
        """For each fact the literal that it is known, where facts may be unknown."""
        return {fact: self.program.literal("known", number) for fact, number in self.names.facts.items()}

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
            parts = node.parts if isinstance(node, Either) else ()
            literal = self.program.either(self.literal(part, world) for part in parts)
        return literal if reference > 0 else -literal


@prepared
def prover_for(base: RuleBase) -> Prover:
    """Return what answers questions about single complete profiles."""
    return prover((base,), ("complete", "standings"), "whole(0). side(0,0,0).")


@prepared
def linked_for(base: RuleBase) -> Prover:
    """Return what answers questions about pairs of complete profiles that differ in one answer."""
    parts = ("complete", "standings", "compared", "linked")
    return prover((base,), parts, "whole(0..1). side(0,0,0). side(1,1,0).")


@prepared
def raised_for(base: RuleBase) -> Prover:
    """Return what answers questions about pairs of complete profiles and who gains from one to the other."""
    parts = ("complete", "standings", "compared", "linked", "raised")
    return prover((base,), parts, "whole(0..1). side(0,0,0). side(1,1,0).")


@prepared
def changing_for(base: RuleBase) -> Prover:
    """Return what answers questions about changes of answers: facts unknown stay so in world 0, world 1 completes it."""
    parts = ("complete", "partial", "standings", "silent", "changed")
    return prover((base,), parts, "open(0). whole(1). side(0,0,0). side(1,1,0).")


@prepared
def dropping_for(base: RuleBase) -> Prover:
    """Return what answers questions about the same answers with and without one of them; rules have nodes of their own."""
    network = Network()
    reading = read_into(network, base)
    for reference in reading.rules.values():
        network.positive(reference)
    parts = ("partial", "standings", "dropped")
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
    options = {
        node: program.literal("yes", 0, number)
        for node, number in network.numbers.items()
        if isinstance(node, FactOption)
    }
    return Prover(readings, names, program, options, len(network.numbers))


def answer_literals(prover: Prover, profile: Profile) -> list[int]:
    """Return the literals of known answers; answers to facts that no base has are left out."""
    facts = prover.facts
    return [
        literal
        for fact, answer in profile.items()
        if fact in facts
        for literal in option_literals(prover, facts[fact], answer)
    ]


def option_literals(prover: Prover, fact: Fact, answer: Answer) -> Iterator[int]:
    """Yield for each option of a fact whether the answer has it."""
    chosen = answer if isinstance(answer, frozenset) else {answer}
    for value in fact.value_ids:
        literal = prover.options[FactOption(fact.id, value)]
        yield literal if value in chosen else -literal


def profile_of(prover: Prover, true: frozenset[int], world: int = 0) -> Profile:
    """Return the complete profile in which just these option literals are true."""
    return {fact.id: answer_of(prover, fact, true, world) for fact in prover.facts.values()}


def open_profile(prover: Prover, true: frozenset[int]) -> Profile:
    """Return the profile of the known facts among these true literals."""
    known = prover.known
    return {
        fact.id: answer_of(prover, fact, true) for fact in prover.facts.values() if known[fact.id] in true
    }


def answer_of(prover: Prover, fact: Fact, true: frozenset[int], world: int = 0) -> Answer:
    """Return the answer to a known fact of which these option literals are true."""
    options = prover.options_in(world)
    chosen = [value for value in fact.value_ids if options[FactOption(fact.id, value)] in true]
    return frozenset(chosen) if fact.kind is Kind.SEVERAL else chosen[0]
