"""`advisor records list`: the records, the latest last."""

import json
from pathlib import Path
from typing import Any

import click

from advisor.cli import FAILED
from advisor.cli.journals import journal_at
from advisor.cli.options import with_journal
from advisor.cli.records.choosing import is_damaged, named_or_chosen, with_choice
from advisor.journal.chain import Entry
from advisor.journal.drafts import drafts
from advisor.journal.faults import Walk
from advisor.journal.listing import Wanted, outcomes
from advisor.views.terminal.records import show_list, show_unfinished
from advisor.views.terminal.screen import screen


@click.command("list")
@with_journal
@with_choice
@click.option("--json", "as_json", is_flag=True, help="Write JSON, a line for each record.")
@click.pass_context
def command(context: click.Context, journal: Path, wanted: Wanted, *, as_json: bool) -> None:
    """List the records, the latest last."""
    held, walk = journal_at(journal), Walk()
    records = named_or_chosen(held, (), wanted, walk)
    if as_json:
        for entry in records:
            click.echo(json.dumps(brief(entry)))
    else:
        show_list(screen(), ((entry.id, entry.sections) for entry in records))
        show_unfinished(screen(), [draft.id for draft in drafts(held)])
    context.exit(FAILED if is_damaged(walk) else 0)


def brief(entry: Entry) -> dict[str, Any]:
    """Return what a list says of a record, as JSON values."""
    head = entry.part("head")
    return {
        "id": entry.id,
        "number": entry.number,
        "finished": head["finished"] if head else None,
        "knowledge": head["knowledge"]["fingerprint"] if head else None,
        "outcome": list(outcomes(entry)),
    }
