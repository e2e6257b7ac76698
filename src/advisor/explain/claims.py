"""Whether a claim holds, such as "this candidate, because of these answers": what is proved, and what becomes of the reason.

What is said of the candidate is proved for every way to answer the rest.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from advisor.evaluators.prove.possible import SECONDS, Chance, chance
from advisor.evaluators.prove.relevance import swaying
from advisor.explain.claimed_reasons import ClaimedReason, as_reason, claimed_reason
from advisor.explain.contest import outcome_of, rival_of
from advisor.explain.endings import chosen
from advisor.explain.ledger import PointGap, differences
from advisor.interview.choice import SAMPLES, SEED, parts
from advisor.interview.outlook import open_ties
from advisor.interview.session import Session, joined, refusals
from advisor.language.reading.answers import Given, profile_of
from advisor.model import (
    DecisionKind,
    Profile,
    Rule,
    RuleBase,
    is_whole,
)
from advisor.recommend import Recommendation, recommend


@dataclass(frozen=True, slots=True)
class Supported:
    """It wins whatever is still answered; `beside` share the first place with it, in some ways to answer or `always`."""

    beside: tuple[str, ...]
    always: bool


@dataclass(frozen=True, slots=True)
class Beaten:
    """It cannot win any more, whatever is still answered.

    It is `ruled_out_by` rules, or else there may be a candidate `ahead`, by rules that count more for that one, largest
    first.
    """

    ruled_out_by: tuple[Rule, ...]
    ahead: str | None
    differences: tuple[PointGap, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """What is said to speak for it contradicts the answers: it is `claimed` otherwise than answered, or `impossible`."""

    claimed: tuple[Given, ...]
    impossible: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Undetermined:
    """It can still win and can still lose, by the answers to these facts, the most telling first.

    Of `late` facts it is not known in time whether they count. Unless it is `proved`, one of the two is not known.
    """

    facts: tuple[str, ...]
    late: tuple[str, ...]
    proved: bool


Judgement: TypeAlias = Supported | Beaten | Clash | Undetermined


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim with what is proved of its candidate, and what becomes of its reasons; there are none to judge in a clash.

    `given` are the answers that it was judged on, the reasons among them. `needed` is what a reason has, of all together.
    """

    candidate: str
    decision: str
    given: tuple[Given, ...]
    judgement: Judgement
    reasons: tuple[ClaimedReason, ...] = ()
    needed: bool | None = None


def check_claim(
    base: RuleBase, candidate: str, because: Iterable[Given], given: Iterable[Given]
) -> CheckedClaim:
    """Return whether a candidate wins by these answers, and what becomes of those that are said to speak for it."""
    given, decision = tuple(given), base.decided_in[candidate]
    because = tuple(as_reason(base, each) for each in because)
    together = put_together(base, given, because)
    if isinstance(together, Clash):
        return CheckedClaim(candidate, decision.of or decision.id, given, together)
    profile = profile_of(together)
    outlook = chance(base, profile, candidate)

    def needed(*reasons: Given) -> bool | None:
        return is_needed(base, profile, outlook, candidate, [each.fact for each in reasons])

    return CheckedClaim(
        candidate,
        decision.of or decision.id,
        together,
        judgement(base, together, outlook, candidate),
        tuple(claimed_reason(base, profile, candidate, each, needed=needed(each)) for each in because),
        needed(*because) if because else None,
    )


def put_together(
    base: RuleBase, given: Iterable[Given], because: Iterable[Given]
) -> tuple[Given, ...] | Clash:
    """Return all answers, one to a fact; or what contradicts what."""
    answers, apart = {each.fact: each for each in given}, list[Given]()
    for reason in because:
        before = answers.get(reason.fact)
        both = (
            joined(base.facts[reason.fact], before, reason)
            if before and before.answer is not None
            else reason
        )
        if both is None:
            apart.append(reason)
        else:
            answers[reason.fact] = both
    impossible = () if apart else refusals(base, profile_of(answers.values()))
    return Clash(tuple(apart), impossible) if apart or impossible else tuple(answers.values())


def judgement(
    base: RuleBase, given: tuple[Given, ...], outlook: Chance, candidate: str
) -> Supported | Beaten | Undetermined:
    match outlook:
        case Chance(must=True):
            return Supported(outlook.beside, bool(outlook.beside) and not outlook.alone)
        case Chance(may=False):
            return beaten(base, recommend(base, profile_of(given)), candidate)
        case _:
            return undetermined(base, profile_of(given), outlook, candidate)


def beaten(base: RuleBase, result: Recommendation, candidate: str) -> Beaten:
    """Return what keeps a candidate from winning, as far as rules that fired say so."""
    if base.taken_by[candidate] is DecisionKind.APPLIES:
        (each,) = filter(None, (applied.of(candidate) for applied in result.lists.values()))
        return Beaten(tuple(base.rules[name] for name in each.excludes), None, ())
    outcome = outcome_of(result, candidate)
    if out := outcome.standing(candidate).ruled_out_by:
        return Beaten(tuple(base.rules[name] for name in out), None, ())
    weighed = base.decisions[outcome.decision].is_weighed
    ahead = rival_of(result, candidate) if weighed else next(iter(chosen(base, outcome)), None)
    gaps = differences(base, result.trace, ahead, candidate) if ahead else ()
    return Beaten((), ahead, tuple(gap for gap in gaps if gap.points > 0))


def undetermined(base: RuleBase, profile: Profile, outlook: Chance, candidate: str) -> Undetermined:
    """Return what it depends on; where no fact counts by itself, the facts that impossible combinations tie together."""
    sways = swaying(base, profile, candidate)
    known = Session(tuple(Given(fact, answer, asked=is_whole(answer)) for fact, answer in profile.items()))
    facts = sways.facts or (() if sways.undecided else open_ties(base, known, SECONDS))
    proved = outlook.may is True and outlook.must is False
    return Undetermined(telling_first(base, profile, candidate, facts), sways.undecided, proved)


def telling_first(
    base: RuleBase, profile: Profile, candidate: str, facts: Collection[str]
) -> tuple[str, ...]:
    """Return facts in the order of how much their answers are expected to tell about whether a candidate wins."""
    from advisor.evaluators.sweep import bits_told, sample, sweep  # numpy takes a while to load

    rows = sample(base, profile, SAMPLES, SEED)
    wins = sweep(base, rows).winners[:, [tuple(base.candidates).index(candidate)]]
    columns = dict(zip(base.facts, rows.T, strict=True))
    bits = {fact: bits_told(parts(base.facts[fact], columns[fact]), wins) for fact in facts}
    return tuple(sorted((fact for fact in base.facts if fact in bits), key=lambda fact: -bits[fact]))


def is_needed(
    base: RuleBase, profile: Profile, outlook: Chance, candidate: str, facts: Collection[str]
) -> bool | None:
    """Return whether the result is not proved without the answers to some facts; None if nothing is proved with them."""
    if outlook.must is not True and outlook.may is not False:
        return None
    rest = {fact: answer for fact, answer in profile.items() if fact not in facts}
    without = chance(base, rest, candidate)
    return without.must is not True if outlook.must else without.may is not False
