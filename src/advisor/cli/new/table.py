"""`advisor new table FILE.csv`: a table begun from a spreadsheet."""

from pathlib import Path
from typing import Any

import click

from advisor.authoring.scaffold.shelf import Change, Shelf
from advisor.authoring.scaffold.tables import sheet_change, table_changes, table_name
from advisor.authoring.scaffold.words import passages
from advisor.cli.new.asking import asking, many, questions, questions_of, text
from advisor.cli.new.writing import as_usage, report, write
from advisor.cli.options import with_knowledge
from advisor.language.grammar.tables import HITS, TABLE
from advisor.language.reading.nodes import read_bytes
from advisor.usecases.draft_places import beside_rules, shelf_of, target
from advisor.usecases.knowledge import Knowledge


@click.command("table")
@click.argument("file", metavar="FILE.csv", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@text("--title", "What the table is about.")
@text("--because", "Why its rows are as they are.")
@click.option(
    "--hit", type=click.Choice(list(HITS)), default=None, help="Which of the rows that apply count."
)
@many("--source", "source", "PASSAGE", "What it rests on")
@text("--topic", "What the file is about, if it is new.")
@asking
@with_knowledge
def command(*, file: Path, knowledge: Knowledge, ask: bool, **options: Any) -> None:
    """Begin a table from a spreadsheet that was saved as CSV.

    The file is put into rules/ if it is elsewhere, every row gets a name, and a knowledge file of its name says what
    the table is. Headings and values are taken for those of the rule base that are spelt alike; you are told of the
    others.
    """
    shelf = shelf_of(knowledge)
    with as_usage():
        name = table_name(file.name)
        known = {key: options[key] for key in ("title", "because", "hit", "topic")}
        known["source"] = passages(shelf.names, options["source"])
    into = target(knowledge, shelf, "rules", name)
    sheet = change_of(shelf, file, into.path, into.shown)
    if ask:
        with questions(f"New table {name}, in {into.shown}.") as asker:
            asker.fill(known, questions_of(TABLE))
    changes = table_changes(shelf, name, known, into, sheet)
    write(shelf, changes)
    report(f"the table {name}", changes, [], ["check"], knowledge)


def change_of(shelf: Shelf, file: Path, path: str, shown: str) -> Change:
    """Return what the file of a table is to hold, beside the knowledge file with this path. Raises AdvisorError."""
    content = read_bytes(file, str(file))
    below, there = beside_rules(file, path, shown)
    return sheet_change(shelf.names, content, below, there, content if Path(there).exists() else None)
