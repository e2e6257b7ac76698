"""What only ties decide: candidates that nothing tells apart, and candidates that can share the first place."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import TypeAlias

from advisor.authoring.check.examined import Examined
from advisor.authoring.check.notice import Notice, not_decided, notice
from advisor.evaluators.prove.claims import core
from advisor.evaluators.prove.possible import Prospect
from advisor.evaluators.prove.program import LogicProgram
from advisor.evaluators.prove.sorting import sort, witness
from advisor.model import Decision
from advisor.texts import listing

Pair: TypeAlias = tuple[str, str]

TELL_APART = "write a rule that favours only one of them"
A_TIE = "the result is a tie then"


def tie_notices(examined: Examined, decision: Decision, prospect: Prospect) -> Iterator[Notice]:
    """Yield the candidates that always win together, and that others can share the first place."""
    winners = [name for name in decision.candidate_ids if name in prospect.winners]
    top = {name: examined.prover.standing("top", name) for name in winners}
    pairs = {f"{one} {other}": (one, other) for one, other in combinations(top, 2)}
    shown = sort(examined.prover, apart(examined.prover.program, top, pairs), examined.deadline)
    groups = tuple(together(top, [pairs[name] for name in shown.impossible]))
    for group in groups:
        quoted = listing([f"'{one}'" for one in group])
        what = f"{quoted} always win '{decision.id}' together: nothing tells them apart"
        place = examined.base.candidates[group[0]].place
        yield notice("inseparable", group[0], place, what, TELL_APART, members=group)
    if shown.undecided:
        names = [listing([f"'{one}'" for one in pairs[name]]) for name in sorted(shown.undecided)]
        yield not_decided(
            "inseparable", "whether anything tells these candidates apart", names, decision.place
        )
    same = {pair for group in groups for pair in combinations(group, 2)}
    yield from shared_top(examined, decision, top, [pair for pair in pairs.values() if pair not in same])


def apart(program: LogicProgram, top: Mapping[str, int], pairs: Mapping[str, Pair]) -> Mapping[str, int]:
    """Return for each pair the literal that one of the two wins without the other."""
    always = program.eithers((-top[one], top[other]) for one, other in pairs.values())
    back = program.eithers((top[one], -top[other]) for one, other in pairs.values())
    either = program.eithers((-one, -other) for one, other in zip(always, back, strict=True))
    return dict(zip(pairs, either, strict=True))


def together(top: Iterable[str], pairs: Iterable[Pair]) -> Iterator[tuple[str, ...]]:
    """Yield groups of candidates that these pairs hold together."""
    twins = {frozenset(pair) for pair in pairs}
    left = list(top)
    while left:
        first = left.pop(0)
        group = (first, *(one for one in left if frozenset((first, one)) in twins))
        left = [one for one in left if one not in group]
        if len(group) > 1:
            yield group


def shared_top(
    examined: Examined, decision: Decision, top: Mapping[str, int], pairs: list[Pair]
) -> Iterator[Notice]:
    """Yield that candidates can tie though every question is answered, with answers for one pair."""
    prover, deadline = examined.prover, examined.deadline
    none = prover.program.eithers((-top[one], -top[other]) for one, other in pairs)
    literals = {f"{one} {other}": -literal for (one, other), literal in zip(pairs, none, strict=True)}
    shown = sort(prover, literals, deadline)
    if not shown.possible:
        return
    first = next(name for name in literals if name in shown.possible)
    found = witness(prover, [literals[first]], deadline)
    shortest = core(prover, found, [literals[first]], deadline) if isinstance(found, Mapping) else None
    one, other = first.split()
    what = f"'{one}' and '{other}' can share the first place of '{decision.id}'"
    if len(shown.possible) > 1:
        what += f", and so can {len(shown.possible) - 1} more of {len(pairs)} pairs of its candidates"
    yield notice("shared-top", decision.id, decision.place, what, A_TIE, witness=shortest)
