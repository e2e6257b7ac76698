"""What is said of a consultation as it is recorded, and of one that the journal does not take."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from shlex import quote

import click
from rich.console import Console

from advisor.cli import UNWRITABLE
from advisor.cli.outputs import save
from advisor.cli.streams import remark
from advisor.files import PRIVATE, is_stream
from advisor.interview.session import Session
from advisor.language.reading.documents import Document
from advisor.model import Exclusion, RuleBase
from advisor.problems import Problem
from advisor.texts import clean, count
from advisor.usecases.knowledge import Knowledge
from advisor.usecases.particulars import Particulars
from advisor.usecases.recorder import Recorder, Recording, Refusal
from advisor.views.problems import problems as problem_blocks
from advisor.views.writers.screen import say, screen
from advisor.views.writers.terminal import write


class UnrecordedError(click.ClickException):
    """What is said instead of a result that needs a record and has none."""

    exit_code = UNWRITABLE


def recorder_for(  # noqa: PLR0913  # what a command is told of its record
    base: RuleBase,
    documents: tuple[Document, ...],
    recording: Recording,
    particulars: Particulars,
    copy: Path | None = None,
    *,
    asks: bool,
) -> Recorder:
    """Return the recorder of a new consultation, which lets go of the journal when the command ends."""
    recorder = Recorder(base, documents, recording, save, copy, asks=asks, **asdict(particulars))
    click.get_current_context().call_on_close(recorder.close)
    return recorder


def keep(recorder: Recorder, session: Session) -> None:
    """Keep the answers of a session; that the journal does not take them is said once."""
    if problems := recorder.keep(session):
        complain("The answers cannot be written to the journal; they are kept until the end:", problems)


def complain(words: str, problems: Sequence[Problem]) -> None:
    """Write to standard error what did not work."""
    say(screen(sys.stderr), words)
    write(screen(sys.stderr), problem_blocks(problems))


def report_refusal(recorder: Recorder, refusal: Refusal) -> None:
    """Say why there is no record, and write it into a file if that can be. Raises UnrecordedError if it must be kept."""
    complain("This consultation could not be written to the journal:", refusal.problems)
    if refusal.export:
        write_export(f"advisor-{recorder.id}.json", refusal.export)
    if recorder.recording.must:
        report_loss(screen(sys.stderr), recorder)
        raise UnrecordedError("the consultation is not recorded, so its result is not shown (--must-record)")


def write_export(name: str, text: str) -> None:
    """Write a record that the journal did not take into a new file, and say so on standard error."""
    from tempfile import gettempdir

    for path in (Path(name), Path(gettempdir()) / name):
        try:
            save(path, text, rights=PRIVATE, new=True)
        except OSError as error:  # noqa: PERF203  # there are two places
            remark(f"It cannot be written to {path} either: {error.strerror}")
        else:
            remark(f"The record is in {path}; 'advisor records import {quote(str(path))}' imports it.")
            return


AFTER_RECORD = "Next: advisor why-not, flips, what-if, decide, adr, report, records show --full"


def report_end(
    console: Console, recorder: Recorder, knowledge: Knowledge, *, done: bool, discussed: bool
) -> None:
    """Say where the answers are and what can be typed next; if they are nowhere, write them out.

    Who discussed the verdict saw there which record it is.
    """
    recorded = recorder.recording.place and not recorder.problems
    if not recorder.session.given or (done and discussed and recorded and not recorder.copy):
        return
    console.print()
    end_copy(console, recorder)
    answers = count(len(recorder.session.given), "answer")
    if recorder.copy and not recorder.copy_failed and not is_stream(recorder.copy):
        kept = f"Saved {answers}"
        option = " ".join((f"--answers {quote(str(recorder.copy))}", *without(recorder.base.exclusions)))
    elif recorded:
        if done:
            say(console, f"Recorded as {recorder.id}. {AFTER_RECORD}")
            return
        way = ("Recorded", "--from") if recorder.sealed else (f"Kept {answers}", "--resume")
        kept, option = f"{way[0]} as {recorder.id}", f"{way[1]} {recorder.id}"
    else:
        report_loss(console, recorder)
        return
    start, command = ("Look closer with", "how RULE") if done else ("Go on with", "interview")
    say(console, f"{kept}. {start}:")
    console.print(clean(f"  {' '.join((program(), command, *knowledge.words, option))}"), soft_wrap=True)


def without(exclusions: Iterable[Exclusion]) -> Iterator[str]:
    """Yield the options that keep the same candidates out again."""
    return (f"--without {quote(f'{each.candidate}={each.reason}')}" for each in exclusions)


def end_copy(console: Console, recorder: Recorder) -> None:
    """Write the answers where they can only be written at once, and say so if they are not saved."""
    recorder.keep_copy(ended=True)
    if recorder.copy_failed:
        say(console, f"The answers could not be saved in {recorder.copy}: {recorder.copy_failed}.")


def report_loss(console: Console, recorder: Recorder) -> None:
    say(console, "These are the answers:")
    console.print(recorder.answers(), soft_wrap=True, end="")


def program() -> str:
    """Return how this program can be started again: by name, or by the path it was started by if no name finds it."""
    from shutil import which

    started = Path(sys.argv[0])
    return quote(str(started)) if started.name == "advisor" and not which("advisor") else "advisor"
