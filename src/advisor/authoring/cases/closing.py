"""Which profiles would close which gaps."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from advisor.authoring.cases.coverage import Coverage, Gap, Unnoticed, open_goals
from advisor.authoring.cases.removals import OPEN, ended_by
from advisor.authoring.cases.verdicts import ending_of
from advisor.conditions import TRUE, broken, judge
from advisor.evaluators.bounds import touches
from advisor.evaluators.prove.turning import OtherEnding
from advisor.evaluators.split import WantedProfile, crowd, splitter
from advisor.evaluators.sweep import encode, turned
from advisor.model import NEVER, Profile, RuleBase, is_complete
from advisor.model.cases import Ending
from advisor.recommend import Certainty, certain_winners


@dataclass(frozen=True, slots=True)
class Closer:
    """What a profile must be to close each gap: one that is `wanted`, or one that misses a rule.

    A profile misses a rule if a decision ends in another way without it. Where that is possible on no profile,
    or not known to be, a case must cite the rule, and the profile that is wanted makes it fire.
    """

    base: RuleBase
    gaps: tuple[Gap, ...]
    wanted: Mapping[Gap, Sequence[WantedProfile]]
    missed: Mapping[Gap, str]

    def closed(self, profiles: Sequence[Profile], gaps: Iterable[Gap]) -> Mapping[Gap, int]:
        """Return for each gap which profiles close it, as bits; profiles that cannot be close none.

        Which decisions are settled already is not looked at here.
        """
        gaps, rules = tuple(gaps), self.missed_by(gaps)
        split = splitter(self.base, crowd(self.base, profiles))
        turning = turned(self.base, encode(self.base, profiles), rules.values()) if rules else {}
        possible = sum(
            1 << number for number, profile in enumerate(profiles) if not broken(self.base, profile)
        )
        showing = {
            gap: reduce(or_, map(split.showing, self.wanted[gap]), 0) for gap in gaps if gap not in rules
        }
        return {gap: possible & (turning[rules[gap]] if gap in rules else showing[gap]) for gap in gaps}

    def missed_by(self, gaps: Iterable[Gap]) -> Mapping[Gap, str]:
        """Return those of these gaps that are closed by missing a rule, with the rule."""
        return {gap: self.missed[gap] for gap in gaps if gap in self.missed}

    def surely(self, profile: Profile, gaps: Iterable[Gap]) -> bool:
        """Return whether a case of this profile fails without the rules of these gaps, whatever is settled already.

        It must fail by the answers so far, and by what is settled.
        """
        rules = self.missed_by(gaps).values()
        if not rules or is_complete(self.base, profile):
            return True
        now = endings(self.base, profile, certain_winners(self.base, profile))
        still_open = dict.fromkeys(self.base.decisions, OPEN)
        return not any(
            now == endings(reduced, profile, still_open)
            or now == endings(reduced, profile, certain_winners(reduced, profile))
            for reduced in map(self.base.without, rules)
        )

    def decisions(self, profile: Profile, gaps: Iterable[Gap]) -> tuple[str, ...]:
        """Return the decisions of which something is said on a profile, or without the rules of these gaps.

        If there are none it is all of them.
        """
        bases = [self.base, *map(self.base.without, self.missed_by(gaps).values())]
        touched = {
            decision.id
            for base in bases
            for rule in fired_on(base, profile)
            for decision in base.written_decisions.values()
            if touches(base, base.rules[rule], decision)
        }
        return tuple(name for name in self.base.written_decisions if name in touched or not touched)

    def cites(self, profile: Profile, gaps: Iterable[Gap]) -> tuple[str, ...]:
        names, fired = {gap.rule for gap in gaps}, fired_on(self.base, profile)
        rules = (rule for rule in self.base.rules.values() if names.intersection((rule.id, rule.written_as)))
        return tuple(rule.id for rule in rules if rule.id in fired)


def closer_for(coverage: Coverage) -> Closer:
    base = coverage.base
    wanted: dict[Gap, Sequence[WantedProfile]] = dict(open_goals(coverage.rules))
    missed: dict[Gap, str] = {}
    for removal in coverage.unnoticed:
        gap = Unnoticed(removal.rule)
        if isinstance(removal.turns, OtherEnding):
            missed[gap] = removal.rule
        else:
            wanted[gap] = [WantedProfile(base.rules[removal.rule].condition, NEVER)]
    return Closer(base, coverage.gaps, {gap: wanted[gap] for gap in coverage.gaps if gap in wanted}, missed)


def endings(base: RuleBase, profile: Profile, certain: Mapping[str, Certainty]) -> Mapping[str, Ending]:
    ended = ended_by(base, fired_on(base, profile), certain)
    return {decision: ending_of(outcome) for decision, outcome in ended.items()}


def fired_on(base: RuleBase, profile: Profile) -> frozenset[str]:
    return frozenset(rule for rule, truth in judge(base, profile).rules.items() if truth is TRUE)
