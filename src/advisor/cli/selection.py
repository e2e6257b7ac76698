"""Which cases and which examples a command runs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from advisor.cli.options import say_waiting
from advisor.language.reading.cases import documents_of, read_cases
from advisor.language.reading.documents import Document, in_folder, read_document
from advisor.language.reading.unreadable import UnreadableError
from advisor.model import Rule, RuleBase
from advisor.model.cases import Case
from advisor.problems import AdvisorError, Problem
from advisor.usecases.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Selected:
    """Cases, and rules whose examples are meant."""

    cases: tuple[Case, ...]
    rules: tuple[Rule, ...]


def select(knowledge: Knowledge, base: RuleBase, paths: Iterable[Path]) -> Selected:
    """Return what the paths hold: case files, and rule files for their examples; without paths, all of the base.

    Raises AdvisorError for files that cannot be read, UsageError for paths that hold neither.
    """
    root = knowledge.root
    problems: list[Problem] = []
    documents: dict[str, Document] = {}
    rules: dict[str, Rule] = {}
    for path in paths or (root,):
        examples, cases = found_in(path, root, base, problems)
        if paths and not examples and not cases and not problems:
            raise click.UsageError(f"there is no case and no example in '{path}'")
        rules.update({rule.id: rule for rule in examples})
        documents.update({document.shown: document for document in cases})
    if problems:
        raise AdvisorError(problems)
    chosen = tuple(rule for rule in base.rules.values() if rule.id in rules)
    return Selected(read_cases(documents.values(), base), chosen)


def select_cases(knowledge: Knowledge, base: RuleBase, paths: Iterable[Path]) -> tuple[Case, ...]:
    """Return the cases in the paths, or without paths those of the knowledge base, which need not have any.

    Raises AdvisorError for files that cannot be read, UsageError for paths without cases.
    """
    paths = tuple(paths)
    if not paths:
        return select(knowledge, base, ()).cases
    found = select(knowledge, base, paths)
    if not found.cases:
        raise click.UsageError(f"there is no case in {' or '.join(map(str, paths))}")
    return found.cases


def found_in(
    path: Path, root: Path, base: RuleBase, problems: list[Problem]
) -> tuple[tuple[Rule, ...], tuple[Document, ...]]:
    """Return the rules with examples and the case files in one path. Raises UsageError if there is nothing."""
    if not path.exists():
        raise click.UsageError(f"there is no file or folder '{path}'")
    if path.resolve() == root.resolve():
        return tuple(with_examples(base.rules.values())), documents_of(root, problems)
    below = path.resolve()
    rules = [one for one in base.rules.values() if Path(one.place.file).resolve().is_relative_to(below)]
    if rules:
        return tuple(with_examples(rules)), ()
    return (), tuple(case_files(path, problems))


def with_examples(rules: Iterable[Rule]) -> Iterator[Rule]:
    """Yield the rules that have examples."""
    return (one for one in rules if one.examples)


def case_files(path: Path, problems: list[Problem]) -> Iterator[Document]:
    """Yield the case files below a folder, or the one that is named itself."""
    if path.is_dir():
        yield from in_folder(path, "cases", problems)
        return
    say_waiting(path, "write to")
    try:
        yield read_document(path, path.name)
    except UnreadableError as error:
        problems.append(error.problem)
