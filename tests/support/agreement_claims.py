"""The check that a claim is proved or refuted as trying everything says."""

from collections.abc import Sequence
from typing import TypeAlias

from advisor.conditions import TRUE, Known, broken, judge, truth
from advisor.evaluators.prove.claims import Claim, Proved, Refuted, needed, prove
from advisor.model import (
    Always,
    Condition,
    Never,
    NeverBySilence,
    NeverRaisedTo,
    Profile,
    Requirement,
    RuleBase,
    Somebody,
)
from brute_force import Case, Winners, cases, completions, partials, points, within

Pair: TypeAlias = tuple[Profile, Profile | None]


def claims_agree(base: RuleBase, condition: Condition, requirement: Requirement) -> None:
    verdict = prove(base, Claim(condition, requirement))
    speaks_of, violated = tried(base, condition, requirement)
    match verdict:
        case Refuted(profile, other):
            assert (profile, other) in violated
            needed_agrees(base, Claim(condition, requirement), verdict, violated)
        case _:
            assert verdict == Proved(vacuous=not speaks_of)
            assert not violated


def tried(base: RuleBase, condition: Condition, requirement: Requirement) -> tuple[list[Pair], list[Pair]]:
    """Return all profiles, or pairs of them, that a claim speaks of, and those that refute it."""
    found = [case for case in cases(base, {}) if holds(base, condition, case)]
    match requirement:
        case NeverRaisedTo(fact, candidates):
            pairs = [(low, high) for low in found for high in found if is_raised(base, fact, low, high)]
            speaks_of = [(low.profile, high.profile) for low, high in pairs]
            return speaks_of, [
                (low.profile, high.profile)
                for low, high in pairs
                if any(candidate in high.top and candidate not in low.top for candidate in candidates)
            ]
        case NeverBySilence(decisions):
            return silent(base, condition, decisions)
        case _:
            speaks_of = [(one.profile, None) for one in found]
            return speaks_of, [(one.profile, None) for one in found if not meets(requirement, one.winners)]


def is_raised(base: RuleBase, fact: str, low: Case, high: Case) -> bool:
    scale = base.facts[fact].value_ids
    return all(low.profile[one] == high.profile[one] for one in base.facts if one != fact) and scale.index(
        str(low.profile[fact])
    ) < scale.index(str(high.profile[fact]))


def silent(base: RuleBase, condition: Condition, decisions: Sequence[str]) -> tuple[list[Pair], list[Pair]]:
    """Return every profile of which the condition is true with its completions, and those that lose a veto."""
    asked = {candidate.id for name in decisions for candidate in base.decisions[name].candidates}
    whole = {tuple(case.profile.items()): case for case in cases(base, {})}
    out = {key: vetoed(base, one.profile) & asked for key, one in whole.items()}
    speaks_of, violated = [], []
    for profile in partials(base):
        if truth(condition, Known(base, profile, judge(base, profile).findings)) is not TRUE:
            continue
        for key, one in whole.items():
            if within(profile, one.profile, base):
                speaks_of.append((profile, one.profile))
                violated += [(profile, one.profile)] if (vetoed(base, profile) & asked) - out[key] else []
    return speaks_of, violated


def vetoed(base: RuleBase, profile: Profile) -> frozenset[str]:
    return frozenset(name for name, has in points(base, profile).items() if has is None)


def needed_agrees(base: RuleBase, claim: Claim, refuted: Refuted, violated: list[Pair]) -> None:
    """What is needed refutes the claim in every completion, and nothing of it can be left out."""
    if isinstance(claim.requirement, NeverBySilence):
        return
    scale = claim.requirement.fact if isinstance(claim.requirement, NeverRaisedTo) else None
    kept = needed(base, claim, refuted)
    assert kept.items() <= refuted.profile.items()
    raised = refuted.other[scale] if scale and refuted.other else None
    low = [one for one, high in violated if raised is None or (high and high[scale or ""] == raised)]

    def all_refute(some: Profile) -> bool:
        return all(
            one in low
            for one in completions(base, some)
            if raised is None or not broken(base, {**one, scale or "": raised})
        )

    assert all_refute(kept)
    for fact in kept.keys() - {scale}:
        assert not all_refute({name: one for name, one in kept.items() if name != fact})


def holds(base: RuleBase, condition: Condition, case: Case) -> bool:
    return truth(condition, Known(base, case.profile, case.verdicts.findings)) is TRUE


def meets(requirement: Requirement, won: Winners) -> bool:
    match requirement:
        case Never(candidates):
            return not any(each.intersection(candidates) for each in won.values())
        case Always(decision, candidates):
            return bool(won[decision]) and won[decision] <= set(candidates)
        case Somebody(decisions):
            return all(won[decision] for decision in decisions)
        case _:
            raise AssertionError(requirement)
