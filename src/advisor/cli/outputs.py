"""Files that commands write: what may not be written over is said before any work is done, then each is written whole."""

import errno
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, BinaryIO

import click

from advisor.cli.interrupts import ending
from advisor.cli.options import default_journal, say_waiting
from advisor.cli.streams import remark
from advisor.files import (
    READABLE,
    STANDARD_INPUT,
    STANDARD_OUTPUT,
    is_same,
    is_stream,
    naming,
    status_of,
    writing,
)
from advisor.language.reading.cases import FOLDERS as CASES
from advisor.language.reading.documents import (
    FOLDERS,
    SUFFIX,
    TABLE_SUFFIX,
    files_below,
    holds_knowledge,
    shipped,
)
from advisor.language.reading.nodes import read_bytes
from advisor.problems import AdvisorError, Place, Problem
from advisor.texts import count

# What SQLite keeps beside a journal.
LOGS = ("", "-wal", "-shm", "-journal")

with_force = click.option("--force", is_flag=True, help="Overwrite a file that exists.")


class Output(click.Path):
    """The path of a file or folder that a command writes; `-` is standard output where a file is meant."""

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """Return the path.

        Raises BadParameter for an empty name and for one that something else has, UnwritableError for one that the
        system cannot even look for.
        """
        if not value:
            raise click.BadParameter("a name has at least one character", ctx, param)
        if "\0" in os.fsdecode(value):
            raise click.BadParameter("no name of a file has a null character", ctx, param)
        if value == "-" and self.file_okay:
            return STANDARD_OUTPUT
        path = super().convert(value, param, ctx)
        with naming(Path(os.fsdecode(path))):
            status_of(Path(os.fsdecode(path)))
        return path


OUTPUT = Output(dir_okay=False, readable=False, path_type=Path)
OUTPUTS = Output(file_okay=False, readable=False, path_type=Path)


def refuse_others(
    paths: Iterable[Path],
    is_made: Callable[[bytes], object],
    *,
    force: bool = False,
    hint: str = "choose another name, or overwrite it with --force",
) -> None:
    """Raise UsageError if a file would be lost, UnwritableError if it cannot be written; before any work.

    An input of this command and the journal are never written over, another file only by `force`, or if its content
    shows that it was made here.
    """
    for path in paths:
        with naming(path):
            status = status_of(path)
            if any(is_same(path, journal) for journal in journals()):
                raise click.UsageError(f"{path} is the journal; choose another name")
            if status and any(is_same(path, file) for file in inputs()):
                raise click.UsageError(f"{path} is read by this command; choose another name")
            if is_stream(path):
                continue
            folder = next(folder for folder in Path(os.path.realpath(path)).parents if folder.exists())
            if not os.access(folder, os.W_OK | os.X_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            if status and status.st_size and not force and not is_made(path.read_bytes()):
                raise click.UsageError(f"{path} exists already; {hint}")


def with_output(
    option: str, name: str, is_made: Callable[[bytes], object], **attributes: Any
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return what adds an option for a file that is written; the command begins if that may be, or with --force."""

    def added(command: Callable[..., Any]) -> Callable[..., Any]:
        def checked(*args: object, force: bool, **values: Any) -> object:
            if values[name]:
                refuse_others([values[name]], is_made, force=force)
            return command(*args, **values)

        return click.option(option, name, metavar="FILE", type=OUTPUT, **attributes)(
            with_force(wraps(command)(checked))
        )

    return added


def journals() -> Iterator[Path]:
    """Yield the journals that this command reads or writes, and the user's own, with what lies beside them."""
    named: Path | None = click.get_current_context().params.get("journal")
    for path in {default_journal(), named or default_journal()}:
        yield from (path.with_name(path.name + log) for log in LOGS)


def inputs() -> Iterator[Path]:
    """Yield the files that this command reads as its options and arguments say, or the shipped knowledge."""
    context = click.get_current_context()
    for parameter in context.command.params:
        value = context.params.get(parameter.name or "")
        if parameter.name == "knowledge":
            yield from files_of(value or shipped())
        elif not isinstance(parameter.type, Output):
            for path in value if isinstance(value, tuple) else (value,):
                if isinstance(path, Path):
                    yield from files_of(STANDARD_INPUT if str(path) == "-" else path)


def files_of(path: Path) -> Iterator[Path]:
    """Yield the file itself, or the knowledge and case files of a folder."""
    if os.path.isfile(path):  # noqa: PTH113  # is_file() raises for some names
        yield path
    elif os.path.isdir(path):  # noqa: PTH112
        folders = [path / name for name in (*FOLDERS, *CASES)] if holds_knowledge(path) else [path]
        for folder in folders:
            if folder.is_dir():
                yield from (file for file in files_below(folder, []) if file.suffix in (SUFFIX, TABLE_SUFFIX))


@contextmanager
def opened(path: Path, *, rights: int = READABLE, new: bool = False) -> Iterator[BinaryIO]:
    """Give a stream into a file, as `writing` does; on a terminal it is said that a pipe is waited for."""
    sys.stdout.flush()
    say_waiting(path, "read")
    with ending(), writing(path, rights=rights, new=new) as stream:
        yield stream
    context = click.get_current_context(silent=True)
    if context and context.obj is not None:
        context.obj.append(path)


def save(path: Path, content: str | bytes, *, rights: int = READABLE, new: bool = False) -> None:
    """Write a file, whole. Raises UnwritableError, also if it has to be new and is not."""
    with opened(path, rights=rights, new=new) as stream:
        stream.write(content.encode(errors="replace") if isinstance(content, str) else content)


def replace(path: Path, before: bytes | None, after: bytes) -> None:
    """Write a file that was read before; None if there was none. Raises AdvisorError if it holds something else now."""
    now = read_bytes(path, str(path), len(before or b"")) if path.exists() else None
    if now != before:
        what = "the file has changed in the meantime"
        raise AdvisorError([Problem(Place(str(path)), what, "nothing was written; try again")])
    save(path, after, new=before is None)


def write(*sets: Mapping[Path, str]) -> None:
    """Write sets of pages and say so, the first of each by its name. Raises UnwritableError."""
    for pages in sets:
        for path, content in pages.items():
            save(path, content)
    for pages in sets:
        say_written(list(pages))


def write_json(document: Any) -> None:
    click.echo(json_text(document), nl=False)


def json_text(document: Any) -> str:
    """Return JSON text in ASCII, so that nothing in it can steer a terminal."""
    return json.dumps(document, indent=2) + "\n"


def say_written(paths: Sequence[Path]) -> None:
    """Say on standard error which files were written, the first by its name; nothing of what is no file."""
    for first in paths[:1]:
        if not is_stream(first):
            more = f" and {count(len(paths) - 1, 'file')} more" if len(paths) > 1 else ""
            remark(f"Wrote {first}{more}")
