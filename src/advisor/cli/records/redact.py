"""`advisor records redact ID FACT...`: answers out of a record, with a mark."""

from pathlib import Path

import click

from advisor.cli.journals import existing, now, with_journal
from advisor.journal.keeping import redact
from advisor.journal.store import find
from advisor.problems import did_you_mean


@click.command("redact")
@click.argument("name", metavar="ID")
@click.argument("facts", metavar="FACT...", nargs=-1, required=True)
@with_journal
@click.option("--because", default="", help="Why; it is kept with the mark.")
def command(name: str, facts: tuple[str, ...], journal: Path, because: str) -> None:
    """Take what was answered to each FACT out of the record ID. The full result goes too; who won stays."""
    held = existing(journal)
    entry = find(held, name)
    answered = [one["fact"] for one in entry.sections["answers"] if one]
    for fact in facts:
        if fact not in answered:
            raise click.UsageError(
                f"the record {entry.id} holds no answer to '{fact}'; {did_you_mean(fact, answered, listed=40)}"
            )
    mark = redact(held, entry.id, facts, now(), because)
    click.echo(
        f"Taken out of {entry.id}: {', '.join(facts)}. The mark is entry {mark.number}; head {mark.hash}"
    )
