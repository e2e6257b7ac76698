"""What is done outside a conversation when somebody asks for it: files and decisions, and an earlier interview.

Each takes the recorder and the words behind the command, and returns what to say. Whatever goes wrong is raised, as
the commands of these names do.
"""

import os
from pathlib import Path

import click

from advisor.cli.adr import FOLDER, write_decision_records
from advisor.cli.decision_questions import asked
from advisor.cli.new.asking import on_terminal
from advisor.cli.outputs import OUTPUT, OUTPUTS, refuse_others, save
from advisor.cli.prompts.quiet import typing_shown
from advisor.cli.report import is_report, write_page
from advisor.journal.database import Journal
from advisor.journal.store import LATEST
from advisor.problems import RequestError
from advisor.usecases.answers import are_answers
from advisor.usecases.beginning import take_up
from advisor.usecases.decide import DecisionWords, decide, record_to_decide
from advisor.usecases.journals import now
from advisor.usecases.recorder import Recorder
from advisor.views.decisions_taken import kept_view
from advisor.views.document.blocks import Blocks
from advisor.views.interview.opening import resumed
from advisor.views.lists import paragraph

ANOTHER = "choose another name"


def save_answers(recorder: Recorder, words: str) -> Blocks:
    """Write the answers into a file, as `--save` does."""
    if not words:
        raise RequestError("Write 'save' and the name of a file, such as: save answers.yaml")
    path = path_of(OUTPUT, words)
    refuse_others([path], lambda content: are_answers(recorder.base, content), hint=ANOTHER)
    save(path, recorder.answers())
    return paragraph(f"Wrote {path}.")


def write_report(recorder: Recorder, words: str) -> Blocks:
    """Write the record as a page, as `advisor report` does."""
    journal = journal_of(recorder)
    path = path_of(OUTPUT, words or f"advisor-{recorder.id}.html")
    refuse_others([path], is_report, hint=ANOTHER)
    write_page(journal, recorder.id, path)
    return ()


def keep_decision_taken(recorder: Recorder, _words: str) -> Blocks:
    """Ask what people decided about the record and keep it, as `advisor decide` does; who stops there goes on here."""
    journal = journal_of(recorder)
    if not on_terminal():
        raise RequestError(
            f"That is asked on a terminal; elsewhere 'advisor decide {recorder.id}' takes options."
        )
    record = record_to_decide(journal, recorder.id)
    try:
        with typing_shown():
            words = asked(record, DecisionWords())
    except click.Abort:
        return ()
    return kept_view(record.entry, record.base, decide(journal, record, words, now()))


def write_decisions(recorder: Recorder, words: str) -> Blocks:
    """Write a decision record for each decision, as `advisor adr` does."""
    folder = path_of(OUTPUTS, words) if words else FOLDER
    write_decision_records(journal_of(recorder), recorder.id, folder)
    return ()


def resume(recorder: Recorder, words: str) -> Blocks:
    """Go on with an interview that was not finished, as `--resume` does; only where nothing is answered yet."""
    if recorder.session.given:
        raise RequestError(
            "You have begun this interview; 'quit' and 'advisor interview --resume' go on with the other."
        )
    draft, past = take_up(recorder, words or LATEST)
    changed = draft.fingerprint != recorder.base.fingerprint
    return resumed(draft.id, past.dropped, changed=changed)


def path_of(kind: click.Path, words: str) -> Path:
    """Return a path that is typed at the prompt, where no shell puts in the home folder. Raises UsageError."""
    path = os.path.expanduser(words)  # noqa: PTH111  # that of pathlib raises where there is no such user
    return Path(os.fsdecode(kind.convert(path, None, click.get_current_context())))


def journal_of(recorder: Recorder) -> Journal:
    """Return the journal that the consultation is recorded in. Raises RequestError if it is in none."""
    if not recorder.journal or not recorder.recording.place or recorder.problems:
        raise RequestError("That is written about a record, and this consultation is not in the journal.")
    return recorder.journal
