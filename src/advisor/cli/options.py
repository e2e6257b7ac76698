"""Options that several commands share, and what they give: one value for each group of them."""

import os
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from inspect import signature
from pathlib import Path
from typing import Any

import click

from advisor.cli import completion
from advisor.cli.streams import remark
from advisor.files import is_named_pipe
from advisor.language.reading.json_text import MOST_BYTES
from advisor.language.reading.nodes import read_bytes, reading
from advisor.usecases.answers import Answers
from advisor.usecases.knowledge import Knowledge

Command = Callable[..., Any]


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
UNPAGED = f"{__name__}.unpaged"
"""Under this key a context holds whether no pager is wanted."""
FOLDER = Input(path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


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


def awaited(context: click.Context, _argument: click.Parameter, paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return paths that are read later, after it is said for which of them somebody is waited for."""
    for path in () if context.resilient_parsing else paths:
        say_waiting(path, "write to")
    return paths


def default_journal() -> Path:
    from platformdirs import user_data_path

    return user_data_path("advisor") / "journal.db"


def gathered(name: str, make: Callable[..., Any], *options: Callable[[Command], Command]) -> Command:
    """Return what adds options to a command; it gets as `name` what is made of the values that `make` takes."""
    taken = tuple(signature(make).parameters)

    def added(command: Command) -> Command:
        def given_value(*args: object, **values: object) -> object:
            value = make(**{each: values.pop(each) for each in taken})
            return command(*args, **{name: value}, **values)

        taking: Command = wraps(command)(given_value)
        for option in reversed(options):
            taking = option(taking)
        return taking

    return added


KNOWLEDGE = (
    click.option(
        "--knowledge", metavar="DIR", type=FOLDER, help="A folder with facts/ and rules/ to use instead."
    ),
    click.option(
        "--rules", metavar="DIR", multiple=True, type=FOLDER, help="A folder of more rules; repeatable."
    ),
)


def named(knowledge: Path | None, rules: tuple[Path, ...]) -> Knowledge:
    return Knowledge(knowledge, rules)


def announced(knowledge: Path | None, rules: tuple[Path, ...]) -> Knowledge:
    """Return the knowledge that is named, after it is said what lies beside it and is not read."""
    from advisor.cli.beside import say_unread  # reads cases, which who names no knowledge does not need

    say_unread(knowledge, rules)
    return named(knowledge, rules)


with_knowledge = gathered("knowledge", announced, *KNOWLEDGE)
with_quiet_knowledge = gathered("knowledge", named, *KNOWLEDGE)
with_answers = gathered(
    "answers",
    lambda answers, words, without: Answers(answers, words, read_input, without),
    click.option(
        "--answers", metavar="FILE", type=FILE, help="Answers in YAML or JSON; - is standard input."
    ),
    click.option(
        "--set",
        "words",
        metavar="FACT=VALUE",
        multiple=True,
        shell_complete=completion.answers,
        help="One answer; repeatable.",
    ),
    click.option(
        "--without",
        metavar="CANDIDATE=REASON",
        shell_complete=completion.exclusions,
        multiple=True,
        help="A candidate that you have ruled out yourself; repeatable.",
    ),
)
with_guesses = gathered(
    "guesses",
    lambda guess: Answers(guess, (), read_input),
    click.option(
        "--guess",
        metavar="FILE",
        type=FILE,
        help="Guesses, to see which are worth confirming; none counts as an answer.",
    ),
)
with_journal = gathered(
    "journal",
    lambda journal: journal or default_journal(),
    click.option(
        "--journal",
        metavar="FILE",
        type=click.Path(dir_okay=False, path_type=Path),
        help="The journal of consultations; by default the user's own.",
    ),
)
with_cases = click.argument(
    "paths",
    metavar="[PATH]...",
    nargs=-1,
    type=FOLDER,
    callback=awaited,
)
with_lock = click.option(
    "--lock",
    metavar="FACT",
    multiple=True,
    shell_complete=completion.facts,
    help="An answer that flips may not change; repeatable.",
)


def with_folds(names: Iterable[str]) -> Command:
    """Return what adds the options that open these folds; the command gets the names as `folds`."""
    names = tuple(names)
    return gathered(
        "folds",
        lambda details, full: names if full else details,
        click.option(
            "--details",
            metavar="NAME",
            type=click.Choice(names),
            multiple=True,
            help=f"Also one part of the details: {', '.join(names)}; repeatable.",
        ),
        click.option("--full", is_flag=True, help="All details."),
    )


def refuse_pager(context: click.Context, _option: click.Parameter, refused: bool) -> None:  # noqa: FBT001
    context.meta[UNPAGED] = refused


with_pager = click.option(
    "--no-pager",
    is_flag=True,
    expose_value=False,
    callback=refuse_pager,
    help="Write a long result at once, without a pager.",
)
