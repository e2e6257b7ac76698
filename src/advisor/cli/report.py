"""`advisor report RECORD --html FILE`: a record as one page for the browser."""

import re
from pathlib import Path

import click

from advisor.cli import completion
from advisor.cli.journals import journal_at
from advisor.cli.options import with_journal
from advisor.cli.outputs import with_output, write
from advisor.journal.database import Journal
from advisor.journal.store import LATEST
from advisor.usecases.journals import whole_record

# What stands on every page.
MADE = re.compile(rb"Made by <code>advisor report</code>")


is_report = MADE.search


@click.command("report")
@click.argument("name", metavar="[RECORD]", default=LATEST, shell_complete=completion.records)
@with_journal
@with_output("--html", "page", is_report, required=True, help="The page to write.")
@click.option("--title", default="", help="What stands over the page, such as the name of your project.")
@click.option("--by", metavar="NAME", default="", help="Whose page it is.")
def command(name: str, journal: Path, page: Path, title: str, by: str) -> None:
    """Write RECORD, the latest if none is named, as one page: the verdict, and all it rests on in folds."""
    write_page(journal_at(journal), name, page, title, by)


def write_page(journal: Journal, name: str, page: Path, title: str = "", by: str = "") -> None:
    """Write the page about a record, and say so."""
    from advisor.usecases.report import page_of
    from advisor.views.writers.html import html

    write({page: html(page_of(journal, whole_record(journal, name), title, by))})
