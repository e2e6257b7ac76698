"""Who can win a decision, who is always ruled out, where nobody is left, and what only ties decide."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from advisor.check.examined import Examined
from advisor.check.notice import MORE_TIME, Notice, notice
from advisor.evaluators.network import points_by_node
from advisor.evaluators.prove.claims import Claim, Refuted, core, needed, prove
from advisor.evaluators.prove.encode import difference
from advisor.evaluators.prove.possible import NoProfile, Prospect, prospects_so_far
from advisor.evaluators.prove.sorting import Sorted, ruled_out, sort, witness
from advisor.model import All, Candidate, Decision, Rule, Somebody

# Beyond so many scored conditions between two candidates, exact proofs near a tie have been seen to take long.
BUDGET = 40


def decision_notices(examined: Examined) -> Iterator[Notice]:
    """Yield what is proved of the candidates of every decision."""
    found = prospects_so_far(examined.base, {}, seconds=examined.deadline.left)
    if isinstance(found, NoProfile):  # said by itself
        return
    out = sort(
        examined.prover, {name: -one for name, one in ruled_out(examined.prover).items()}, examined.deadline
    )
    for decision in examined.base.decisions.values():
        prospect = found[decision.id]
        if not prospect.proved:
            what = f"it is not known in time who can win '{decision.id}'"
            yield notice("not-decided", decision.id, decision.place, what, MORE_TIME)
        yield from chances(examined, decision, prospect, out)
        yield from nobody_left(examined, decision, prospect)
        yield from ties(examined, decision, prospect)


def chances(examined: Examined, decision: Decision, prospect: Prospect, out: Sorted) -> Iterator[Notice]:
    """Yield the candidates that are always ruled out, can never win, or always win."""
    for one in decision.candidates:
        if one.id in out.impossible:
            what = f"'{one.id}' is ruled out whatever is answered"
            yield notice("unavoidable-veto", one.id, one.place, what, blame(examined, one))
        elif one.id not in prospect.winners:
            what = f"'{one.id}' can never win '{decision.id}'"
            yield notice("cannot-win", one.id, one.place, what, "let a rule speak for it, or take it out")
    if prospect.settled and len(prospect.winners) == 1 and len(decision.candidates) > 1:
        (winner,) = (one for one in decision.candidates if one.id in prospect.winners)
        what = f"'{winner.id}' wins '{decision.id}' whatever is answered"
        yield notice("always-wins", winner.id, winner.place, what, "then there is nothing to decide")


def blame(examined: Examined, one: Candidate) -> str:
    """Return which rules rule a candidate out, with a hint to those that always do."""
    vetoes = [rule for rule in examined.base.rules.values() if one.id in rule.vetoes]
    always: list[Rule] = [rule for rule in vetoes if rule.id in examined.always] or vetoes
    return "look at " + ", ".join(rule.id for rule in always[:3])


def nobody_left(examined: Examined, decision: Decision, prospect: Prospect) -> Iterator[Notice]:
    """Yield that every candidate can be ruled out, with answers that do it."""
    claim = Claim(All(()), Somebody((decision.id,)))
    found = prove(examined.base, claim, seconds=examined.deadline.left) if prospect.nobody else None
    if isinstance(found, Refuted):
        shown = needed(examined.base, claim, found, seconds=examined.deadline.left)
        what = f"there are answers with which every candidate of '{decision.id}' is ruled out"
        hint = "take a veto back, or accept that nothing can be recommended then"
        yield notice("nobody-left", decision.id, decision.place, what, hint, shown)


def ties(examined: Examined, decision: Decision, prospect: Prospect) -> Iterator[Notice]:
    """Yield pairs that only ties decide between, and that others can share the first place."""
    prover = examined.prover
    top = {
        one.id: prover.standing("top", one.id) for one in decision.candidates if one.id in prospect.winners
    }
    apart, together = {}, {}
    for one, other in combinations(top, 2):
        both = top[one], top[other]
        apart[f"{one} {other}"] = prover.program.either(
            (prover.program.both((both[0], -both[1])), prover.program.both((-both[0], both[1])))
        )
        together[f"{one} {other}"] = prover.program.both(both)
    for pair in sorted(sort(prover, apart, examined.deadline).impossible):
        one, other = pair.split()
        what = f"whenever '{one}' wins, '{other}' wins with it, and the other way round"
        place = examined.base.candidates[one].place
        yield notice("inseparable", one, place, what, "write a rule that tells them apart")
    shared = sorted(sort(prover, together, examined.deadline).possible)
    if shared:
        yield shared_top(examined, decision, together, shared)


def shared_top(
    examined: Examined, decision: Decision, literals: Mapping[str, int], shared: list[str]
) -> Notice:
    """Return that candidates can tie though every question is answered, with answers for one pair."""
    one, other = shared[0].split()
    of = len(literals)
    what = f"{len(shared)} of {of} pairs of candidates of '{decision.id}' can share the first place, such as '{one}' and '{other}'"
    found = witness(examined.prover, [literals[shared[0]]], examined.deadline)
    shown = None
    if isinstance(found, Mapping):
        shown = core(examined.prover, found, [literals[shared[0]]], examined.deadline)
    return notice("shared-top", decision.id, decision.place, what, "the result is then a tie", shown)


def crowded_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the decisions in which so many conditions score between two candidates that proofs may take long."""
    points = points_by_node(examined.prover.readings[0])
    for decision in examined.base.decisions.values():
        pairs = combinations((one.id for one in decision.candidates), 2)
        sizes = {pair: len(difference(points[pair[0]], points[pair[1]])) for pair in pairs}
        worst = max(sizes, key=lambda pair: sizes[pair], default=None)
        if worst and sizes[worst] > BUDGET:
            what = f"between '{worst[0]}' and '{worst[1]}' {sizes[worst]} different conditions give points; up to {BUDGET} are proved quickly"
            hint = "conclude findings from single answers, and let points hang on the findings"
            yield notice("crowded-scores", decision.id, decision.place, what, hint)
