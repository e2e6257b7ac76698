"""Folders of knowledge files to documents: the only place that walks folders."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path, PurePath

from advisor.language.reading.nodes import Entries, Node, Text, compose, read_bytes
from advisor.language.reading.unreadable import UnreadableError
from advisor.problems import BAD_FILE, Place, Problem

FOLDERS = ("facts", "rules")
SUFFIX = ".yaml"
# What a file of a table ends in, which a knowledge file names, and what its maker may have kept instead.
TABLE_SUFFIX = ".csv"
SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".ods", ".numbers")

# Copies of knowledge files, and files that may hold knowledge in another format. Schemas for editors are neither.
FORGOTTEN = re.compile(r"\.ya?ml|~$|\.(bak|orig|rej|old|csv|tsv|xlsx?|ods|json)$", re.IGNORECASE)
SCHEMA = ".schema.json"

# Maximum documents whose nodes are kept: a base is read again with one of its files changed, or some added.
MOST_COMPOSED = 64


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one knowledge file or of a table that one names, wherever it came from.

    `path` is its place in the knowledge folder, such as rules/python.yaml; `shown` is what people call it. If it names
    a table that is not there, `beside` are the files in its folder that might be meant.
    """

    path: str
    shown: str
    content: bytes
    beside: tuple[str, ...] = field(default=(), compare=False)

    @property
    def is_table(self) -> bool:
        return self.path.endswith(TABLE_SUFFIX)


