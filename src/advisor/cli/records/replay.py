"""`advisor records replay`: a record's answers again, with the rules stored with it, in a clean process."""

from pathlib import Path

import click

from advisor.cli.journals import existing, with_journal
from advisor.cli.records.choosing import with_choice
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
    found = chosen(entries(held), wanted) if every else (find(held, name) for name in names or (LATEST,))
    whole = {one.id: one.is_whole for one in found}
    replayable = [name for name, is_whole in whole.items() if is_whole]
    different = 0
    for name, outcome in zip(replayable, replay_cleanly(held.path, replayable), strict=True):
        if outcome:
            different += 1
            say(console, (f"{name}: ", STRONG), (outcome, BAD))
    for name in whole.keys() - replayable:
        say(console, (f"{name}: ", STRONG), "cannot be replayed: parts of it were taken out")
    same, rest = len(replayable) - different, len(whole) - len(replayable)
    say(console, f"{count(same, 'record')} the same, byte for byte; {different} not, {rest} not replayed.")
    context.exit(FAILED if different else 0)
