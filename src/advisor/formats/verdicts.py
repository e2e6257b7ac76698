"""What cases and examples say of a rule base as JSON, format `advisor.test/1`."""

from collections.abc import Iterable, Mapping
from typing import Any

from advisor.authoring.cases.verdicts import (
    CaseVerdict,
    ExampleVerdict,
    Failure,
    FilledExpectation,
    NotFired,
    OtherOutcome,
    SuiteReport,
    Undecided,
    Won,
    ending_word,
)
from advisor.authoring.check.examples import failure as example_failure
from advisor.explain.expected import mismatch
from advisor.formats.applied import list_document
from advisor.formats.documents import document
from advisor.formats.recommendation import knowledge
from advisor.model import RuleBase


def to_document(base: RuleBase, report: SuiteReport, written: Iterable[FilledExpectation]) -> dict[str, Any]:
    """Return the report as JSON values; `written` are the expectations that were filled in before."""
    failures = [example_document(verdict) for verdict in report.examples if not verdict.holds]
    return document(
        "test",
        report,
        knowledge=knowledge(base),
        cases=[case_document(base, verdict) for verdict in report.cases],
        examples={"run": len(report.examples), "failures": failures},
        written=[
            document("test/written", filled.expectation, ending=ending_word(filled.ending))
            for filled in written
        ],
    )


def case_document(base: RuleBase, verdict: CaseVerdict) -> dict[str, Any]:
    return document(
        "test/case",
        verdict.case,
        file=verdict.case.place.file,
        holds=verdict.holds,
        outcomes={
            **verdict.result.outcomes,
            **{name: list_document(applied) for name, applied in verdict.result.lists.items()},
        },
        failures=[failure_document(base, verdict, failure) for failure in verdict.failures],
    )


def failure_document(base: RuleBase, verdict: CaseVerdict, failure: Failure) -> dict[str, Any]:
    missed = mismatch(base, verdict, failure)
    details = [f"{'  ' * (depth - 1)}{line}" for depth, line in missed.details]
    return document("test/failure", missed, kind=KINDS[type(failure)], details=details)


KINDS: Mapping[type[Failure], str] = {
    OtherOutcome: "ending",
    NotFired: "cites",
    Won: "not",
    Undecided: "asked",
}
"""The field of the case that is not met, or `asked`."""


def example_document(verdict: ExampleVerdict) -> dict[str, Any]:
    what = example_failure(verdict.rule, verdict.example)
    return document("test/example", verdict.example, rule=verdict.rule.id, what=what)
