"""Whether two rule bases can ever have different winners."""

from collections.abc import Mapping

from advisor.evaluators.network import Option
from advisor.evaluators.prove.claims import Verdict, refute
from advisor.evaluators.prove.ground import Prover, both_for
from advisor.evaluators.prove.possible import SECONDS
from advisor.model import Fact, Kind, RuleBase


def same_winners(one: RuleBase, other: RuleBase, *, seconds: float = SECONDS) -> Verdict:
    """Return whether the winners of both bases are the same on every profile that both understand.

    Such a profile answers the facts of both, gives only values that each base has which knows the fact,
    and is possible in both. Decisions that only one of them has are not compared.
    """
    prover = both_for(one, other)
    shared = [prover.names.decisions[name] for name in one.decisions if name in other.decisions]
    differs = prover.program.either(prover.program.literal("differs", number) for number in shared)
    return refute(prover, understood(prover), differs, seconds)


def understood(prover: Prover) -> int:
    """Return the literal that says that both bases know the answers."""
    one, other = (reading.base.facts for reading in prover.readings)
    if any(several(one[name]) is not several(other[name]) for name in one.keys() & other.keys()):
        return prover.program.either(())
    return prover.program.both(
        -literal
        for option, literal in prover.options.items()
        if any(not knows(facts, option) for facts in (one, other))
    )


def several(fact: Fact) -> bool:
    """Return whether answers to the fact are sets."""
    return fact.kind is Kind.SEVERAL


def knows(facts: Mapping[str, Fact], option: Option) -> bool:
    """Return whether the option is among these facts, or the whole fact is not."""
    return option.fact not in facts or option.value in facts[option.fact].value_ids
