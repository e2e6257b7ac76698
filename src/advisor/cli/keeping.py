"""Keeping an interview: in the journal after every answer, so that nothing that happens loses one."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from shlex import quote
from shutil import which

import click
from rich.console import Console

from advisor.cli.journals import now, provenance
from advisor.cli.options import Knowledge, fits
from advisor.cli.turns import Ending
from advisor.explain.whole import Explanation
from advisor.interview.session import Session
from advisor.journal.chain import Entry, to_bytes, unkept
from advisor.journal.database import Journal, open_journal
from advisor.journal.drafts import Draft, keep_draft
from advisor.journal.keeping import keep, new_id, sealed_parts
from advisor.journal.steps import given_before, steps_between
from advisor.model import RuleBase
from advisor.problems import AdvisorError, Problem
from advisor.read.answers import Given
from advisor.read.documents import Document
from advisor.record.answers import save, to_yaml
from advisor.record.consultation import Consultation, Step, sections, step_document
from advisor.render.problems import show_problems
from advisor.render.screen import count, say


@dataclass(slots=True)
class Keeper:
    """An interview as it is kept: its steps so far, where, and why that last failed, if it did.

    Without a place nothing is recorded; `copy` is a file that the person wants the answers in too.
    """

    base: RuleBase
    documents: tuple[Document, ...]
    place: Path | None
    copy: Path | None
    id: str
    started: str
    session: Session = field(default_factory=Session)
    steps: list[Step] = field(default_factory=list)
    journal: Journal | None = None
    problems: tuple[Problem, ...] = ()
    failed: str = ""

    def begin(self, session: Session, steps: Iterable[Step]) -> None:
        """Take over a session with the steps that led to it."""
        self.session, self.steps = session, list(steps)

    def keep(self, session: Session) -> None:
        """Keep the answers of a session; a failure is kept for the report."""
        self.steps += steps_between(self.session, session, now())
        self.session = session
        self.keep_draft()
        self.keep_copy()

    def keep_draft(self) -> None:
        """Keep the steps in the journal."""
        if not self.place:
            return
        steps = tuple(step_document(self.base, step) for step in self.steps)
        draft = Draft(self.id, self.started, now(), self.base.fingerprint, steps)
        try:
            keep_draft(self.opened(self.place), draft)
        except AdvisorError as error:
            self.problems = error.problems
        else:
            self.problems = ()

    def opened(self, place: Path) -> Journal:
        """Return the journal, opened once. Raises AdvisorError."""
        self.journal = self.journal or open_journal(place)
        return self.journal

    def keep_copy(self) -> None:
        """Write the answers into the file that the person named."""
        if not self.copy:
            return
        try:
            save(self.copy, to_yaml(self.base, self.session.given))
        except OSError as error:
            self.failed = error.strerror or type(error).__name__
        else:
            self.failed = ""

    def record(self, found: Explanation, locked: tuple[str, ...] = ()) -> Entry | None:
        """Return the record of the finished consultation, kept; None if it could not be, or is not to be kept."""
        if not self.place:
            return None
        one = Consultation(
            self.started, now(), tuple(self.steps), found.given, provenance(self.documents), locked
        )
        parts = sealed_parts(sections(self.base, one, found))
        try:
            return keep(self.opened(self.place), self.id, parts, self.documents)
        except AdvisorError as error:
            self.problems = error.problems
            self.offer(unkept(self.id, parts))
            return None

    def offer(self, entry: Entry) -> None:
        """Write a record that the journal did not take into a file, and say so on standard error."""
        path = Path(f"advisor-{self.id}.json")
        try:
            path.write_bytes(to_bytes(entry))
        except OSError as error:
            click.echo(f"Nor can it be written to {path}: {error.strerror}", err=True)
        else:
            click.echo(f"The record is in {path}; 'advisor records import {path}' takes it up.", err=True)

    def report(self, console: Console, ending: Ending, knowledge: Knowledge) -> None:
        """Say where the answers are and what can be typed next; if they are nowhere, write them out."""
        if not self.session.given:
            return
        console.print()
        if self.problems:
            say(console, "The journal did not take this consultation:")
            show_problems(console, self.problems)
        if self.copy and not self.failed:
            self.report_copy(console, ending, knowledge)
        elif self.place and not self.problems:
            self.report_record(console, ending, knowledge)
        else:
            self.report_loss(console)

    def report_copy(self, console: Console, ending: Ending, knowledge: Knowledge) -> None:
        """Say in which file the answers are."""
        start, words = next_command(knowledge, ending)
        say(console, f"Saved {count(len(self.session.given), 'answer')}. {start}:")
        console.print(f"  {words} --answers {quote(str(self.copy))}", soft_wrap=True)

    def report_record(self, console: Console, ending: Ending, knowledge: Knowledge) -> None:
        """Say under which id the consultation is kept."""
        start, words = next_command(knowledge, ending)
        which_one = "--record" if ending is Ending.DONE else "--resume"
        kept = "Recorded" if ending is Ending.DONE else f"Kept {count(len(self.session.given), 'answer')}"
        say(console, f"{kept} as {self.id}. {start}:")
        console.print(f"  {words} {which_one} {self.id}", soft_wrap=True)

    def report_loss(self, console: Console) -> None:
        """Write out the answers, which are kept nowhere."""
        if self.failed:
            say(console, f"The answers could not be saved in {self.copy}: {self.failed}.")
        say(console, "These are the answers:")
        console.print(to_yaml(self.base, self.session.given), soft_wrap=True, end="")


def keeper(
    base: RuleBase, documents: tuple[Document, ...], place: Path | None, copy: Path | None = None
) -> Keeper:
    """Return the keeper of a new consultation that begins now."""
    at = now()
    return Keeper(base, documents, place, copy, new_id(at), at)


def keep_given(one: Keeper, given: tuple[Given, ...]) -> None:
    """Begin with answers that were given by file or option."""
    one.begin(Session(given), given_before(given, one.started))


def next_command(knowledge: Knowledge, ending: Ending) -> tuple[str, str]:
    """Return what can be typed next: go on, or look closer once it is done."""
    start, command = (
        ("Look closer with", "how RULE") if ending is Ending.DONE else ("Go on with", "interview")
    )
    return start, " ".join((program(), command, *knowledge.words))


def program() -> str:
    """Return how this program can be started again: by name, or by the path it was started by if no name finds it."""
    started = Path(sys.argv[0])
    return quote(str(started)) if started.name == "advisor" and not which("advisor") else "advisor"


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
