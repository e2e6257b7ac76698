"""The one way to write a file: all of it or nothing of it, and through whatever its name leads to.

A file is made beside the place where it will stand and gets its name when it is whole, so that whoever reads
meanwhile finds the old one, and a failure leaves nothing behind. What is no file (a pipe, a terminal, a device, an
open descriptor) is written to as it is.
"""

import os
import re
import secrets
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

STANDARD_INPUT, STANDARD_OUTPUT = Path("/dev/stdin"), Path("/dev/stdout")
# Who may read a new file, before the umask takes rights away: everybody, or nobody but the user.
READABLE, PRIVATE = 0o666, 0o600

DESCRIPTOR = re.compile(r"/dev/(stdin|stdout|stderr)|/(?:dev|proc/self)/fd/([0-9]{1,9})")
STREAMS = ("stdin", "stdout", "stderr")
# After so many links Linux, too, takes them for a ring.
LINKS = 40


def descriptor_of(path: Path) -> int | None:
    """Return the number of the open descriptor that a path names, by links too; None if it names none."""
    place = os.path.abspath(path)  # noqa: PTH100  # resolve() would follow the link that is looked for
    for _ in range(LINKS):
        if match := DESCRIPTOR.fullmatch(os.path.splitdrive(place)[1].replace(os.sep, "/")):
            return STREAMS.index(match[1]) if match[1] else int(match[2])
        if not os.path.islink(place):  # noqa: PTH114  # is_symlink() raises for some names
            break
        place = os.path.join(os.path.dirname(place), os.readlink(place))  # noqa: PTH115, PTH118, PTH120
    return None


def status_of(path: Path) -> os.stat_result | None:
    """Return what there is to know of the file that a path leads to; None if there is none. Raises OSError."""
    number = descriptor_of(path)
    try:
        return path.stat() if number is None else os.fstat(number)
    except FileNotFoundError:
        return None


def is_stream(path: Path) -> bool:
    """Return whether a path leads to what is there and takes bytes as they come: no file and no folder."""
    try:
        status = status_of(path)
    except OSError:
        return False
    kept = status is None or stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)
    return not kept or descriptor_of(path) is not None


def is_named_pipe(path: Path) -> bool:
    """Return whether a path leads to a pipe in a folder: to open it is to wait for somebody at its other end."""
    status = status_of(path) if is_stream(path) else None
    return bool(status and stat.S_ISFIFO(status.st_mode) and descriptor_of(path) is None)


def is_same(path: Path, other: Path) -> bool:
    """Return whether two paths lead to the same file, or would once it is there; False if that cannot be told."""
    try:
        status, others = status_of(path), status_of(other)
    except OSError:
        return False
    if status and others:
        return os.path.samestat(status, others)
    return not status and not others and os.path.realpath(path) == os.path.realpath(other)


class UnwritableError(OSError):
    """What cannot be written, by the name that a person gave it."""


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Turn an OSError into an UnwritableError; that a reader went away is none."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UnwritableError(error.errno, error.strerror or type(error).__name__, str(path)) from error


@contextmanager
def writing(path: Path, *, rights: int = READABLE, new: bool = False) -> Iterator[BinaryIO]:
    """Give a stream; what is written to it is the file once all of it is there. Raises UnwritableError.

    A file that is replaced keeps its rights. If it has to be `new`, one that is there already is an error.
    """
    with naming(path):
        if is_stream(path):
            with opened_stream(path) as stream:
                yield stream
        else:
            with folder_of(path) as target, beside(target, rights, new=new) as stream:
                yield stream


def write(path: Path, content: bytes, *, rights: int = READABLE, new: bool = False) -> None:
    """Write a file, as `writing` does. Raises UnwritableError."""
    with writing(path, rights=rights, new=new) as stream:
        stream.write(content)


def keep_fault(error: Exception) -> str:
    """Write the details of a fault of the program into a file that only the user can read; return where they are."""
    import tempfile
    import traceback

    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="advisor-fault-", suffix=".txt", encoding="utf-8", errors="replace", delete=False
        ) as file:
            traceback.print_exception(error, file=file)
    except OSError:
        return "there is no place for the details"
    return f"the details are in {file.name}"


@contextmanager
def opened_stream(path: Path) -> Iterator[BinaryIO]:
    """Give a stream into what is no file; a descriptor that is open already stays so. Raises OSError."""
    number = descriptor_of(path)
    if number == STREAMS.index("stdout"):
        yield sys.stdout.buffer
        sys.stdout.flush()
        return
    with path.open("wb") if number is None else os.fdopen(os.dup(number), "wb") as stream:
        yield stream


@contextmanager
def folder_of(path: Path) -> Iterator[Path]:
    """Give the place that a path leads to, its folders made if need be, and gone again after a failure."""
    target = Path(os.path.realpath(path))
    missing = [parent for parent in target.parents if not parent.exists()]
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield target
    except BaseException:
        for folder in missing:
            with suppress(OSError):
                folder.rmdir()
        raise


@contextmanager
def beside(target: Path, rights: int, *, new: bool) -> Iterator[BinaryIO]:
    """Give a stream into a file beside the target, which has the target's name in the end. Raises OSError."""
    old = status_of(target)
    part = target.parent / f".advisor-{secrets.token_hex(8)}"
    try:
        with open(
            part, "xb", opener=lambda name, flags: os.open(name, flags, PRIVATE if old else rights)
        ) as stream:
            yield stream
            if old:
                keep_rights(part, old)
            stream.flush()
            os.fsync(stream.fileno())
        publish(part, target, new=new)
    finally:
        with suppress(OSError):
            part.unlink()


def keep_rights(part: Path, old: os.stat_result) -> None:
    """Give a file the owner, if that may be, and the rights of the one whose place it takes. Raises OSError."""
    with suppress(OSError, AttributeError):  # not everybody may, and not every system knows owners
        os.chown(part, old.st_uid, old.st_gid)
    part.chmod(stat.S_IMODE(old.st_mode))


def publish(part: Path, target: Path, *, new: bool) -> None:
    """Move a finished part into place; over no file that is there if it has to be new. Raises OSError."""
    try:
        if new:
            os.link(part, target)
            return
    except OSError:
        if target.exists():  # else the file system has no links
            raise
    part.replace(target)
