"""`advisor records show [ID]`: one record, in short or in full."""

from pathlib import Path

import click

from advisor.cli import completion
from advisor.cli.journals import journal_at
from advisor.cli.options import with_journal
from advisor.cli.outputs import write_json
from advisor.journal.chain import to_document
from advisor.journal.store import LATEST, entries_about, find
from advisor.views.terminal.records import show_record, show_removals
from advisor.views.writers.screen import screen


@click.command("show")
@click.argument("name", metavar="[ID]", default=LATEST, shell_complete=completion.records)
@with_journal
@click.option("--full", is_flag=True, help="Also every step, every firing, and every file behind it.")
@click.option("--json", "as_json", is_flag=True, help="Write the record as JSON, format advisor.record/2.")
def command(name: str, journal: Path, *, full: bool, as_json: bool) -> None:
    """Show the record with this id, or beginning of an id; the latest if none is named."""
    held = journal_at(journal)
    entry = find(held, name)
    if as_json:
        write_json(to_document(entry))
        return
    show_record(screen(), entry.id, entry.sections, full=full)
    removals = [mark.part("removal") for mark in entries_about(held, entry.id)]
    show_removals(screen(), [mark for mark in removals if mark])
