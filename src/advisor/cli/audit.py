"""`advisor audit`: past consultations under today's rules, or under rules that are not released yet."""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from advisor.cli import FAILED
from advisor.cli.options import FOLDER, with_knowledge
from advisor.cli.outputs import with_output, write, write_json
from advisor.cli.records.filters import Records, with_records
from advisor.journal.audit.audit import audit
from advisor.journal.audit.verdicts import Audited, Fate
from advisor.journal.store import how_many
from advisor.language.reading.base import read_base
from advisor.usecases.knowledge import Knowledge
from advisor.views.audit.words import AUDIT, document
from advisor.views.terminal.audits import show_audit
from advisor.views.writers.screen import is_capable, screen

# What stands on every page.
MADE = re.compile(rb"Made by <code>advisor audit</code>")


@click.command("audit")
@with_knowledge
@with_records
@click.option("--against", metavar="DIR", type=FOLDER, help="Rules that are not released yet.")
@with_output("--html", "page", MADE.search, help="Write a page for the browser.")
@click.option("--json", "as_json", is_flag=True, help=f"Write JSON, format {AUDIT}.")
@click.pass_context
def command(  # noqa: PLR0913  # each option is one choice
    context: click.Context,
    knowledge: Knowledge,
    records: Records,
    against: Path | None,
    page: Path | None,
    *,
    as_json: bool,
) -> None:
    """Judge the records named or chosen, all if none are, by today's rules.

    Exit code 1 if one changed or cannot be judged, or the journal is damaged.
    """
    journal = records.journal
    today = read_base(against) if against else knowledge.load()
    number = len(records.names) or how_many(journal)
    audited = list(progress(audit(journal, records.entries(today), today), number))
    if page:
        from advisor.views.audit.page import html_page

        write({page: html_page(audited, today.title, today.fingerprint)})
    if as_json:
        documents = [document(record) for record in audited]
        write_json({"format": AUDIT, "fingerprint": today.fingerprint, "records": documents})
    elif not page:
        show_audit(screen(), audited)
    failed = any(record.fate in (Fate.CHANGED, Fate.UNJUDGED) for record in audited)
    context.exit(FAILED if records.is_damaged() or failed else 0)


def progress(audited: Iterable[Audited], count: int) -> Iterator[Audited]:
    """Yield what is found, with a bar on standard error if somebody may be watching it."""
    if not is_capable(screen(sys.stderr)) or count < 200:
        yield from audited
        return
    with click.progressbar(audited, length=count, label="records", file=sys.stderr) as bar:
        yield from bar
