"""`advisor records verify`: whether the chain of all records is whole, and the knowledge that they rest on."""

from pathlib import Path

import click

from advisor.cli import FAILED
from advisor.cli.journals import journal_at
from advisor.cli.options import with_journal
from advisor.cli.records.heads import with_head
from advisor.journal.faults import Walk
from advisor.journal.heads import lost_heads, remembered
from advisor.journal.index import checked_entries
from advisor.journal.knowledge import store_of
from advisor.views.records import noted_view, verified_view
from advisor.views.writers.screen import screen
from advisor.views.writers.terminal import write


@click.command("verify")
@with_journal
@with_head("A head noted earlier: shows whether entries were cut off since.")
def command(journal: Path, head: str) -> int:
    """Verify every entry and the chain that they form; exit code 1 if anything was changed."""
    held = journal_at(journal)
    store, walk = store_of(held), Walk()
    heads = [entry.head for entry in checked_entries(held, walk)]
    verified = walk.verified(head or None)
    noted = remembered(held)
    wrong = [(f"entry {fault.number}", fault.what) for fault in verified.faults]
    wrong += lost_heads(noted, walk)
    for rests_on in filter(None, heads):
        wrong += ((f"stored file {path}", what) for path, what in store.faults(rests_on["knowledge"]))
    told = noted_view(noted) if noted or (verified.count and not head) else ()
    write(screen(), (*verified_view(verified.count, verified.head, wrong), *told))
    return FAILED if wrong else 0
