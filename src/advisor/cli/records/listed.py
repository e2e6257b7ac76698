"""`advisor records list`: consultations and scripted runs, the latest last."""

import json

import click

from advisor.cli import FAILED
from advisor.cli.options import with_pager
from advisor.cli.paging import show
from advisor.cli.records.filters import is_damaged, with_choice
from advisor.formats.record_kinds import RecordKind
from advisor.journal.listing import brief
from advisor.journal.unfinished import drafts
from advisor.usecases.records import Records
from advisor.views.records import list_view

MOST = 200
"""How many consultations, and how many scripted runs, are shown if nobody asks for all."""


@click.command("list")
@with_choice
@with_pager
@click.option("--all", "every", is_flag=True, help=f"Also those before the latest {MOST}.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON, a line for each record.")
def command(records: Records, *, every: bool, as_json: bool) -> int:
    """List consultations, finished or not, and then scripted runs; the latest last."""
    if as_json:
        for record in records.listed():
            click.echo(json.dumps(brief(record)))
    else:
        left = drafts(records.journal) if records.wanted.kind is not RecordKind.SCRIPTED else ()
        show(list_view(records.listed(), left, None if every else MOST))
    return FAILED if is_damaged(records) else 0
