"""Keeping the answers of an interview: in a file after every answer, so that nothing that happens loses one."""

import os
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shlex import quote
from shutil import which

import click
from rich.console import Console

from advisor.cli.options import Answers, Knowledge, answers_folder, fits
from advisor.cli.turns import Ending
from advisor.interview.session import Session
from advisor.model import RuleBase
from advisor.record.answers import save, to_yaml
from advisor.render.screen import count, say


@dataclass(slots=True)
class Keeper:
    """Where answers are kept, and why that last failed, if it did."""

    base: RuleBase
    path: Path
    failed: str = ""

    def keep(self, session: Session) -> None:
        """Save the answers of a session; a failure is kept for the report."""
        try:
            save(self.path, to_yaml(self.base, session.given))
        except OSError as error:
            self.failed = error.strerror or type(error).__name__
        else:
            self.failed = ""

    def report(self, console: Console, session: Session, command: str) -> None:
        """Say where the answers are and what can be typed next; if they are nowhere, write them out."""
        if not session.given:
            return
        console.print()
        if self.failed:
            say(console, f"The answers could not be saved in {self.path}: {self.failed}. They are:")
            console.print(to_yaml(self.base, session.given), soft_wrap=True, end="")
            return
        start, _, words = command.partition(": ")
        say(console, f"Saved {count(len(session.given), 'answer')}. {start}:")
        console.print(f"  {words} --answers {quote(str(self.path))}", soft_wrap=True)


def next_command(knowledge: Knowledge, ending: Ending) -> str:
    """Return what can be typed next, up to the answers: go on, or look closer once it is done."""
    start, command = (
        ("Look closer with", "how RULE") if ending is Ending.DONE else ("Go on with", "interview")
    )
    return " ".join((f"{start}: {program()} {command}", *knowledge.words))


def program() -> str:
    """Return how this program can be started again: by name, or by the path it was started by if no name finds it."""
    started = Path(sys.argv[0])
    return quote(str(started)) if started.name == "advisor" and not which("advisor") else "advisor"


def place_for(base: RuleBase, chosen: Path | None, answers: Answers) -> Path:
    """Return where answers are saved: where the person wants, or where they came from if it is ours, or a new file.

    Raises UsageError for a place that holds something else, which would be lost.
    """
    if chosen:
        return free(base, chosen)
    folder = answers_folder()
    if answers.path and answers.path.absolute().is_relative_to(folder):
        return answers.path
    # Two interviews may end in the same second; the process tells them apart.
    return folder / f"{datetime.now().astimezone():%Y-%m-%d-%H%M%S}-{os.getpid()}.yaml"


def free(base: RuleBase, chosen: Path) -> Path:
    """Return where answers can be written: the file itself if a link is named. Raises UsageError."""
    place = chosen.resolve()
    if not place.exists():
        return place if chosen.is_symlink() else chosen
    if not place.is_file():
        raise click.UsageError(f"'{chosen}' is no ordinary file; choose another place to save")
    if not fits(base, place):
        what = f"'{chosen}' holds something else than answers to these questions"
        raise click.UsageError(f"{what}; choose another place to save")
    return place if chosen.is_symlink() else chosen
