"""Which questions can still change a winner, or the advice."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from advisor.evaluators.prove.ground import (
    Prover,
    answer_literals,
    before_literals,
    dropping_for,
    exact_literals,
    linked_for,
    narrowing_literals,
)
from advisor.evaluators.prove.possible import SECONDS, to_winners, winning
from advisor.evaluators.prove.program import reach, within
from advisor.evaluators.prove.turning import some_unlike
from advisor.model import Profile, RuleBase, open_facts


@dataclass(frozen=True, slots=True)
class Relevance:
    """The facts that matter, and those of which it is not known in the time given, both in interview order."""

    facts: tuple[str, ...]
    undecided: tuple[str, ...]


def relevant(base: RuleBase, profile: Profile, *, seconds: float = SECONDS) -> Relevance:
    """Return the open facts in which alone two completions can differ that have different winners.

    A decision with the same winners in every completion makes no fact relevant.
    """
    return among_linked(base, profile, "matters", (), seconds)


def swaying(base: RuleBase, profile: Profile, candidate: str, *, seconds: float = SECONDS) -> Relevance:
    """Return the open facts in which alone two completions can differ of which a candidate wins only one."""
    prover = linked_for(base)
    apart = (winning(prover, candidate, 0), -winning(prover, candidate, 1))
    return among_linked(base, profile, "flip", apart, seconds)


def among_linked(
    base: RuleBase, profile: Profile, what: str, assumed: Collection[int], seconds: float
) -> Relevance:
    """Return the open facts of which this can be so in two completions that differ in one fact at most."""
    prover = linked_for(base)
    targets = {
        fact: prover.program.literal(what, prover.names.facts[fact]) for fact in open_facts(base, profile)
    }
    known = [literal for world in (0, 1) for literal in answer_literals(prover, profile, world)]
    reached = reach(prover.program, targets.values(), [*known, *assumed], within(seconds))
    return Relevance(
        tuple(fact for fact, literal in targets.items() if literal in reached.true),
        tuple(fact for fact, literal in targets.items() if literal in reached.undecided),
    )


def telling(  # noqa: PLR0913  # what is asked, what is given, and how long it may take
    base: RuleBase,
    profile: Profile,
    facts: Collection[str],
    *,
    stuck: Collection[str] = (),
    known: Mapping[str, bool] = MappingProxyType({}),
    seconds: float = SECONDS,
) -> frozenset[str]:
    """Return those of some open facts whose answer changes the advice, for some answers to all others.

    Of the `stuck` ones nobody knows more than the profile says. Of candidates it may be `known` whether they win.
    What cannot be judged in time is taken as telling.
    """
    if not facts or not base.advice:
        return frozenset()
    prover = dropping_for(base)
    program, numbers = prover.program, prover.names.facts
    with_it, without_it = (list(advice_in(prover, world, known)) for world in (0, 1))
    other = some_unlike(program, zip(with_it, without_it, strict=True))
    targets = {fact: program.both((other, program.literal("without", 1, numbers[fact]))) for fact in facts}
    assumed = [
        *before_literals(prover, profile),
        *narrowing_literals(prover, profile),
        *exact_literals(prover, profile, stuck),
        *(-prover.of_fact("vague", fact) for fact in base.facts if fact not in stuck),
    ]
    reached = reach(program, targets.values(), assumed, within(seconds))
    return frozenset(fact for fact, literal in targets.items() if literal in reached.true | reached.undecided)


def advice_in(prover: Prover, world: int, known: Mapping[str, bool]) -> Iterator[int]:
    """Yield for each piece of advice the literal that it is given by the answers in a world."""
    (reading,) = prover.readings
    rules = reading.base.rules.values()
    for advice in reading.base.advice.values():
        nodes = [
            reading.network.positive(reading.rules[rule.id]) for rule in rules if advice.id in rule.advises
        ]
        yield to_winners(prover, advice, [prover.literal(node, world) for node in nodes], world, known)
