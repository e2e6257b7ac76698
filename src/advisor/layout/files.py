"""Which files are laid out, and how one is replaced."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from advisor.problems import Problem
from advisor.read.cases import documents_of
from advisor.read.documents import Document, collect, holds_knowledge, in_folder, read_document
from advisor.read.nodes import UnreadableError

# Who may read a new file: everybody, as with any file in a repository.
READABLE = 0o644


def in_base(root: Path, added: Iterable[Path], problems: list[Problem]) -> tuple[Document, ...]:
    """Return the knowledge and case files of a knowledge folder, and those in folders of more rules."""
    found = collect(root, added)
    problems += found.problems
    return (*found.documents, *documents_of(root, problems))


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


def replace(path: Path, text: str) -> None:
    """Write a text so that the file holds either what it held before, or all of the text. Raises OSError.

    What a link points to is replaced, and not the link; who may read the file stays the same.
    """
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name, suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        if target.exists():
            shutil.copymode(target, name)
        else:
            Path(name).chmod(READABLE)
        Path(name).replace(target)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
