"""Who can win a decision, who is always ruled out, and where nobody is left."""

from collections.abc import Iterator
from itertools import combinations

from advisor.authoring.check.examined import Examined
from advisor.authoring.check.notice import Notice, not_decided
from advisor.authoring.check.ties import tie_notices
from advisor.authoring.check.violations import shortest
from advisor.evaluators.network import points_by_node
from advisor.evaluators.prove.claims import Claim, Proved, Refuted, prove
from advisor.evaluators.prove.encode import difference
from advisor.evaluators.prove.possible import NoProfile, Prospect, prospects_so_far
from advisor.evaluators.prove.program import Unproven
from advisor.evaluators.prove.sorting import ruled_out, sort
from advisor.model import All, Decision, RuleBase, Somebody
from advisor.texts import at_most

# Beyond so many scored conditions between two candidates, exact proofs near a tie have been seen to take long.
BUDGET = 60

LOOK = "look at the rules that rule it out"
FAVOUR = "no rule favours it: write one that does, or remove the candidate"
OUTWEIGHED = "what speaks for it is always outweighed: favour it more, or remove the candidate"
TAKE_BACK = "remove a veto, or accept this if nothing can be recommended then"
INCLUDE = "no rule includes it: write one that does, or remove the candidate"
EXCLUDED = "look at the rules that exclude it, or remove the candidate"
ALWAYS_APPLIES = "say where it does not apply, or accept this if it always does"
ONE_WAY = "let rules speak for the others too, or remove the decision"


def decision_notices(examined: Examined) -> Iterator[Notice]:
    """Yield what is proved of the candidates of every decision."""
    prospects = prospects_so_far(examined.base, {}, seconds=examined.deadline.left / 2)
    if isinstance(prospects, NoProfile):  # said by itself
        return
    avoided = {name: -literal for name, literal in ruled_out(examined.prover).items()}
    vetoed = sort(examined.prover, avoided, examined.deadline)
    for decision in examined.base.decisions.values():
        prospect = prospects[decision.id]
        yield from chances(examined.base, decision, prospect, vetoed.impossible)
        yield from nobody_left(examined, decision, prospect)
        if prospect.proved:
            yield from tie_notices(examined, decision, prospect)
        if not prospect.proved or vetoed.undecided:
            what = "who can win these decisions, and what only ties decide"
            yield not_decided("cannot-win", what, [decision.id], decision.place)


def chances(
    base: RuleBase, decision: Decision, prospect: Prospect, vetoed: frozenset[str]
) -> Iterator[Notice]:
    """Yield the candidates that are always ruled out, can never win, or always win."""
    if decision.of:
        yield from applying(base, decision, prospect)
        return
    for candidate in decision.candidates:
        name, place = candidate.id, candidate.place
        if name in vetoed:
            rules = tuple(dict.fromkeys(rule.written_as for rule in base.vetoing[name]))
            what, hint = f"'{name}' is ruled out whatever is answered", f"{LOOK}: {at_most(rules)}"
            yield Notice("unavoidable-veto", name, place, what, hint)
        elif name not in prospect.winners:
            favoured = any(awards.get(name, 0) > 0 for awards in base.awards.values())
            what, hint = f"'{name}' can never win '{decision.id}'", OUTWEIGHED if favoured else FAVOUR
            yield Notice("cannot-win", name, place, what, hint)
    if prospect.settled and len(prospect.winners) == 1 and len(decision.candidates) > 1:
        (winner,) = (candidate for candidate in decision.candidates if candidate.id in prospect.winners)
        what = f"'{winner.id}' wins '{decision.id}' whatever is answered"
        yield Notice("always-wins", winner.id, winner.place, what, ONE_WAY)


def applying(base: RuleBase, decision: Decision, prospect: Prospect) -> Iterator[Notice]:
    """Yield that what is in a list of what applies never does, or always."""
    name, place = decision.candidate_ids[0], decision.place
    if name not in prospect.winners:
        included = any(name in awards for awards in base.awards.values())
        what = f"'{name}' never applies in '{decision.of}'"
        yield Notice("cannot-win", name, place, what, EXCLUDED if included else INCLUDE)
    elif prospect.settled:
        what = f"'{name}' applies in '{decision.of}' whatever is answered"
        yield Notice("always-wins", name, place, what, ALWAYS_APPLIES)


def nobody_left(examined: Examined, decision: Decision, prospect: Prospect) -> Iterator[Notice]:
    """Yield that every candidate can be ruled out, with answers that do it."""
    if not prospect.nobody:
        return
    base, deadline = examined.base, examined.deadline
    claim = Claim(All(()), Somebody((decision.id,)))
    match prove(base, claim, seconds=deadline.left):
        case Refuted() as refuted:
            what = f"there are answers with which every candidate of '{decision.id}' is ruled out"
            shown, _ = shortest(base, claim, refuted, deadline)
            yield Notice("nobody-left", decision.id, decision.place, what, TAKE_BACK, witness=shown.profile)
        case Unproven():
            what = "whether every candidate of these decisions can be ruled out"
            yield not_decided("nobody-left", what, [decision.id], decision.place)
        case Proved():
            pass


def crowded_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the decisions in which so many conditions score between two candidates that proofs may take long."""
    points = points_by_node(examined.prover.readings[0])
    pointed = (each for each in examined.base.decisions.values() if each.is_weighed)
    for decision in pointed:
        pairs = combinations(decision.candidate_ids, 2)
        sizes = {pair: len(difference(points[pair[0]], points[pair[1]])) for pair in pairs}
        worst = max(sizes, key=lambda pair: sizes[pair], default=None)
        if worst and sizes[worst] > BUDGET:
            first, second = worst
            what = f"{sizes[worst]} different conditions give points between '{first}' and '{second}'; up to {BUDGET} are proved quickly"
            hint = "conclude findings from single answers, and let points hang on the findings"
            yield Notice("crowded-scores", decision.id, decision.place, what, hint)
