"""What cases and examples say of a rule base, as terminal text."""

from collections.abc import Iterable, Sequence

from rich.console import Console

from advisor.authoring.cases.verdicts import (
    CaseVerdict,
    ExampleVerdict,
    FilledExpectation,
    SuiteReport,
    ending_word,
)
from advisor.authoring.check.examples import failure as example_failure
from advisor.authoring.check.examples import retry
from advisor.explain.expected import mismatch
from advisor.model import RuleBase
from advisor.texts import count, listing
from advisor.views.writers.screen import BAD, GOOD, STRONG, say, show_command

MOST = 30
"""More failures than these nobody reads at once."""


def show_report(console: Console, base: RuleBase, report: SuiteReport, words: Sequence[str]) -> None:
    """Write every failure, and how many there are; `words` are the options that name the knowledge.

    Without any, the title says whose cases they are.
    """
    cases = [verdict for verdict in report.cases if not verdict.holds]
    examples = [verdict for verdict in report.examples if not verdict.holds]
    for case in cases[:MOST]:
        show_case(console, base, case, words)
    for example in examples[:MOST]:
        show_example(console, base, example, words)
    hidden = len(cases[MOST:]) + len(examples[MOST:])
    if hidden:
        say(console, f"... and {hidden} more that fail")
    undecided = len(report.undecided)
    if undecided:
        say(
            console,
            f"{count(undecided, 'expectation')} not decided yet; advisor test --update writes what comes out.",
        )
    of_whom = () if words else (f"{base.title}: ",)
    say(console, *of_whom, *summary(report, len(cases), len(examples)))


def summary(report: SuiteReport, cases: int, examples: int) -> tuple[str | tuple[str, str], ...]:
    """Return how many cases and examples were run, and how many of them fail."""
    run = f"{count(len(report.cases), 'case')}, {count(len(report.examples), 'example')}: "
    if report.holds:
        return run, ("all hold", GOOD), "."
    failed = [count(number, noun) for number, noun in ((cases, "case"), (examples, "example")) if number]
    return run, (f"{listing(failed)} not as expected", BAD), "."


def show_case(console: Console, base: RuleBase, verdict: CaseVerdict, words: Sequence[str]) -> None:
    """Write a case that does not hold: each thing that is not as expected, and what looks closer."""
    say(console, (f"{verdict.case.place.file}: ", STRONG), verdict.case.title)
    looks: dict[str, str] = {}
    for failure in verdict.failures:
        found = mismatch(base, verdict, failure)
        say(console, f"line {found.place.line}: ", (found.what, BAD), indent=2, hang=4)
        for depth, line in found.details:
            say(console, line, indent=2 + 2 * depth, hang=4)
        looks.setdefault(found.look.split()[0], found.look)
    for look in looks.values():
        show_command(console, f"look closer with: advisor {look}", words)
    console.print()


def show_example(console: Console, base: RuleBase, verdict: ExampleVerdict, words: Sequence[str]) -> None:
    """Write an example that does not hold, and what looks closer."""
    say(
        console, (f"{verdict.example.place}: ", STRONG), (example_failure(verdict.rule, verdict.example), BAD)
    )
    show_command(console, retry(base, verdict.rule, verdict.example), words)
    console.print()


def show_written(console: Console, written: Iterable[FilledExpectation]) -> None:
    """Write which expectations were filled in."""
    for one in written:
        place = one.expectation.place
        words = f"{place.file}, line {place.line}: {one.expectation.decision}: {ending_word(one.ending)}"
        say(console, ("Wrote ", GOOD), words)
