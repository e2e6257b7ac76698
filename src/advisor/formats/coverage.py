"""How far cases and examples cover a rule base as JSON, format `advisor.coverage/1`."""

from typing import Any

from advisor.authoring.cases.coverage import Coverage, RuleCoverage
from advisor.authoring.cases.goals import Behaviour, Goal
from advisor.authoring.cases.removals import Removal
from advisor.authoring.cases.suggest import Suggestion, Suggestions
from advisor.evaluators.prove.program import Unproven
from advisor.evaluators.prove.turning import NoDifference
from advisor.explain.coverage_words import gap_words
from advisor.explain.words import condition_words
from advisor.formats.documents import document
from advisor.formats.recommendation import as_asked, knowledge, profile_document
from advisor.language.reading.written import exact_answers


def to_document(coverage: Coverage, suggestions: Suggestions | None) -> dict[str, Any]:
    """Return the coverage as JSON values; `suggestions` are null if none were asked for."""
    cases, examples = coverage.report.cases, coverage.report.examples
    return document(
        "coverage",
        coverage,
        knowledge=knowledge(coverage.base),
        cases={"run": len(cases), "failing": [verdict.case.id for verdict in cases if not verdict.holds]},
        examples={
            "run": len(examples),
            "failing": sorted({verdict.rule.id for verdict in examples if not verdict.holds}),
        },
        covered=coverage.wanted - len(coverage.gaps),
        rules=[rule_document(coverage, rule) for rule in coverage.rules],
        suggestions=suggestions
        and {
            "cases": [suggestion_document(coverage, suggestion) for suggestion in suggestions.cases],
            "left": [gap_words(coverage, gap) for gap in suggestions.left],
        },
    )


def rule_document(coverage: Coverage, rule: RuleCoverage) -> dict[str, Any]:
    place = rule.rules[0].place
    return document(
        "coverage/rule",
        rule,
        file=place.file,
        line=place.line,
        **ways(coverage, rule, None),
        conditions=[
            {"says": condition_words(coverage.base, leaf), **ways(coverage, rule, number)}
            for number, leaf in enumerate(rule.leaves)
        ],
        removals=[removal_document(removal) for removal in rule.removals],
    )


def ways(coverage: Coverage, rule: RuleCoverage, leaf: int | None) -> dict[str, str]:
    """Return for firing and for silence whether some profile shows it for a leaf, or at all."""
    return {way.value: state(coverage, rule, Goal(rule.rule, leaf, way)) for way in Behaviour}


def state(coverage: Coverage, rule: RuleCoverage, goal: Goal) -> str:
    if goal not in rule.open:
        return "covered"
    if goal in coverage.impossible:
        return "impossible"
    return "not_known" if goal in coverage.undecided else "open"


def removal_document(removal: Removal) -> dict[str, Any]:
    changes = {NoDifference: False, Unproven: None}.get(type(removal.turns), True)
    return {
        "rule": removal.rule,
        "noticed_by": removal.noticed.value,
        "first": removal.by,
        "changes_recommendations": changes,
    }


def suggestion_document(coverage: Coverage, suggestion: Suggestion) -> dict[str, Any]:
    answers = exact_answers(coverage.base, as_asked(coverage.base, suggestion.profile))
    return document(
        "coverage/suggestion",
        suggestion,
        answers=profile_document(coverage.base, answers),
        closes=[gap_words(coverage, gap) for gap in suggestion.closes],
    )
