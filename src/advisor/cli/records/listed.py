"""`advisor records list`: the records, the latest last."""

import json

import click

from advisor.cli import FAILED
from advisor.cli.options import with_pager
from advisor.cli.paging import show
from advisor.cli.records.filters import Records, with_choice
from advisor.journal.listing import brief
from advisor.journal.unfinished import drafts
from advisor.views.records import list_view


@click.command("list")
@with_choice
@with_pager
@click.option("--json", "as_json", is_flag=True, help="Write JSON, a line for each record.")
def command(records: Records, *, as_json: bool) -> int:
    """List the records, the latest last."""
    if as_json:
        for entry in records.entries():
            click.echo(json.dumps(brief(entry)))
    else:
        listed = [(entry.id, entry.sections) for entry in records.entries()]
        show(list_view(listed, [draft.id for draft in drafts(records.journal)]))
    return FAILED if records.is_damaged() else 0
