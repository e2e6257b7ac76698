"""`advisor impact FILE...`: what new and changed knowledge files would bring about, before a pull request."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import click

from advisor.authoring.compare.difference import SECONDS
from advisor.authoring.compare.impact import impact
from advisor.authoring.compare.past import Past
from advisor.authoring.compare.share import ROWS
from advisor.cli import FAILED
from advisor.cli.limits import with_comparison
from advisor.cli.options import FOLDER, with_journal, with_knowledge
from advisor.cli.outputs import json_text
from advisor.formats.impact import Told, to_document
from advisor.journal.audit.past import past
from advisor.journal.database import for_reading, troubles
from advisor.language.reading.cases import documents_of, read_cases
from advisor.language.reading.documents import Collected
from advisor.language.reading.proposed import HEAD, propose
from advisor.model import RuleBase
from advisor.model.cases import Case
from advisor.problems import AdvisorError, Place, Problem
from advisor.usecases.knowledge import Knowledge

# So many seconds a report waits for another program to let go of the journal.
PATIENCE = 3.0


@click.command("impact")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FOLDER)
@with_knowledge
@click.option(
    "--against", metavar="REVISION", help="The git revision to compare with; HEAD if none is given."
)
@with_comparison(SECONDS, ROWS, "Time for proofs, each time rules are checked or compared.")
@with_journal
@click.option("--json", "as_json", is_flag=True, help="Write JSON, format advisor.impact/1.")
@click.pass_context
def command(  # noqa: PLR0913, PLR0917  # each option is one choice
    context: click.Context,
    files: tuple[Path, ...],
    knowledge: Knowledge,
    against: str | None,
    seconds: float,
    sample: int,
    journal: Path,
    *,
    as_json: bool,
) -> None:
    """Report what knowledge files would bring about: problems, remarks, other endings, cases and past records that change.

    A FILE in the knowledge folder is compared with what it was in a git revision, or with a knowledge base
    without it if it was not there. A FILE from elsewhere is added, in the place of the one of its name if there
    is one. A folder stands for the knowledge files in it. The exit code is 1 if something is broken or a stored
    case ends differently; records of the journal do not count for it.
    """
    report = with_past(tell(knowledge, files, against, seconds, sample), journal)
    if as_json:
        click.echo(json_text(to_document(report)), nl=False)
    else:
        show(report)
    context.exit(0 if report.harmless else FAILED)


def tell(
    knowledge: Knowledge, files: tuple[Path, ...], against: str | None, seconds: float, sample: int
) -> Told:
    """Return what files bring about. Raises AdvisorError if it cannot be found out what they are to the base."""
    root = knowledge.root
    proposal = propose(root, knowledge.added, files, against)
    new = base_or_problems(knowledge, proposal.new)
    if isinstance(new, tuple):
        return Told(proposal.files, against or HEAD, None, problems=new)
    old = base_or_problems(knowledge, proposal.old)
    cases, problems = cases_of(root, new)
    impacts = impact(old if isinstance(old, RuleBase) else None, new, cases, seconds=seconds, rows=sample)
    before = old if isinstance(old, tuple) else ()
    return Told(proposal.files, against or HEAD, impacts, before=before, cases=problems)


def base_or_problems(knowledge: Knowledge, collected: Collected) -> RuleBase | tuple[Problem, ...]:
    """Return the rule base of these documents, or what is wrong with them."""
    try:
        return knowledge.read(collected)
    except AdvisorError as error:
        return error.problems


def cases_of(root: Path, base: RuleBase) -> tuple[tuple[Case, ...], tuple[Problem, ...]]:
    """Return the cases of a knowledge folder, or else what is wrong with them."""
    problems: list[Problem] = []
    documents = documents_of(root, problems)
    try:
        return read_cases(documents, base), tuple(problems)
    except AdvisorError as error:
        return (), (*problems, *error.problems)


def with_past(told: Told, journal: Path) -> Told:
    """Return what files bring about with what becomes of past records, if two versions can be compared."""
    found = told.impact.difference if told.impact else None
    return replace(told, past=past_of(journal, found.old, found.new)) if found else told


def past_of(path: Path, old: RuleBase, new: RuleBase) -> Past:
    """Return what becomes of the records in a journal, or why that is not known."""
    try:
        with troubles(path):
            if not path.exists():
                what = "there is no journal here, so no past record was looked at"
                return Past(0, problems=(Problem(Place(str(path)), what),))
        with closing(for_reading(path, PATIENCE)) as journal:
            return past(journal, old, new)
    except AdvisorError as error:
        return Past(0, problems=error.problems)


def show(told: Told) -> None:
    """Write what files bring about."""
    from advisor.views.terminal.impact import show_broken, show_files, show_impact
    from advisor.views.terminal.screen import screen

    show_files(screen(), told.files, told.against)
    if told.impact:
        show_impact(screen(), told.impact, told.before, told.cases, told.past)
    else:
        show_broken(screen(), told.problems)
