"""`advisor new`: rules, facts, candidates, cases and whole knowledge bases to begin with, with blanks to fill in.

places    where a draft goes
writing   how it gets there: whole or not at all, and never over something else
asking    questions for what is blank, on a terminal
"""

import importlib
from collections.abc import Mapping

import click

KINDS: Mapping[str, tuple[str, str]] = {
    "rule": ("advisor.cli.new.rule", "A rule, with an example each way."),
    "fact": ("advisor.cli.new.fact", "A fact: a question with its values."),
    "candidate": ("advisor.cli.new.candidate", "A candidate of a decision."),
    "case": ("advisor.cli.new.case", "A case: answers, and what is expected of them."),
    "knowledge": ("advisor.cli.new.knowledge", "A whole knowledge base, small and in order."),
}


class Kinds(click.Group):
    """What can be made, imported one at a time."""

    def list_commands(self, _context: click.Context) -> list[str]:
        """Return the kinds."""
        return list(KINDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """Return the command for a kind."""
        if name not in KINDS:
            return None
        made: click.Command = importlib.import_module(KINDS[name][0]).command
        return made

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each makes, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, what) for name, (_, what) in KINDS.items()])


@click.group("new", cls=Kinds)
def command() -> None:
    """Begin a rule, a fact, a candidate, a case or a whole knowledge base.

    What the options do not say is asked on a terminal, and left blank otherwise; 'advisor check' names every blank.
    """
