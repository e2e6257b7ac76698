"""What only ties decide: candidates that nothing tells apart, and candidates that can share the first place."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import TypeAlias

from advisor.authoring.check.examined import Examined
from advisor.authoring.check.notice import Notice, not_decided
from advisor.authoring.check.written import quoted
from advisor.evaluators.prove.claims import core
from advisor.evaluators.prove.possible import Prospect
from advisor.evaluators.prove.program import LogicProgram
from advisor.evaluators.prove.sorting import sort, witness
from advisor.model import Decision

Pair: TypeAlias = tuple[str, str]


def tie_notices(examined: Examined, decision: Decision, prospect: Prospect) -> Iterator[Notice]:
    """Yield the candidates that always win together, and that others can share the first place."""
    if decision.of:  # a candidate and that it does not apply are never level
        return
    winners = [name for name in decision.candidate_ids if name in prospect.winners]
    top = {name: examined.prover.standing("top", name) for name in winners}
    pairs = {f"{first} {second}": (first, second) for first, second in combinations(top, 2)}
    shown = sort(examined.prover, apart(examined.prover.program, top, pairs), examined.deadline)
    groups = tuple(inseparable(top, [pairs[name] for name in shown.impossible]))
    for group in groups:
        what = f"{quoted(group)} always win '{decision.id}' together: nothing tells them apart"
        hint, place = "write a rule that favours only one of them", examined.base.candidates[group[0]].place
        yield Notice("inseparable", group[0], place, what, hint, members=group)
    if shown.undecided:
        names = [quoted(pairs[name]) for name in sorted(shown.undecided)]
        what = "whether anything tells these candidates apart"
        yield not_decided("inseparable", what, names, decision.place)
    same = {pair for group in groups for pair in combinations(group, 2)}
    yield from shared_top(examined, decision, top, [pair for pair in pairs.values() if pair not in same])


def apart(program: LogicProgram, top: Mapping[str, int], pairs: Mapping[str, Pair]) -> Mapping[str, int]:
    """Return for each pair the literal that one of the two wins without the other."""
    always = program.eithers((-top[first], top[second]) for first, second in pairs.values())
    back = program.eithers((top[first], -top[second]) for first, second in pairs.values())
    either = program.eithers((-one_way, -other_way) for one_way, other_way in zip(always, back, strict=True))
    return dict(zip(pairs, either, strict=True))


def inseparable(top: Iterable[str], pairs: Iterable[Pair]) -> Iterator[tuple[str, ...]]:
    """Yield groups of candidates that these pairs hold together."""
    twins = {frozenset(pair) for pair in pairs}
    left = list(top)
    while left:
        first = left.pop(0)
        group = (first, *(name for name in left if frozenset((first, name)) in twins))
        left = [name for name in left if name not in group]
        if len(group) > 1:
            yield group


def shared_top(
    examined: Examined, decision: Decision, top: Mapping[str, int], pairs: list[Pair]
) -> Iterator[Notice]:
    """Yield that candidates can tie though every question is answered, with answers for one pair."""
    prover, deadline = examined.prover, examined.deadline
    none = prover.program.eithers((-top[first], -top[second]) for first, second in pairs)
    literals = {pair: -literal for pair, literal in zip(pairs, none, strict=True)}
    shown = sort(prover, {" ".join(pair): literal for pair, literal in literals.items()}, deadline)
    tied = next((pair for pair in literals if " ".join(pair) in shown.possible), None)
    if not tied:
        return
    shown_by = witness(prover, [literals[tied]], deadline)
    shortest = core(prover, shown_by, [literals[tied]], deadline) if isinstance(shown_by, Mapping) else None
    what = f"{quoted(tied)} can share the first place of '{decision.id}'"
    if len(shown.possible) > 1:
        what += f", and so can {len(shown.possible) - 1} more of {len(pairs)} pairs of its candidates"
    hint = "the result is then a tie"
    yield Notice("shared-top", decision.id, decision.place, what, hint, witness=shortest)
