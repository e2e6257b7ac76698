"""Groups of commands that are imported one at a time: start-up time is a feature."""

import importlib
from collections.abc import Mapping
from typing import Any

import click


class Lazy(click.Group):
    """A group in which a command is the module that holds it and what it does; without a name the default is meant."""

    def __init__(
        self, *arguments: Any, modules: Mapping[str, tuple[str, str]], default: str = "", **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        self.modules, self.default = modules, default

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Take the arguments, which are those of the default command unless they begin with one."""
        named = args and (not args[0].startswith("-") or args[0] in ("--help", "--version"))
        return super().parse_args(context, args if named or not self.default else [self.default, *args])

    def list_commands(self, _context: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(self.modules)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """Return a command by its name."""
        if name not in self.modules:
            return None
        command: click.Command = importlib.import_module(self.modules[name][0]).command
        return command

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command does, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, what) for name, (_, what) in self.modules.items()])
