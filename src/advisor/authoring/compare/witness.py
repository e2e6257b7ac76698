"""The shortest interview that ends differently in two versions, or the proof that there is none."""

from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias

from advisor.authoring.compare.endings import Winners, differing, endings, leaders, possible, settled
from advisor.authoring.compare.scope import heard
from advisor.evaluators.minimal import minimal_answers
from advisor.evaluators.prove.claims import Proved, Refuted
from advisor.evaluators.prove.program import Deadline, Unproven
from advisor.evaluators.prove.versions import Versions, same_winners
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
class Search:
    """The interviews that were found so far to have other leaders and yet end the same, with the reasons."""

    old: RuleBase
    new: RuleBase
    settled: dict[str, list[Profile]] = field(default_factory=dict)
    barred: list[Profile] = field(default_factory=list)
    passed: list[Profile] = field(default_factory=list)

    def shows(self, profile: Profile) -> bool:
        """Return whether an interview is possible and ends differently; if not, remember why."""
        for base in (self.old, self.new):
            if not possible(base, profile):
                self.barred.append(minimal_answers(profile, partial(impossible, base)))
                return False
        if ends_differently(self.old, self.new, profile):
            return True
        for decision in differing(leaders(self.old, profile), leaders(self.new, profile)):
            self.remember(decision, profile)
        self.passed.append(profile)
        return False

    def remember(self, decision: str, profile: Profile) -> None:
        """Remember the fewest answers after which the decision is settled alike, if it is: more change nothing."""

        def alike(few: Profile) -> bool:
            old, new = (settled(base, few).get(decision) for base in (self.old, self.new))
            return old is not None and old == new

        if alike(profile):
            self.settled.setdefault(decision, []).append(minimal_answers(profile, alike))


def impossible(base: RuleBase, profile: Profile) -> bool:
    """Return whether it is proved that no interview can have these answers."""
    return not possible(base, profile)


def ends_differently(old: RuleBase, new: RuleBase, profile: Profile) -> bool:
    """Return whether an interview ends differently in a decision of both."""
    return bool(differing(endings(old, profile), endings(new, profile)))


def find_witness(
    old: RuleBase, new: RuleBase, found: Versions, deadline: Deadline, *, throughout: bool
) -> Verdict:
    """Return the shortest interview that ends differently, confirmed by both recommendations, or that there is none.

    `throughout` says that both versions can hold the same interviews.
    """
    search = Search(old, new)
    for _ in range(ROUNDS):
        answers = found.fewest(deadline, settled=search.settled, barred=search.barred, passed=search.passed)
        if answers is None:
            return Same(throughout)
        if isinstance(answers, Unproven):
            break
        if search.shows(answers.profile):
            return shown_by(old, new, answers.profile, fewest=answers.fewest) or NotDecided(deadline.seconds)
    complete = same_winners(old, new, seconds=deadline.left)
    shown = shown_by(old, new, complete.profile) if isinstance(complete, Refuted) else None
    return shown or NotDecided(deadline.seconds)


def shown_by(old: RuleBase, new: RuleBase, profile: Profile, *, fewest: bool = False) -> Differs | None:
    """Return an interview with both recommendations of record, if they differ.

    Of answers that are not proved to be the fewest those are left out that are not needed.
    """
    if not fewest:
        profile = minimal_answers(profile, partial(ends_differently, old, new))
    before, after = recommend(old, heard(old, profile)), recommend(new, heard(new, profile))
    decisions = differing(winners_of(before), winners_of(after))
    return Differs(profile, decisions, before, after, fewest) if decisions else None


def winners_of(result: Recommendation) -> Winners:
    """Return who wins each decision of a recommendation."""
    return {name: frozenset(one.winners) for name, one in result.outcomes.items()}


def unknown_only(old: RuleBase, new: RuleBase, deadline: Deadline) -> bool | None:
    """Return whether every interview with all questions answered ends the same; None if there is none, or no time."""
    match same_winners(old, new, seconds=deadline.left):
        case Proved(vacuous=False):
            return True
        case Refuted():
            return False
        case _:
            return None
