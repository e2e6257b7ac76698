"""`advisor test [PATH...]`: whether the rules do what their examples and the case files expect."""

import re
from collections.abc import Iterable
from pathlib import Path

import click

from advisor.authoring.cases.verdicts import FilledExpectation, SuiteReport
from advisor.cli import FAILED
from advisor.cli.options import with_cases, with_knowledge, with_pager
from advisor.cli.outputs import replace, save, with_output, write_json
from advisor.cli.paging import show
from advisor.model import RuleBase
from advisor.usecases.cases import rewrites, run_selected
from advisor.usecases.knowledge import Knowledge
from advisor.views.document.blocks import Blocks

# How XML begins.
XML = re.compile(rb"\A\s*<")


@click.command("test")
@with_cases
@with_knowledge
@click.option("--update", is_flag=True, help="Write what comes out where a case expects '?', and only there.")
@with_pager
@with_output("--junit", "junit", XML.search, help="Also write the result as JUnit XML.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON, format advisor.test/1.")
def command(
    paths: tuple[Path, ...],
    knowledge: Knowledge,
    junit: Path | None,
    *,
    update: bool,
    as_json: bool,
) -> int:
    """Run the examples in the rules and the case files (exit code 1 if one is not as expected).

    PATH is a case file, a rule file (for its examples), or a folder of either. Without PATH everything in the
    knowledge base is run; its cases lie in cases/ or tests/cases/.
    """
    base = knowledge.load()
    report = run_selected(knowledge, base, paths)
    written: list[FilledExpectation] = []
    if update and report.undecided:
        for rewrite in rewrites(report):
            replace(rewrite.path, rewrite.before, rewrite.after)
            written += rewrite.written
        report = run_selected(knowledge, base, paths)
    if junit:
        from advisor.formats.junit import to_junit

        save(junit, to_junit(base, report))
    if as_json:
        from advisor.formats.verdicts import to_document

        write_json(to_document(base, report, tuple(written)))
    else:
        show(blocks(base, report, written, knowledge))
    return 0 if report.holds else FAILED


def blocks(
    base: RuleBase, report: SuiteReport, written: Iterable[FilledExpectation], knowledge: Knowledge
) -> Blocks:
    from advisor.views.cases import filled, suite

    return (*filled(written), *suite(base, report, knowledge.words))
