"""What new and changed files would bring about: remarks, other endings, and cases that fail or end differently."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from advisor.authoring.cases.verdicts import CaseVerdict, Undecided, failures, run_case
from advisor.authoring.check.catalogue import Severity
from advisor.authoring.check.check import check
from advisor.authoring.check.notice import Notice, whole
from advisor.authoring.compare.difference import SECONDS, Difference, compare
from advisor.authoring.compare.endings import differing, possible, winners_of
from advisor.authoring.compare.scope import can_hold, restricted_to
from advisor.authoring.compare.share import ROWS
from advisor.model import RuleBase, recut_profile
from advisor.model.cases import Case
from advisor.recommend import Recommendation, recommend


@dataclass(frozen=True, slots=True)
class CaseImpact:
    """What a case says of the newer version, and how it ended in the older one if that can hold the interview.

    `held` says whether it was as expected there, as far as it speaks of decisions that were there.
    """

    verdict: CaseVerdict
    before: Recommendation | None
    held: bool | None

    @property
    def moved(self) -> tuple[str, ...]:
        if self.before is None:
            return ()
        return differing(winners_of(self.before), winners_of(self.verdict.result))

    @property
    def fails(self) -> bool:
        """Whether it is not as expected; what an expert has not decided yet is not expected."""
        return any(not isinstance(failure, Undecided) for failure in self.verdict.failures)


@dataclass(frozen=True, slots=True)
class Impact:
    """What proposed files bring about. Without an older version there is nothing to compare with.

    `new` are remarks of the check that were not made before, `gone` those that no longer are.
    """

    base: RuleBase
    difference: Difference | None
    new: tuple[Notice, ...]
    gone: tuple[Notice, ...]
    cases: tuple[CaseImpact, ...]

    @property
    def harmless(self) -> bool:
        """Whether there is no new mistake, and no case fails or ends differently."""
        broken = any(notice.severity is Severity.ERROR for notice in self.new)
        return not broken and not any(case.fails or case.moved for case in self.cases)


def impact(
    old: RuleBase | None, new: RuleBase, cases: Iterable[Case], *, seconds: float = SECONDS, rows: int = ROWS
) -> Impact:
    """Return what the newer version brings about; proofs of the check and of the comparison have these seconds each."""
    difference = compare(old, new, seconds=seconds, rows=rows) if old else None
    now = check(new, seconds).notices
    before = check(old, seconds).notices if old else ()
    names = new_names(difference) if difference else {}
    known, said = keys(before, names), keys(now)
    return Impact(
        new,
        difference,
        new=tuple(notice for notice in now if not keys([notice]) <= known),
        gone=tuple(
            notice
            for notice in before
            if notice.check != "not-decided" and keys([notice], names).isdisjoint(said)
        ),
        cases=tuple(case_impact(difference, new, case) for case in cases),
    )


def new_names(difference: Difference) -> Mapping[str, str]:
    """Return the ids that things have now, by those that they had."""
    renamed = [edit for edit in difference.edits if edit.before]
    names = {edit.before: edit.name for edit in renamed}
    for edit in renamed:
        names.update(zip(edit.old_rules, edit.new_rules, strict=False))
    return names


def keys(notices: Iterable[Notice], names: Mapping[str, str] | None = None) -> frozenset[tuple[str, str]]:
    """Return what tells remarks apart: the check and what it is about under these names, of all that is said together."""
    names = names or {}
    return frozenset(
        (notice.check, names.get(about, about)) for notice in whole(notices) for about in notice.about
    )


def case_impact(difference: Difference | None, new: RuleBase, case: Case) -> CaseImpact:
    """Return what a case says of the newer version, and of the older one in the difference if there is one."""
    verdict = run_case(new, case)
    if difference is None:
        return CaseImpact(verdict, None, None)
    old, profile = difference.old, recut_profile(case.profile, new.facts, difference.new.facts)
    if not (can_hold(old, profile, difference.new) and possible(old, profile)):
        return CaseImpact(verdict, None, None)
    before = recommend(old, restricted_to(old, profile))
    if any(expectation.decision not in old.decisions for expectation in case.expectations):
        return CaseImpact(verdict, before, None)
    fired = frozenset(firing.rule for firing in before.trace.firings)
    return CaseImpact(verdict, before, not any(failures(old, case, before.outcomes, fired)))
