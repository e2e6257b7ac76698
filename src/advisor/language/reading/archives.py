"""Archives to documents: a wheel or zip file, or whatever else lists files and gives their contents."""

import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from advisor.language.reading.documents import (
    FOLDERS,
    SUFFIX,
    Collected,
    Document,
    beside,
    is_hidden,
    shown,
    tables_named,
    wrong_ending,
)
from advisor.language.reading.nodes import MAX_BYTES
from advisor.problems import BAD_FILE, AdvisorError, Place, Problem

# The knowledge folder in a wheel of this program.
IN_WHEEL = "advisor/knowledge"
# What Python raises for zip files that are broken, encrypted, or packed in a way it does not know.
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


@dataclass(frozen=True, slots=True)
class Archive:
    """Files under posix paths; `read` gives the contents of some of them in order, of large ones the beginning.

    `prefix` stands before a path when people are told of it; `odd` are paths of what is no ordinary file.
    """

    shown: str
    prefix: str
    paths: tuple[str, ...]
    odd: tuple[str, ...]
    read: Callable[[Sequence[str]], Iterator[bytes]]


def documents_in(archive: Archive) -> Collected:
    """Return the knowledge files of an archive, as they stand in a knowledge folder. Raises AdvisorError."""
    root = root_of(archive)
    start = f"{root}/" if root else ""
    problems: list[Problem] = []
    wanted: dict[str, str] = {}
    for path in sorted((*archive.paths, *archive.odd)):
        known_as = path.removeprefix(start)
        if not known_as.startswith(tuple(f"{name}/" for name in FOLDERS)) or is_hidden(known_as):
            continue
        if path.endswith(SUFFIX) and path in archive.odd:
            place, hint = Place(archive.prefix + path), "remove it or give it another name"
            problems.append(Problem(place, "this is not a regular file", hint, BAD_FILE))
        elif path.endswith(SUFFIX):
            wanted[path] = known_as
        elif problem := wrong_ending(PurePosixPath(path), archive.prefix + path):
            problems.append(problem)
    documents = list(read_from(archive, wanted))
    named = {beside(document, name) for document in documents for name in tables_named(document)}
    tables = {path: path.removeprefix(start) for path in archive.paths if path.removeprefix(start) in named}
    return Collected((*documents, *read_from(archive, tables)), tuple(problems))


def read_from(archive: Archive, wanted: Mapping[str, str]) -> Iterator[Document]:
    """Yield documents of an archive, of which the paths are known as others in the knowledge folder."""
    for (path, known_as), content in zip(wanted.items(), archive.read(tuple(wanted)), strict=True):
        yield Document(known_as, archive.prefix + path, content)


def root_of(archive: Archive) -> str:
    """Return the folder with facts and rules: the top, that of a wheel, or the topmost one. Raises AdvisorError."""
    roots = list(knowledge_folders(archive.paths))
    depths = {root: len(PurePosixPath(root).parts) for root in roots}
    topmost = [root for root in roots if depths[root] == min(depths.values())]
    chosen = [root for root in ("", IN_WHEEL) if root in roots] or topmost
    if len(chosen) == 1:
        return chosen[0]
    if not chosen:
        what, hint = "there are no knowledge files in it", "a knowledge folder holds 'facts' and 'rules'"
    else:
        what = f"there are several knowledge folders in it: {', '.join(chosen)}"
        hint = f"name one, such as {archive.prefix}{chosen[0]}" if archive.prefix.endswith(":") else ""
    raise AdvisorError([Problem(Place(archive.shown), what, hint, BAD_FILE)])


def knowledge_folders(paths: Iterable[str]) -> Iterator[str]:
    """Yield the folders below which there are both facts and rules."""
    kinds: dict[str, set[str]] = {}
    for path in paths:
        parts = path.split("/")
        for number, part in enumerate(parts[:-1]):
            if part in FOLDERS and path.endswith(SUFFIX) and not is_hidden(path):
                kinds.setdefault("/".join(parts[:number]), set()).add(part)
    yield from sorted(root for root, below in kinds.items() if len(below) == len(FOLDERS))


def zip_archive(path: Path) -> Archive:
    """Return a wheel or zip file as an archive. Raises AdvisorError."""
    name = shown(path)
    try:
        with zipfile.ZipFile(path) as file:
            paths = tuple(member.filename for member in file.infolist() if not member.is_dir())
    except BROKEN as error:
        what = "this is not a readable wheel or zip file"
        hint = "name a folder, a wheel or a git revision"
        raise AdvisorError([Problem(Place(name), what, hint, BAD_FILE)]) from error
    read = partial(map, partial(unpacked, path))
    return Archive(name, f"{name}/", tuple(dict.fromkeys(paths)), (), read)


def unpacked(path: Path, name: str) -> bytes:
    """Return the content of a file in a zip file, of a large one the beginning. Raises AdvisorError."""
    try:
        with zipfile.ZipFile(path) as file, file.open(name) as member:
            return member.read(MAX_BYTES + 1)
    except BROKEN as error:
        place = Place(f"{shown(path)}/{name}")
        raise AdvisorError([Problem(place, "the file cannot be unpacked", check=BAD_FILE)]) from error
