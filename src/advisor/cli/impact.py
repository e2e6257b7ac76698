"""`advisor impact FILE...`: what new and changed knowledge files would bring about, before a pull request."""

from pathlib import Path

import click

from advisor.authoring.compare.difference import SECONDS
from advisor.authoring.compare.share import ROWS
from advisor.cli import FAILED
from advisor.cli.limits import with_comparison
from advisor.cli.options import FOLDER, with_journal, with_knowledge, with_pager
from advisor.cli.outputs import write_json
from advisor.cli.paging import show
from advisor.usecases.impact import impact_of
from advisor.usecases.knowledge import Knowledge


@click.command("impact")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FOLDER)
@with_knowledge
@click.option(
    "--against", metavar="REVISION", help="The git revision to compare with; HEAD if none is given."
)
@with_comparison(SECONDS, ROWS, "Time for proofs, each time rules are checked or compared.")
@with_journal
@with_pager
@click.option("--json", "as_json", is_flag=True, help="Write JSON, format advisor.impact/1.")
def command(  # noqa: PLR0913, PLR0917  # each option is one choice
    files: tuple[Path, ...],
    knowledge: Knowledge,
    against: str | None,
    seconds: float,
    sample: int,
    journal: Path,
    *,
    as_json: bool,
) -> int:
    """Report what new and changed files would change: problems, remarks, interviews, cases and past records.

    A FILE in the knowledge folder is compared with what it was in a git revision, or with a knowledge base
    without it if it was not there. A FILE from elsewhere is added, in the place of the one of its name if there
    is one. A folder stands for the knowledge files in it. The exit code is 1 if something is broken or a stored
    case ends differently; records of the journal do not count for it.
    """
    report = impact_of(knowledge, files, against, journal, seconds, sample)
    if as_json:
        from advisor.formats.impact import to_document

        write_json(to_document(report))
    else:
        from advisor.views.impact import impact_view

        show(impact_view(report))
    return 0 if report.harmless else FAILED
