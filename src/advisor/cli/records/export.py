"""`advisor records export`: records with their knowledge, as JSON, JSON Lines or CSV."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import click

from advisor.cli import FAILED
from advisor.cli.outputs import opened, say_written, with_output
from advisor.cli.records.filters import Records, with_records
from advisor.files import STANDARD_OUTPUT
from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.journal.transfer import COLUMNS, to_csv, to_json, to_json_lines

FORMATS: Mapping[str, Callable[[Journal, Iterable[Entry]], Iterator[str]]] = {
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
def command(records: Records, form: str, path: Path) -> int:
    """Write the records that are named or chosen, all if none are; CSV is a table of what came out."""
    journal = records.journal
    with opened(path) as stream:
        pieces = FORMATS[form](journal, records.entries())
        stream.writelines(piece.encode(errors="replace") for piece in pieces)
    say_written([path])
    return FAILED if records.is_damaged() else 0
