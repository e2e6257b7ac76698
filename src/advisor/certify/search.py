"""Find a certificate that the kernel accepts, by branch and bound; say in numbers why each rival cannot win."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from advisor.certify.cases import CaseCut, CaseLeaf, CaseSplit, Certificate, Tree
from advisor.certify.kernel import Possible, View, assume, exclude, shown, sides, start, view_of
from advisor.model import (
    AtLeast,
    AtMost,
    Fact,
    Found,
    Is,
    Kind,
    Profile,
    Rule,
    RuleBase,
    accepted,
    leaves,
    open_facts,
)

MAX_CASES = 400
"""Maximum cases that are looked at before the search gives up."""

VETO_WEIGHT = 20
"""Points that an open veto weighs as much as, where the next split is chosen."""


Split: TypeAlias = tuple[str, str | int]
"""A fact, and a value that is open; of a number the first above a cut that has open regions on both sides."""


@dataclass(frozen=True, slots=True)
class Rival:
    """How far a rival is behind a winner now, the most it can still gain on it, and from which open questions.

    `ruled_out` is set if it is ruled out in every case.
    """

    candidate: str
    behind: int
    can_gain: int
    questions: tuple[str, ...]
    ruled_out: bool


@dataclass(frozen=True, slots=True)
class Safety:
    """Why a settled decision is safe: a certificate that the checker accepts, and its numbers for each rival."""

    certificate: Certificate
    rivals: tuple[Rival, ...]


def certify(base: RuleBase, profile: Profile, decision: str, winners: frozenset[str]) -> Certificate | None:
    """Return a certificate that just these win the decision in every completion; None if none was found."""
    claim = Certificate(decision, winners, CaseLeaf())
    tree = find(base, start(base, profile), claim, iter(range(MAX_CASES)))
    return Certificate(decision, winners, tree) if tree else None


def find(base: RuleBase, possible: Possible, claim: Certificate, budget: Iterator[int]) -> Tree | None:
    """Return cases that show the claim from what is possible here; None also if the budget of cases is spent."""
    if next(budget, None) is None:
        return None
    view = view_of(base, possible)
    if shown(view, claim):
        return CaseLeaf()
    option = best_split(view, possible, claim)
    if option is None:
        return None
    first, second = two_cases(base.facts[option[0]], option[1], possible)
    yes = find(base, first, claim, budget)
    no = yes and find(base, second, claim, budget)
    return split_of(*option, yes, no) if yes and no else None


def two_cases(fact: Fact, value: str | int, possible: Possible) -> tuple[Possible, Possible]:
    """Return what is possible in both cases of a split: at a value, or where a number is cut."""
    if isinstance(value, str):
        return assume(fact, value, possible, holds=True), assume(fact, value, possible, holds=False)
    low, high = sides(fact, value, possible)
    return exclude(fact, high, possible), exclude(fact, low, possible)


def split_of(fact: str, value: str | int, first: Tree, second: Tree) -> Tree:
    if isinstance(value, str):
        return CaseSplit(fact, value, first, second)
    return CaseCut(fact, value, first, second)


def best_split(view: View, possible: Possible, claim: Certificate) -> Split | None:
    """Return the open value, or cut, that the weightiest open rules hang on."""
    base, weights = view.base, Counter[Split]()
    doubtful = list(doubtful_pairs(base, view, claim))
    watched = claim.winners.union(*doubtful) or {*base.decisions[claim.decision].candidate_ids}
    for rule in open_rules(base, view):
        points = base.awards[rule.id]
        weight = sum(abs(points.get(rival, 0) - points.get(winner, 0)) for winner, rival in doubtful)
        weight += VETO_WEIGHT * len(rule.vetoes & watched)
        options = set(open_options(base, leaves_below(base, rule), possible)) if weight else ()
        weights.update({option: weight / len(options) for option in options})
    if not weights:  # all rules that count are known: the claim is shown only if no profile is like this
        weights.update(open_options(base, leaves_of_impossible(base), possible))
    return max(weights, key=lambda option: (weights[option], option)) if weights else None


def open_rules(base: RuleBase, view: View) -> Iterator[Rule]:
    """Yield the rules that are neither true nor false."""
    return (base.rules[rule] for rule, fires in view.rules.items() if fires is None)


def doubtful_pairs(base: RuleBase, view: View, claim: Certificate) -> Iterator[tuple[str, str]]:
    """Yield each winner with each candidate of which the bounds do not yet show how it stands to the winner."""
    for winner in sorted(claim.winners):
        for rival in base.decisions[claim.decision].candidate_ids:
            certain = view.is_out(rival) or (
                rival not in claim.winners and view.lead(winner, rival).least > 0
            )
            if rival != winner and not certain:
                yield winner, rival


def open_options(
    base: RuleBase, read: Iterable[Is | AtLeast | AtMost], possible: Possible
) -> Iterator[Split]:
    """Yield the open values that these leaves read, and of numbers the cuts."""
    for leaf in read:
        fact = base.facts[leaf.fact]
        if fact.measure:
            yield from (
                (fact.id, first) for first in cuts_read(fact, leaf) if all(sides(fact, first, possible))
            )
            continue
        values = leaf.values if fact.kind is Kind.SEVERAL and isinstance(leaf, Is) else fact.value_ids
        yield from ((fact.id, value) for value in values if (fact.id, value) not in possible)


@lru_cache(maxsize=4096)
def cuts_read(fact: Fact, leaf: Is | AtLeast | AtMost) -> tuple[int, ...]:
    """Return where a leaf turns from true to false, or back, when a number grows."""
    values = accepted(leaf, fact)
    inside = [value in values for value in fact.value_ids]
    firsts = fact.measure.firsts if fact.measure else ()
    return tuple(
        first for first, (low, high) in zip(firsts, pairwise(inside), strict=True) if low is not high
    )


def leaves_of_impossible(base: RuleBase) -> Iterator[Is | AtLeast | AtMost]:
    for impossible in base.impossible:
        yield from (leaf for leaf in leaves(impossible.condition) if not isinstance(leaf, Found))


def leaves_below(base: RuleBase, rule: Rule) -> Iterator[Is | AtLeast | AtMost]:
    """Yield the leaves over facts of a rule and of all rules behind the findings it reads."""
    seen: set[str] = set()
    stack = [rule.condition]
    while stack:
        for leaf in leaves(stack.pop()):
            if not isinstance(leaf, Found):
                yield leaf
            elif leaf.finding not in seen:
                seen.add(leaf.finding)
                stack.extend(base.causes[leaf.finding])


def rivals(base: RuleBase, profile: Profile, certificate: Certificate) -> tuple[Rival, ...]:
    """Return in numbers, for each candidate that does not win, why it cannot; the winner is the first one."""
    if not certificate.winners:
        return ()
    here = start(base, profile)
    view = view_of(base, here)
    winner = min(certificate.winners)
    cases = list(leaf_views(base, here, certificate.cases))
    return tuple(
        rival(view, cases, winner, candidate, frozenset(open_facts(base, profile)))
        for candidate in base.decisions[certificate.decision].candidate_ids
        if candidate not in certificate.winners
    )


def rival(view: View, cases: list[View], winner: str, candidate: str, unknown: frozenset[str]) -> Rival:
    """Return the numbers of one rival; the gain is the most over all cases in which it is not ruled out."""
    fired = (view.base.awards[rule] for rule, fires in view.rules.items() if fires)
    behind = sum(points.get(winner, 0) - points.get(candidate, 0) for points in fired)
    least = [view.lead(winner, candidate).least for view in cases if not view.is_out(candidate)]
    questions = {
        fact
        for rule in open_rules(view.base, view)
        if view.base.awards[rule.id].get(candidate, 0) > view.base.awards[rule.id].get(winner, 0)
        for fact in (leaf.fact for leaf in leaves_below(view.base, rule))
    }
    return Rival(
        candidate,
        behind,
        behind - min(least) if least else 0,
        tuple(fact for fact in view.base.facts if fact in questions & unknown),
        ruled_out=not least,
    )


def leaf_views(base: RuleBase, possible: Possible, tree: Tree) -> Iterator[View]:
    """Yield what is known at each leaf of the cases, save those that no profile is like."""
    match tree:
        case CaseLeaf():
            view = view_of(base, possible)
            if not view.excluded:
                yield view
        case CaseSplit(fact, value, yes, no) | CaseCut(fact, value, yes, no):
            for case, part in zip(two_cases(base.facts[fact], value, possible), (yes, no), strict=True):
                yield from leaf_views(base, case, part)
