"""Options that name a journal, or a record in it."""

from pathlib import Path

import click

from advisor.cli.options import gathered, with_journal
from advisor.journal.database import Journal
from advisor.usecases.journals import existing
from advisor.usecases.recorder import Recording
from advisor.usecases.titles import record_title


def journal_at(path: Path) -> Journal:
    """Return the journal in a file, open until the command ends. Raises AdvisorError, RequestError."""
    return closed_at_end(existing(path))


def closed_at_end(journal: Journal) -> Journal:
    click.get_current_context().call_on_close(journal.close)
    return journal


def recording(journal: Path, no_record: bool, must_record: bool) -> Recording:  # noqa: FBT001  # two flags
    if no_record and must_record:
        raise click.UsageError("--must-record and --no-record exclude each other")
    return Recording(None if no_record else journal, must_record)


with_record = gathered(
    "recording",
    recording,
    with_journal,
    click.option("--no-record", is_flag=True, help="Keep nothing of this consultation in the journal."),
    click.option("--must-record", is_flag=True, help="Show no result that is not in the journal."),
)
with_title = click.option(
    "--title",
    metavar="TEXT",
    default="",
    callback=lambda _context, _option, words: record_title(words),
    help="A name for the record, by which it is found again.",
)
with_reason = click.option(
    "--because",
    default="",
    callback=lambda _context, _option, reason: reason.encode("utf-8", "replace").decode("utf-8"),
    help="The reason; it is kept with the mark.",
)
