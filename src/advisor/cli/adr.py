"""`advisor adr RECORD`: a decision record of a recommendation; `advisor adr verify FILE`: whether it still holds."""

from pathlib import Path

import click

from advisor.cli import FAILED
from advisor.cli.groups import Group
from advisor.cli.journals import journal_at
from advisor.cli.options import FILE, read_input, with_journal
from advisor.cli.outputs import OUTPUTS, opened, refuse_others, say_written
from advisor.journal.store import LATEST
from advisor.language.reading.nodes import reading, utf8
from advisor.problems import cut
from advisor.texts import count
from advisor.usecases.adr import altered, decisions, noted
from advisor.views.adr.document import title
from advisor.views.adr.numbering import file_name
from advisor.views.writers.screen import BAD, STRONG, say, screen

FOLDER = Path("docs") / "adr"


class Adr(Group):
    """`write` and `verify`; anything else is a record that is written about."""

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        """Return the arguments with the command that is meant."""
        named = bool(arguments) and arguments[0] in (*self.commands, *context.help_option_names)
        return super().parse_args(context, arguments if named else ["write", *arguments])


@click.group("adr", cls=Adr)
def command() -> None:
    """Write a decision record (MADR) about a record of the journal, or verify one.

    `advisor adr RECORD` is short for `advisor adr write RECORD`.
    """


@command.command("write")
@click.argument("name", metavar="[RECORD]", default=LATEST)
@with_journal
@click.option(
    "--decision",
    "wanted",
    metavar="DECISION",
    help="Only this decision; by default each in a file of its own.",
)
@click.option("--to", "folder", metavar="DIR", type=OUTPUTS, default=FOLDER, show_default=True)
def write_command(name: str, journal: Path, wanted: str | None, folder: Path) -> None:
    """Write a numbered decision record for each decision of RECORD, the latest if none is named."""
    held = journal_at(journal)
    entry, records = decisions(held, name, wanted)
    for record in records:
        with reading(str(folder)):
            names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
        path = folder / file_name(title(record), names)
        refuse_others([path], bool, "new file")
        with opened(path, new=True) as stream:  # noted once there is a place to write it
            stream.write(noted(held, entry, record).encode())
        say_written([path])


@command.command("verify")
@click.argument("path", metavar="FILE", type=FILE)
@with_journal
@click.pass_context
def verify_command(context: click.Context, path: Path, journal: Path) -> None:
    """Verify that no marked sentence of FILE was altered since it was written; exit code 1 if one was."""
    faults = altered(journal_at(journal), utf8(*read_input(path)))
    for fault in faults:
        where = f"sentence {fault.number}: " if fault.number else f"{path}: "
        say(screen(), (where, STRONG), (cut(fault.what), BAD))
    what = f"{count(len(faults), 'fault')}." if faults else "Every marked sentence is as it was written."
    say(screen(), what)
    context.exit(FAILED if faults else 0)
