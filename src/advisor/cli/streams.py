"""The standard streams, also where the program is started without them or a reader goes away."""

import errno
import io
import os
import sys
from typing import BinaryIO

import click

from advisor.files import UnwritableError
from advisor.texts import clean


class NoOutput(io.TextIOWrapper):
    """Standard output where the program was started without it: texts go nowhere, and bytes are an error."""

    missed = False

    def write(self, text: str) -> int:
        """Take a text, and note that nobody saw it."""
        self.missed = True
        return super().write(text)

    @property
    def buffer(self) -> BinaryIO:
        """The stream of bytes. Raises UnwritableError: bytes are asked for where nothing else has the result."""
        raise UnwritableError(errno.EBADF, "it is closed", "standard output")


def open_streams() -> None:
    """Put streams in the place of those that are closed, lest a file gets their numbers, and let them take any text."""
    if sys.stdin is None:
        sys.stdin = os.fdopen(os.open(os.devnull, os.O_RDONLY), encoding="utf-8")
    if sys.stdout is None:
        sys.stdout = NoOutput(os.fdopen(os.open(os.devnull, os.O_WRONLY), "wb"), encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # what an encoding cannot say is no reason to stop


def abandon(code: int) -> int:
    """Return the code after turning the streams away that nobody takes, so that nothing is tried again at the end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # noqa: PERF203  # one may be closed and the other not
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return code


def remark(text: str) -> None:
    """Write a text to standard error; on a terminal its lines end between words."""
    if sys.stderr.isatty():
        from advisor.views.writers.screen import say, screen

        say(screen(sys.stderr), text)
    else:
        click.echo(clean(text), err=True)
