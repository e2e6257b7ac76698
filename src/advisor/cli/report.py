"""`advisor report RECORD --html FILE`: a record as one page for the browser."""

import re
from pathlib import Path

import click

from advisor.cli.adr import told_by
from advisor.cli.docs import write
from advisor.cli.journals import existing, with_journal
from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.journal.store import LATEST, entries, find
from advisor.report.entries import Seal

# What stands on every page.
MADE = re.compile(rb"Made by <code>advisor report</code>")


@click.command("report")
@click.argument("name", metavar="[RECORD]", default=LATEST)
@with_journal
@click.option(
    "--html",
    "page",
    metavar="FILE",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The page to write.",
)
def command(name: str, journal: Path, page: Path) -> None:
    """Write RECORD, the latest if none is named, as one page: answers, standings, graph, ledger, flips, sources."""
    refuse_other(page, MADE, "report")
    held = existing(journal)
    entry = find(held, name)
    if not entry.is_whole:
        raise click.UsageError(
            f"parts were taken out of the record {entry.id}, so there is not enough to tell"
        )
    write({page: page_of(held, entry)})


def page_of(journal: Journal, entry: Entry) -> str:
    """Return the page about a record; the same journal gives the same bytes."""
    from advisor.report.html import html_page
    from advisor.report.whole import report

    base, found = told_by(journal, entry)
    return html_page(report(base, found, entry.sections, seal_of(journal, entry)))


def refuse_other(path: Path, made: re.Pattern[bytes], what: str) -> None:
    """Raise UsageError if a file is in the way that is no such page."""
    if path.is_file() and not made.search(path.read_bytes()):
        raise click.UsageError(f"{path} is there already and is no {what}; choose another name")


def seal_of(journal: Journal, entry: Entry) -> Seal:
    """Return where a record stands in its journal, and what it rests on."""
    head, last = entry.part("head"), entry
    for one in entries(journal):
        last = one
    knowledge = head["knowledge"]
    return Seal(
        record=entry.id,
        number=entry.number,
        previous=entry.previous,
        hash=entry.hash,
        head_number=last.number,
        head=last.hash,
        started=head["started"],
        finished=head["finished"],
        advisor=head["advisor"],
        engines=tuple(head["engines"].items()),
        fingerprint=knowledge["fingerprint"],
        files=tuple((one["path"], one["digest"]) for one in knowledge["files"]),
        locked=tuple(head["locked"]),
        origin=entry.origin.hash if entry.origin else "",
    )
