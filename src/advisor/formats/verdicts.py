"""What cases and examples say of a rule base as JSON, format `advisor.test/1`; the schema stands beside this file."""

from collections.abc import Iterable
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
from advisor.explain.expected import Mismatch, mismatch
from advisor.formats import TEST
from advisor.formats.places import place_document
from advisor.model import RuleBase
from advisor.recommend import Outcome


def to_document(base: RuleBase, report: SuiteReport, written: Iterable[FilledExpectation]) -> dict[str, Any]:
    """Return the report as JSON values; `written` are the expectations that were filled in before."""
    return {
        "format": TEST,
        "knowledge": {"name": base.title, "fingerprint": base.fingerprint},
        "holds": report.holds,
        "cases": [case_document(base, one) for one in report.cases],
        "examples": {
            "run": len(report.examples),
            "failures": [example_document(one) for one in report.examples if not one.holds],
        },
        "written": [
            {
                **place_document(one.expectation.place),
                "decision": one.expectation.decision,
                "ending": ending_word(one.ending),
            }
            for one in written
        ],
    }


def case_document(base: RuleBase, verdict: CaseVerdict) -> dict[str, Any]:
    """Return one case with what came out of it."""
    return {
        "id": verdict.case.id,
        "title": verdict.case.title,
        "file": verdict.case.place.file,
        "holds": verdict.holds,
        "outcomes": {name: outcome_document(one) for name, one in verdict.result.outcomes.items()},
        "failures": [failure_document(base, verdict, one) for one in verdict.failures],
    }


def outcome_document(outcome: Outcome) -> dict[str, Any]:
    """Return how a decision ended."""
    return {"status": outcome.status.value, "winners": list(outcome.winners), "margin": outcome.margin}


def failure_document(base: RuleBase, verdict: CaseVerdict, failure: Failure) -> dict[str, Any]:
    """Return what is not as expected, where, and why."""
    found: Mismatch = mismatch(base, verdict, failure)
    return {
        "kind": kind_of(failure),
        **place_document(found.place),
        "what": found.what,
        "details": [f"{'  ' * (depth - 1)}{line}" for depth, line in found.details],
    }


def kind_of(failure: Failure) -> str:
    """Return the word for a kind of failure: the field of the case that is not met, or `asked`."""
    match failure:
        case OtherOutcome():
            return "ending"
        case NotFired():
            return "cites"
        case Won():
            return "not"
        case Undecided():
            return "asked"


def example_document(verdict: ExampleVerdict) -> dict[str, Any]:
    """Return an example that does not hold."""
    return {
        "rule": verdict.rule.id,
        **place_document(verdict.example.place),
        "what": example_failure(verdict.rule, verdict.example),
    }
