"""Which files are laid out."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from advisor.language.reading.cases import documents_of
from advisor.language.reading.documents import Document, collect, holds_knowledge, in_folder, read_document
from advisor.language.reading.unreadable import UnreadableError
from advisor.problems import Problem


def in_base(root: Path, added: Iterable[Path], problems: list[Problem]) -> tuple[Document, ...]:
    """Return the knowledge and case files of a knowledge folder, and those in folders of more rules."""
    collected = collect(root, added)
    problems += collected.problems
    return (*collected.documents, *documents_of(root, problems))


def at(path: Path, problems: list[Problem]) -> Iterator[Document]:
    """Yield a file itself, the files of a knowledge folder, or all knowledge files below another folder."""
    if not path.is_dir():
        try:
            yield read_document(path, path.name)
        except UnreadableError as error:
            problems.append(error.problem)
    elif holds_knowledge(path):
        yield from in_base(path, (), problems)
    else:
        yield from in_folder(path, "rules", problems)
