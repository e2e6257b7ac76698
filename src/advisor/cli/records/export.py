"""`advisor records export`: records with their knowledge, as JSON, JSON Lines or CSV."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import click

from advisor.cli.journals import existing, with_journal
from advisor.cli.records.choosing import DAMAGED, is_damaged, named_or_chosen, with_choice
from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.journal.faults import Walk
from advisor.journal.listing import Wanted
from advisor.journal.transfer import to_csv, to_json, to_json_lines

FORMATS: Mapping[str, Callable[[Journal, Iterable[Entry]], Iterator[str]]] = {
    "jsonl": to_json_lines,
    "json": to_json,
    "csv": to_csv,
}


@click.command("export")
@click.argument("names", metavar="[ID]...", nargs=-1)
@with_journal
@with_choice
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="jsonl", show_default=True)
@click.option(
    "--to", "path", type=click.Path(dir_okay=False, path_type=Path), help="A file instead of the screen."
)
@click.pass_context
def command(  # noqa: PLR0913, PLR0917  # each option is one choice
    context: click.Context,
    names: tuple[str, ...],
    journal: Path,
    wanted: Wanted,
    form: str,
    path: Path | None,
) -> None:
    """Write the records that are named or chosen, all if none are; CSV is a table of what came out."""
    held = existing(journal)
    walk = Walk()
    pieces = FORMATS[form](held, named_or_chosen(held, names, wanted, walk))
    if path is None:
        for piece in pieces:
            click.echo(piece, nl=False)
    else:
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
        click.echo(f"Wrote {path}", err=True)
    context.exit(DAMAGED if is_damaged(walk) else 0)
