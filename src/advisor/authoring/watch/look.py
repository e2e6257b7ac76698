"""A round: what one look at a knowledge base found. Only what may have changed since the last is run again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from advisor.authoring.cases.verdicts import CaseVerdict, run_case
from advisor.authoring.check.catalogue import Severity
from advisor.authoring.check.check import check
from advisor.authoring.check.notice import Notice
from advisor.evaluators.split import crowd, splitter
from advisor.model import Effect, RuleBase
from advisor.model.cases import Case

Firings: TypeAlias = frozenset[tuple[str, tuple[Effect, ...]]]
"""The rules that fire, each with what it does."""


@dataclass(frozen=True, slots=True)
class Run:
    """What came out of a case, and the firings that brought it about."""

    verdict: CaseVerdict
    firings: Firings

    @property
    def case(self) -> Case:
        """The case that was run."""
        return self.verdict.case


@dataclass(frozen=True, slots=True)
class Round:
    """What one look found: errors and warnings, and the cases by their files. `fresh` counts the cases run anew."""

    base: RuleBase
    notices: tuple[Notice, ...]
    runs: tuple[Run, ...]
    fresh: int

    @property
    def failing(self) -> tuple[Run, ...]:
        """The cases that are not as expected."""
        return tuple(one for one in self.runs if not one.verdict.holds)


def look(base: RuleBase, cases: Sequence[Case], seconds: float, before: Round | None) -> Round:
    """Return what there is to say of a base and its cases; a base that is the one before is not checked again."""
    if before and before.base is base:
        notices = before.notices
    else:
        notices = tuple(each for each in check(base, seconds).notices if is_worth_saying(each))
    kept = known_runs(base, before)
    runs = [
        kept.get(key_of(case, firings)) or Run(run_case(base, case), firings)
        for case, firings in zip(cases, firings_of(base, cases), strict=True)
    ]
    return Round(base, notices, tuple(runs), sum(run not in kept.values() for run in runs))


def is_worth_saying(notice: Notice) -> bool:
    """Return whether a notice is an error or warning, or says what was not decided in time."""
    return notice.severity is not Severity.NOTE or notice.check == "not-decided"


Key: TypeAlias = tuple[str, str, Firings]


def key_of(case: Case, firings: Firings) -> Key:
    """Return all that a verdict rests on among the same candidates: the file of the case, and what fires."""
    return case.place.file, case.place.text, firings


def known_runs(base: RuleBase, before: Round | None) -> dict[Key, Run]:
    """Return the runs of the round before; none if there are other candidates now."""
    if before is None or candidates_of(before.base) != candidates_of(base):
        return {}
    return {key_of(one.case, one.firings): one for one in before.runs}


def candidates_of(base: RuleBase) -> list[tuple[str, tuple[str, ...]]]:
    """Return the decisions with their candidates, in order."""
    return [(decision.id, decision.candidate_ids) for decision in base.decisions.values()]


def firings_of(base: RuleBase, cases: Iterable[Case]) -> list[Firings]:
    """Return for each case the rules that fire on its answers; all at once, which takes next to no time."""
    profiles = [one.profile for one in cases]
    fires = splitter(base, crowd(base, profiles)).fires()
    return [
        frozenset((rule, base.rules[rule].effects) for rule, bits in fires.items() if bits >> number & 1)
        for number in range(len(profiles))
    ]
