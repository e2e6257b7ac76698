"""`advisor records replay`: a record's answers again, with the rules stored with it, in a clean process."""

from pathlib import Path

import click

from advisor.cli.journals import existing, with_journal
from advisor.cli.records.choosing import with_choice
from advisor.journal.chain import Entry
from advisor.journal.clean import replay_cleanly
from advisor.journal.listing import Wanted, chosen
from advisor.journal.store import LATEST, entries, find
from advisor.render.screen import BAD, STRONG, count, say, screen

FAILED = 1


@click.command("replay")
@click.argument("names", metavar="[ID]...", nargs=-1)
@with_journal
@with_choice
@click.option("--all", "every", is_flag=True, help="All records that are chosen.")
@click.pass_context
def command(
    context: click.Context, names: tuple[str, ...], journal: Path, wanted: Wanted, *, every: bool
) -> None:
    """Replay the records named, the latest if none is; exit code 1 if a result is not the same, byte for byte."""
    held, console = existing(journal), screen()
    found = (
        list(chosen(entries(held), wanted)) if every else [find(held, name) for name in names or (LATEST,)]
    )
    whole = [one for one in found if is_whole(one)]
    different = 0
    for entry, outcome in zip(whole, replay_cleanly(held, whole), strict=True):
        if outcome:
            different += 1
            say(console, (f"{entry.id}: ", STRONG), (outcome, BAD))
    for one in found:
        if one not in whole:
            say(console, (f"{one.id}: ", STRONG), "cannot be replayed: parts of it were taken out")
    same = len(whole) - different
    say(
        console,
        f"{count(same, 'record')} the same, byte for byte; {different} not, {len(found) - len(whole)} not replayed.",
    )
    context.exit(FAILED if different else 0)


def is_whole(entry: Entry) -> bool:
    """Return whether nothing was taken out of a record."""
    return all(part.is_there for part in entry.parts)
