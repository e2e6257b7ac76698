"""`advisor records verify`: whether the chain of all records is whole, and the knowledge that they rest on."""

import re
from collections.abc import Iterator
from pathlib import Path

import click

from advisor.cli.journals import existing, with_journal
from advisor.journal.database import Journal
from advisor.journal.faults import Row, verify
from advisor.journal.knowledge import Store, store_of
from advisor.journal.store import readable, rows
from advisor.render.records import show_verified

FAILED = 1
HEAD = re.compile("sha256:[0-9a-f]{64}")


@click.command("verify")
@with_journal
@click.option(
    "--head", metavar="HASH", help="A head noted earlier: shows whether entries were cut off since."
)
@click.pass_context
def command(context: click.Context, journal: Path, head: str | None) -> None:
    """Verify every entry and the chain that they form; exit code 1 if anything was changed."""
    if head is not None and not HEAD.fullmatch(head):
        raise click.UsageError("a head is written sha256: and 64 digits; 'advisor records verify' prints it")
    held = existing(journal)
    wrong: list[tuple[str, str]] = []
    found = verify(watched(held, store_of(held), wrong), head)
    wrong = [*((f"entry {one.number}", one.what) for one in found.faults), *wrong]
    show_verified(found.count, found.head, wrong)
    context.exit(FAILED if wrong else 0)


def watched(journal: Journal, store: Store, wrong: list[tuple[str, str]]) -> Iterator[Row]:
    """Yield the entries as they are stored; what is wrong with the knowledge they rest on is added up."""
    for row in rows(journal):
        yield row
        entry = readable(row.body)
        head = entry.part("head") if entry else None
        if head:
            wrong += ((f"stored file {path}", what) for path, what in store.faults(head["knowledge"]))
