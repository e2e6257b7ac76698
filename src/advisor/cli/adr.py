"""`advisor adr RECORD`: a decision record of a recommendation; `advisor adr verify FILE`: whether it still holds."""

from pathlib import Path

import click

from advisor.cli import FAILED
from advisor.cli.journals import journal_at
from advisor.cli.options import FILE, read_input, with_journal
from advisor.cli.outputs import OUTPUTS, opened, refuse_others, say_written
from advisor.journal.chain import Entry, EntryKind
from advisor.journal.database import Journal
from advisor.journal.keeping import keep_document
from advisor.journal.replay import explained
from advisor.journal.store import LATEST, entries, rows
from advisor.language.reading.nodes import reading, utf8
from advisor.problems import cut, did_you_mean
from advisor.texts import count
from advisor.usecases.journals import now, whole_record
from advisor.views.adr.document import chapters, title
from advisor.views.adr.markdown import Seal, marked, write
from advisor.views.adr.numbering import file_name
from advisor.views.adr.sentences import Told
from advisor.views.adr.verified import document_part, faults
from advisor.views.terminal.screen import BAD, STRONG, say, screen

FOLDER = Path("docs") / "adr"


class Adr(click.Group):
    """`write` and `verify`; anything else is a record that is written about."""

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        """Return the arguments with the command that is meant."""
        named = bool(arguments) and arguments[0] in (*self.commands, "--help")
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
    entry = whole_record(held, name)
    base, explanation = explained(held, entry)
    if wanted and wanted not in base.decisions:
        raise click.UsageError(
            f"there is no decision '{wanted}'; {did_you_mean(wanted, tuple(base.decisions))}"
        )
    for decision in base.decisions.values():
        if wanted in (None, decision.id):
            say_written([write_one(held, entry, Told(base, explanation, decision), folder)])


def write_one(journal: Journal, entry: Entry, told: Told, folder: Path) -> Path:
    """Return the file of a decision record, noted in the journal once there is a place to write it."""
    with reading(str(folder)):
        names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    path = folder / file_name(title(told), names)
    refuse_others([path], bool, "new file")
    found, at = tuple(chapters(told)), now()
    part = document_part(marked(found), told.decision.id, at)
    date = entry.part("head")["finished"][:10]
    with opened(path, new=True) as stream:
        noted = keep_document(journal, entry, part, at)
        stream.write(write(title(told), date, found, Seal(noted.id, entry.id, noted.hash)).encode())
    return path


@command.command("verify")
@click.argument("path", metavar="FILE", type=FILE)
@with_journal
@click.pass_context
def verify_command(context: click.Context, path: Path, journal: Path) -> None:
    """Verify that no marked sentence of FILE was altered since it was written; exit code 1 if one was."""
    held, console = journal_at(journal), screen()
    documents = {entry.id: entry for entry in entries(held) if entry.sort is EntryKind.DOCUMENT}
    wrong = faults(utf8(*read_input(path)), documents, rows(held))
    for fault in wrong:
        where = f"sentence {fault.number}: " if fault.number else f"{path}: "
        say(console, (where, STRONG), (cut(fault.what), BAD))
    say(
        console,
        "Every marked sentence is as it was written." if not wrong else f"{count(len(wrong), 'fault')}.",
    )
    context.exit(FAILED if wrong else 0)
