"""`advisor what-if FACT=VALUE...`: what other answers would lead to."""

import click

from advisor.cli.options import read_changes
from advisor.cli.subjects import Subject, with_subject
from advisor.explain.what_if import what_if
from advisor.views.terminal.explanations import show_what_if
from advisor.views.terminal.screen import screen


@click.command("what-if")
@click.argument("changes", nargs=-1, required=True, metavar="FACT=VALUE...")
@with_subject
def command(changes: tuple[str, ...], subject: Subject) -> None:
    """Show what would be recommended if some answers were others; nothing is stored."""
    base, given = subject.load()
    show_what_if(screen(), base, what_if(base, given, read_changes(base, given, changes)))
