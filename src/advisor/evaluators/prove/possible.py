"""What the known answers leave possible: possible and necessary winners, firings, findings and advice.

The terms are those of elections with incomplete votes (Konczak and Lang, 2005): a possible winner is among the winners
of some completion, a necessary one of every completion.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from advisor.evaluators.network import FactOption
from advisor.evaluators.prove.ground import Prover, answer_literals, prover_for, sign
from advisor.evaluators.prove.program import Reached, Unproven, find, reach, within
from advisor.model import Advice, Decision, DecisionKind, Profile, RuleBase

SECONDS = 10.0
"""Maximum seconds per question, if the caller does not say."""


@dataclass(frozen=True, slots=True)
class NoProfile:
    """The declared impossibilities leave no complete profile that agrees with the known answers."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """What may become of a decision: who is among the winners of some completion.

    `settled` says that every completion has the same winners, be it one, a tie, or nobody. If it is not
    `proved` in time, some of the winners may be none, and settled is not said.
    """

    decision: str
    winners: frozenset[str]
    tie: bool
    nobody: bool
    settled: bool
    proved: bool = True


@dataclass(frozen=True, slots=True)
class Future:
    """What is true in some completion (`may`) and in every one (`must`)."""

    may: frozenset[str]
    must: frozenset[str]


@dataclass(frozen=True, slots=True)
class Chance:
    """Whether a candidate wins in some completion (`may`), and in every one (`must`); None if that is not known in time.

    Where it must, `alone` says that some completion has no other winner, and `beside` who wins some completion too.
    """

    may: bool | None
    must: bool | None
    alone: bool = False
    beside: tuple[str, ...] = ()


Prospects: TypeAlias = Mapping[str, Prospect]


def prospects(
    base: RuleBase, profile: Profile, *, seconds: float = SECONDS
) -> Prospects | NoProfile | Unproven:
    """Return what may become of each decision in the completions of a profile."""
    so_far = prospects_so_far(base, profile, seconds=seconds)
    if isinstance(so_far, NoProfile) or all(prospect.proved for prospect in so_far.values()):
        return so_far
    return Unproven(seconds)


def prospects_so_far(base: RuleBase, profile: Profile, *, seconds: float) -> Prospects | NoProfile:
    """Return what may become of each decision, as far as it is known when time is up: nobody is left out."""
    prover = prover_for(base)
    targets = [sign for decision in base.decisions.values() for sign in signs(prover, decision)]
    reached = reach(prover.program, targets, answer_literals(prover, profile), within(seconds))
    if not reached.models and not reached.undecided:
        return NoProfile()
    return {decision.id: prospect(prover, decision, reached) for decision in base.decisions.values()}


def chance(base: RuleBase, profile: Profile, candidate: str, *, seconds: float = SECONDS) -> Chance:
    """Return what may become of a candidate in the completions of a profile, of which there must be one."""
    prover, deadline = prover_for(base), within(seconds)
    known, wins = answer_literals(prover, profile), winning(prover, candidate)
    reached = reach(prover.program, (wins, -wins), known, deadline)
    may, loses = (
        None if literal in reached.undecided else literal in reached.true for literal in (wins, -wins)
    )
    if loses is not False:
        return Chance(may, must=None if loses is None else False)
    names = base.decided_in[candidate].candidate_ids
    tops = {name: prover.standing("top", name) for name in names if name != candidate}
    alone = prover.standing("alone", candidate)
    others = reach(prover.program, (alone, *tops.values()), known, deadline)
    possible = others.true | others.undecided
    beside = tuple(name for name, top in tops.items() if top in possible)
    return Chance(may, must=True, alone=alone in possible, beside=beside)


def winning(prover: Prover, candidate: str, side: int = 0) -> int:
    """Return the literal that a candidate wins on a side; where rules choose, nobody does whom none chooses."""
    reading, top = prover.readings[0], prover.standing("top", candidate, side)
    base = reading.base
    if base.taken_by[candidate] is not DecisionKind.CHOICE:
        return top
    choosing = [name for name, points in base.awards.items() if points.get(candidate)]
    chosen = prover.program.either(prover.literal(reading.rules[name], side) for name in choosing)
    return prover.program.both((top, chosen))


def has_completion(base: RuleBase, profile: Profile, *, seconds: float = SECONDS) -> bool | Unproven:
    """Return whether some complete profile agrees with the known answers."""
    prover = prover_for(base)
    model = find(prover.program, (), answer_literals(prover, profile), within(seconds))
    return model if isinstance(model, Unproven) else model is not None


def values_left(
    base: RuleBase, profile: Profile, facts: Iterable[str], *, seconds: float = SECONDS
) -> Mapping[str, Future]:
    """Return which values of each fact some completion has, and which every one; what is not known in time may be."""
    prover = prover_for(base)
    options = {
        fact: {value: prover.options[FactOption(fact, value)] for value in base.facts[fact].value_ids}
        for fact in facts
    }
    targets = {sign * literal for group in options.values() for literal in group.values() for sign in (1, -1)}
    reached = reach(prover.program, targets, answer_literals(prover, profile), within(seconds))
    return {fact: future(group, reached.true | reached.undecided) for fact, group in options.items()}


def values_with(
    base: RuleBase, profile: Profile, fact: str, decision: str, winners: frozenset[str]
) -> frozenset[str]:
    """Return the values of a fact that some completion has in which just these win; in doubt none has."""
    prover = prover_for(base)
    options = {value: prover.options[FactOption(fact, value)] for value in base.facts[fact].value_ids}
    assumed = [
        *answer_literals(prover, {name: answer for name, answer in profile.items() if name != fact}),
        *(
            sign(prover.standing("top", name), positive=name in winners)
            for name in base.decisions[decision].candidate_ids
        ),
    ]
    reached = reach(prover.program, options.values(), assumed, within(SECONDS))
    return frozenset(value for value, literal in options.items() if literal in reached.true)


def signs(prover: Prover, decision: Decision) -> Iterator[int]:
    """Yield the literals that a prospect is read from; of what applies or does not, one is neither tied nor nobody."""
    if decision.kind is DecisionKind.APPLIES:
        top = prover.standing("top", decision.candidate_ids[0])
        yield from (top, -top)
        return
    for candidate in decision.candidate_ids:
        top = prover.standing("top", candidate)
        yield from (top, -top)
    yield prover.ending("tied", decision.id)
    yield prover.ending("nobody", decision.id)


def prospect(prover: Prover, decision: Decision, reached: Reached) -> Prospect:
    """Return the prospect of a decision when some of its signs can be true and others may be."""
    possible = reached.true | reached.undecided
    proved = reached.undecided.isdisjoint(signs(prover, decision))
    if decision.kind is DecisionKind.APPLIES:
        name, other = decision.candidate_ids
        top = prover.standing("top", name)
        winners = {each for each, literal in ((name, top), (other, -top)) if literal in possible}
        settled = not {top, -top} <= possible
        return Prospect(
            decision.id, frozenset(winners), tie=False, nobody=False, settled=settled, proved=proved
        )
    tops = {name: prover.standing("top", name) for name in decision.candidate_ids}
    return Prospect(
        decision.id,
        winners=frozenset(name for name, top in tops.items() if top in possible),
        tie=prover.ending("tied", decision.id) in possible,
        nobody=prover.ending("nobody", decision.id) in possible,
        settled=not any({top, -top} <= possible for top in tops.values()),
        proved=proved,
    )


def to_winners(
    prover: Prover,
    advice: Advice,
    fired: Iterable[int],
    side: int = 0,
    known: Mapping[str, bool] = MappingProxyType({}),
) -> int:
    """Return the literal that one of these firings gives the advice, to a winner if it is about some candidates.

    Of candidates that are `known` to win or not to, it does not matter what the side says.
    """
    program = prover.program
    given = program.either(fired)
    if not advice.about or any(known.get(candidate) for candidate in advice.about):
        return given
    tops = (prover.standing("top", candidate, side) for candidate in advice.about if candidate not in known)
    return program.both((given, program.either(tops)))


def future(literals: Mapping[str, int], possible: frozenset[int]) -> Future:
    """Return whose literals can be true, and whose cannot be false."""
    return Future(
        frozenset(name for name, literal in literals.items() if literal in possible),
        frozenset(name for name, literal in literals.items() if -literal not in possible),
    )
