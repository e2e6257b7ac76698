"""Options that several commands share, and what they give: a rule base, and answers."""

import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from advisor.cli.beside import say_unread
from advisor.cli.streams import remark
from advisor.files import is_named_pipe
from advisor.language.reading.json_text import MOST_BYTES
from advisor.language.reading.nodes import read_bytes, reading
from advisor.usecases.answers import Answers
from advisor.usecases.knowledge import Knowledge


class Input(click.Path):
    """The path of a file or folder that a command reads; that it is not there is said by who reads it."""

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """Return the path. Raises BadParameter if the system cannot even look for it."""
        path = super().convert(value, param, ctx)
        try:
            Path(os.fsdecode(path)).exists()
        except OSError as error:
            self.fail(f"'{os.fsdecode(path)}' cannot be read: {error.strerror}", param, ctx)
        return path


STANDARD_INPUT = "standard input"
FOLDER = Input(path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


def default_journal() -> Path:
    """Return where the user's journal is."""
    from platformdirs import user_data_path

    return user_data_path("advisor") / "journal.db"


def read_input(path: Path) -> tuple[bytes, str]:
    """Return the content of a file, or of standard input for '-', and what people call it. Raises AdvisorError."""
    if str(path) == "-":
        with reading(STANDARD_INPUT):
            return sys.stdin.buffer.read(MOST_BYTES + 1), STANDARD_INPUT
    say_waiting(path, "write to")
    return read_bytes(path, str(path), MOST_BYTES), str(path)


def say_waiting(path: Path, do: str) -> None:
    """Say on a terminal that somebody has to `do` something to a named pipe before anything else happens."""
    if sys.stderr.isatty() and is_named_pipe(path):
        remark(f"Waiting for somebody to {do} the pipe {path} ...")


def with_knowledge(command: Callable[..., Any], *, quiet: bool = False) -> Callable[..., Any]:
    """Add the options that choose the knowledge; the command gets them as `knowledge`.

    Unless it is quiet, it is said first what lies beside that knowledge and is not read.
    """

    @click.option(
        "--knowledge", metavar="DIR", type=FOLDER, help="A folder with facts/ and rules/ to use instead."
    )
    @click.option(
        "--rules", metavar="DIR", multiple=True, type=FOLDER, help="A folder of more rules; repeatable."
    )
    @wraps(command)
    def wrapped(*args: object, knowledge: Path | None, rules: tuple[Path, ...], **options: object) -> object:
        if not quiet:
            say_unread(knowledge, rules)
        return command(*args, knowledge=Knowledge(knowledge, rules), **options)

    return wrapped


with_lock = click.option(
    "--lock", metavar="FACT", multiple=True, help="An answer that flips may not change; repeatable."
)


def with_answers(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that give answers; the command gets them as `answers`."""

    @click.option(
        "--answers", metavar="FILE", type=FILE, help="Answers in YAML or JSON; - is standard input."
    )
    @click.option("--set", "words", metavar="FACT=VALUE", multiple=True, help="One answer; repeatable.")
    @wraps(command)
    def wrapped(*args: object, answers: Path | None, words: tuple[str, ...], **options: object) -> object:
        return command(*args, answers=Answers(answers, words, read_input), **options)

    return wrapped
