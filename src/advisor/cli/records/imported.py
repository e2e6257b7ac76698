"""`advisor records import FILE`: records that were exported elsewhere."""

from pathlib import Path

import click

from advisor.cli.journals import closed_at_end
from advisor.cli.options import FILE, read_input, with_journal
from advisor.journal.database import open_journal
from advisor.journal.importing import import_records, read_export
from advisor.texts import count


@click.command("import")
@click.argument("path", metavar="FILE", type=FILE)
@with_journal
def command(path: Path, journal: Path) -> None:
    """Take up the records in FILE; those that are here already are left as they are. All or none."""
    content, shown = read_input(path)
    imported = import_records(closed_at_end(open_journal(journal)), read_export(content, shown), shown)
    known = f"; {len(imported.known)} already here" if imported.known else ""
    click.echo(f"Imported {count(len(imported.new), 'record')}{known}.")
