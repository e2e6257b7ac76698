"""`advisor audit`: past consultations under today's rules, or under rules that are not released yet."""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from advisor.cli import FAILED
from advisor.cli.journals import journal_at
from advisor.cli.options import FOLDER, with_journal, with_knowledge
from advisor.cli.outputs import OUTPUT, json_text, refuse_others, with_force, write
from advisor.cli.records.choosing import is_damaged, named_or_chosen, with_choice
from advisor.journal.audit.audit import audit
from advisor.journal.audit.verdicts import Audited, Fate
from advisor.journal.faults import Walk
from advisor.journal.listing import Wanted
from advisor.journal.store import how_many
from advisor.language.reading.base import read_base
from advisor.usecases.knowledge import Knowledge
from advisor.views.audit.words import AUDIT, document
from advisor.views.terminal.audits import show_audit
from advisor.views.terminal.screen import is_capable, screen

# What stands on every page.
MADE = re.compile(rb"Made by <code>advisor audit</code>")


@click.command("audit")
@click.argument("names", metavar="[ID]...", nargs=-1)
@with_knowledge
@with_journal
@with_choice
@click.option("--against", metavar="DIR", type=FOLDER, help="Rules that are not released yet.")
@click.option("--html", "page", metavar="FILE", type=OUTPUT, help="Write a page for the browser.")
@with_force
@click.option("--json", "as_json", is_flag=True, help=f"Write JSON, format {AUDIT}.")
@click.pass_context
def command(  # noqa: PLR0913, PLR0917  # each option is one choice
    context: click.Context,
    names: tuple[str, ...],
    knowledge: Knowledge,
    journal: Path,
    wanted: Wanted,
    against: Path | None,
    page: Path | None,
    *,
    force: bool,
    as_json: bool,
) -> None:
    """Judge the records named or chosen, all if none are, by today's rules.

    Exit code 1 if one changed or cannot be judged, or the journal is damaged.
    """
    if page:
        refuse_others([page], MADE.search, "audit", force=force)
    held = journal_at(journal)
    today = read_base(against) if against else knowledge.load()
    walk = Walk()
    chosen = named_or_chosen(held, names, wanted, walk, today)
    audited = list(progress(audit(held, chosen, today), len(names) or how_many(held)))
    if page:
        from advisor.views.audit.page import html_page

        write({page: html_page(audited, today.title, today.fingerprint)})
    if as_json:
        records = [document(record) for record in audited]
        whole = {"format": AUDIT, "fingerprint": today.fingerprint, "records": records}
        click.echo(json_text(whole), nl=False)
    elif not page:
        show_audit(screen(), audited)
    failed = any(record.fate in (Fate.CHANGED, Fate.UNJUDGED) for record in audited)
    context.exit(FAILED if is_damaged(walk) or failed else 0)


def progress(audited: Iterable[Audited], count: int) -> Iterator[Audited]:
    """Yield what is found, with a bar on standard error if somebody may be watching it."""
    if not is_capable(screen(sys.stderr)) or count < 200:
        yield from audited
        return
    with click.progressbar(audited, length=count, label="records", file=sys.stderr) as bar:
        yield from bar
