"""`advisor records replay`: a record's answers again, with the rules stored with it, in a clean process."""

from collections import Counter
from pathlib import Path

import click

from advisor.cli import FAILED
from advisor.cli.journals import journal_at
from advisor.cli.options import with_journal
from advisor.cli.records.choosing import is_damaged, named_or_chosen, with_choice
from advisor.journal.clean import LATE, SAME, replay_cleanly
from advisor.journal.faults import Walk
from advisor.journal.listing import Wanted
from advisor.journal.store import LATEST
from advisor.texts import count
from advisor.views.terminal.screen import BAD, STRONG, say, screen


@click.command("replay")
@click.argument("names", metavar="[ID]...", nargs=-1)
@with_journal
@with_choice
@click.option("--all", "every", is_flag=True, help="All records that are chosen.")
@click.pass_context
def command(
    context: click.Context, names: tuple[str, ...], journal: Path, wanted: Wanted, *, every: bool
) -> None:
    """Replay the records named, the latest if none is; exit code 1 if a result is another, or cannot be judged."""
    held, console, walk = journal_at(journal), screen(), Walk()
    wanted_names = () if every else names or (LATEST,)
    whole = {entry.id: entry.is_whole for entry in named_or_chosen(held, wanted_names, wanted, walk)}
    replayable = [name for name, is_whole in whole.items() if is_whole]
    outcomes = Counter[str]()
    for name, outcome in zip(replayable, replay_cleanly(held.path, replayable), strict=True):
        outcomes[outcome] += 1
        if outcome != SAME:
            say(console, (f"{name}: ", STRONG), (outcome, "" if outcome == LATE else BAD))
    for name in [name for name, is_whole in whole.items() if not is_whole]:
        say(console, (f"{name}: ", STRONG), "cannot be replayed: parts of it were taken out")
    same, rest = outcomes[SAME], len(whole) - len(replayable)
    failed = len(replayable) - same - outcomes[LATE]
    late = f"{outcomes[LATE]} {LATE}; " if outcomes[LATE] else ""
    say(console, f"{count(same, 'record')} the same, byte for byte; {late}{failed} not, {rest} not replayed.")
    context.exit(FAILED if is_damaged(walk) or failed or rest else 0)
