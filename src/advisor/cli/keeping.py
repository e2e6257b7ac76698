"""Keeping an interview: in the journal after every answer, so that nothing that happens loses one."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click
from rich.console import Console

from advisor.cli import UNWRITABLE
from advisor.cli.journals import Recording, closed_at_end, now, provenance
from advisor.cli.outputs import save
from advisor.cli.streams import remark
from advisor.cli.turns import Ending
from advisor.files import PRIVATE, is_stream
from advisor.formats.consultation import Consultation, Step, sections, step_document
from advisor.interview.session import Session
from advisor.journal.chain import unkept
from advisor.journal.database import PATIENCE, Journal, open_journal
from advisor.journal.drafts import Draft, keep_draft
from advisor.journal.keeping import keep, new_id, sealed_parts
from advisor.journal.seals import Part
from advisor.journal.steps import given_before, steps_between
from advisor.language.reading.answers import Given
from advisor.language.reading.documents import Document
from advisor.model import RuleBase
from advisor.problems import AdvisorError, Place, Problem
from advisor.texts import clean, count
from advisor.usecases.knowledge import Knowledge
from advisor.views.terminal.problems import show_problems
from advisor.views.terminal.screen import say, screen

if TYPE_CHECKING:
    from advisor.explain.explanation import Explanation

# So many seconds a person waits at the prompt for another process to let go of the journal, once in an interview.
AT_THE_PROMPT = 3.0
AT_ONCE = 0.0

NOT_TAKEN = "The journal did not take this consultation:"


class UnrecordedError(click.ClickException):
    """What is said instead of a result that needs a record and has none."""

    exit_code = UNWRITABLE


@dataclass(slots=True)
class Keeper:
    """An interview as it is kept: its steps so far, where, and why that last failed, if it did.

    Without a place nothing is recorded; with `must` a result without a record is an error. `copy` is a file that the
    person wants the answers in too.
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
    must: bool = False

    def begin(self, session: Session, steps: Iterable[Step]) -> None:
        """Take over a session with the steps that led to it."""
        self.session, self.steps = session, list(steps)

    def begin_with(self, given: tuple[Given, ...]) -> None:
        """Begin with answers that were given by file or option."""
        self.begin(Session(given), given_before(given, self.started))

    def keep(self, session: Session) -> None:
        """Keep the answers of a session; a failure is kept for the report."""
        self.steps += steps_between(self.session, session, now())
        self.session = session
        self.keep_draft()
        self.keep_copy()

    def keep_draft(self) -> None:
        """Keep the steps in the journal; that it fails is said at once, and only once."""
        if not self.place:
            return
        steps = tuple(step_document(self.base, step) for step in self.steps)
        draft = Draft(self.id, self.started, now(), self.base.title, self.base.fingerprint, steps)
        before = self.problems
        try:
            keep_draft(self.opened(self.place, AT_THE_PROMPT if not before else AT_ONCE), draft)
        except AdvisorError as error:
            self.problems = error.problems
            if not before:
                complain("The journal does not take the answers; they are kept until the end:", self.problems)
        else:
            self.problems = ()

    def opened(self, place: Path, patience: float = PATIENCE) -> Journal:
        """Return the journal, opened once, which waits so long for other processes. Raises AdvisorError."""
        if self.journal is None:
            self.journal = closed_at_end(open_journal(place, patience))
        self.journal.wait(patience)
        return self.journal

    def keep_copy(self, *, ended: bool = False) -> None:
        """Write the answers into the file that the person named; into a pipe, or the like, only when all are there."""
        if not self.copy or is_stream(self.copy) != ended:
            return
        from advisor.formats.answers import to_yaml

        try:
            save(self.copy, to_yaml(self.base, self.session.given))
        except OSError as error:
            self.failed = error.strerror or type(error).__name__
        else:
            self.failed = ""

    def end_copy(self, console: Console) -> None:
        """Write the answers where they can only be written at once, and say so if they are not saved."""
        self.keep_copy(ended=True)
        if self.failed:
            say(console, f"The answers could not be saved in {self.copy}: {self.failed}.")

    def record(self, explanation: "Explanation", locked: tuple[str, ...] = ()) -> None:
        """Keep the record of the finished consultation; if the journal does not take it, offer it as a file.

        Raises UnrecordedError if it must be kept.
        """
        if not self.place:
            return
        consultation = Consultation(
            self.started, now(), tuple(self.steps), explanation.given, provenance(self.documents), locked
        )
        parts: tuple[Part, ...] = ()
        try:
            parts = parts_of(self.base, consultation, explanation)
            self.id = keep(self.opened(self.place), self.id, parts, self.documents).id
        except AdvisorError as error:
            self.refused(error, parts)
        else:
            self.problems = ()

    def refused(self, error: AdvisorError, parts: tuple[Part, ...]) -> None:
        """Say why there is no record, and offer it as a file if it has parts. Raises UnrecordedError if it must be."""
        self.problems = error.problems
        complain(NOT_TAKEN, self.problems)
        if parts:
            from advisor.journal.transfer import unkept_export

            self.offer(unkept_export(unkept(self.id, parts), self.documents))
        if self.must:
            self.report_loss(screen(sys.stderr))
            raise UnrecordedError(
                "the consultation is not recorded, so its result is not shown (--must-record)"
            )

    def offer(self, text: str) -> None:
        """Write a record that the journal did not take into a new file, and say so on standard error."""
        from tempfile import gettempdir

        for folder in (Path(), Path(gettempdir())):
            path = folder / f"advisor-{self.id}.json"
            try:
                save(path, text, rights=PRIVATE, new=True)
            except OSError as error:
                remark(f"It cannot be written to {path} either: {error.strerror}")
            else:
                words = f"advisor records import {quote(str(path))}"
                remark(f"The record is in {path}; '{words}' takes it up.")
                return

    def report(self, console: Console, ending: Ending, knowledge: Knowledge) -> None:
        """Say where the answers are and what can be typed next; if they are nowhere, write them out."""
        if not self.session.given:
            return
        console.print()
        self.end_copy(console)
        answers, done = count(len(self.session.given), "answer"), ending is Ending.DONE
        if self.copy and not self.failed and not is_stream(self.copy):
            kept, option = f"Saved {answers}", f"--answers {quote(str(self.copy))}"
        elif self.place and not self.problems:
            kept = f"{'Recorded' if done else f'Kept {answers}'} as {self.id}"
            option = f"{'--record' if done else '--resume'} {self.id}"
        else:
            self.report_loss(console)
            return
        start, command = ("Look closer with", "how RULE") if done else ("Go on with", "interview")
        words = " ".join((program(), command, *knowledge.words, option))
        say(console, f"{kept}. {start}:")
        console.print(clean(f"  {words}"), soft_wrap=True)

    def report_loss(self, console: Console) -> None:
        """Write out the answers, which are kept nowhere."""
        from advisor.formats.answers import to_yaml

        say(console, "These are the answers:")
        console.print(to_yaml(self.base, self.session.given), soft_wrap=True, end="")


def complain(words: str, problems: Sequence[Problem]) -> None:
    """Write to standard error what did not work."""
    console = screen(sys.stderr)
    say(console, words)
    show_problems(console, problems)


def parts_of(base: RuleBase, consultation: Consultation, explanation: "Explanation") -> tuple[Part, ...]:
    """Return the sealed parts of a record. Raises AdvisorError if there are names in it that are no Unicode."""
    try:
        return sealed_parts(sections(base, consultation, explanation))
    except ValueError as error:
        what = f"this consultation cannot be written as JSON: {error}"
        hint = "give the knowledge files names in Unicode, or leave the record out with --no-record"
        raise AdvisorError([Problem(Place("the knowledge"), what, hint)]) from error


def keeper(
    base: RuleBase, documents: tuple[Document, ...], recording: Recording, copy: Path | None = None
) -> Keeper:
    """Return the keeper of a new consultation that begins now."""
    at = now()
    return Keeper(base, documents, recording.place, copy, new_id(at), at, must=recording.must)


def program() -> str:
    """Return how this program can be started again: by name, or by the path it was started by if no name finds it."""
    from shutil import which

    started = Path(sys.argv[0])
    return quote(str(started)) if started.name == "advisor" and not which("advisor") else "advisor"
