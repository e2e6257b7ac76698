"""Files, and what they would hold in their one layout."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from advisor.language.fmt.canonical import canonical
from advisor.language.fmt.tables import spelled_sheet
from advisor.language.reading.cases import documents_of
from advisor.language.reading.documents import Document, collect, holds_knowledge, named
from advisor.problems import Problem, attempted
from advisor.usecases.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file, and its text in the canonical layout."""

    document: Document
    text: str

    @property
    def changed(self) -> bool:
        """Whether the file would change."""
        return self.document.content != self.text.encode()


def formatted(knowledge: Knowledge, paths: Sequence[Path]) -> tuple[list[Formatted], list[Problem]]:
    """Return the files in the paths, or of the knowledge and its cases, each once; and what is wrong with the others."""
    files, problems = list[Formatted](), list[Problem]()
    documents = named_files(paths, problems) if paths else files_of(knowledge, problems)
    for document in {document.shown: document for document in documents}.values():
        layout = spelled_sheet if document.is_table else canonical
        text, wrong = attempted(partial(layout, document.content, document.shown))
        files += [] if text is None else [Formatted(document, text)]
        problems += wrong
    return files, problems


def named_files(paths: Iterable[Path], problems: list[Problem]) -> Iterator[Document]:
    """Yield the files in the paths: of a knowledge folder all, of another folder the knowledge files."""
    for path in paths:
        if holds_knowledge(path):
            yield from files_of(Knowledge(path, ()), problems)
        else:
            yield from named(path, "rules", problems)


def files_of(knowledge: Knowledge, problems: list[Problem]) -> Iterator[Document]:
    collected = collect(knowledge.root, knowledge.added)
    problems += collected.problems
    yield from collected.documents
    yield from documents_of(knowledge.root, problems)
