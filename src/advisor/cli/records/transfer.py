"""`advisor records export` and `records import`: records with their knowledge, taken to another journal."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import click

from advisor.cli import FAILED
from advisor.cli.journals import closed_at_end
from advisor.cli.options import FILE, read_input, with_journal
from advisor.cli.outputs import opened, say_written, with_output
from advisor.cli.records.filters import Records, with_records
from advisor.files import STANDARD_OUTPUT
from advisor.journal.chain import Entry
from advisor.journal.database import Journal, open_journal
from advisor.journal.faults import Walk
from advisor.journal.importing import import_records, read_export
from advisor.journal.transfer import COLUMNS, to_csv, to_json, to_json_lines
from advisor.texts import count

FORMATS: Mapping[str, Callable[[Journal, Iterable[Entry], Walk], Iterator[str]]] = {
    "jsonl": to_json_lines,
    "json": to_json,
    "csv": to_csv,
}

# How an export begins.
MADE = re.compile(rb'\A(\{\s*"format": ?"advisor\.[a-z]+/[0-9]+"|' + ",".join(COLUMNS).encode() + rb"\n)")


@click.command("export")
@with_records
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="jsonl", show_default=True)
@with_output("--to", "path", MADE.search, default=STANDARD_OUTPUT, help="A file instead of the screen.")
def export_command(records: Records, form: str, path: Path) -> int:
    """Write the records that are named or chosen, all if none are; CSV is a table of what came out."""
    journal = records.journal
    with opened(path) as stream:
        pieces = FORMATS[form](journal, records.entries(), records.walk)
        stream.writelines(piece.encode(errors="replace") for piece in pieces)
    say_written([path])
    return FAILED if records.is_damaged() else 0


@click.command("import")
@click.argument("path", metavar="FILE", type=FILE)
@with_journal
def import_command(path: Path, journal: Path) -> None:
    """Take up the records in FILE; those that are here already are left as they are. All or none."""
    content, shown = read_input(path)
    imported = import_records(closed_at_end(open_journal(journal)), read_export(content, shown), shown)
    about = f", {count(len(imported.about), 'entry', 'entries')} about records" if imported.about else ""
    known = f"; {len(imported.known)} already here" if imported.known else ""
    for what in imported.left_out:
        click.echo(f"Not taken up: {what}.", err=True)
    click.echo(f"Imported {count(len(imported.new), 'record')}{about}{known}.")
