"""`advisor records replay`: a record's answers again, with the rules stored with it, in a clean process."""

from collections import Counter

import click

from advisor.cli import FAILED
from advisor.cli.records.filters import Records, named, with_records
from advisor.journal.clean_replay import LATE, SAME, replay_cleanly
from advisor.journal.store import LATEST
from advisor.texts import count
from advisor.views.writers.screen import BAD, STRONG, say, screen


@click.command("replay")
@with_records
@click.option("--all", "every", is_flag=True, help="All records that are chosen.")
@click.pass_context
def command(context: click.Context, records: Records, *, every: bool) -> None:
    """Replay the records named, the latest if none is; exit code 1 if a result is another, or cannot be judged."""
    meant, console = named(() if every else records.names or (LATEST,), records), screen()
    gone = {entry.id: "" if entry.is_whole else entry.gone for entry in meant.entries()}
    replayable = [name for name in gone if not gone[name]]
    outcomes = Counter[str]()
    for name, outcome in zip(replayable, replay_cleanly(meant.path, replayable), strict=True):
        outcomes[outcome] += 1
        if outcome != SAME:
            say(console, (f"{name}: ", STRONG), (outcome, "" if outcome == LATE else BAD))
    for name in [name for name in gone if gone[name]]:
        say(console, (f"{name}: ", STRONG), f"the record is {gone[name]}; it cannot be replayed")
    same, rest = outcomes[SAME], len(gone) - len(replayable)
    failed = len(replayable) - same - outcomes[LATE]
    late = f"{outcomes[LATE]} {LATE}; " if outcomes[LATE] else ""
    say(console, f"{count(same, 'record')} the same, byte for byte; {late}{failed} not, {rest} not replayed.")
    context.exit(FAILED if meant.is_damaged() or failed or rest else 0)
