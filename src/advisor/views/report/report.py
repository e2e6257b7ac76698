"""A whole report, from a record's parts and what its rules make of its answers."""

from collections.abc import Mapping
from typing import Any

from advisor.explain.explanation import Explanation
from advisor.explain.sources import source_line
from advisor.model import RuleBase
from advisor.views.report.answers import answer_entries, step_entries, unknown_entries
from advisor.views.report.decisions import decision_entry
from advisor.views.report.entries import ReportPage, Seal
from advisor.views.report.firings import advice_entries, finding_entries, firing_groups
from advisor.views.report.guarantees import guarantee_entries
from advisor.views.report.links import Scene
from advisor.views.report.sources import passage_entries


def report(base: RuleBase, explanation: Explanation, sections: Mapping[str, Any], seal: Seal) -> ReportPage:
    """Return all that there is to say about a record."""
    scene = Scene(base, explanation)
    firings, guarantees = tuple(firing_groups(scene)), tuple(guarantee_entries(scene))
    return ReportPage(
        title=base.title,
        decisions=tuple(decision_entry(scene, outcome) for outcome in explanation.result.outcomes.values()),
        answers=tuple(answer_entries(scene)),
        steps=tuple(step_entries(base, sections["steps"])),
        unknowns=tuple(unknown_entries(scene)),
        advice=tuple(advice_entries(scene)),
        findings=tuple(finding_entries(scene)),
        firings=firings,
        guarantees=guarantees,
        sources=tuple(source_line(source) for source in base.sources),
        passages=tuple(passage_entries(base, explanation.result.winners, firings, guarantees)),
        seal=seal,
    )
