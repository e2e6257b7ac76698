"""`advisor records export` and `records import`: records with their knowledge, taken to another journal."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import click

from advisor.cli import FAILED, completion
from advisor.cli.journals import closed_at_end
from advisor.cli.options import FILE, read_input, with_journal
from advisor.cli.outputs import opened, say_written, with_output
from advisor.cli.records.filters import is_damaged, with_records
from advisor.cli.records.heads import with_head
from advisor.files import STANDARD_OUTPUT
from advisor.journal.csv_export import COLUMNS, to_csv
from advisor.journal.database import open_journal
from advisor.journal.evidence import evidence_document
from advisor.journal.importing import import_records, read_export
from advisor.journal.store import find
from advisor.journal.transfer import to_json, to_json_lines
from advisor.journal.wanted import Wanted
from advisor.texts import count
from advisor.usecases.records import Records

FORMATS: Mapping[str, Callable[[Records], Iterator[str]]] = {
    "jsonl": lambda records: to_json_lines(records.journal, records.entries(), records.walk),
    "json": lambda records: to_json(records.journal, records.entries(), records.walk),
    "csv": lambda records: to_csv(records.journal, records.listed()),
}

# How an export begins.
MADE = re.compile(rb'\A(\{\s*"format": ?"advisor\.[a-z]+/[0-9]+"|' + ",".join(COLUMNS).encode() + rb"[,\n])")


@click.command("export")
@with_records
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="jsonl", show_default=True)
@with_output("--to", "path", MADE.search, default=STANDARD_OUTPUT, help="A file instead of the screen.")
@click.option(
    "--evidence",
    metavar="ID",
    shell_complete=completion.records,
    help="One record in a file that 'advisor verify' checks without the journal.",
)
@with_head("Evidence up to a head noted earlier, instead of all since.")
def export_command(records: Records, form: str, path: Path, evidence: str | None, head: str) -> int:
    """Write the records that are named or chosen, all if none are.

    CSV is a table of what was answered, what came out, and what people decided.
    """
    if evidence or head:
        write_evidence(records, evidence, head, path)
        return 0
    with opened(path) as stream:
        stream.writelines(piece.encode(errors="replace") for piece in FORMATS[form](records))
    say_written([path])
    return FAILED if is_damaged(records) else 0


def write_evidence(records: Records, name: str | None, head: str, path: Path) -> None:
    """Write the evidence about one record. Raises UsageError if none or others are named too."""
    if not name:
        raise click.UsageError("--head is for evidence: name a record with --evidence ID")
    if records.names or records.wanted != Wanted():
        raise click.UsageError("--evidence is about one record: leave out other ids and what chooses records")
    values = evidence_document(records.journal, find(records.journal, name), head)
    with opened(path) as stream:
        stream.write(json.dumps(values, separators=(",", ":")).encode() + b"\n")
    say_written([path])


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
