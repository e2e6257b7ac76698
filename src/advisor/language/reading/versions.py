"""Another version of a knowledge base: a folder, a wheel, or a git revision. Nothing is unpacked or checked out.

This is the only file that starts another program: git, to list and to read what a revision holds.
"""

import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from advisor.language.reading.archives import Archive, documents_in, zip_archive
from advisor.language.reading.base import read_documents
from advisor.language.reading.documents import collect, shown
from advisor.language.reading.nodes import MAX_BYTES
from advisor.model import RuleBase
from advisor.problems import BAD_FILE, AdvisorError, Place, Problem

FILES = ("100644", "100755")
SUBMODULE = "160000"
KINDS = "name a folder, a wheel or a git revision"


class GitError(Exception):
    """Git failed; the text says why."""


def read_version(name: str) -> RuleBase:
    """Return the rule base in a folder, a wheel or zip file, or a git revision of the current repository.

    A path that exists is taken first. `REVISION:FOLDER` names a folder below the top of the repository.
    Raises AdvisorError.
    """
    path, there = Path(name), exists(name)
    if there and path.is_dir():
        return read_documents(collect(path), shown(path), path.absolute().name)
    if there and not path.is_file():  # something that reading would wait for
        raise AdvisorError([Problem(Place(name), "this is not a regular file", KINDS, BAD_FILE)])
    try:
        archive = zip_archive(path) if there else revision(name)
        return read_documents(documents_in(archive), archive.shown, PurePosixPath(name).name)
    except GitError as error:
        raise AdvisorError([Problem(Place(name), str(error), KINDS, BAD_FILE)]) from error


def exists(name: str) -> bool:
    """Return whether something has this path; a text that can be no path has not."""
    try:
        return bool(name) and Path(name).exists()
    except (OSError, ValueError):
        return False


def revision(name: str) -> Archive:
    """Return the tree that a revision names as an archive. Raises GitError."""
    here = Path()
    listing = git(here, "ls-tree", "-r", "-z", tree_of(name)).split(b"\0")
    entries = [parsed_entry(line) for line in listing if line]
    objects = {path: blob for mode, blob, path in entries if mode in FILES}
    odd = tuple(path for mode, _, path in entries if mode not in (*FILES, SUBMODULE))
    prefix = name if name.endswith((":", "/")) else f"{name}/" if ":" in name else f"{name}:"
    return Archive(
        name, prefix, tuple(objects), odd, lambda paths: blobs(here, [objects[path] for path in paths])
    )


def parsed_entry(entry: bytes) -> tuple[str, str, str]:
    """Return mode, object and path of one entry that `git ls-tree` lists."""
    about, _, path = entry.partition(b"\t")
    mode, _, blob = about.decode().split(" ")
    return mode, blob, os.fsdecode(path)


def tree_of(name: str) -> str:
    """Return the tree object of a revision, or of the folder that is named behind its colon. Raises GitError."""
    try:
        need_repository(Path())
    except GitError as error:
        what = "there is no such folder or file, and no git revision can be looked for"
        raise GitError(f"{what}: {error}") from error
    start, colon, folder = name.partition(":")
    if tree := resolved(Path(), f"{name}^{{tree}}"):
        return tree
    if colon and start and resolved(Path(), f"{start}^{{tree}}"):
        tree = resolved(Path(), name)
        if tree and git(Path(), "cat-file", "-t", tree) == b"tree\n":
            return tree
        raise GitError(f"the revision '{start}' has no folder '{folder}'")
    raise GitError(f"there is no folder, file or git revision '{start if colon else name}'")


def need_repository(folder: Path) -> None:
    """Raise GitError if a folder is in no repository, or none that git would read."""
    git(folder, "rev-parse", "--git-dir")


def resolved(folder: Path, name: str) -> str | None:
    """Return the object that git knows under a name; None if there is none."""
    if name.startswith(("-", "^")) or "\0" in name:
        return None
    try:
        return git(folder, "rev-parse", "--verify", "--quiet", name).decode().strip()
    except GitError:
        return None


def content_at(commit: str, folder: Path, below: str) -> bytes | None:
    """Return what a file below a folder was in a revision of its repository; None if it was not there.

    Raises GitError if there is no repository, or no such revision.
    """
    need_repository(folder)
    if not resolved(folder, f"{commit}^{{tree}}"):
        raise GitError(f"there is no git revision '{commit}'")
    blob = resolved(folder, f"{commit}:./{below}")
    return next(blobs(folder, [blob])) if blob else None


def blobs(folder: Path, objects: Sequence[str]) -> Iterator[bytes]:
    """Yield the contents of objects, of large ones only the beginning. Raises GitError."""
    names = "".join(f"{name}\n" for name in objects)
    batch = git(folder, "cat-file", "--batch", given=names) if objects else b""
    start = 0
    for name in objects:
        end = batch.index(b"\n", start)
        size = batch[start:end].decode().rpartition(" ")[2]
        if not size.isdecimal():
            raise GitError(f"the object {name} is missing in the repository")
        start = end + 1 + int(size) + 1
        yield batch[end + 1 : min(start - 1, end + 2 + MAX_BYTES)]


def git(folder: Path, *words: str, given: str = "") -> bytes:
    """Return what git says about the repository of a folder. Raises GitError."""
    try:
        command = ["git", "-C", str(folder), *words]
        done = subprocess.run(command, input=given.encode(), capture_output=True, check=False)
    except (OSError, ValueError) as error:
        raise GitError("git cannot be run") from error
    if done.returncode:
        why = done.stderr.decode(errors="replace").strip().split("\n")[-1]
        raise GitError(f"git cannot read this: {why.removeprefix('fatal: ')}")
    return done.stdout
