"""Cases and examples: which are meant, what comes out of them, and the endings that are written where one is asked for."""

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from advisor.authoring.cases.verdicts import FilledExpectation, SuiteReport, ending_of, run
from advisor.formats.filled_cases import filled
from advisor.language.reading.cases import documents_of, read_cases
from advisor.language.reading.documents import Document, named
from advisor.language.reading.nodes import read_bytes
from advisor.model import Rule, RuleBase
from advisor.model.cases import Case
from advisor.problems import AdvisorError, Problem, RequestError
from advisor.usecases.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Selection:
    """Cases, and rules whose examples are meant."""

    cases: tuple[Case, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A file as it was read and as it is to be, with the endings that make the difference."""

    path: Path
    before: bytes
    after: bytes
    written: tuple[FilledExpectation, ...]


def select(knowledge: Knowledge, base: RuleBase, paths: Iterable[Path]) -> Selection:
    """Return what the paths hold: case files, and rule files for their examples; without paths, all of the base.

    Raises AdvisorError for files that cannot be read, RequestError for paths that hold neither.
    """
    problems: list[Problem] = []
    documents: dict[str, Document] = {}
    rules: set[str] = set()
    for path in paths or (knowledge.root,):
        examples, cases = held_by(path, knowledge.root, base, problems)
        if paths and not examples and not cases and not problems:
            raise RequestError(f"there are no cases and no examples in '{path}'")
        rules.update(examples)
        documents.update({document.shown: document for document in cases})
    if problems:
        raise AdvisorError(problems)
    chosen = tuple(rule for rule in base.rules.values() if rule.id in rules)
    return Selection(read_cases(documents.values(), base), chosen)


def select_cases(knowledge: Knowledge, base: RuleBase, paths: tuple[Path, ...]) -> tuple[Case, ...]:
    """Return the cases in the paths, or without paths those of the knowledge base, which need not have any.

    Raises AdvisorError for files that cannot be read, RequestError for paths without cases.
    """
    cases = select(knowledge, base, paths).cases
    if paths and not cases:
        raise RequestError(f"there are no cases in {' or '.join(map(str, paths))}")
    return cases


def held_by(
    path: Path, root: Path, base: RuleBase, problems: list[Problem]
) -> tuple[list[str], tuple[Document, ...]]:
    """Return the rules with examples and the case files in one path. Raises RequestError if it is not there."""
    if not path.exists():
        raise RequestError(f"there is no file or folder '{path}'")
    below, whole = path.resolve(), path.resolve() == root.resolve()
    rules = [
        rule for rule in base.rules.values() if whole or Path(rule.place.file).resolve().is_relative_to(below)
    ]
    cases = documents_of(root, problems) if whole else () if rules else tuple(named(path, "cases", problems))
    return [rule.id for rule in rules if rule.examples], cases


def run_selected(knowledge: Knowledge, base: RuleBase, paths: tuple[Path, ...]) -> SuiteReport:
    """Return what the cases and examples in the paths say. Raises AdvisorError, and RequestError if there are none."""
    selection = select(knowledge, base, paths)
    report = run(base, selection.cases, selection.rules)
    if not report.cases and not report.examples:
        raise RequestError("nothing was run: there are no cases and no examples")
    return report


def rewrites(report: SuiteReport) -> Iterator[Rewrite]:
    """Yield the files in which a case asks for an ending, with what came out."""
    endings = (
        FilledExpectation(failure.expectation, ending_of(failure.outcome)) for failure in report.undecided
    )
    for file, group in groupby(endings, key=lambda written: written.expectation.place.file):
        written, path = tuple(group), Path(file)
        text = written[0].expectation.place.text
        mark = BOM_UTF8 if read_bytes(path, file).startswith(BOM_UTF8) else b""
        yield Rewrite(path, mark + text.encode(), mark + filled(text, written).encode(), written)
