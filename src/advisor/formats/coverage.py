"""How far cases and examples cover a rule base as JSON, format `advisor.coverage/1`; the schema stands beside this file."""

from typing import Any

from advisor.authoring.cases.coverage import Coverage, RuleCoverage, Seen
from advisor.authoring.cases.goals import Behaviour, Goal
from advisor.authoring.cases.removals import Noticed, Removal
from advisor.authoring.cases.suggest import Suggestion, Suggestions
from advisor.evaluators.prove.program import Unproven
from advisor.evaluators.prove.turning import NoDifference
from advisor.explain.gaps import gap_words
from advisor.explain.words import condition_words
from advisor.formats import COVERAGE
from advisor.formats.recommendation import as_asked, profile_document
from advisor.model import RuleBase

NOTICED = {
    Noticed.CASE: "case",
    Noticed.EXAMPLE: "example",
    Noticed.CITED: "citing_case",
    Noticed.OWN_EXAMPLE: "own_example",
    Noticed.NOTHING: "nothing",
}


def to_document(coverage: Coverage, suggestions: Suggestions | None) -> dict[str, Any]:
    """Return the coverage as JSON values; `suggestions` are null if none were asked for."""
    base, report = coverage.base, coverage.report
    return {
        "format": COVERAGE,
        "knowledge": {"name": base.title, "fingerprint": base.fingerprint},
        "cases": {
            "run": len(report.cases),
            "failing": [one.case.id for one in report.cases if not one.holds],
        },
        "examples": {
            "run": len(report.examples),
            "failing": sorted({one.rule.id for one in report.examples if not one.holds}),
        },
        "wanted": coverage.wanted,
        "covered": coverage.wanted - len(coverage.gaps),
        "percent": coverage.percent,
        "rules": [rule_document(coverage, one) for one in coverage.rules],
        "without_effect": list(coverage.without_effect),
        "suggestions": suggestions
        and {
            "cases": [suggestion_document(coverage, one) for one in suggestions.cases],
            "left": [gap_words(coverage, gap) for gap in suggestions.left],
        },
    }


def rule_document(coverage: Coverage, one: RuleCoverage) -> dict[str, Any]:
    """Return how far one written rule is covered."""
    return {
        "rule": one.rule,
        "file": one.rules[0].place.file,
        "line": one.rules[0].place.line,
        "in_cases": seen_document(one.in_cases),
        "in_examples": seen_document(one.in_examples),
        **ways(coverage, one, None),
        "conditions": [
            {"says": condition_words(coverage.base, leaf), **ways(coverage, one, number)}
            for number, leaf in enumerate(one.leaves)
        ],
        "removals": [removal_document(removal) for removal in one.removals],
    }


def seen_document(seen: Seen) -> dict[str, int]:
    """Return on how many profiles a rule fired, and on how many not."""
    return {"fired": seen.fired, "silent": seen.silent}


def ways(coverage: Coverage, one: RuleCoverage, leaf: int | None) -> dict[str, str]:
    """Return for firing and for silence whether some profile shows it for a leaf, or at all."""
    return {way.value: state(coverage, one, Goal(one.rule, leaf, way)) for way in Behaviour}


def state(coverage: Coverage, one: RuleCoverage, goal: Goal) -> str:
    """Return what is known of a goal."""
    if goal not in one.open:
        return "covered"
    if goal in coverage.impossible:
        return "impossible"
    return "not_known" if goal in coverage.undecided else "open"


def removal_document(removal: Removal) -> dict[str, Any]:
    """Return who notices that a rule is gone, and whether that changes what is recommended."""
    changes = {NoDifference: False, Unproven: None}.get(type(removal.turns), True)
    return {
        "rule": removal.rule,
        "noticed_by": NOTICED[removal.noticed],
        "first": removal.by or None,
        "changes_recommendations": changes,
    }


def suggestion_document(coverage: Coverage, one: Suggestion) -> dict[str, Any]:
    """Return a suggested case."""
    base: RuleBase = coverage.base
    return {
        "answers": profile_document(base, as_asked(base, one.profile)),
        "decisions": list(one.decisions),
        "cites": list(one.cites),
        "closes": [gap_words(coverage, gap) for gap in one.closes],
    }
