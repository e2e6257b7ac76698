"""How far cases and examples cover a rule base, as terminal text: what is open is named."""

from collections.abc import Iterator

from rich.console import Console

from advisor.authoring.cases.coverage import Coverage, RuleCoverage, Unnoticed
from advisor.authoring.cases.goals import Goal
from advisor.authoring.cases.removals import Noticed
from advisor.authoring.cases.suggest import Suggestions
from advisor.explain.coverage_words import NOTICES, goal_words
from advisor.texts import count
from advisor.views.writers.screen import BAD, FAINT, GOOD, STRONG, heading, padded, say

COLUMNS = "fires, silent in cases / examples"


def show_coverage(console: Console, coverage: Coverage, *, every: bool = False) -> None:
    """Write the rules of which something is open, or all of them, and how much is covered."""
    shown = [one for one in coverage.rules if every or any(open_lines(coverage, one))]
    if shown:
        show_row(console, "", "cases", "examples", FAINT)
        show_row(console, "rule", "fired silent", "fired silent", FAINT)
    for one in shown:
        in_cases, in_examples = (
            f"{seen.fired:5d} {seen.silent:6d}" for seen in (one.in_cases, one.in_examples)
        )
        show_row(console, one.rule, in_cases, in_examples, STRONG)
        for line in open_lines(coverage, one):
            say(console, *line, indent=4, hang=2)
    show_summary(console, coverage)


def show_row(console: Console, name: str, cases: str, examples: str, style: str) -> None:
    """Write one row of the table."""
    say(console, (padded(name, 46), style), f"  {cases:>12}   {examples:>12}")


def open_lines(coverage: Coverage, one: RuleCoverage) -> Iterator[tuple[tuple[str, str], ...]]:
    """Yield what is open of a rule, and what is proved."""
    for goal in one.open:
        words = goal_words(coverage, one, goal)
        if goal in coverage.impossible:
            yield (("no profile: ", FAINT), (words, ""))
        else:
            yield (("open: ", BAD), (words, ""))
    gaps = {gap.rule for gap in coverage.gaps if isinstance(gap, Unnoticed)}
    unnoticed = [removal for removal in one.removals if removal.rule in gaps]
    for noticed in dict.fromkeys(removal.noticed for removal in unnoticed):
        names = [
            removal.rule.removeprefix(f"{one.rule}/") for removal in unnoticed if removal.noticed is noticed
        ]
        made = f" ({', '.join(names)})" if len(one.rules) > 1 else ""
        yield (("open: ", BAD), (f"{NOTICES[noticed]} notices when it is gone{made}", ""))


def show_summary(console: Console, coverage: Coverage) -> None:
    """Write how much of each kind is covered, and what is proved."""
    report = coverage.report
    heading(
        console, f"Covered by {count(len(report.cases), 'case')} and {count(len(report.examples), 'example')}"
    )
    for words, met, wanted in kinds(coverage):
        say(console, f"{padded(words, 44)} {met:5d} of {wanted}", indent=2)
    covered = coverage.wanted - len(coverage.gaps)
    style = BAD if coverage.gaps else GOOD
    say(
        console,
        f"{padded('together', 44)} {covered:5d} of {coverage.wanted}, ",
        (f"{coverage.percent} %", style),
        indent=2,
    )
    for words, names in remarks(coverage):
        say(console, f"{words}: {', '.join(names)}", hang=2)


def kinds(coverage: Coverage) -> Iterator[tuple[str, int, int]]:
    """Yield each kind of thing to cover, how much of it is covered, and how much there is."""
    goals = [goal for one in coverage.rules for goal in one.goals if goal not in coverage.impossible]
    opened = {gap for gap in coverage.gaps if isinstance(gap, Goal)}
    for words, whole in (
        ("rules that fire and stay silent", True),
        ("conditions that decide, both ways", False),
    ):
        found = [goal for goal in goals if (goal.leaf is None) is whole]
        yield words, sum(goal not in opened for goal in found), len(found)
    missed, noticed = len(coverage.missed), len(coverage.missed) - len(coverage.unnoticed)
    cited = sum(one.noticed is Noticed.CITED for one in coverage.missed)
    yield "rules that are noticed when they are gone", noticed, missed
    yield "  not only because a case cites them", noticed - cited, missed


def remarks(coverage: Coverage) -> Iterator[tuple[str, list[str]]]:
    """Yield what is proved or not known, with the names of what it is about."""
    failing = [one.case.place.file for one in coverage.report.cases if not one.holds]
    failing += sorted({one.rule.id for one in coverage.report.examples if not one.holds})
    found = {
        "These fail, and notice nothing": failing,
        "Proved to change nothing that is recommended": list(coverage.without_effect),
        "Not known in time whether they change anything": list(coverage.not_known),
    }
    return ((words, names) for words, names in found.items() if names)


def show_suggestions(console: Console, suggestions: Suggestions, paths: list[str]) -> None:
    """Write which cases were suggested, and where they are."""
    for path, one in zip(paths, suggestions.cases, strict=True):
        say(console, ("Wrote ", GOOD), f"{path}: would close {count(len(one.closes), 'gap')}")
    if suggestions.left:
        say(console, (f"{count(len(suggestions.left), 'gap')} not closed in time", BAD))
