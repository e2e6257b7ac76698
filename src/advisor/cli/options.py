"""Options that several commands share, and what they give: a rule base, and answers."""

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from advisor.cli.beside import say_unread
from advisor.cli.streams import remark
from advisor.files import is_named_pipe
from advisor.interview.session import refusals
from advisor.language.reading.answers import (
    Given,
    answer_from_words,
    answers_from_bytes,
    profile_of,
)
from advisor.language.reading.json_text import MOST_BYTES
from advisor.language.reading.nodes import read_bytes, reading
from advisor.language.reading.spellings import folded
from advisor.model import Rule, RuleBase
from advisor.problems import AdvisorError, Place, Problem, did_you_mean
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


@dataclass(frozen=True, slots=True)
class Answers:
    """Which answers the options give."""

    path: Path | None
    words: tuple[str, ...]

    def load(self, base: RuleBase) -> tuple[Given, ...]:
        """Return the answers of the file, then of the words; the later stands in the place of the earlier.

        Raises AdvisorError for the file and for answers that contradict each other, UsageError for words.
        """
        in_file = answers_from_bytes(*read_input(self.path), base.facts) if self.path else ()
        given = {said.fact: said for said in (*in_file, *read_words(base, self.words))}
        answers = tuple(given.values())
        place = Place(str(self.path) if self.path else "the answers")
        if reasons := refusals(base, profile_of(answers)):
            raise AdvisorError(Problem(place, "the answers contradict each other", one) for one in reasons)
        return answers


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


def read_changes(base: RuleBase, given: Iterable[Given], words: Iterable[str]) -> tuple[Given, ...]:
    """Return the answers that words state. Raises UsageError, also if they contradict the answers given."""
    changes = read_words(base, words)
    answers = {one.fact: one for one in (*given, *changes)}
    for reason in refusals(base, profile_of(answers.values())):
        raise click.UsageError(f"these answers contradict each other: {reason}")
    return changes


def missing(what: str, name: str, names: Iterable[str], *, listed: int = 0) -> click.UsageError:
    """Return the error for a name that nothing has, with the nearest one, or all if few enough are to be listed."""
    hint = did_you_mean(name, tuple(names), listed=listed)
    return click.UsageError(f"there is no {what} '{name}'" + (f"; {hint}" if hint else ""))


def find_candidate(base: RuleBase, name: str) -> str:
    """Return the id of a candidate by its id or title. Raises UsageError with the nearest name."""
    for one in base.candidates.values():
        if name.casefold() in (one.id, one.title.casefold()):
            return one.id
    raise missing("candidate", name, base.candidates, listed=20)


def find_fact(base: RuleBase, name: str) -> str:
    """Return the id of a fact. Raises UsageError with the nearest name."""
    if folded(name) in base.facts:
        return folded(name)
    raise missing("fact", name, base.facts)


def find_rules(base: RuleBase, name: str) -> tuple[Rule, ...]:
    """Return the rule of this id, all that an `each` rule was made into, or all of a file. Raises UsageError."""
    found = tuple(
        rule
        for rule in base.rules.values()
        if name in (rule.id, rule.written_as, rule.written_as.rpartition("/")[0])
    )
    if not found:
        known = dict.fromkeys(rule.written_as for rule in base.rules.values())
        raise missing("rule", name, (*known, *base.rules))
    return found


def read_words(base: RuleBase, words: Iterable[str]) -> tuple[Given, ...]:
    """Return the answers that words such as `fact=value` state. Raises UsageError, also for two to one fact."""
    answers: dict[str, Given] = {}
    wrong: list[str] = []
    for word in words:
        try:
            given = answer_from_words(word, base.facts)
        except AdvisorError as error:
            wrong.append(str(error))
            continue
        if given.fact in answers:
            wrong.append(f"'{given.fact}' is answered twice; several values are written fact=one,two")
        answers[given.fact] = given
    if wrong:
        raise click.UsageError("\n".join(wrong))
    return tuple(answers.values())


def fits(base: RuleBase, content: bytes) -> bool:
    """Return whether the content of a file is answers to questions of the base."""
    try:
        answers_from_bytes(content, "the file", base.facts)
    except AdvisorError:
        return False
    return True


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
        return command(*args, answers=Answers(answers, words), **options)

    return wrapped
