"""`advisor records`: past consultations, listed, shown, taken along, replayed, verified, and taken out."""

from collections.abc import Mapping

import click

from advisor.cli.groups import Lazy

COMMANDS: Mapping[str, tuple[str, str]] = {
    "list": ("advisor.cli.records.listed", "The records, the latest last."),
    "show": ("advisor.cli.records.show", "One record: what was answered, and what came of it."),
    "export": ("advisor.cli.records.export", "Records with their knowledge, as JSON, JSON Lines or CSV."),
    "import": ("advisor.cli.records.imported", "Take up records that were exported elsewhere."),
    "replay": (
        "advisor.cli.records.replay",
        "Whether the answers of a record give the same result, byte for byte, with the rules stored with it.",
    ),
    "verify": ("advisor.cli.records.verify", "Whether the chain of all records is whole."),
    "redact": ("advisor.cli.records.redact", "Take answers out of a record, with a mark."),
    "delete": ("advisor.cli.records.delete", "Take a record out, with a mark."),
}


@click.group("records", cls=Lazy, modules=COMMANDS, default="list")
def command() -> None:
    """Past consultations, as the journal keeps them. Without a command they are listed."""
