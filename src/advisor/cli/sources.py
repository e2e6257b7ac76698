"""`advisor sources`: which passages of the sources are encoded, and where, as a Markdown page."""

import click

from advisor.cli import FAILED
from advisor.cli.options import with_knowledge
from advisor.explain.sources import uncovered
from advisor.usecases.knowledge import Knowledge
from advisor.views.handbook.sources import sources_page


@click.command("sources")
@with_knowledge
@click.pass_context
def command(context: click.Context, knowledge: Knowledge) -> None:
    """Write the coverage of the sources; exit code 1 if a passage with guidance is not encoded."""
    base = knowledge.load()
    click.echo(sources_page(base), nl=False)
    context.exit(FAILED if uncovered(base) else 0)
