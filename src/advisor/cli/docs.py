"""`advisor docs`: the rule base as a handbook, as one page for the browser or as Markdown."""

import re
from pathlib import Path

import click

from advisor.cli.options import with_knowledge
from advisor.cli.outputs import OUTPUT, OUTPUTS, refuse_others, with_force, write
from advisor.usecases.knowledge import Knowledge

# What stands on every page, however it is marked up.
MADE = re.compile(rb"Made by .{0,6}advisor docs.{0,7}; do not edit")


@click.command("docs")
@click.option(
    "--html", metavar="FILE", type=OUTPUT, help="Write one page for the browser, with search and graph."
)
@click.option(
    "--markdown", metavar="DIR", type=OUTPUTS, help="Write pages in Markdown that link to each other."
)
@with_force
@with_knowledge
def command(knowledge: Knowledge, html: Path | None, markdown: Path | None, *, force: bool) -> None:
    """Write the rule base as a handbook: every rule in words, who reads which fact, what rests on what.

    Without an option it goes to standard output, as one text in Markdown.
    """
    from advisor.views.handbook.handbook import handbook, handbook_pages
    from advisor.views.writers.html import html as written_html
    from advisor.views.writers.markdown import markdown as written_markdown
    from advisor.views.writers.markdown_pages import markdown_pages

    base = knowledge.load()
    page = {html: written_html(handbook(base))} if html else {}
    files = markdown_pages(handbook_pages(base)) if markdown else {}
    pages = {markdown / name: text for name, text in files.items()} if markdown else {}
    if not page and not pages:
        click.echo(written_markdown(handbook(base)), nl=False)
    refuse_others((*page, *pages), MADE.search, force=force)
    write(page, pages)
