"""`advisor records show [ID]`: one record, in short or in full."""

from pathlib import Path

import click

from advisor.cli import completion
from advisor.cli.journals import journal_at
from advisor.cli.options import with_folds, with_journal, with_pager
from advisor.cli.outputs import write_json
from advisor.cli.paging import show
from advisor.journal.chain import to_document
from advisor.journal.store import LATEST, find
from advisor.usecases.records import aftermath, retold
from advisor.views.details import NAMES
from advisor.views.report.record import OWN_FOLDS, record_view


@click.command("show")
@click.argument("name", metavar="[ID]", default=LATEST, shell_complete=completion.records)
@with_journal
@with_folds((*NAMES, *OWN_FOLDS))
@with_pager
@click.option("--json", "as_json", is_flag=True, help="Write the record as JSON, format advisor.record/2.")
def command(name: str, journal: Path, *, folds: tuple[str, ...], as_json: bool) -> None:
    """Show the record with this id, beginning of an id, or title; the latest if none is named.

    The verdict is what the rules stored with the record say of its answers, if that is what was recorded.
    """
    held = journal_at(journal)
    entry = find(held, name)
    if as_json:
        write_json(to_document(entry))
        return
    show(record_view(entry, retold(held, entry), aftermath(held, entry), folds))
