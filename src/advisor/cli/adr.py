"""`advisor adr RECORD`: a decision record of a recommendation; `advisor adr verify FILE`: whether it still holds."""

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from advisor.cli import FAILED, completion
from advisor.cli.groups import Group
from advisor.cli.journals import journal_at
from advisor.cli.options import FILE, read_input, with_journal
from advisor.cli.outputs import OUTPUTS, opened, refuse_others, say_written
from advisor.journal.database import Journal
from advisor.journal.store import LATEST
from advisor.language.reading.nodes import reading, utf8
from advisor.usecases.adr import checked, decisions, file_name, noted
from advisor.views.decision_record.subject import title
from advisor.views.decision_record.verification import verification
from advisor.views.writers.screen import screen
from advisor.views.writers.terminal import write

FOLDER = Path("docs") / "adr"


class Adr(Group):
    """`write` and `verify`; anything else is a record that is written about."""

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        if context.resilient_parsing and not arguments:
            return super().parse_args(context, arguments)
        named = bool(arguments) and arguments[0] in (*self.commands, *context.help_option_names)
        return super().parse_args(context, arguments if named else ["write", *arguments])

    def shell_complete(self, context: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands, and the records that one can be written about."""
        return [
            *super().shell_complete(context, incomplete),
            *self.commands["write"].params[0].shell_complete(context, incomplete),
        ]


@click.group("adr", cls=Adr)
def command() -> None:
    """Write a decision record (MADR) about a record of the journal, or verify one.

    `advisor adr RECORD` is short for `advisor adr write RECORD`.
    """


@command.command("write")
@click.argument("name", metavar="[RECORD]", default=LATEST, shell_complete=completion.records)
@with_journal
@click.option(
    "--decision",
    "wanted",
    metavar="DECISION",
    shell_complete=completion.decisions,
    help="Only this decision; by default each in a file of its own.",
)
@click.option("--full", is_flag=True, help="All answers, all options, and what speaks for and against each.")
@click.option(
    "--md", "pasted", is_flag=True, help="Write to standard output, to be pasted into another text."
)
@click.option("--to", "folder", metavar="DIR", type=OUTPUTS, help=f"Instead of {FOLDER}.")
def write_command(  # noqa: PLR0913  # each option is one choice
    name: str, journal: Path, wanted: str | None, folder: Path | None, *, full: bool, pasted: bool
) -> None:
    """Write a numbered decision record for each decision of RECORD, the latest if none is named."""
    if pasted and folder:
        raise click.UsageError("--md writes no file; leave out --to")
    held = journal_at(journal)
    if not pasted:
        write_decision_records(held, name, folder or FOLDER, wanted, full=full)
        return
    entry, records = decisions(held, name, wanted)
    for number, record in enumerate(records):
        text = noted(held, entry, record, full=full, pasted=True)
        click.echo(f"\n{text}" if number else text, nl=False)


def write_decision_records(
    journal: Journal, name: str, folder: Path, wanted: str | None = None, *, full: bool = False
) -> None:
    """Write a file about each decision of a record, or the one that is wanted, and say so."""
    entry, records = decisions(journal, name, wanted)
    for record in records:
        with reading(str(folder)):
            names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
        path = folder / file_name(title(record), names)
        refuse_others([path], bool)
        with opened(path, new=True) as stream:  # noted once there is a place to write it
            stream.write(noted(journal, entry, record, full=full, pasted=False).encode())
        say_written([path])


@command.command("verify")
@click.argument("path", metavar="FILE", type=FILE)
@with_journal
def verify_command(path: Path, journal: Path) -> int:
    """Verify that nothing that is covered in FILE was altered since it was written; exit code 1 if something was."""
    content, shown = read_input(path)
    checks = checked(journal_at(journal), utf8(content, shown))
    write(screen(), verification(shown, checks))
    return FAILED if any(check.faults for check in checks) else 0
