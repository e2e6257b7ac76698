"""Folders of knowledge files to documents: the only place that walks folders."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from advisor.problems import BAD_FILE, Place, Problem
from advisor.read.nodes import UnreadableError, read_bytes

FOLDERS = ("facts", "rules")


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one knowledge file, wherever it came from.

    `path` is its place in the knowledge folder, such as rules/python.yaml; `shown` is what people call it.
    """

    path: str
    shown: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Collected:
    """The documents of a knowledge base, and what went wrong on the way to them."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...] = ()


def shipped() -> Path:
    """Return the folder of the shipped knowledge: in a checkout its root, else inside the package."""
    package = Path(__file__).resolve().parents[1]
    checkout = package.parents[1]
    return checkout if all((checkout / name).is_dir() for name in FOLDERS) else package / "knowledge"


def collect(root: Path, added: Iterable[Path] = ()) -> Collected:
    """Return the documents in a knowledge folder, and in folders of more rule files."""
    problems: list[Problem] = []
    documents = list(in_root(root, problems))
    for folder in added:
        documents += in_folder(folder, "rules", problems)
    return Collected(tuple(documents), tuple(problems))


def in_root(root: Path, problems: list[Problem]) -> Iterator[Document]:
    """Yield the documents of a knowledge folder; it must hold both of its parts."""
    if not root.is_dir():
        problems.append(Problem(Place(shown(root)), "there is no such folder", check=BAD_FILE))
        return
    for name in FOLDERS:
        if (root / name).is_dir():
            yield from in_folder(root / name, name, problems)
        else:
            what, hint = f"there is no folder '{name}' in it", "a knowledge folder holds 'facts' and 'rules'"
            problems.append(Problem(Place(shown(root)), what, hint, BAD_FILE))


def in_folder(folder: Path, kind: str, problems: list[Problem]) -> Iterator[Document]:
    """Yield the documents below a folder, in the order of their paths."""
    if not folder.is_dir():
        hint = "name the folder that it is in" if folder.exists() else ""
        problems.append(Problem(Place(shown(folder)), "there is no such folder", hint, BAD_FILE))
        return
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        if path.suffix != ".yaml":
            if path.suffix.lower() in (".yml", ".yaml"):
                hint = "let its name end in .yaml"
                problems.append(Problem(Place(shown(path)), "the file is not read", hint, BAD_FILE))
            continue
        try:
            yield read_document(path, f"{kind}/{path.relative_to(folder).as_posix()}")
        except UnreadableError as error:
            problems.append(error.problem)


def read_document(path: Path, below: str) -> Document:
    """Return one knowledge file, known by its path below the knowledge folder. Raises UnreadableError."""
    if not path.is_file():  # a folder, or something that reading would wait for
        hint = "remove it or give it another name"
        raise UnreadableError(Place(shown(path)), "this is no ordinary file", hint, BAD_FILE)
    return Document(below, shown(path), read_bytes(path, shown(path)))


def shown(path: Path) -> str:
    """Return a path as people should see it: below the working folder if it is there."""
    here = Path.cwd()
    full = path.absolute()
    return str(full.relative_to(here)) if full.is_relative_to(here) else str(path)
