"""The interviews that a notice speaks of, and how they end, as `fire` has it."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.authoring.check.notice import Notice
from advisor.authoring.check.violations import unwanted
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
from advisor.recommend import Outcome, recommend

# The checks whose witnesses are whole interviews. An example is shown by its place, a tie by the notice.
SHOWN = ("guarantee-fails", "nobody-left", "shared-top")
ENDING = ("guarantee-fails", "nobody-left")


@dataclass(frozen=True, slots=True)
class ShownInterview:
    """Answers, and how the decisions end that a notice is about; `focus` are the candidates that matter most."""

    profile: Profile
    outcomes: tuple[Outcome, ...]
    focus: tuple[str, ...] = ()


def scenes(base: RuleBase, notice: Notice) -> tuple[ShownInterview, ...]:
    """Return the one or two interviews that show what a notice says; none if it has no witness."""
    about = tuple(decisions(base, notice)) if notice.check in ENDING else ()
    return tuple(
        ShownInterview(profile, ended(base, profile, about), focus(base, notice))
        for profile in (notice.witness, notice.other)
        if profile is not None and notice.check in SHOWN
    )


def ended(base: RuleBase, profile: Profile, decisions: tuple[str, ...]) -> tuple[Outcome, ...]:
    if not decisions:
        return ()
    outcomes = recommend(base, profile).outcomes
    return tuple(outcomes[name] for name in decisions)


def focus(base: RuleBase, notice: Notice) -> tuple[str, ...]:
    """Return the candidates that must not win and do; none if the notice is not about some."""
    guarantee = base.guarantees.get(notice.subject)
    return unwanted(base, guarantee.requirement) if guarantee else ()


def decisions(base: RuleBase, notice: Notice) -> Iterator[str]:
    """Yield the decisions whose end shows what a notice says."""
    if notice.subject in base.guarantees:
        yield from decided(base, base.guarantees[notice.subject].requirement)
    elif notice.subject in base.decisions:
        yield notice.subject


def decided(base: RuleBase, requirement: Requirement) -> tuple[str, ...]:
    """Return the decisions that a requirement speaks of."""
    match requirement:
        case Never(candidates) | NeverRaisedTo(_, candidates):
            chosen = set(candidates)
            return tuple(
                each.id for each in base.decisions.values() if chosen.intersection(each.candidate_ids)
            )
        case Always(decision, _):
            return (decision,)
        case Somebody(decisions) | NeverBySilence(decisions):
            return decisions
