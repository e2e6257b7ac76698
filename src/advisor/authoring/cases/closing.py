"""Which profiles would close which gaps."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from advisor.authoring.cases.coverage import Coverage, Gap, Unnoticed, open_goals
from advisor.authoring.cases.goals import NEVER
from advisor.authoring.cases.removals import OPEN, outcomes_of
from advisor.authoring.cases.verdicts import ending_of
from advisor.conditions import TRUE, broken, judge
from advisor.evaluators.bounds import touches
from advisor.evaluators.prove.turning import OtherEnding
from advisor.evaluators.split import Splitter, WantedProfile, crowd, splitter
from advisor.evaluators.sweep import encode, turned
from advisor.model import Profile, RuleBase
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
        gaps = tuple(gaps)
        made = splitter(self.base, crowd(self.base, profiles))
        rules = [self.missed[one] for one in gaps if one in self.missed]
        rows = turned(self.base, encode(self.base, profiles), rules) if rules else {}
        possible = sum(1 << number for number, one in enumerate(profiles) if not broken(self.base, one))
        return {
            one: possible & (rows[self.missed[one]] if one in self.missed else self.shown(made, one))
            for one in gaps
        }

    def shown(self, made: Splitter, gap: Gap) -> int:
        """Return the profiles that are wanted for a gap."""
        return reduce(lambda found, one: found | made.showing(one), self.wanted[gap], 0)

    def surely(self, profile: Profile, gaps: Iterable[Gap]) -> bool:
        """Return whether a case of this profile fails without the rules of these gaps, whatever is settled already."""
        rules = [self.missed[one] for one in gaps if one in self.missed]
        if not rules or profile.keys() >= self.base.facts.keys():
            return True
        now = endings(self.base, profile, certain_winners(self.base, profile))
        return all(now not in self.endings_without(rule, profile) for rule in rules)

    def endings_without(self, rule: str, profile: Profile) -> Iterator[Mapping[str, Ending]]:
        """Yield how decisions end without a rule: by the answers so far, and by what is settled."""
        reduced = self.base.without(rule)
        yield endings(reduced, profile, dict.fromkeys(self.base.decisions, OPEN))
        yield endings(reduced, profile, certain_winners(reduced, profile))

    def decisions(self, profile: Profile, gaps: Iterable[Gap]) -> tuple[str, ...]:
        """Return the decisions of which something is said on a profile, or without the rules of these gaps.

        If there are none it is all of them.
        """
        bases = [self.base, *(self.base.without(self.missed[one]) for one in gaps if one in self.missed)]
        found = {name for base in bases for name in spoken_of(base, profile)}
        return tuple(name for name in self.base.decisions if name in found or not found)

    def cites(self, profile: Profile, gaps: Iterable[Gap]) -> tuple[str, ...]:
        """Return the rules of these gaps that fire on a profile."""
        names = {one.rule for one in gaps}
        fired = fired_on(self.base, profile)
        rules = (one for one in self.base.rules.values() if names.intersection((one.id, one.written_as)))
        return tuple(one.id for one in rules if one.id in fired)


def closer_for(coverage: Coverage) -> Closer:
    """Return what closes the gaps of a coverage."""
    base = coverage.base
    wanted: dict[Gap, Sequence[WantedProfile]] = dict(open_goals(coverage.rules))
    missed: dict[Gap, str] = {}
    for one in coverage.unnoticed:
        gap = Unnoticed(one.rule)
        if isinstance(one.turns, OtherEnding):
            missed[gap] = one.rule
        else:
            wanted[gap] = [WantedProfile(base.rules[one.rule].condition, NEVER)]
    return Closer(base, coverage.gaps, {gap: wanted[gap] for gap in coverage.gaps if gap in wanted}, missed)


def endings(base: RuleBase, profile: Profile, certain: Mapping[str, Certainty]) -> Mapping[str, Ending]:
    """Return how each decision ends on a profile."""
    outcomes = outcomes_of(base, fired_on(base, profile), certain)
    return {decision: ending_of(outcome) for decision, outcome in outcomes.items()}


def fired_on(base: RuleBase, profile: Profile) -> frozenset[str]:
    """Return the rules that fire on a profile."""
    return frozenset(rule for rule, truth in judge(base, profile).rules.items() if truth is TRUE)


def spoken_of(base: RuleBase, profile: Profile) -> Iterator[str]:
    """Yield the decisions for or against a candidate of which some rule fires."""
    fired = [base.rules[rule] for rule in fired_on(base, profile)]
    for decision in base.decisions.values():
        if any(touches(base, rule, decision) for rule in fired):
            yield decision.id
