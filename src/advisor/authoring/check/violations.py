"""In what way answers break a guarantee, in words."""

from collections.abc import Collection, Sequence

from advisor.authoring.check.written import quoted
from advisor.evaluators import sweep
from advisor.evaluators.minimal import minimal_answers
from advisor.evaluators.prove.claims import Claim, Refuted, needed
from advisor.evaluators.prove.program import Deadline
from advisor.model import (
    Always,
    Never,
    NeverBySilence,
    NeverRaisedTo,
    Profile,
    Requirement,
    RuleBase,
    Somebody,
)
from advisor.texts import listing

SEED = 1


def shortest(base: RuleBase, claim: Claim, refuted: Refuted, deadline: Deadline) -> tuple[Refuted, str]:
    """Return few answers that refute a claim whatever else is answered, and in what way.

    They do so as they stand: to the answers that are needed those are added without which it does not show yet.
    """
    answers = needed(base, claim, refuted, seconds=deadline.left)

    def how(fewer: Profile) -> str:
        shown = part(claim.requirement, refuted, fewer)
        return violation(base, claim.requirement, shown.profile, shown.other)

    def shows(fewer: Profile) -> bool:
        return deadline.left > 0 and bool(how(fewer))

    if not how(answers):
        answers = minimal_answers(refuted.profile, shows, kept=answers)
    return part(claim.requirement, refuted, answers), how(answers)


def completed(base: RuleBase, profile: Profile) -> Profile:
    """Return a complete interview with these answers; the answers alone if none is found quickly."""
    codes = sweep.sample(base, profile, 1, SEED)
    return sweep.decode(base, codes[0]) if len(codes) else profile


def part(requirement: Requirement, refuted: Refuted, answers: Profile) -> Refuted:
    """Return some answers of a refutation, and in its second profile the same with the one that is raised."""
    if isinstance(requirement, NeverRaisedTo) and refuted.other:
        return Refuted(answers, {**answers, requirement.fact: refuted.other[requirement.fact]})
    return Refuted(answers, refuted.other)


def violation(base: RuleBase, requirement: Requirement, profile: Profile, other: Profile | None) -> str:
    """Return in what way these answers break a requirement as they stand; an empty text if they do not."""
    won, out = ends(base, profile)
    match requirement:
        case Never(candidates):
            return wins(base, candidates, won)
        case Always(decision, _):
            return wins(base, unwanted(base, requirement), won) or emptied(base, [decision], out)
        case Somebody(decisions):
            return emptied(base, decisions, out)
        case NeverRaisedTo(fact, candidates) if other is not None:
            risen = ends(base, other)[0] - won
            return wins(base, candidates, risen, f"a higher answer to '{fact}' can make", "")
        case NeverBySilence(decisions) if other is not None:
            lost = out - ends(base, other)[1]
            names = [name for name in members(base, decisions) if name in lost]
            return f"silence can rule out {quoted(names)}" if names else ""
        case _:
            return ""


def ends(base: RuleBase, profile: Profile) -> tuple[frozenset[str], frozenset[str]]:
    """Return who wins with these answers, and who is ruled out."""
    swept = sweep.sweep(base, sweep.encode(base, [profile]))
    pairs = zip(swept.candidates, swept.ruled_out[0], strict=True)
    return swept.winners_of(0), frozenset(name for name, out in pairs if out)


def unwanted(base: RuleBase, requirement: Requirement) -> tuple[str, ...]:
    """Return the candidates that must not win by a requirement, though some may in other interviews."""
    match requirement:
        case Never(candidates) | NeverRaisedTo(_, candidates):
            return candidates
        case Always(decision, candidates):
            return tuple(name for name in members(base, [decision]) if name not in candidates)
        case _:
            return ()


def members(base: RuleBase, decisions: Sequence[str]) -> list[str]:
    return [name for decision in decisions for name in base.decisions[decision].candidate_ids]


def wins(
    base: RuleBase, candidates: Collection[str], won: frozenset[str], start: str = "", can: str = "can "
) -> str:
    """Return who of these candidates wins what, or applies of what; an empty text if nobody does."""
    winners = won.intersection(candidates)
    won_by = {
        name: [candidate for candidate in decision.candidate_ids if candidate in winners]
        for name, decision in base.written_decisions.items()
    }
    said = listing(
        f"{quoted(names)} {can}{'apply of' if decision in base.lists else 'win'} '{decision}'"
        for decision, names in won_by.items()
        if names
    )
    return f"{start} {said}".strip() if said else ""


def emptied(base: RuleBase, decisions: Sequence[str], out: frozenset[str]) -> str:
    """Return in which of these decisions every candidate is ruled out; an empty text if in none."""
    names = [name for name in decisions if out.issuperset(members(base, [name]))]
    return f"every candidate of {quoted(names)} can be ruled out" if names else ""
