"""Groups of commands that are imported one at a time."""

from collections.abc import Mapping
from typing import Any

import click
from click.shell_completion import CompletionItem

from advisor.cli.command_table import Use
from advisor.names import find_name
from advisor.problems import RequestError


class Group(click.Group):
    """A group whose commands are found by any spelling, and may be asked for what cannot be.

    That is told as wrong use of the command.
    """

    def resolve_command(
        self, context: click.Context, arguments: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is meant, with its arguments. Raises RequestError, with the nearest command."""
        if not context.resilient_parsing:
            names = dict.fromkeys(self.list_commands(context), "")
            arguments = [find_name("command", arguments[0], names), *arguments[1:]]
        return super().resolve_command(context, arguments)

    def invoke(self, context: click.Context) -> Any:
        """Run the command that is named. Raises UsageError, with the command, for a RequestError."""
        try:
            return super().invoke(context)
        except RequestError as error:
            name = context.invoked_subcommand or ""
            command = self.get_command(context, name)
            where = click.Context(command, context, name) if command else context
            raise click.UsageError(str(error), where) from error


class Lazy(Group):
    """A group by a table, whose commands are imported when they are used; without a name the default is meant."""

    def __init__(
        self, *arguments: Any, commands: Mapping[str, Use], default: str = "", **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        self.table, self.default = commands, default

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Take the arguments, which are those of the default command unless they begin with one."""
        if context.resilient_parsing and not args:  # a shell completes what may come first
            return super().parse_args(context, args)
        named = args and (not args[0].startswith("-") or args[0] in (*context.help_option_names, "--version"))
        return super().parse_args(context, args if named or not self.default else [self.default, *args])

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(self.table)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        command: click.Command | None = self.table[name].load() if name in self.table else None
        return command

    def shell_complete(self, context: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands that begin so, without importing any, and options, those of the default among them."""
        begun = [
            CompletionItem(name, help=use.what)
            for name, use in self.table.items()
            if name.startswith(incomplete)
        ]
        default = self.table[self.default].load() if self.default and incomplete.startswith("-") else None
        options = default.shell_complete(context, incomplete) if default else []
        return [*begun, *click.Command.shell_complete(self, context, incomplete), *options]

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command does, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, use.what) for name, use in self.table.items()])
