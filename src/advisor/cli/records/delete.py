"""`advisor records delete ID`: a record out of the journal, with a mark."""

from pathlib import Path

import click

from advisor.cli.journals import existing, now, with_journal
from advisor.journal.keeping import delete
from advisor.journal.store import find


@click.command("delete")
@click.argument("name", metavar="ID")
@with_journal
@click.option("--because", default="", help="Why; it is kept with the mark.")
@click.option("--yes", is_flag=True, help="Do not ask first.")
def command(name: str, journal: Path, because: str, *, yes: bool) -> None:
    """Take everything out of the record ID; its place in the chain stays, with a mark."""
    held = existing(journal)
    entry = find(held, name)
    if not yes:
        click.confirm(f"Take everything out of {entry.id}? It cannot be brought back", abort=True)
    mark = delete(held, entry.id, now(), because)
    click.echo(f"Deleted {entry.id}. The mark is entry {mark.number}; head {mark.hash}")
