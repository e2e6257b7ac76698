"""`advisor records`: past consultations, listed, shown, taken along, replayed, verified, and taken out."""

from collections.abc import Mapping

import click

from advisor.cli.command_table import Use
from advisor.cli.groups import Lazy

COMMANDS: Mapping[str, Use] = {
    "list": Use("records.listed", "The records, the latest last."),
    "show": Use("records.show", "One record: what was answered, and what came of it."),
    "export": Use(
        "records.transfer:export_command", "Records with their knowledge, as JSON, JSON Lines or CSV."
    ),
    "import": Use("records.transfer:import_command", "Import records that were exported elsewhere."),
    "replay": Use(
        "records.replay",
        "Whether the answers of a record give the same result, byte for byte, with the rules stored with it.",
    ),
    "verify": Use("records.verify", "Whether the chain of all records is intact."),
    "head": Use("records.heads", "The head of the chain on one line, to be noted elsewhere."),
    "redact": Use("records.removal:redact_command", "Take answers out of a record, with a mark."),
    "delete": Use("records.removal:delete_command", "Take a record out, with a mark."),
}


@click.group("records", cls=Lazy, commands=COMMANDS, default="list")
def command() -> None:
    """Past consultations, as the journal keeps them. Without a command they are listed."""
