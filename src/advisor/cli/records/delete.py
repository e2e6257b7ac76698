"""`advisor records delete ID`: a record out of the journal, with a mark."""

from pathlib import Path

import click

from advisor.cli import completion
from advisor.cli.journals import journal_at, with_reason
from advisor.cli.options import with_journal
from advisor.cli.records.redact import swept
from advisor.journal.keep_and_remove import delete
from advisor.journal.store import find
from advisor.journal.unfinished import drafts, drop_draft
from advisor.usecases.journals import now


@click.command("delete")
@click.argument("name", metavar="ID", shell_complete=completion.records)
@with_journal
@with_reason
@click.option("--yes", is_flag=True, help="Do not ask first.")
def command(name: str, journal: Path, because: str, *, yes: bool) -> None:
    """Take everything out of the record ID; its place in the chain stays, with a mark.

    An unfinished interview, named by its whole ID, leaves nothing behind.
    """
    held = journal_at(journal)
    if unfinished := [draft.id for draft in drafts(held) if draft.id == name]:
        confirm(unfinished[0], yes=yes)
        drop_draft(held, unfinished[0])
        click.echo(f"Deleted the unfinished interview {unfinished[0]}.")
    else:
        entry = find(held, name)
        confirm(entry.id, yes=yes)
        mark = delete(held, entry.id, now(), because)
        click.echo(f"Deleted {entry.id}. The mark is entry {mark.number}.")
        click.echo(f"head {mark.hash}")
    swept(held)


def confirm(name: str, *, yes: bool) -> None:
    """Ask whether the person means it, unless that was said. Raises Abort."""
    if not yes:
        click.confirm(f"Take everything out of {name}? This cannot be undone", abort=True)
