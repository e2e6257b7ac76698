"""What cases and examples say of a rule base."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from advisor.authoring.cases.verdicts import (
    CaseVerdict,
    ExampleVerdict,
    FilledExpectation,
    SuiteReport,
    ending_word,
)
from advisor.authoring.check.applying import unasked
from advisor.authoring.check.examples import failure, retry
from advisor.explain.expected import Mismatch, mismatch
from advisor.model import RuleBase
from advisor.texts import count, listing
from advisor.views.document.blocks import Blocks, Diagnostic, Preformatted, Tree, TreeNode
from advisor.views.document.spans import Code, Line, Tone, Toned
from advisor.views.lists import paragraph, paragraphs

# More failures than these nobody reads at once.
MOST = 30


def suite(base: RuleBase, report: SuiteReport, options: Sequence[str]) -> Blocks:
    """Return every failure, and how many there are; `options` are those that name the knowledge.

    Without any, the title says whose cases they are.
    """
    cases = [verdict for verdict in report.cases if not verdict.holds]
    examples = [verdict for verdict in report.examples if not verdict.holds]
    undecided = f"{count(len(report.undecided), 'expectation')} not decided yet; "
    hidden = len(cases[MOST:]) + len(examples[MOST:])
    return (
        *(failed_case(base, case, options) for case in cases[:MOST]),
        *(failed_example(base, example, options) for example in examples[:MOST]),
        *(paragraph(f"... and {hidden} more that fail") if hidden else ()),
        *paragraphs((line,) for line in unasked_lines(base, report)),
        *(
            paragraph(undecided, Code("advisor test --update"), " writes what comes out.")
            if report.undecided
            else ()
        ),
        *paragraph("" if options else f"{base.title}: ", *summary(report, len(cases), len(examples))),
    )


def unasked_lines(base: RuleBase, report: SuiteReport) -> Iterator[str]:
    """Yield the cases that answer what nobody is asked."""
    for case in (verdict.case for verdict in report.cases):
        if said := unasked(base, case.profile):
            yield f"{case.place.file} answers {said}; leave that out, or change the other answers"


def summary(report: SuiteReport, cases: int, examples: int) -> Line:
    """Return how many cases and examples were run, and how many of them fail."""
    run = f"{count(len(report.cases), 'case')}, {count(len(report.examples), 'example')}: "
    if report.holds:
        return run, Toned("all hold", Tone.GOOD), "."
    failed = [count(number, noun) for number, noun in ((cases, "case"), (examples, "example")) if number]
    return run, Toned(f"{listing(failed)} not as expected", Tone.BAD), "."


def failed_case(base: RuleBase, verdict: CaseVerdict, options: Sequence[str]) -> Diagnostic:
    """Return each thing that is not as a case expects, and what looks closer."""
    mismatches = [mismatch(base, verdict, failure) for failure in verdict.failures]
    looks = {each.look.split()[0]: each.look for each in reversed(mismatches)}  # of each command the first
    commands = (" ".join(("advisor", look, *options)) for look in reversed(looks.values()))
    return Diagnostic(
        verdict.case.place.file,
        (),
        (verdict.case.title,),
        blocks=(
            Tree(tuple(map(mismatch_node, mismatches))),
            *paragraph("Look closer with:"),
            Preformatted(tuple((Toned(command, Tone.FAINT),) for command in commands)),
        ),
    )


def mismatch_node(mismatch: Mismatch) -> TreeNode:
    line = (f"line {mismatch.place.line}: ", Toned(mismatch.what, Tone.BAD))
    return TreeNode(line, tuple(nodes(mismatch.details)))


def nodes(details: Sequence[tuple[int, str]]) -> Iterator[TreeNode]:
    """Yield lines with their depth as nodes, each with those below it that stand deeper."""
    heads = [number for number, (depth, _) in enumerate(details) if depth == details[0][0]]
    for start, end in pairwise((*heads, len(details))):
        yield TreeNode((details[start][1],), tuple(nodes(details[start + 1 : end])))


def failed_example(base: RuleBase, verdict: ExampleVerdict, options: Sequence[str]) -> Diagnostic:
    what = Toned(failure(verdict.rule, verdict.example), Tone.BAD)
    look = " ".join((retry(base, verdict.rule, verdict.example), *options))
    return Diagnostic(str(verdict.example.place), (), (what,), hint=look)


def filled(written: Iterable[FilledExpectation]) -> Blocks:
    return paragraphs(
        (
            Toned("Wrote ", Tone.GOOD),
            f"{each.expectation.place.file}, line {each.expectation.place.line}: ",
            f"{each.expectation.decision}: {ending_word(each.ending)}",
        )
        for each in written
    )
