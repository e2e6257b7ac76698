"""The shortest interview that ends differently in two versions, or the proof that there is none."""

from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias

from advisor.authoring.compare.common import understood
from advisor.authoring.compare.endings import differing, endings, leaders, possible, settled, winners_of
from advisor.authoring.compare.scope import restricted_to
from advisor.evaluators.minimal import minimal_answers
from advisor.evaluators.prove.claims import Refuted
from advisor.evaluators.prove.program import Deadline, Unproven
from advisor.evaluators.prove.versions import Versions, same_winners
from advisor.evaluators.thresholds import at_thresholds
from advisor.model import Profile, RuleBase
from advisor.recommend import Recommendation, recommend

ROUNDS = 200
"""How many interviews may come up of which the points differ and the endings do not."""


@dataclass(frozen=True, slots=True)
class Same:
    """In every interview that both versions can hold the same candidates lead or are certain to win, proved.

    With `throughout` both can hold all of them, so each ends the same, also where answers are unknown but the end
    is certain.
    """

    throughout: bool


@dataclass(frozen=True, slots=True)
class Differs:
    """An interview that ends differently, with both recommendations. `fewest`: by fewer answers no leader differs.

    `unknown_only` says that every interview with all questions answered ends the same; None if that is not known,
    or both versions can hold none.
    """

    profile: Profile
    decisions: tuple[str, ...]
    before: Recommendation
    after: Recommendation
    fewest: bool
    unknown_only: bool | None = None


@dataclass(frozen=True, slots=True)
class NotDecided:
    """Neither was proved in these seconds."""

    seconds: float


Verdict: TypeAlias = Same | Differs | NotDecided


@dataclass(frozen=True, slots=True)
class Dismissed:
    """The interviews so far that have other leaders and yet end the same, with the reasons."""

    old: RuleBase
    new: RuleBase
    settled: dict[str, list[Profile]] = field(default_factory=dict)
    barred: list[Profile] = field(default_factory=list)
    passed: list[Profile] = field(default_factory=list)

    def shows(self, profile: Profile) -> bool:
        """Return whether an interview is possible and ends differently; if not, remember few answers that are why."""
        for base in (self.old, self.new):
            if not possible(base, profile):
                self.barred.append(minimal_answers(profile, partial(impossible, base)))
                return False
        if ends_differently(self.old, self.new, profile):
            return True
        for decision in differing(leaders(self.old, profile), leaders(self.new, profile)):
            alike = partial(settled_alike, self.old, self.new, decision)
            if alike(profile):
                self.settled.setdefault(decision, []).append(minimal_answers(profile, alike))
        self.passed.append(profile)
        return False


def impossible(base: RuleBase, profile: Profile) -> bool:
    return not possible(base, profile)


def settled_alike(old: RuleBase, new: RuleBase, decision: str, profile: Profile) -> bool:
    """Return whether a decision is settled for the same winners in both: further answers change nothing."""
    before, after = (settled(base, profile).get(decision) for base in (old, new))
    return before is not None and before == after


def ends_differently(old: RuleBase, new: RuleBase, profile: Profile) -> bool:
    """Return whether an interview ends differently in a decision of both."""
    return bool(differing(endings(old, profile), endings(new, profile)))


def shows_difference(old: RuleBase, new: RuleBase, profile: Profile) -> bool:
    """Return whether an interview is possible in both and ends differently."""
    return all(possible(base, profile) for base in (old, new)) and ends_differently(old, new, profile)


def find_witness(
    old: RuleBase, new: RuleBase, both: Versions, deadline: Deadline, *, throughout: bool
) -> Verdict:
    """Return the shortest interview that ends differently, confirmed by both recommendations, or that there is none.

    `throughout` says that both versions can hold the same interviews.
    """
    seen = Dismissed(old, new)
    for _ in range(ROUNDS):
        answers = both.fewest(deadline, settled=seen.settled, barred=seen.barred, passed=seen.passed)
        if answers is None:
            return Same(throughout)
        if isinstance(answers, Unproven):
            break
        if seen.shows(answers.profile):
            return shown_by(old, new, answers.profile, fewest=answers.fewest) or NotDecided(deadline.seconds)
    complete = same_winners(old, new, seconds=deadline.left)
    shown = shown_by(old, new, complete.profile) if isinstance(complete, Refuted) else None
    return shown or NotDecided(deadline.seconds)


def shown_by(old: RuleBase, new: RuleBase, profile: Profile, *, fewest: bool = False) -> Differs | None:
    """Return an interview with both recommendations of record, if they differ.

    Of answers that are not proved to be the fewest those are left out that are not needed. Numbers are at a threshold.
    """
    if not fewest:
        profile = minimal_answers(profile, partial(ends_differently, old, new))
    profile = at_thresholds(understood(old, new).facts, profile, partial(shows_difference, old, new))
    before, after = recommend(old, restricted_to(old, profile)), recommend(new, restricted_to(new, profile))
    decisions = differing(winners_of(before), winners_of(after))
    return Differs(profile, decisions, before, after, fewest) if decisions else None
