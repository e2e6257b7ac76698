"""`advisor records redact ID FACT...` and `records delete ID`: answers or all of a record out of the journal, with a mark."""

from pathlib import Path

import click

from advisor.cli import completion
from advisor.cli.journals import journal_at, with_reason
from advisor.cli.options import with_journal
from advisor.cli.streams import remark
from advisor.journal.chain import EntryKind
from advisor.journal.database import Journal
from advisor.journal.keep_and_remove import ForeseenRemoval, delete, foreseen, redact
from advisor.journal.store import find
from advisor.journal.unfinished import drafts, drop_draft
from advisor.names import did_you_mean, meant
from advisor.usecases.journals import now
from advisor.views.removals import removal_view
from advisor.views.writers.screen import screen
from advisor.views.writers.terminal import write

with_assent = click.option("--yes", is_flag=True, help="Do not ask first.")


@click.command("redact")
@click.argument("name", metavar="ID", shell_complete=completion.records)
@click.argument("facts", metavar="FACT...", nargs=-1, required=True, shell_complete=completion.facts)
@with_journal
@with_reason
@with_assent
def redact_command(name: str, facts: tuple[str, ...], journal: Path, because: str, *, yes: bool) -> None:
    """Take what was answered to each FACT out of the record ID, after saying what that takes with it.

    The full result goes too; who won and what people decided stay.
    """
    held = journal_at(journal)
    entry = find(held, name)
    sections = entry.sections
    said = (said["fact"] for name in ("answers", "steps", "locked") for said in sections[name] if said)
    known = tuple(dict.fromkeys(said))
    for fact in facts:
        if not meant(fact, known):
            hint = did_you_mean(fact, known, listed=40)
            raise click.UsageError(f"the record {entry.id} says nothing about '{fact}'; {hint}")
    facts = tuple(meant(fact, known) or fact for fact in facts)
    announce(foreseen(held, entry, EntryKind.REDACTION, facts), yes=yes)
    mark = redact(held, entry.id, facts, now(), because)
    click.echo(f"Taken out of {entry.id}: {', '.join(facts)}. The mark is entry {mark.number}.")
    click.echo(f"head {mark.hash}")
    swept(held)


@click.command("delete")
@click.argument("name", metavar="ID", shell_complete=completion.records)
@with_journal
@with_reason
@with_assent
def delete_command(name: str, journal: Path, because: str, *, yes: bool) -> None:
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
        said = [answer["fact"] for answer in entry.sections["answers"] if answer]
        if entry.head:
            announce(foreseen(held, entry, EntryKind.DELETION, said), yes=yes)
        mark = delete(held, entry.id, now(), because)
        click.echo(f"Deleted {entry.id}. The mark is entry {mark.number}.")
        click.echo(f"head {mark.hash}")
    swept(held)


def announce(removal: ForeseenRemoval, *, yes: bool) -> None:
    """Say what is going to be taken out, and ask whether the person means it. Raises Abort."""
    write(screen(), removal_view(removal))
    confirm(removal.record, yes=yes)


def confirm(name: str, *, yes: bool) -> None:
    """Ask whether the person means it, unless that was said. Raises Abort."""
    if not yes:
        click.confirm(f"Take this out of {name}? It cannot be undone", abort=True)


def swept(journal: Journal) -> None:
    """Say so if another process keeps what was taken out from leaving the log beside the journal."""
    if not journal.sweep():
        what = "another process reads the journal: what was taken out leaves the log beside it when that ends"
        remark(what)
