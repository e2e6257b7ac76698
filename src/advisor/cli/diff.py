"""`advisor diff OLD NEW`: whether any interview ends differently in two versions of a knowledge base."""

from pathlib import Path

import click

from advisor.authoring.compare.difference import SECONDS
from advisor.authoring.compare.share import ROWS
from advisor.cli import FAILED
from advisor.cli.beside import say_unread
from advisor.cli.limits import with_comparison
from advisor.cli.options import with_pager
from advisor.cli.outputs import write_json
from advisor.cli.paging import show
from advisor.language.reading.versions import exists
from advisor.usecases.comparison import difference


@click.command("diff")
@click.argument("old")
@click.argument("new")
@with_comparison(SECONDS, ROWS)
@with_pager
@click.option("--json", "as_json", is_flag=True, help="Write JSON, format advisor.difference/1.")
def command(old: str, new: str, seconds: float, sample: int, *, as_json: bool) -> int:
    """Compare two versions of a knowledge base, and say whether any interview ends differently.

    OLD and NEW are folders, wheels (or zip files) or git revisions of the current repository, such as HEAD~1;
    REVISION:FOLDER names a folder below its top. The exit code is 0 if it is proved that every interview ends
    the same, and 1 if one ends differently, if some cannot be compared, or if neither was found in time.
    """
    for folder in (Path(name) for name in (old, new) if exists(name)):
        say_unread(folder, ())
    compared = difference(old, new, seconds, sample)
    if as_json:
        from advisor.formats.difference import to_document

        write_json(to_document(compared, (old, new)))
    else:
        from advisor.views.difference.difference import difference_view

        show(difference_view(compared, (old, new)))
    return 0 if compared.same else FAILED
