"""`advisor sources`: which passages of the sources are encoded, and where; or what rests on some of them."""

import click

from advisor.cli import FAILED, completion
from advisor.cli.options import with_knowledge, with_pager
from advisor.cli.paging import show
from advisor.explain.sources import uncovered
from advisor.names import find_name
from advisor.usecases.knowledge import Knowledge
from advisor.views.sources import coverage_page, passage


@click.command("sources")
@click.argument("passages", metavar="[PASSAGE]...", nargs=-1, shell_complete=completion.passages)
@with_knowledge
@with_pager
def command(passages: tuple[str, ...], knowledge: Knowledge) -> int:
    """Show what each PASSAGE (such as P14, or its clause P14a) says, and everything that rests on it.

    Without PASSAGE: the coverage of all sources as a page of Markdown; exit code 1 if a clause of a passage with
    guidance is encoded nowhere; a passage without clauses is one.
    """
    base = knowledge.load()
    if not passages:
        from advisor.views.writers.markdown import markdown

        click.echo(markdown(coverage_page(base)), nl=False)
        return FAILED if uncovered(base) else 0
    known = dict.fromkeys(base.citable, "")
    names = [find_name("passage", name, known, listed=20) for name in passages]
    show(tuple(block for name in names for block in passage(base, name)))
    return 0
