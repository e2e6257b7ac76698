"""`advisor audit`: past consultations under today's rules, or under rules that are not released yet."""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from advisor.cli import FAILED
from advisor.cli.options import FOLDER, with_knowledge, with_pager
from advisor.cli.outputs import save, say_written, with_output, write_json
from advisor.cli.paging import show
from advisor.cli.records.filters import is_damaged, with_records
from advisor.journal.audit.audit import audit
from advisor.journal.audit.choices import with_choices
from advisor.journal.audit.document import AUDIT, to_document
from advisor.journal.audit.verdicts import Audited, Fate
from advisor.journal.store import how_many
from advisor.language.reading.base import read_base
from advisor.usecases.journals import now
from advisor.usecases.knowledge import Knowledge
from advisor.usecases.records import Records
from advisor.views.audits import audit_page, audit_view
from advisor.views.writers.screen import is_capable, screen

# What stands on every page.
MADE = re.compile(rb"Made by <code>advisor audit</code>")


@click.command("audit")
@with_knowledge
@with_records
@click.option("--against", metavar="DIR", type=FOLDER, help="Rules that are not released yet.")
@with_output("--html", "page", MADE.search, help="Write a page for the browser.")
@with_pager
@click.option("--json", "as_json", is_flag=True, help=f"Write JSON, format {AUDIT}.")
def command(
    knowledge: Knowledge,
    records: Records,
    against: Path | None,
    page: Path | None,
    *,
    as_json: bool,
) -> int:
    """Judge the records named or chosen, all if none are, by today's rules.

    It also says whether they recommend what people decided, and which decisions are due to be looked at again. Exit
    code 1 if a record changed or cannot be judged, or the journal is damaged.
    """
    journal = records.journal
    today = read_base(against) if against else knowledge.load()
    records.today = lambda: today
    number = len(records.names) or how_many(journal)
    decided, day = records.decided(), now()[:10]
    audited = [
        with_choices(each, decided.get(each.record, ()), today, day)
        for each in progress(audit(journal, records.entries(), today), number)
    ]
    if page:
        from advisor.views.writers.html import html

        save(page, html(audit_page(audited, today)))
        say_written([page])
    if as_json:
        write_json(to_document(audited, today, day))
    elif not page:
        show(audit_view(audited))
    failed = any(record.fate in (Fate.CHANGED, Fate.UNJUDGED) for record in audited)
    return FAILED if is_damaged(records) or failed else 0


def progress(audited: Iterable[Audited], count: int) -> Iterator[Audited]:
    """Yield what is found, with a bar on standard error if somebody may be watching it."""
    if not is_capable(screen(sys.stderr)) or count < 200:
        yield from audited
        return
    with click.progressbar(audited, length=count, label="records", file=sys.stderr) as bar:
        yield from bar
