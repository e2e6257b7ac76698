"""What proposed files bring about as JSON, format `advisor.impact/1`; the schema stands beside this file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from advisor.authoring.compare.impact import CaseImpact, Impact
from advisor.authoring.compare.past import MovedRecord, Past
from advisor.explain.expected import mismatch
from advisor.formats import IMPACT
from advisor.formats.difference import to_document as difference_document
from advisor.formats.notices import notice_document
from advisor.formats.places import place_document
from advisor.language.reading.proposed import Proposed
from advisor.problems import Problem

NAMES = ("before", "proposed")
"""What the two versions are called."""


@dataclass(frozen=True, slots=True)
class Told:
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


def to_document(told: Told) -> dict[str, Any]:
    """Return what proposed files bring about as JSON values."""
    found = told.impact
    difference = found.difference if found else None
    return {
        "format": IMPACT,
        "files": [
            {"file": one.shown, "state": one.state.value, "path": one.path, "doubt": one.doubt}
            for one in told.files
        ],
        "against": told.against,
        "harmless": told.harmless,
        "problems": problem_documents(told.problems),
        "problems_before": problem_documents(told.before),
        "problems_of_cases": problem_documents(told.cases),
        "new_remarks": [notice_document(one, found.base) for one in found.new] if found else [],
        "gone_remarks": [{"check": one.check, "subject": one.subject} for one in found.gone] if found else [],
        "difference": difference_document(difference, NAMES) if difference else None,
        "cases": [case_document(found, one) for one in found.cases] if found else [],
        "records": records_document(told.past) if told.past else None,
    }


def problem_documents(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    """Return problems as JSON values."""
    return [{**place_document(one.place), "what": one.what, "hint": one.hint} for one in problems]


def case_document(found: Impact, case: CaseImpact) -> dict[str, Any]:
    """Return what became of a case as JSON values."""
    after = case.verdict.result.outcomes
    return {
        "case": case.verdict.case.id,
        "title": case.verdict.case.title,
        "fails": case.fails,
        "held_before": case.held,
        "failures": [mismatch(found.base, case.verdict, failure).what for failure in case.verdict.failures],
        "moved": {
            name: {"old": list(case.before.outcomes[name].winners), "new": list(after[name].winners)}
            for name in case.moved
            if case.before
        },
        **({} if case.before else {"incomparable": True}),
    }


def records_document(past: Past) -> dict[str, Any]:
    """Return what becomes of past records as JSON values."""
    return {
        "judged": past.judged,
        "moved": [record_document(one) for one in past.moved],
        "lost": [{"record": one.record, "finished": one.finished, "reason": one.reason} for one in past.lost],
        "problems": problem_documents(past.problems),
    }


def record_document(one: MovedRecord) -> dict[str, Any]:
    """Return how the decisions of a record that end differently ended when it was made, and end in both versions."""
    return {
        "record": one.record,
        "finished": one.finished,
        "moved": {
            name: {
                "recorded": sorted(one.then[name]),
                "old": sorted(one.old[name]),
                "new": sorted(one.new[name]),
            }
            for name in one.moved
        },
    }
