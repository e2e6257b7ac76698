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
    from advisor.explain.handbook import handbook
    from advisor.views.handbook.html import html_page
    from advisor.views.handbook.text import markdown_page, markdown_pages

    book = handbook(knowledge.load())
    page = {html: html_page(book)} if html else {}
    pages = {markdown / name: text for name, text in markdown_pages(book).items()} if markdown else {}
    if not page and not pages:
        click.echo(markdown_page(book), nl=False)
    refuse_others((*page, *pages), MADE.search, "page of a handbook", force=force)
    write(page, pages)
