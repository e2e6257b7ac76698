"""A knowledge base with proposed files, and without them: what a pull request would change."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path, PurePosixPath

from advisor.language.reading.cases import FOLDERS as CASES
from advisor.language.reading.documents import (
    FOLDERS,
    SUFFIX,
    TABLE_SUFFIX,
    Collected,
    Document,
    collect,
    composed,
    files_below,
    followed,
    is_hidden,
    read_document,
    shown,
    tables_named,
)
from advisor.language.reading.nodes import Entries
from advisor.language.reading.unreadable import UnreadableError
from advisor.language.reading.versions import GitError, content_at
from advisor.problems import BAD_FILE, AdvisorError, Place, Problem

HEAD = "HEAD"


class State(Enum):
    """What a proposed file is to the knowledge base."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REMOVED = "removed"
    REPLACING = "replacing"


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposed file, and what it is to the base: a document of it as it was and as it is to be, or None.

    `doubt` is why it is not known what it was; then it is taken as new.
    """

    shown: str
    state: State
    path: str
    old: Document | None
    new: Document | None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The documents of a knowledge base without the proposed files, and with them."""

    old: Collected
    new: Collected
    files: tuple[Proposed, ...]


def propose(root: Path, added: Iterable[Path], paths: Sequence[Path], against: str | None) -> Proposal:
    """Return the documents of a knowledge folder without the proposed files, and with them.

    A file in the folder is there already: without it means as it was in the revision `against`, if it was there;
    without a revision it is the last one, if there is any. A file from elsewhere is added, and replaces the one
    of its name. Raises AdvisorError.
    """
    now = collect(root, added)
    problems: list[Problem] = []
    named = list(dict.fromkeys(with_own_tables(files_of(root, paths, problems))))
    if not named:
        what, hint = "there is no knowledge file here", "their names end in .yaml"
        raise AdvisorError(Problem(Place(shown(path)), what, hint, BAD_FILE) for path in paths)
    files = [file for path in named if (file := proposed(now, root, path, against, problems))]
    problems += twice(files)
    if problems:
        raise AdvisorError(problems)
    return Proposal(
        with_documents(now, {file.path: file.old for file in files}),
        with_documents(now, {file.path: file.new for file in files}),
        tuple(files),
    )


def files_of(root: Path, paths: Iterable[Path], problems: list[Problem]) -> Iterator[Path]:
    """Yield the files that are named, and the knowledge files below folders that are."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for file in files_below(path, problems):
            if file.suffix == SUFFIX and within(root, file) in (None, *FOLDERS):
                yield file


def with_own_tables(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield files, and those that hold the tables of each."""
    for path in paths:
        yield path
        with suppress(UnreadableError):
            names = tables_named(read_document(path, path.name)) if path.is_file() else ()
            yield from (path.parent / name for name in names if (path.parent / name).is_file())


def within(root: Path, path: Path) -> str | None:
    """Return in which part of a knowledge folder a path is, such as rules; None if it is elsewhere."""
    full, top = followed(path.parent) / path.name, followed(root)
    return full.relative_to(top).parts[0] if full.is_relative_to(top) else None


def proposed(
    now: Collected, root: Path, path: Path, against: str | None, problems: list[Problem]
) -> Proposed | None:
    """Return what a file is to the base; None if it is in the problems."""
    if any(followed(path).is_relative_to(followed(root / name)) for name in CASES):
        hint = "name rule and fact files; all cases are run"
        problems.append(Problem(Place(shown(path)), "this is a case", hint, BAD_FILE))
        return None
    try:
        return inside(root, path, against) if within(root, path) in FOLDERS else elsewhere(now, path)
    except UnreadableError as error:
        problems.append(error.problem)
    except GitError as error:
        problems.append(Problem(Place(shown(path)), str(error), check=BAD_FILE))
    return None


def inside(root: Path, path: Path, against: str | None) -> Proposed:
    """Return a file of the knowledge folder, as it was and as it is. Raises UnreadableError or GitError."""
    below = (followed(path.parent) / path.name).relative_to(followed(root)).as_posix()
    if is_hidden(below):
        raise UnreadableError(Place(shown(path)), "hidden files are not read", "name it without the dot")
    before, doubt = content_before(root, below, against)
    old = None if before is None else Document(below, f"{against or HEAD}:{below}", before)
    new = read_document(path, below) if path.exists() else None
    if not old and not new:
        raise UnreadableError(Place(shown(path)), "there is no such file")
    state = State.NEW if not old else State.REMOVED if not new else State.CHANGED
    if old and new and old.content == new.content:
        state = State.UNCHANGED
    return Proposed(shown(path), state, below, old, new, doubt)


def content_before(root: Path, below: str, against: str | None) -> tuple[bytes | None, str]:
    """Return what a file was in a revision; None if it was not there, or with the reason why that is not known.

    Raises GitError if a revision was asked for and cannot be looked into.
    """
    try:
        return content_at(against or HEAD, root, below), ""
    except GitError as error:
        if against:
            raise
        return None, str(error)


def elsewhere(now: Collected, path: Path) -> Proposed:
    """Return a file from elsewhere: it replaces the one of its name if both declare a name, else it is added.

    They may declare one if either cannot be read. One that is among the documents already is new beside the others. Raises UnreadableError.
    """
    place = Place(shown(path))
    if path.suffix not in (SUFFIX, TABLE_SUFFIX):
        raise UnreadableError(place, "this is not a knowledge file", "rename it to end in .yaml")
    if not path.exists():
        raise UnreadableError(place, "there is no such file")
    new = read_document(path, f"rules/{path.name}")
    for old in now.documents:
        if followed(Path(old.shown)) == followed(path):  # it is in a folder of more rules
            return Proposed(shown(path), State.NEW, old.path, None, replace(new, path=old.path))
    namesakes = [old for old in now.documents if PurePosixPath(old.path).name == path.name]
    names = declared_names(new)
    versions = [old for old in namesakes if not (names and (theirs := declared_names(old))) or names & theirs]
    if len(versions) > 1:
        what = f"it could replace any of {', '.join(old.path for old in versions)}"
        raise UnreadableError(place, what, "give it another name")
    if not versions:  # if another has its name, it is known by where it is
        return Proposed(shown(path), State.NEW, shown(path) if namesakes else new.path, None, new)
    (old,) = versions
    return Proposed(shown(path), State.REPLACING, old.path, old, replace(new, path=old.path))


def declared_names(document: Document) -> frozenset[tuple[str, str]]:
    """Return the sections and names in a document; nothing if it cannot be read."""
    root = composed(document, [])
    sections = root.entries if isinstance(root, Entries) else ()
    return frozenset(
        (section.text, key.text)
        for section, node in sections
        if isinstance(node, Entries)
        for key, _ in node.entries
    )


def twice(files: Iterable[Proposed]) -> Iterator[Problem]:
    """Yield the problem of each file that would have the same path as another proposed one."""
    seen: dict[str, Proposed] = {}
    for file in files:
        first = seen.setdefault(file.path, file)
        if first is not file:
            what = f"{first.shown} would be '{file.path}' too"
            yield Problem(Place(file.shown), what, "name one of them", BAD_FILE)


def with_documents(now: Collected, others: Mapping[str, Document | None]) -> Collected:
    """Return documents with others in the places of those with their paths; where there is None, without."""
    kept = [document for document in now.documents if document.path not in others]
    documents = [*kept, *filter(None, others.values())]
    return Collected(tuple(sorted(documents, key=lambda document: document.path)), now.problems)
