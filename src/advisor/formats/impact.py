"""What proposed files bring about as JSON, format `advisor.impact/1`."""

from dataclasses import dataclass
from typing import Any

from advisor.authoring.cases.verdicts import names_of
from advisor.authoring.compare.impact import CaseImpact, Impact
from advisor.authoring.compare.past import MovedRecord, Past
from advisor.explain.expected import mismatch
from advisor.formats.difference import to_document as difference_document
from advisor.formats.documents import document
from advisor.formats.notices import notice_document
from advisor.language.reading.proposed import Proposed
from advisor.problems import Problem

NAMES = ("before", "proposed")
"""What the two versions are called."""


@dataclass(frozen=True, slots=True)
class ImpactReport:
    """What proposed files bring about; None if the base cannot be read with them, for these problems.

    `before` are the problems of the base without them, `cases` those of the case files. `past` is what becomes of
    past records; None if nothing can be compared.
    """

    files: tuple[Proposed, ...]
    against: str
    impact: Impact | None
    problems: tuple[Problem, ...] = ()
    before: tuple[Problem, ...] = ()
    cases: tuple[Problem, ...] = ()
    past: Past | None = None

    @property
    def harmless(self) -> bool:
        """Whether nothing is broken and no case changed; records are one user's own, and do not count."""
        return bool(self.impact and self.impact.harmless and not self.cases)


def to_document(report: ImpactReport) -> dict[str, Any]:
    impact, past = report.impact, report.past
    difference = impact.difference if impact else None
    return document(
        "impact",
        report,
        files=[document("impact/file", proposed, file=proposed.shown) for proposed in report.files],
        problems_before=report.before,
        problems_of_cases=report.cases,
        new_remarks=[notice_document(notice, impact.base) for notice in impact.new] if impact else [],
        gone_remarks=impact.gone if impact else [],
        difference=difference and difference_document(difference, NAMES),
        cases=[case_document(impact, case) for case in impact.cases] if impact else [],
        records=past
        and document(
            "impact/records",
            past,
            moved=[record_document(record) for record in past.moved],
        ),
    )


def case_document(impact: Impact, case: CaseImpact) -> dict[str, Any]:
    tried, verdict = case.verdict.case, case.verdict
    after = verdict.result.ended
    return document(
        "impact/case",
        case,
        case=tried.id,
        title=tried.title,
        held_before=case.held,
        failures=[mismatch(impact.base, verdict, failure).what for failure in verdict.failures],
        moved={
            name: {"old": names_of(case.before.ended[name]), "new": names_of(after[name])}
            for name in case.moved
            if case.before
        },
        incomparable=None if case.before else True,
    )


def record_document(record: MovedRecord) -> dict[str, Any]:
    """Return how the decisions of a record that end differently ended when it was made, and end in both versions."""
    endings = {"recorded": record.then, "old": record.old, "new": record.new}
    return document(
        "impact/moved",
        record,
        moved={
            name: {when: sorted(winners[name]) for when, winners in endings.items()} for name in record.moved
        },
    )
