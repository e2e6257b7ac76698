"""Where results go: a pipe, or a file that has its name only when it is whole."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from advisor.batch.joining import add_rows, join, parts_of
from advisor.batch.state import State, changed, from_text, to_text, write_whole
from advisor.problems import BAD_FILE, AdvisorError, Place, Problem

NOT_AGAIN = "begin again with --force, or undo the change"


class Output(Protocol):
    """Where results go."""

    def add(self, content: bytes) -> None:
        """Write something more."""

    def keep(self, state: State) -> None:
        """Make sure that all up to here is kept, if it can be."""

    def finish(self, state: State) -> None:
        """Make it whole."""

    def close(self) -> None:
        """Leave it as it is."""


@dataclass(slots=True)
class Pipe:
    """An output that cannot be taken back. Small Parquet files are written on as one by `writer`."""

    stream: BinaryIO
    parquet: bool
    writer: Any = None

    def add(self, content: bytes) -> None:
        """Write something more."""
        if not self.parquet:
            write_all(self.stream, content)
        elif content:
            self.writer = add_rows(self.writer, content, self.stream)

    def keep(self, state: State) -> None:
        """Do nothing: what is written is gone."""

    def finish(self, _state: State) -> None:
        """Write what stands at the end."""
        if self.writer:
            self.writer.close()
        self.stream.flush()

    def close(self) -> None:
        """Do nothing: whoever gave the stream closes it."""


@dataclass(slots=True)
class PartFile:
    """A file that is not finished, with its state beside it."""

    path: Path
    part: Path
    about: Mapping[str, object]
    stream: BinaryIO
    parquet: bool

    def add(self, content: bytes) -> None:
        """Write something more."""
        write_all(self.stream, content)

    def keep(self, state: State) -> None:
        """Write down how far it is, after all up to there is on the disk."""
        os.fsync(self.stream.fileno())
        write_whole(state_of(self.path), to_text(self.about, state))

    def finish(self, state: State) -> None:
        """Give the file its name."""
        if self.parquet:
            with whole_of(self.path).open("wb") as whole:
                join(parts_of(self.stream, state.ends), whole)
                whole.flush()
                os.fsync(whole.fileno())
        self.keep(replace(state, done=True))
        if os.name != "posix":  # elsewhere no file is named that is open
            self.stream.close()
        named(self.path, parquet=self.parquet)
        self.stream.close()  # so long it is this process's own

    def close(self) -> None:
        """Leave it unfinished."""
        self.stream.close()


def part_of(path: Path) -> Path:
    """Return where an unfinished file lies."""
    return path.with_name(f"{path.name}.part")


def whole_of(path: Path) -> Path:
    """Return where a Parquet file is made of its parts, to be whole when the state says that all is done."""
    return path.with_name(f"{path.name}.part.whole")


def named(path: Path, *, parquet: bool) -> None:
    """Give a file its name that was whole when all was done, wherever this was interrupted before."""
    final = whole_of(path) if parquet else part_of(path)
    if final.exists():
        if parquet:
            part_of(path).unlink(missing_ok=True)
        final.replace(path)
    finished(path)


def state_of(path: Path) -> Path:
    """Return where it is written how far a file is."""
    return path.with_name(f"{path.name}.part.json")


def finished(path: Path) -> None:
    """Remove what is no longer needed beside a file that has its name, which is on the disk before."""
    if os.name == "posix":
        handle = os.open(path.parent, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
    whole_of(path).unlink(missing_ok=True)
    state_of(path).unlink(missing_ok=True)


def write_all(stream: BinaryIO, content: bytes) -> None:
    """Write all of something, also where a stream takes only a part at a time."""
    rest = memoryview(content)
    while rest:
        rest = rest[stream.write(rest) :]


def unfinished(path: Path, about: Mapping[str, object]) -> State | None:
    """Return how far an unfinished output is, None if there is none. Raises AdvisorError if it is of something else."""
    place = state_of(path)
    try:
        then, state = from_text(place.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (ValueError, OSError) as error:
        what = f"it does not say how far the output is: {error}"
        raise AdvisorError(
            [Problem(Place(str(place)), what, "begin again with --force", BAD_FILE)]
        ) from error
    if names := changed(about, then):
        what = f"it cannot be resumed: {', '.join(names)} changed since it was begun"
        raise AdvisorError([Problem(Place(str(place)), what, NOT_AGAIN, BAD_FILE)])
    return state


def opened(path: Path, written: int) -> BinaryIO:
    """Return an unfinished file, cut to what is written of it. Raises AdvisorError if less is, or somebody else writes it."""
    part = part_of(path)
    part.touch()
    stream = part.open("r+b", buffering=0)
    try:
        take(stream)
    except BlockingIOError as error:
        what, hint = "another process is writing it", "wait for that one, or choose another name"
        stream.close()
        raise AdvisorError([Problem(Place(str(part)), what, hint, BAD_FILE)]) from error
    if not is_still(part, stream):
        stream.close()
        what, hint = "another process has just finished it", "look at the output, or choose another name"
        raise AdvisorError([Problem(Place(str(part)), what, hint, BAD_FILE)])
    size = part.stat().st_size
    if size < written:
        stream.close()
        what = f"it has {size} bytes, and {written} were written"
        raise AdvisorError([Problem(Place(str(part)), what, "begin again with --force", BAD_FILE)])
    if not written:  # what an older run wrote down would be taken for true of this one
        state_of(path).unlink(missing_ok=True)
    stream.truncate(written)
    stream.seek(written)
    return stream


def is_still(path: Path, stream: BinaryIO) -> bool:
    """Return whether an open file still has its name."""
    try:
        return os.path.samestat(path.stat(), os.fstat(stream.fileno()))
    except FileNotFoundError:
        return False


def take(stream: BinaryIO) -> None:
    """Make a file this process's own until it ends. Raises BlockingIOError if it is another's."""
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
