"""How far cases and examples cover a rule base, what they leave open, and what nothing can cover."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from advisor.authoring.cases.goals import Goal, goals_of, wanted, written_leaves
from advisor.authoring.cases.removals import SEED, Noticed, Removal, holding, removals
from advisor.authoring.cases.verdicts import SuiteReport
from advisor.evaluators.prove.covering import Reachable, questions, reachable
from advisor.evaluators.prove.program import Unproven
from advisor.evaluators.prove.turning import NoDifference
from advisor.evaluators.split import Splitter, WantedProfile, crowd, splitter
from advisor.evaluators.sweep import decode, sample
from advisor.model import Guarded, Leaf, Rule, RuleBase, Said

# Profiles that are tried before it is proved that none meets a goal.
TRIED = 512


@dataclass(frozen=True, slots=True)
class Unnoticed:
    """The rule could be taken out without any case, or example of another rule, failing; it would be missed."""

    rule: str


Gap: TypeAlias = Goal | Unnoticed


@dataclass(frozen=True, slots=True)
class Seen:
    """On how many profiles a rule fired, and on how many it did not."""

    fired: int
    silent: int


@dataclass(frozen=True, slots=True)
class RuleCoverage:
    """How far a rule, as it is written, is covered; `rules` are those that were made of it."""

    rule: str
    rules: tuple[Rule, ...]
    in_cases: Seen
    in_examples: Seen
    goals: tuple[Goal, ...]
    open: tuple[Goal, ...]
    removals: tuple[Removal, ...]

    @property
    def leaves(self) -> tuple[Leaf | Guarded | Said, ...]:
        """The leaves of its condition; those of the first rule, if several were made of it."""
        return written_leaves(self.rules[0].condition)


@dataclass(frozen=True)
class Coverage:
    """How far a base is covered. Goals that are neither open nor `impossible` are met.

    `undecided` are open goals of which it was not known in time whether they can be met.
    """

    report: SuiteReport
    rules: tuple[RuleCoverage, ...]
    impossible: frozenset[Goal]
    undecided: frozenset[Goal]

    @property
    def base(self) -> RuleBase:
        return self.report.base

    @cached_property
    def removals(self) -> tuple[Removal, ...]:
        return tuple(removal for rule in self.rules for removal in rule.removals)

    @cached_property
    def missed(self) -> tuple[Removal, ...]:
        """The rules that would be missed, or of which it is not known."""
        return tuple(removal for removal in self.removals if not isinstance(removal.turns, NoDifference))

    @property
    def without_effect(self) -> tuple[str, ...]:
        """The rules that are proved to change nothing that is recommended."""
        return tuple(removal.rule for removal in self.removals if isinstance(removal.turns, NoDifference))

    @property
    def not_known(self) -> tuple[str, ...]:
        """The rules of which it was not known in time whether they change anything."""
        return tuple(removal.rule for removal in self.missed if isinstance(removal.turns, Unproven))

    @property
    def unnoticed(self) -> tuple[Removal, ...]:
        """The rules that would be missed, with nobody to notice."""
        nobody = (Noticed.OWN_EXAMPLE, Noticed.NOTHING)
        return tuple(removal for removal in self.missed if removal.noticed in nobody)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Everything that is open and not proved impossible."""
        goals = (goal for rule in self.rules for goal in rule.open if goal not in self.impossible)
        return (*goals, *(Unnoticed(removal.rule) for removal in self.unnoticed))

    @property
    def wanted(self) -> int:
        """How much there is to cover."""
        return sum(len(rule.goals) for rule in self.rules) - len(self.impossible) + len(self.missed)

    @property
    def percent(self) -> float:
        """How much of it is covered, rounded down to a tenth: 100 only if all is."""
        if not self.wanted:
            return 100.0
        return math.floor(1000 * (self.wanted - len(self.gaps)) / self.wanted) / 10


def cover(report: SuiteReport) -> Coverage:
    """Return how far the cases and examples of a report cover its base.

    A rule and its leaves are covered by cases and by its own examples; that it is gone is noticed by cases and
    by the examples of other rules.
    """
    base, profiles = report.base, [verdict.case.profile for verdict in report.cases]
    cases, own = (1 << len(profiles)) - 1, dict.fromkeys(base.rules, 0)
    for number, verdict in enumerate(report.examples, len(profiles)):
        own[verdict.rule.id] |= 1 << number
    profiles += [verdict.example.profile for verdict in report.examples]
    crowds = Crowds(splitter(base, crowd(base, profiles)), cases, own)
    gone = {removal.rule: removal for removal in removals(holding(report))}
    rules = tuple(
        crowds.coverage(name, rules, [gone[rule.id] for rule in rules])
        for name, rules in base.written.items()
    )
    left = unreachable(base, rules)
    return Coverage(report, rules, left.impossible, left.undecided)


@dataclass(frozen=True, slots=True)
class Crowds:
    """The profiles of a report, as bits: those of the cases, and for each rule those of its `own` examples."""

    splitter: Splitter
    cases: int
    own: Mapping[str, int]

    def coverage(self, name: str, rules: tuple[Rule, ...], gone: Sequence[Removal]) -> RuleCoverage:
        """Return how far one written rule is covered."""
        goals = tuple(goals_of(name, rules))
        unmet = tuple(goal for goal in goals if not any(self.met(rule, goal) for rule in rules))
        in_examples = self.seen(rules, self.own)
        in_cases = self.seen(rules, dict.fromkeys(self.own, self.cases))
        return RuleCoverage(name, rules, in_cases, in_examples, goals, unmet, tuple(gone))

    def seen(self, rules: Sequence[Rule], where: Mapping[str, int]) -> Seen:
        """Return how often rules fired on profiles, and how often they did not."""
        pairs = [(self.splitter.split(rule.condition).true, where[rule.id]) for rule in rules]
        fired = sum((fires & bits).bit_count() for fires, bits in pairs)
        return Seen(fired, sum(bits.bit_count() for _, bits in pairs) - fired)

    def met(self, rule: Rule, goal: Goal) -> bool:
        """Return whether some case, or some example of its own, meets a goal for a rule."""
        return bool(self.splitter.showing(wanted(rule, goal)) & (self.cases | self.own[rule.id]))


def unreachable(base: RuleBase, rules: Sequence[RuleCoverage]) -> Reachable[Goal]:
    """Return which open goals no profile meets: some are tried, and what they do not show is proved."""
    goals = dict(open_goals(rules))
    profiles = [decode(base, row) for row in sample(base, {}, TRIED, SEED)] if goals else []
    tried = splitter(base, crowd(base, profiles))
    left = {goal: wanted for goal, wanted in goals.items() if not any(map(tried.showing, wanted))}
    return reachable(questions(base, left)) if left else Reachable(frozenset(), frozenset())


def open_goals(rules: Sequence[RuleCoverage]) -> Iterator[tuple[Goal, list[WantedProfile]]]:
    """Yield each open goal with what a profile that meets it must be, for any of the rules."""
    for written in rules:
        yield from ((goal, [wanted(rule, goal) for rule in written.rules]) for goal in written.open)
