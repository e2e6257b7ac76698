"""`advisor report RECORD --html FILE`: a record as one page for the browser."""

import re
from pathlib import Path

import click

from advisor.cli.journals import journal_at
from advisor.cli.options import with_journal
from advisor.cli.outputs import OUTPUT, refuse_others, with_force, write
from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.journal.replay import explained
from advisor.journal.store import LATEST, end_of
from advisor.usecases.journals import whole_record
from advisor.views.report.entries import Seal

# What stands on every page.
MADE = re.compile(rb"Made by <code>advisor report</code>")


@click.command("report")
@click.argument("name", metavar="[RECORD]", default=LATEST)
@with_journal
@click.option("--html", "page", metavar="FILE", required=True, type=OUTPUT, help="The page to write.")
@with_force
def command(name: str, journal: Path, page: Path, *, force: bool) -> None:
    """Write RECORD, the latest if none is named, as one page: answers, standings, graph, ledger, flips, sources."""
    refuse_others([page], MADE.search, "report", force=force)
    held = journal_at(journal)
    write({page: page_of(held, whole_record(held, name))})


def page_of(journal: Journal, entry: Entry) -> str:
    """Return the page about a record; the same journal gives the same bytes."""
    from advisor.views.report.html import html_page
    from advisor.views.report.report import report

    base, found = explained(journal, entry)
    return html_page(report(base, found, entry.sections, seal_of(journal, entry)))


def seal_of(journal: Journal, entry: Entry) -> Seal:
    """Return where a record stands in its journal, and what it rests on."""
    head = entry.part("head")
    knowledge = head["knowledge"]
    with journal.reading() as connection:
        head_number, last = end_of(connection)
    return Seal(
        record=entry.id,
        number=entry.number,
        previous=entry.previous,
        hash=entry.hash,
        head_number=head_number,
        head=last,
        started=head["started"],
        finished=head["finished"],
        advisor=head["advisor"],
        engines=tuple(head["engines"].items()),
        fingerprint=knowledge["fingerprint"],
        files=tuple((file["path"], file["digest"]) for file in knowledge["files"]),
        locked=tuple(head["locked"]),
        origin=entry.origin.hash if entry.origin else "",
    )
