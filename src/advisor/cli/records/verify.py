"""`advisor records verify`: whether the chain of all records is whole."""

from pathlib import Path

import click

from advisor.cli.journals import existing, with_journal
from advisor.journal.faults import verify
from advisor.journal.knowledge import changed_knowledge
from advisor.journal.store import rows
from advisor.render.screen import BAD, STRONG, count, say, screen

FAILED = 1


@click.command("verify")
@with_journal
@click.option(
    "--head", metavar="HASH", help="A head noted earlier: shows whether entries were cut off since."
)
@click.pass_context
def command(context: click.Context, journal: Path, head: str | None) -> None:
    """Verify every entry and the chain that they form; exit code 1 if anything was changed."""
    held, console = existing(journal), screen()
    found = verify(rows(held), head)
    for one in found.faults:
        say(console, (f"entry {one.number}: ", STRONG), (one.what, BAD))
    changed = changed_knowledge(held)
    for digest, path in changed.items():
        say(console, (f"stored file {path}: ", STRONG), ("its content was changed", BAD), f" ({digest})")
    say(
        console,
        f"{count(found.count, 'entry').replace('entrys', 'entries')}, {'whole' if not found.faults and not changed else 'NOT whole'}.",
    )
    console.print(f"head {found.head}", soft_wrap=True)
    context.exit(FAILED if found.faults or changed else 0)
