"""Which cases and which examples a command runs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from advisor.language.reading.cases import documents_of, read_cases
from advisor.language.reading.documents import Document, in_folder, read_document
from advisor.language.reading.unreadable import UnreadableError
from advisor.model import Rule, RuleBase
from advisor.model.cases import Case
from advisor.problems import AdvisorError, Problem, RequestError
from advisor.usecases.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Selected:
    """Cases, and rules whose examples are meant."""

    cases: tuple[Case, ...]
    rules: tuple[Rule, ...]


def select(knowledge: Knowledge, base: RuleBase, paths: Iterable[Path]) -> Selected:
    """Return what the paths hold: case files, and rule files for their examples; without paths, all of the base.

    Raises AdvisorError for files that cannot be read, RequestError for paths that hold neither.
    """
    root = knowledge.root
    problems: list[Problem] = []
    documents: dict[str, Document] = {}
    rules: dict[str, Rule] = {}
    for path in paths or (root,):
        examples, cases = held_by(path, root, base, problems)
        if paths and not examples and not cases and not problems:
            raise RequestError(f"there is no case and no example in '{path}'")
        rules.update({rule.id: rule for rule in examples})
        documents.update({document.shown: document for document in cases})
    if problems:
        raise AdvisorError(problems)
    chosen = tuple(rule for rule in base.rules.values() if rule.id in rules)
    return Selected(read_cases(documents.values(), base), chosen)


def select_cases(knowledge: Knowledge, base: RuleBase, paths: Iterable[Path]) -> tuple[Case, ...]:
    """Return the cases in the paths, or without paths those of the knowledge base, which need not have any.

    Raises AdvisorError for files that cannot be read, RequestError for paths without cases.
    """
    paths = tuple(paths)
    if not paths:
        return select(knowledge, base, ()).cases
    selected = select(knowledge, base, paths)
    if not selected.cases:
        raise RequestError(f"there is no case in {' or '.join(map(str, paths))}")
    return selected.cases


def held_by(
    path: Path, root: Path, base: RuleBase, problems: list[Problem]
) -> tuple[tuple[Rule, ...], tuple[Document, ...]]:
    """Return the rules with examples and the case files in one path. Raises RequestError if there is nothing."""
    if not path.exists():
        raise RequestError(f"there is no file or folder '{path}'")
    if path.resolve() == root.resolve():
        return with_examples(base.rules.values()), documents_of(root, problems)
    below = path.resolve()
    rules = [rule for rule in base.rules.values() if Path(rule.place.file).resolve().is_relative_to(below)]
    if rules:
        return with_examples(rules), ()
    return (), tuple(case_files(path, problems))


def with_examples(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the rules that have examples."""
    return tuple(rule for rule in rules if rule.examples)


def case_files(path: Path, problems: list[Problem]) -> Iterator[Document]:
    """Yield the case files below a folder, or the one that is named itself."""
    if path.is_dir():
        yield from in_folder(path, "cases", problems)
        return
    try:
        yield read_document(path, path.name)
    except UnreadableError as error:
        problems.append(error.problem)
