"""`advisor records export`: records with their knowledge, as JSON, JSON Lines or CSV."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import click

from advisor.cli import FAILED
from advisor.cli.journals import journal_at
from advisor.cli.options import with_journal
from advisor.cli.outputs import OUTPUT, opened, refuse_others, say_written, with_force
from advisor.cli.records.choosing import is_damaged, named_or_chosen, with_choice
from advisor.files import STANDARD_OUTPUT
from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.journal.faults import Walk
from advisor.journal.listing import Wanted
from advisor.journal.transfer import COLUMNS, to_csv, to_json, to_json_lines

FORMATS: Mapping[str, Callable[[Journal, Iterable[Entry]], Iterator[str]]] = {
    "jsonl": to_json_lines,
    "json": to_json,
    "csv": to_csv,
}

# How an export begins.
MADE = re.compile(rb'\A(\{\s*"format": ?"advisor\.[a-z]+/[0-9]+"|' + ",".join(COLUMNS).encode() + rb"\n)")


@click.command("export")
@click.argument("names", metavar="[ID]...", nargs=-1)
@with_journal
@with_choice
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="jsonl", show_default=True)
@click.option(
    "--to", "path", metavar="FILE", type=OUTPUT, default=STANDARD_OUTPUT, help="A file instead of the screen."
)
@with_force
@click.pass_context
def command(  # noqa: PLR0913, PLR0917  # each option is one choice
    context: click.Context,
    names: tuple[str, ...],
    journal: Path,
    wanted: Wanted,
    form: str,
    path: Path,
    *,
    force: bool,
) -> None:
    """Write the records that are named or chosen, all if none are; CSV is a table of what came out."""
    refuse_others([path], MADE.search, "export", force=force)
    held = journal_at(journal)
    walk = Walk()
    with opened(path) as stream:
        pieces = FORMATS[form](held, named_or_chosen(held, names, wanted, walk))
        stream.writelines(piece.encode(errors="replace") for piece in pieces)
    say_written([path])
    context.exit(FAILED if is_damaged(walk) else 0)
