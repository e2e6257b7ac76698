"""`advisor report RECORD --html FILE`: a record as one page for the browser."""

import re
from pathlib import Path

import click

from advisor.cli import completion
from advisor.cli.journals import journal_at
from advisor.cli.options import with_journal
from advisor.cli.outputs import with_output, write
from advisor.journal.store import LATEST
from advisor.usecases.journals import whole_record

# What stands on every page.
MADE = re.compile(rb"Made by <code>advisor report</code>")


@click.command("report")
@click.argument("name", metavar="[RECORD]", default=LATEST, shell_complete=completion.records)
@with_journal
@with_output("--html", "page", MADE.search, required=True, help="The page to write.")
def command(name: str, journal: Path, page: Path) -> None:
    """Write RECORD, the latest if none is named, as one page: answers, standings, graph, ledger, flips, sources."""
    from advisor.usecases.report import page_of

    held = journal_at(journal)
    write({page: page_of(held, whole_record(held, name))})
