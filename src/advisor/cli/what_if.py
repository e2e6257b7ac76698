"""`advisor what-if FACT=VALUE...`: what other answers would lead to."""

import click

from advisor.cli.options import Answers, Knowledge, read_changes, with_answers, with_knowledge
from advisor.explain.what_if import what_if
from advisor.render.explanations import show_what_if
from advisor.render.screen import screen


@click.command("what-if")
@click.argument("changes", nargs=-1, required=True, metavar="FACT=VALUE...")
@with_knowledge
@with_answers
def command(changes: tuple[str, ...], knowledge: Knowledge, answers: Answers) -> None:
    """Show what would be recommended if some answers were others; nothing is stored."""
    base = knowledge.load()
    given = answers.or_latest(base).load(base)
    show_what_if(screen(), base, what_if(base, given, read_changes(base, given, changes)))