@dataclass(frozen=True, slots=True)
class Collected:
    """The documents of a knowledge base, and what went wrong on the way to them."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...] = ()


def shipped() -> Path:
    """Return the folder of the shipped knowledge: in a checkout its root, else inside the package."""
    package = Path(__file__).resolve().parents[2]
    checkout = package.parents[1]
    return checkout if holds_knowledge(checkout) else package / "knowledge"


def holds_knowledge(folder: Path) -> bool:
    return all((folder / name).is_dir() for name in FOLDERS)


def collect(root: Path, added: Iterable[Path] = ()) -> Collected:
    """Return the documents in a knowledge folder, which must have both parts, and in folders of more rule files."""
    problems: list[Problem] = []
    documents: list[Document] = []
    if not root.is_dir():
        problems.append(Problem(Place(shown(root)), "there is no such folder", check=BAD_FILE))
    for name in FOLDERS if root.is_dir() else ():
        if (root / name).is_dir():
            documents += in_folder(root / name, name, problems)
        else:
            what, hint = f"there is no folder '{name}' in it", "a knowledge folder holds 'facts' and 'rules'"
            problems.append(Problem(Place(shown(root)), what, hint, BAD_FILE))
    for folder in added:
        documents += in_folder(folder, "rules", problems)
    return Collected(tuple(dict.fromkeys(documents)), tuple(problems))


def named(path: Path, kind: str, problems: list[Problem]) -> Iterator[Document]:
    """Yield the documents below a folder, or the one that is named itself."""
    if path.is_dir():
        yield from in_folder(path, kind, problems)
        return
    try:
        yield from with_tables(read_document(path, path.name), path, problems)
    except UnreadableError as error:
        problems.append(error.problem)


def in_folder(folder: Path, kind: str, problems: list[Problem]) -> Iterator[Document]:
    """Yield the documents below a folder, in the order of their paths, each before the tables that it names."""
    if not folder.is_dir():
        hint = "name the folder that it is in" if folder.exists() else ""
        problems.append(Problem(Place(shown(folder)), "there is no such folder", hint, BAD_FILE))
        return
    for path in files_below(folder, problems):
        if path.suffix == SUFFIX and not path.is_file():  # a folder, or something that reading would wait for
            hint = "remove it or give it another name"
            problems.append(Problem(Place(shown(path)), "this is not a regular file", hint, BAD_FILE))
        elif path.suffix == SUFFIX:
            try:
                document = read_document(path, f"{kind}/{path.relative_to(folder).as_posix()}")
                yield from with_tables(document, path, problems)
            except UnreadableError as error:
                problems.append(error.problem)
        elif problem := wrong_ending(path, shown(path)):
            problems.append(problem)


def with_tables(document: Document, path: Path, problems: list[Problem]) -> Iterator[Document]:
    """Yield a document, and the files of the tables in it that are there. Raises UnreadableError."""
    names = tuple(tables_named(document))
    there = [name for name in names if (path.parent / name).is_file()]
    missing = len(there) < len(names)
    yield replace(document, beside=tuple(maybe_tables(path.parent, problems))) if missing else document
    for name in there:
        yield read_document(path.parent / name, beside(document, name))


def beside(document: Document, name: str) -> str:
    """Return the path below the knowledge folder of what lies beside a document."""
    return (PurePath(document.path).parent / name).as_posix()


def tables_named(document: Document) -> Iterator[str]:
    """Yield the files of tables that a document names."""
    root = composed(document, []) if TABLE_SUFFIX.encode() in document.content else None
    tables = root.get("tables") if isinstance(root, Entries) and not document.is_table else None
    for _, table in tables.entries if isinstance(tables, Entries) else ():
        file = table.get("file") if isinstance(table, Entries) else None
        if isinstance(file, Text) and is_table_name(file.text):
            yield file.text


def is_table_name(name: str) -> bool:
    """Return whether a file has this name and lies beside the one that names it."""
    return (
        PurePath(name).name == name
        and "\\" not in name
        and not is_hidden(name)
        and name.endswith(TABLE_SUFFIX)
    )


def is_spreadsheet(name: str) -> bool:
    return name.lower().endswith(SPREADSHEETS)


def maybe_tables(folder: Path, problems: list[Problem]) -> Iterator[str]:
    """Yield the names of the tables and spreadsheets in a folder."""
    for path in sorted(visible_in(folder, problems)):
        if path.suffix.lower() == TABLE_SUFFIX or is_spreadsheet(path.name):
            yield path.name


def files_below(folder: Path, problems: list[Problem]) -> list[Path]:
    """Return what is below a folder and not hidden, in the order of the paths; links to folders are followed.

    A folder that cannot be looked into, and a link that leads back to where it is, are problems. Raises OSError for
    a folder that goes meanwhile.
    """
    files: list[Path] = []
    left: list[tuple[Path, tuple[str, ...]]] = [(folder, (os.path.realpath(folder),))]
    while left:
        above, within = left.pop()
        for path in visible_in(above, problems):
            if path.suffix == SUFFIX or not path.is_dir():
                files.append(path)
            elif (real := os.path.realpath(path)) in within:
                what = "this link leads back to a folder above it"
                problems.append(Problem(Place(shown(path)), what, "remove it", BAD_FILE))
            else:
                left.append((path, (*within, real)))
    return sorted(files, key=lambda path: path.relative_to(folder).as_posix())


def visible_in(folder: Path, problems: list[Problem]) -> list[Path]:
    """Return what lies in a folder and is not hidden; one that must not be looked into is a problem."""
    try:
        return [path for path in folder.iterdir() if not is_hidden(path.name)]
    except PermissionError:
        what = "you are not allowed to read this folder"
        problems.append(Problem(Place(shown(folder)), what, "ask for permission to read it", BAD_FILE))
        return []


def is_hidden(below: str) -> bool:
    """Return whether a path, below the folder that was named, is no knowledge because of a part that begins with a dot."""
    return any(part.startswith(".") and part != ".." for part in PurePath(below).parts)


def wrong_ending(path: PurePath, name: str) -> Problem | None:
    """Return the problem of a knowledge file whose name ends otherwise; None if it is none."""
    if path.suffix == SUFFIX or path.suffix.lower() not in (".yml", SUFFIX):
        return None
    return Problem(Place(name), "the file is not read", f"rename it to end in {SUFFIX}", BAD_FILE)


def forgotten(folders: Iterable[Path]) -> list[Path]:
    """Return the files below some folders that may be meant as knowledge but are not read."""
    return [
        path
        for folder in folders
        if folder.is_dir()
        for path in files_below(folder, [])
        if FORGOTTEN.search(path.name) and not path.name.endswith(SCHEMA)
        if path.suffix.lower() not in (".yml", SUFFIX)
    ]


def read_document(path: Path, below: str) -> Document:
    """Return one knowledge file, known by its path below the knowledge folder. Raises UnreadableError."""
    return Document(below, shown(path), read_bytes(path, shown(path)))


def composed(document: Document, problems: list[Problem]) -> Node | None:
    """Return the root node of a document; None if it cannot be read, which is in the problems then."""
    root, wrong = composed_once(document)
    problems += wrong
    return root


@lru_cache(maxsize=MOST_COMPOSED)
def composed_once(document: Document) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return the root node of a document, and what is wrong with it."""
    wrong: list[Problem] = []
    try:
        return compose(document.content, document.shown, wrong), tuple(wrong)
    except UnreadableError as error:
        return None, (*wrong, error.problem)


def followed(path: Path) -> Path:
    """Return a path with its links followed, as far as they lead anywhere: some go round in a circle."""
    return Path(os.path.realpath(path))


def shown(path: Path) -> str:
    """Return a path as people should see it: below the working folder if it is there."""
    here = Path.cwd()
    full = path.absolute()
    return str(full.relative_to(here)) if full.is_relative_to(here) else str(path)
