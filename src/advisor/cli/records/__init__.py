"""`advisor records`: past consultations, listed, shown, taken along, replayed, verified, and taken out."""

import importlib
from collections.abc import Mapping

import click

# Command to what it does; each stands in a module of its name.
COMMANDS: Mapping[str, str] = {
    "list": "The records, the latest last.",
    "show": "One record: what was answered, and what came of it.",
    "export": "Records with their knowledge, as JSON, JSON Lines or CSV.",
    "import": "Take up records that were exported elsewhere.",
    "replay": "Whether the answers of a record give the same result, byte for byte, with the rules stored with it.",
    "verify": "Whether the chain of all records is whole.",
    "redact": "Take answers out of a record, with a mark.",
    "delete": "Take a record out, with a mark.",
}
MODULES: Mapping[str, str] = {"list": "listed", "import": "imported"}


class Records(click.Group):
    """The commands, imported one at a time."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Take the arguments; without a command they are those of `list`."""
        own = not args or (args[0].startswith("-") and args[0] not in context.help_option_names)
        return super().parse_args(context, ["list", *args] if own else args)

    def list_commands(self, _context: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """Return a command by its name."""
        if name not in COMMANDS:
            return None
        found: click.Command = importlib.import_module(
            f"advisor.cli.records.{MODULES.get(name, name)}"
        ).command
        return found

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command does, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group("records", cls=Records)
def command() -> None:
    """Past consultations, as the journal keeps them. Without a command they are listed."""
