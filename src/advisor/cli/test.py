"""`advisor test [PATH...]`: whether the rules do what their examples and the case files expect."""

import re
from codecs import BOM_UTF8
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import click

from advisor.authoring.cases.verdicts import FilledExpectation, SuiteReport, ending_of, run
from advisor.cli import FAILED
from advisor.cli.options import with_cases, with_knowledge
from advisor.cli.outputs import OUTPUT, changed, json_text, refuse_others, replace, save, with_force
from advisor.formats.endings import filled
from advisor.language.reading.nodes import read_bytes
from advisor.model import RuleBase
from advisor.problems import AdvisorError
from advisor.usecases.knowledge import Knowledge
from advisor.usecases.selection import Selected, select

# How XML begins.
XML = re.compile(rb"\A\s*<")


@click.command("test")
@with_cases
@with_knowledge
@click.option("--update", is_flag=True, help="Write what comes out where a case expects '?', and only there.")
@click.option("--junit", metavar="FILE", type=OUTPUT, help="Also write the result as JUnit XML.")
@with_force
@click.option("--json", "as_json", is_flag=True, help="Write JSON, format advisor.test/1.")
@click.pass_context
def command(  # noqa: PLR0913  # one parameter for each option
    context: click.Context,
    paths: tuple[Path, ...],
    knowledge: Knowledge,
    junit: Path | None,
    *,
    update: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Run the examples in the rules and the case files (exit code 1 if one is not as expected).

    PATH is a case file, a rule file (for its examples), or a folder of either. Without PATH everything in the
    knowledge base is run; its cases lie in cases/ or tests/cases/.
    """
    if junit:
        refuse_others([junit], XML.search, "XML", force=force)
    base = knowledge.load()
    report = run_selected(base, select(knowledge, base, paths))
    written: tuple[FilledExpectation, ...] = ()
    if update and report.undecided:
        written = write_asked(report)
        report = run_selected(base, select(knowledge, base, paths))
    if junit:
        from advisor.formats.junit import to_junit

        save(junit, to_junit(base, report))
    show(base, report, written, knowledge, as_json=as_json)
    context.exit(0 if report.holds else FAILED)


def run_selected(base: RuleBase, chosen: Selected) -> SuiteReport:
    """Return what the chosen cases and examples say. Raises UsageError if there are none."""
    report = run(base, chosen.cases, chosen.rules)
    if not report.cases and not report.examples:
        raise click.UsageError("nothing was run: there is no case and no example")
    return report


def write_asked(report: SuiteReport) -> tuple[FilledExpectation, ...]:
    """Write down what came out wherever a case asks for it, file by file, and return it."""
    found = [FilledExpectation(one.expectation, ending_of(one.outcome)) for one in report.undecided]
    for file, group in groupby(found, key=lambda one: one.expectation.place.file):
        rewrite(Path(file), list(group))
    return tuple(found)


def rewrite(path: Path, written: Sequence[FilledExpectation]) -> None:
    """Put endings in the places of question marks in one file. Raises AdvisorError if it is not what was read."""
    before = read_bytes(path, str(path))
    text = written[0].expectation.place.text
    mark = BOM_UTF8 if before.startswith(BOM_UTF8) else b""
    if before != mark + text.encode():
        raise AdvisorError([changed(path)])
    replace(path, before, mark + filled(text, written).encode())


def show(
    base: RuleBase,
    report: SuiteReport,
    written: tuple[FilledExpectation, ...],
    knowledge: Knowledge,
    *,
    as_json: bool,
) -> None:
    """Write the report."""
    if as_json:
        from advisor.formats.verdicts import to_document

        click.echo(json_text(to_document(base, report, written)), nl=False)
        return
    from advisor.views.terminal.screen import screen
    from advisor.views.terminal.verdicts import show_report, show_written

    show_written(screen(), written)
    show_report(screen(), base, report, knowledge.words)
