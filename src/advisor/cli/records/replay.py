"""`advisor records replay`: a record's answers again, with the rules stored with it, in a clean process."""

import click

from advisor.cli import FAILED
from advisor.cli.records.filters import is_damaged, named, with_records
from advisor.journal.clean_replay import LATE, SAME, replay_cleanly
from advisor.journal.store import LATEST
from advisor.usecases.records import Records
from advisor.views.records import replayed_view
from advisor.views.writers.screen import screen
from advisor.views.writers.terminal import write


@click.command("replay")
@with_records
@click.option("--all", "every", is_flag=True, help="All records that are chosen.")
def command(records: Records, *, every: bool) -> int:
    """Replay the records named, the latest if none is; exit code 1 if a result is another, or cannot be judged."""
    meant = named(() if every else records.names or (LATEST,), records)
    gone = {entry.id: "" if entry.is_whole else entry.gone for entry in meant.entries()}
    whole = [name for name, what in gone.items() if not what]
    replayed = dict(zip(whole, replay_cleanly(meant.path, whole), strict=True))
    lost = {name: f"the record is {what}; it cannot be replayed" for name, what in gone.items() if what}
    write(screen(), replayed_view({**replayed, **lost}))
    failed = any(outcome not in {SAME, LATE} for outcome in replayed.values())
    return FAILED if is_damaged(meant) or failed or lost else 0
