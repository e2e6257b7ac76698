"""`advisor records verify`: whether the chain of all records is whole, and the knowledge that they rest on."""

import re
from pathlib import Path

import click

from advisor.cli import FAILED
from advisor.cli.journals import journal_at
from advisor.cli.options import with_journal
from advisor.journal.faults import Walk
from advisor.journal.index import checked_entries
from advisor.journal.knowledge import store_of
from advisor.views.records import verified_view
from advisor.views.writers.screen import screen
from advisor.views.writers.terminal import write

HEAD = re.compile("sha256:[0-9a-f]{64}")


@click.command("verify")
@with_journal
@click.option(
    "--head", metavar="HASH", help="A head noted earlier: shows whether entries were cut off since."
)
def command(journal: Path, head: str | None) -> int:
    """Verify every entry and the chain that they form; exit code 1 if anything was changed."""
    if head is not None and not HEAD.fullmatch(head):
        raise click.UsageError("a head is written sha256: and 64 digits; 'advisor records verify' prints it")
    held = journal_at(journal)
    store, walk = store_of(held), Walk()
    heads = [entry.part("head") for entry in checked_entries(held, walk)]
    verified = walk.verified(head)
    wrong = [(f"entry {fault.number}", fault.what) for fault in verified.faults]
    for rests_on in filter(None, heads):
        wrong += ((f"stored file {path}", what) for path, what in store.faults(rests_on["knowledge"]))
    write(screen(), verified_view(verified.count, verified.head, wrong))
    return FAILED if wrong else 0
